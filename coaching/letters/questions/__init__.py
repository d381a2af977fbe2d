"""This package asks what a letter needs to be the person's own, and keeps what they say."""

"""Parses, admits and handles the updates that arrive, with one transaction for each batch."""

"""The conversations: what a person does comes in, what the coach says goes out."""

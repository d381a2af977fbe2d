"""Every text that people read can be translated, and is never put together from pieces."""

"""Times every pattern and every reader of what people write, and finds those that grow too fast."""

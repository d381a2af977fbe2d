"""Takes in what waits: parses, admits and handles updates, one transaction for a batch."""

"""The letters a person can send: composed of their own words, shortened, redacted and proofread."""

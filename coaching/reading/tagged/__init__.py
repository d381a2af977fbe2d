"""A small learned model that marks who, what they are, which firm and which job, word by word."""

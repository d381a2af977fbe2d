"""Writes tables of words as plain text, so that adding a word is adding it to a line."""


def word_set(table: str) -> frozenset[str]:
    """Returns the words of a table; a line that begins with # is a remark."""
    lines = (line for line in table.splitlines() if not line.lstrip().startswith("#"))
    return frozenset(word for line in lines for word in line.split())

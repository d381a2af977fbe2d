"""One file a kind of step: its rule, hours, texts, letter and flags."""

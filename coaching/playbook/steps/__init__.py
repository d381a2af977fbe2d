"""Defines each kind of step in one file: its rule, hours, texts, letter and flags."""

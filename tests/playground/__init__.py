"""Proves that the stand-in is as strict as Telegram, judged by code that others wrote."""

"""Messages as Telegram takes them: arguments, text, entities, keyboards, sending and edits."""

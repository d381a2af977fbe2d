"""The person's own settings, from the first /start on."""

"""Updates reach the bot by polling or by webhook; the bot's own HTTP server is here too."""

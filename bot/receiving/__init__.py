"""How updates reach the bot: by polling or by webhook, and the bot's own HTTP server."""

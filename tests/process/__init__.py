"""The whole thing as it runs: the bot's own process, real HTTP, a wall clock that is moved."""

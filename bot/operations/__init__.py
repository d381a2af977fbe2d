"""The commands of whoever runs the bot: check, backup, restore, rotate, parked and the others."""

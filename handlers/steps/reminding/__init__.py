"""When reminders come, and which: a person asks for quiet, or switches kinds off and on."""

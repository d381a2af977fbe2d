"""Texts that several rooms of the bot say in the same words."""

from coaching.translation import _

WHICH_JOB = _("Which job is it about?")
NO_LONGER_THERE = _("That is no longer there. /status shows what is.")
"""Answers a button, or ends a flow, when what it was about was deleted or is over."""

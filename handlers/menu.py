"""Telegram shows this before anybody writes: the command menu and the description of the bot.

It stands alone because it belongs to no subject, and the process reads it without the router.
"""

from coaching.translation import Text, _

COMMANDS: tuple[tuple[str, Text], ...] = (
    ("new", _("Log an interview, past or upcoming")),
    ("status", _("What is pending, and until when")),
    ("outcome", _("They decided, or you did")),
    ("contacts", _("The people you met")),
    ("referees", _("The people who vouch for you")),
    ("reflect", _("Look back at an interview")),
    ("draft", _("Write any letter, or rewrite one")),
    ("practice", _("Practise an answer, one at a time")),
    ("pause", _("Quiet for a while, and which reminders come")),
    ("settings", _("Time zone, waking hours, how you sign")),
    ("export", _("All your data as a file")),
    ("privacy", _("What is kept, and why")),
    ("delete", _("Delete everything about you")),
    ("help", _("What I can do for you")),
    ("cancel", _("Leave the question we are at")),
    ("back", _("Go back one question")),
    ("skip", _("Leave a question out")),
)
DESCRIPTION = _(
    "I coach you through everything that follows a job interview.\n\n"
    "Tell me when it is and who you met. I remind you of each thank-you note, briefing and "
    "check-in when its window opens, and draft it from your own words. You send everything "
    "yourself; what I keep is sealed."
)
SHORT_DESCRIPTION = _("Coaches you through everything that follows a job interview.")

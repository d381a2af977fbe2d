"""What Telegram shows of the bot before anybody writes: the command menu and the description."""

COMMANDS: tuple[tuple[str, str], ...] = (
    ("new", "Log an interview, past or upcoming"),
    ("status", "What is pending, and until when"),
    ("outcome", "They decided, or you did"),
    ("contacts", "The people you met"),
    ("referees", "The people who vouch for you"),
    ("reflect", "Look back at an interview"),
    ("draft", "Write any letter, again or anew"),
    ("practice", "Practise an answer, one at a time"),
    ("settings", "Time zone, waking hours, how you sign"),
    ("export", "All your data as a file"),
    ("privacy", "What is kept, and why"),
    ("delete", "Delete everything about you"),
    ("help", "What I can do for you"),
    ("cancel", "Leave the question we are at"),
    ("back", "Go back one question"),
    ("skip", "Leave a question out"),
)
DESCRIPTION = (
    "I coach you through everything that follows a job interview.\n\n"
    "Tell me when it is and who you met. I remind you of each thank-you note, briefing and "
    "check-in when its window opens, and draft it from your own words. You send everything "
    "yourself; what I keep is sealed."
)
SHORT_DESCRIPTION = "Coaches you through everything that follows a job interview."

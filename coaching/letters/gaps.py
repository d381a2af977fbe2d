"""What is missing in a letter or to be checked in it, as the person reads it above the letter.

The letter itself is in the language of the job; these remarks are in the person's own.
"""

from coaching.letters.notes import NotePoint
from coaching.translation import Text, _, plural

# -- which line of a letter it is ------------------------------------------------------------------

# Translators: names a line of a letter, as in "the line {where} was left out".
ON_TOPIC = _("on what you talked about")
# Translators: names a line of a letter, as in "the line {where} was left out".
ON_YOUR_TALK = _("on your talk")
# Translators: names a line of a letter, as in "the line {where} was left out".
ON_STRENGTH = _("on why you fit")
# Translators: names a line of a letter, as in "the line {where} was left out".
ON_CONCERN = _("on their concern")
# Translators: names a line of a letter, as in "the line {where} was left out".
ON_UNSAID = _("on what was unsaid")
# Translators: names a line of a letter, as in "the line {where} was left out".
WITH_USEFUL = _("with what may be useful to them")
# Translators: names a line of a letter, as in "the line {where} was left out".
WITH_QUESTION = _("with your question")
# Translators: names a line of a letter, as in "the line {where} was left out".
ON_CONTRIBUTION = _("on what you would bring")
# Translators: names a line of a letter, as in "the line {where} was left out".
ON_REQUIREMENTS = _("on what the job requires")

# -- any line --------------------------------------------------------------------------------------

LINE_LEFT_OUT = _("To stay within {most} words, the line {where} was left out.")
NOTE_CUT = _("Your note was too long: only its beginning is in the line {where}.")
UNCLEAR_PRONOUN = _("Check who “{pronoun}” means in the line {where}.")

# -- whom it goes to, and who writes it ------------------------------------------------------------

NO_NAME_TO_GREET = _("The name to greet is missing.")
NAME_TOO_LONG = _("The name is too long for a greeting: write it yourself.")
NO_ADDRESSEE = _("Who to write to is missing: the coordinator, or who led the interview.")
NO_SIGNATURE = _("How you sign is missing: /settings keeps it.")
SIGNATURE_TOO_LONG = _("Your signature is too long for a short note.")
NO_OWN_NAME = _("Your name is missing or too long for an invitation: they should know who asks.")

# -- what was talked about -------------------------------------------------------------------------

ROLE_MISSING = _("The role is missing or too long: a few words will do.")
TOPIC_MISSING = _("One thing you talked about with {name} is missing.")
GROUP_TOPIC_MISSING = _("One thing you talked about with them is missing.")
TOPIC_TOO_LONG = _(
    "Your note on what you talked about is too long for a short letter: pick one thing."
)
TOPIC_SPEAKS_OF_THEM = _(
    "Your note on what you talked about speaks of them, not to them: {note}. Turn it to them."
)
INVITATION_TOPIC_TOO_LONG = _(
    "What you talked about is too long for an invitation: pick one thing, in a few words."
)
TOPICS_LEFT_OUT = plural(
    "Only one of your {count} points on what you talked about is in.",
    "Only one of your {count} points on what you talked about is in.",
)

# -- what the person brings ------------------------------------------------------------------------

STRENGTH_MISSING = _("Why you fit is missing: one line of your own (/reflect asks what went well).")
STRENGTH_UNCLEAR = _("Your note {note} does not read as a strength yet: one line of your own?")
STRENGTH_AS_TYPED = _("The line on why you fit is your note on what went well: see that it suits.")
CONCERN_UNANSWERED = _("Your answer to the concern {name} raised is missing: {concern}.")
LAST_LINE_MISSING = _("One more line would help: something left unsaid, or a question.")

# -- what is sent or asked for ---------------------------------------------------------------------

USEFUL_TOO_LONG = _("What you want to send is too long for a short note: one link or one line.")
USEFUL_UNCLEAR = _(
    "What you want to send {name} is not clear enough to stand there: the thing in a few words, or "
    "its link."
)
USEFUL_MISSING = _("The link, article or sample for {name} is missing.")

# -- what a referee needs --------------------------------------------------------------------------

RELATION_MISSING = _("How you know each other is missing: a reminder.")
REQUIREMENTS_MISSING = _("What the job requires is missing.")
REQUIREMENTS_CUT = _("What the job requires was too long: see what is left of it.")
TALKING_POINTS_FEW = _("Two or three points they could stress: your notes hold fewer.")
ACQUAINTANCE_MISSING = _("Who they know there is missing: name them.")
ACQUAINTANCE_TOO_LONG = _("Your note on who they know there is too long: name one person.")


def note_gaps(note: NotePoint, where: Text) -> tuple[str, ...]:
    """Returns what is to be checked in a line that was made of a note."""
    gaps: tuple[str, ...] = (NOTE_CUT.format(where=where),) if note.is_cut else ()
    if note.unclear_pronoun:
        gaps += (UNCLEAR_PRONOUN.format(pronoun=note.unclear_pronoun, where=where),)
    return gaps

"""Names each kind of note before it is kept, so that nothing lands in the wrong place."""

from coaching.reading.proposals import NoteKind
from coaching.translation import Text, _

NOTES: dict[NoteKind, Text] = {
    NoteKind.TOPIC: _("You talked about: {text}"),
    NoteKind.CONCERN: _("A doubt: {text}"),
    NoteKind.ANSWER_TO_CONCERN: _("Your answer to the doubt: {text}"),
    NoteKind.UNSAID: _("Left unsaid: {text}"),
    NoteKind.QUESTION_ASKED: _("They asked: {text}"),
    NoteKind.WENT_WELL: _("Went well: {text}"),
    NoteKind.TO_IMPROVE: _("For next time: {text}"),
    NoteKind.RED_FLAG: _("For you alone: {text}"),
    NoteKind.PROMISED_BY_ME: _("You promised: {text}"),
    NoteKind.NEXT_ROUND: _("What comes next: {text}"),
    NoteKind.STORY: _("Your story, told there: {text}"),
}
# Translators: what the person promised, such as "send the sample (by Fri 4 Dec)".
PROMISED_BY_DAY = _("{text} (by {day})")
NOTES_WITH: dict[NoteKind, Text] = {
    NoteKind.TOPIC: _("With {name}: {text}"),
    NoteKind.CONCERN: _("A doubt {name} has: {text}"),
    NoteKind.ANSWER_TO_CONCERN: _("Your answer to {name}: {text}"),
    NoteKind.QUESTION_ASKED: _("{name} asked: {text}"),
    NoteKind.PROMISED_BY_ME: _("You promised {name}: {text}"),
    NoteKind.STORY: _("Your story, told to {name}: {text}"),
}

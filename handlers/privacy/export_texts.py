"""Holds the texts of the page of /export: its headings, notes and titles."""

from coaching.translation import _, plural

TITLE = _("What Debrief keeps of you")
AS_OF = _("As of {moment}. All times are those of {zone}.")
OTHER_PEOPLE = _(
    "The people named here did not ask to be in this file: keep it where only you can read it."
)

# -- chapters --------------------------------------------------------------------------------------

REFEREES = _("Who vouches for you")
PRACTISED = _("What you practised")
STORIES = _("Your stories")
OWN_REMINDERS = _("Reminders of your search")
CONVERSATIONS = _("What we were in the middle of")
UNCONFIRMED = _("You told me, {moment}; not confirmed yet")
SETTINGS = _("You and your settings")

# -- sections --------------------------------------------------------------------------------------

CAPTURE = _("Your quick notes")
PROCESS = _("What comes next at their side")
REFLECTION = _("Your look back")
QUESTIONS = _("Questions they asked")
# Translators: stands over a question whose words are not known.
SOME_QUESTION = _("A question")
PEOPLE = _("People")
# Translators: stands where a person has no name.
SOMEBODY = _("Somebody")
CHECKS = _("Who was asked about you")
REMINDERS = _("Reminders")
OFFER = _("Their offer")
PROMISES = _("What was promised")
ASSIGNMENTS = _("Tasks they gave you")
POINTS = _("What your referees should speak about")
LETTER_EDITS = _("What you changed in letters")
# Translators: stands over a story whose title is not known.
SOME_STORY = _("A story")

# -- titles and lines ------------------------------------------------------------------------------

CHAT_LABEL = _("Number of this chat")
AS_TOLD_LABEL = _("As you told it")
ROUND_LABEL = _("In round")
EXPECTED_LABEL = _("Expected in round")
# Translators: stands for the number of a round that has no day yet.
NEXT_ROUND = _("the next one")
ROUND = plural("Round {number}: {moment}, {count} min", "Round {number}: {moment}, {count} min")
# Translators: when somebody was asked about the person, as in "Nora Berg: Sat 21 Nov 2026, 15:00".
CHECK = _("{name}: {moment}")
# Translators: a referee and what they should speak about for a job.
POINT = _("{name}: {words}")
# Translators: such as "Told at Acme, Sat 21 Nov 2026, 15:00".
TELLING = _("Told at {company}, {moment}")
TELLING_UNKNOWN = _("Told {moment}")
# Translators: where a story was told, and to whom: "Told at Acme, Sat 21 Nov 2026, to Dana Lee".
TELLING_TO = _("{told}, to {names}")
# Translators: the same, and the question that the story answered.
TELLING_ANSWERED = _("{told}: “{question}”")
# Translators: a reminder and what became of it, as in "thank Dana: done Sat 21 Nov 2026, 15:00".
STEP = _("{step}: {events}")
# Translators: as in "done Sat 21 Nov 2026, 15:00"; the event is "done", "left out" or "reminded".
EVENT = _("{event} {moment}")
# Translators: stands behind a reminder's name, as in "practise a question, number 3".
STEP_NUMBER = _("number {number}")
STEP_ROUND = _("round {number}")
FORMER_QUESTION = _("A question that is no longer in the collection ({key})")
CONVERSATION = _("{about}, {moment}")

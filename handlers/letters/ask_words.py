"""Asks before words go into a letter that may not be meant for its reader."""

from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Conversation
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InterviewId, OpportunityId
from coaching.translation import Words, _
from handlers.answers.yes_no import read_yes_no
from handlers.cards.card import CardLine, StepRef
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.letters.draft_options import DraftOptions
from handlers.letters.drafting import find_line
from handlers.letters.put_words import put_words
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

# Translators: {words} is a sentence for a letter.
SHALL_I = _("Shall I put that in as it stands?\n<i>{words}</i>")
PUT_IT_IN, LEAVE_IT = _("Put it in"), _("Leave it out")
STAYS = _("It stays as it is.")
# Translators: stands in "We were at: {title}".
TITLE = _("a sentence for a letter")
KEY, OPTIONS, WORDS = "key", "options", "words"


def ask_to_put(turn: Turn, line: CardLine, options: DraftOptions, words: str) -> None:
    """Shows the sentence and asks whether it goes into the letter."""
    key = line.ref.key
    engine.begin(
        turn,
        PUT_WORDS,
        opportunity=line.ref.opportunity,
        interview=InterviewId(key.interview) if key.interview else None,
        subject=key.subject,
        answers={KEY: key.text, OPTIONS: options.text, WORDS: words},
    )


def drop_question(turn: Turn) -> None:
    """Takes the question back, where the person says something else of the letter."""
    asked = turn.person.conversation
    if asked is not None and asked.flow == PUT_WORDS.name:
        turn.person = replace(turn.person, conversation=None)


def _prompt(context: QuestionContext) -> Words:
    return SHALL_I.format(words=escape(str(context.answers[WORDS])))


def _choices(_context: QuestionContext) -> Choices:
    return ((Choice(PUT_IT_IN, value=True), Choice(LEAVE_IT, value=False)),)


def _choice_text(value: Any) -> str:
    return str(PUT_IT_IN if value else LEAVE_IT)


def _finish(turn: Turn, conversation: Conversation) -> None:
    answers = conversation.answers
    ref = StepRef(OpportunityId(conversation.opportunity or 0), StepKey.parse(str(answers[KEY])))
    line = find_line(turn, ref)
    if line is None or line.step is None:
        turn.say(NO_LONGER_THERE)
    elif answers.get("puts"):
        options = DraftOptions.parse(str(answers[OPTIONS]))
        put_words(turn, line, options, str(answers[WORDS]), None)
    else:
        turn.say(STAYS)


PUT_WORDS = register_flow(
    Flow(
        name="put_words",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question(
                "puts", _prompt, read_yes_no, _choices, optional=False, format_answer=_choice_text
            ),
        ),
        finish=_finish,
        is_resumable=False,
    )
)

"""Asks a question to practise, and behind the answer how it went, with the best one so far."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from coaching.model.documents import Dossier
from coaching.model.vocabulary import AnswerResult
from coaching.practice.leitner import best_attempt
from coaching.practice.practice_queue import PracticeItem, find_item
from coaching.translation import _
from handlers.flows.question import QuestionContext
from handlers.ui.formatting import day_text, person_zone

ASKED_BY = _("{company} asked you this:")
ASKED_BY_AND_WENT = {
    AnswerResult.SHAKY: _("{company} asked you this, and it felt shaky:"),
    AnswerResult.TRIPPED: _("{company} asked you this, and it threw you:"),
}
COMMON = _("One that many ask:")
ALOUD = _("Say it aloud first, as if they sat there. Then give me the gist.")
# Translators: the day is such as "yesterday" or "Thu 26 Nov".
BEST_SO_FAR = _("What went well {day}:")
SAID_THERE = _("What you said at {company}:")
SAID_LAST = _("What you said {day}:")
# Translators: such as "A good answer keeps the credit with them and shows what you did."; what it
# does stands in the bank of questions of the language.
GOOD_ANSWER = _("A good answer {does}")
WENT_PROMPT = _("How did it go this time?")
QUESTION_GONE_SKIP = _("That question is not here any more. /skip takes the next one.")
SHOWN_LENGTH = 400


def question_prompt(context: QuestionContext) -> str:
    """Asks the question, and says who asked it."""
    item = _find_item(context)
    if item is None:
        return str(QUESTION_GONE_SKIP)
    return f"{_question_lead(item)}\n\n<b>{_shorten(item.text)}</b>\n\n{ALOUD}"


def went_prompt(context: QuestionContext) -> str:
    """Shows the best answer so far and what a good answer does, and asks how it went."""
    item = _find_item(context)
    parts = [_earlier_answer(item, context), _good_answer_text(item)] if item else []
    return "\n\n".join([*filter(None, parts), str(WENT_PROMPT)])


def read_answer_time(answers: Mapping[str, Any]) -> datetime | None:
    """Returns when the answer of this conversation was given (UTC); None before it was."""
    since = answers.get("since")
    return datetime.fromisoformat(since) if since else None


def _find_item(context: QuestionContext) -> PracticeItem | None:
    return find_item(Dossier(context.person, context.opportunities), context.subject, context.now)


def _question_lead(item: PracticeItem) -> str:
    """Says who asked the question, and how the answer went if it was not practised since."""
    if not item.company:
        return str(COMMON)
    went = item.last_slip if not item.practice_attempts else None
    lead = ASKED_BY_AND_WENT[went] if went else ASKED_BY
    return lead.format(company=escape(item.company))


def _good_answer_text(item: PracticeItem) -> str:
    return GOOD_ANSWER.format(does=escape(item.good_answer)) if item.good_answer else ""


def _earlier_answer(item: PracticeItem, context: QuestionContext) -> str:
    """Shows the best earlier answer, without the one that was just given."""
    latest = read_answer_time(context.answers)
    best = best_attempt([attempt for attempt in item.attempts if attempt.at != latest])
    if best is None:
        return ""
    when = day_text(best.at, person_zone(context.person), context.now)
    if best.went is AnswerResult.WELL:
        lead = BEST_SO_FAR.format(day=when)
    elif best in item.practice_attempts:
        lead = SAID_LAST.format(day=when)
    else:
        lead = SAID_THERE.format(company=escape(item.company))
    return f"{lead}\n<i>{_shorten(best.answer)}</i>"


def _shorten(text: str) -> str:
    return escape(text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1].rstrip() + "…")

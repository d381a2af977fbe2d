"""What an interview cannot do without, its company and its time, is asked when it is confirmed."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from coaching.facts.correct_line import read_moment
from coaching.facts.proposal_json import decode_proposal, encode_proposal
from coaching.facts.unclear import WEIGHTY
from coaching.model.documents import Conversation, Dossier
from coaching.model.pending import PendingReading
from coaching.model.vocabulary import InvalidInputError
from coaching.reading.context import ReadingContext
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people.names import read_name
from coaching.reading.proposals import (
    UNSAID_MATTER,
    InterviewSaid,
    LeadSaid,
    Matter,
    MovedSaid,
    PersonSaid,
    Proposal,
    SaidTime,
)
from coaching.translation import Text, _
from handlers.cards.reading_card import reading_of
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import AmbiguousAnswer, Choice, Question, QuestionContext
from handlers.listening.keep_pending import keep_pending
from handlers.listening.pending_readings import find_pending, put_pending, with_proposals
from handlers.listening.reading_context import MONTH_FIRST
from handlers.ui import formatting
from handlers.ui.turn import Turn

COMPANY = _("Which company is it?")
NO_COMPANY = _("Its name is enough, such as <i>Acme</i>, so that I know where the rest belongs.")
WHEN = _("Which day and time is it? Such as <i>yesterday 3pm</i> or <i>Friday 10:00</i>.")
WHICH_HOUR = _("At what time? Such as <i>3pm</i>.")
WHICH_TIME = _("That can be read in two ways. Which do you mean?")
NOT_READ = _("I could not read a time there. Write it like <i>tomorrow 14:30</i>.")
NO_TIME_YET_LABEL = _("I do not know yet")
NO_TIME_ANY_MORE_LABEL = _("I do not remember")
# Translators: stands in "We were at: {title}".
TITLE = _("what you told me")


def ask_missing_part(turn: Turn, pending: PendingReading) -> bool:
    """Asks for the company or the time where one is missing. Returns False when nothing is."""
    proposals = reading_of(pending).proposals
    place = next((at for at, one in enumerate(proposals) if _is_incomplete(one)), None)
    has_jobs = bool(turn.dossier.opportunities)
    no_company = any(
        one.about == UNSAID_MATTER and _wants_job(one, has_jobs=has_jobs) for one in proposals
    )
    if place is None and not no_company:
        return False
    put_pending(turn, replace(pending, is_bare=True))
    answers: dict[str, Any] = {"serial": pending.serial}
    if no_company:
        answers["needs_company"] = True
        answers["nameless"] = [at for at, one in enumerate(proposals) if one.about == UNSAID_MATTER]
    if place is not None:
        answers |= {"place": place, "line": encode_proposal(proposals[place])}
    turn.replace_buttons()
    engine.begin(turn, MISSING_PARTS, answers=answers)
    return True


def _wants_job(proposal: Proposal, *, has_jobs: bool) -> bool:
    """Tells whether it cannot be kept without a company.

    Where there are jobs, a note is about the last one; what moves or ends something is not.
    """
    if isinstance(proposal, InterviewSaid | LeadSaid):
        return not proposal.company
    if isinstance(proposal, PersonSaid):
        return not proposal.is_referee
    return isinstance(proposal, WEIGHTY) or not has_jobs


def _is_incomplete(proposal: Proposal) -> bool:
    if isinstance(proposal, InterviewSaid):
        return proposal.known is None and (proposal.time is None or proposal.time.start is None)
    return False


def _read_company(text: str, _context: QuestionContext) -> str:
    """Reads the name of a company: "no" and "dont know" are none, though Next and X are."""
    is_plain_no = text.casefold().strip(" .,!") in _NO_COMPANIES or " " in text.strip()
    if is_plain_no and is_non_answer(text):
        raise InvalidInputError(NO_COMPANY)
    return read_name(text)


_NO_COMPANIES = frozenset(("no", "nope", "nah", "none", "dunno", "idk", "unknown", "nobody"))


def _read_when(text: str, context: QuestionContext) -> Any:
    line = decode_proposal(context.answers["line"])
    before = line.time if isinstance(line, InterviewSaid | MovedSaid) else None
    dossier = Dossier(context.person, context.opportunities)
    zone = formatting.person_zone(context.person)
    month_first = context.person.country in MONTH_FIRST
    said = read_moment(text, before, ReadingContext(dossier, context.as_of, zone, month_first))
    if said is None or said.start is None:
        raise InvalidInputError(NOT_READ)
    if said.others:
        raise AmbiguousAnswer(WHICH_TIME, _time_choices(said, line, context))
    return _with_time(line, said)


def _time_choices(said: SaidTime, line: Proposal, context: QuestionContext) -> list[Choice]:
    zone = formatting.person_zone(context.person)
    every = (replace(said, others=()), *said.others[:2])
    return [
        Choice(formatting.moment_text(one.start, zone, context.now), _with_time(line, one))
        for one in every
        if one.start is not None
    ]


def _with_time(line: Proposal, said: SaidTime) -> str:
    if isinstance(line, InterviewSaid | MovedSaid):
        return encode_proposal(replace(line, time=said))
    return encode_proposal(line)


def _when_prompt(context: QuestionContext) -> str:
    line = decode_proposal(context.answers["line"])
    has_day = isinstance(line, InterviewSaid) and line.time is not None
    return str(WHICH_HOUR if has_day else WHEN)


def _no_time_label(context: QuestionContext) -> Text:
    """Returns what stands on the button for no hour: of a day that is past none will be known."""
    line = decode_proposal(context.answers["line"])
    day = line.time.day if isinstance(line, InterviewSaid) and line.time else None
    today = context.now.astimezone(ZoneInfo(formatting.person_zone(context.person))).date()
    is_over = day is not None and day < today
    return NO_TIME_ANY_MORE_LABEL if is_over else NO_TIME_YET_LABEL


def _keep_answers(turn: Turn, conversation: Conversation) -> None:
    """Puts what was answered so far into the message that waits, should the rest never come."""
    answers = conversation.answers
    pending = find_pending(turn, answers["serial"])
    if pending is None:
        return
    proposals = list(reading_of(pending).proposals)
    if answers.get("when"):
        proposals[answers["place"]] = decode_proposal(answers["when"])
    if answers.get("company"):
        about = Matter(company=answers["company"])
        nameless = answers.get("nameless", ())
        proposals = [
            replace(one, about=about) if at in nameless or one.about == UNSAID_MATTER else one
            for at, one in enumerate(proposals)
        ]
    put_pending(turn, with_proposals(pending, tuple(proposals)))


def _finish(turn: Turn, conversation: Conversation) -> None:
    _keep_answers(turn, conversation)
    pending = find_pending(turn, conversation.answers["serial"])
    if pending is not None:
        keep_pending(turn, pending, on_card=False)


MISSING_PARTS = register_flow(
    Flow(
        name="missing_parts",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question(
                "company",
                COMPANY,
                _read_company,
                when=lambda context: bool(context.answers.get("needs_company")),
                takes_name=True,
                optional=False,
            ),
            Question(
                "when",
                _when_prompt,
                _read_when,
                lambda context: ((Choice(_no_time_label(context), ""),),),
                when=lambda context: "line" in context.answers,
            ),
        ),
        finish=_finish,
        keep=_keep_answers,
        is_resumable=False,
    )
)

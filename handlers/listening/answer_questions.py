"""Answers a question to the coach in words: what is open, when to write to whom, what is kept."""

from html import escape
from operator import itemgetter

from coaching.facts.recall_notes import find_what_to_bring
from coaching.model.pending import PendingReading
from coaching.model.step_key import Step, StepState
from coaching.model.vocabulary import OpportunityId
from coaching.playbook.steps.leave import LEAVE
from coaching.reading.firms.known_companies import find_known_companies
from coaching.reading.proposals import InterviewSaid
from coaching.reading.similarity import is_similar_person
from coaching.reading.wishes import ABOUT_RECORD, AskAbout, AskSaid
from coaching.reading.words.tokens import Tokens
from coaching.translation import Text, _
from handlers.cards.card import CardLine, all_card_lines
from handlers.cards.card_buttons import card_buttons
from handlers.cards.reading_card import reading_card, reading_of
from handlers.help import HELP
from handlers.listening.on_record.answer_from_record import answer_from_record
from handlers.listening.reading_context import message_context
from handlers.listening.steps_meant import FOLLOWING_QUESTIONS
from handlers.practice.practise import start_practice
from handlers.steps.job_page import job_page
from handlers.steps.reminding.reminders_menu import show_reminders
from handlers.steps.status import overview_card
from handlers.ui import formatting
from handlers.ui.turn import Turn

# Translators: {task} is such as "Thank Dana"; {when} is such as "tomorrow 16:00".
OPEN_UNTIL = _("{task}: now, and best by {when}.")
OPEN_NOW = _("{task}: now is fine.")
OPENS_AT = _("{task}: from {when}. I will remind you.")
# Translators: such as "Acme, Fri 4 Dec 09:30. This comes from me again Fri 4 Dec 08:30:"; the
# checklist follows.
BEFORE_INTERVIEW = _("{company}, {start}. This comes from me again {when}:")
ON_RECORD = _("On record for it:")
NOTHING_AHEAD = _(
    "No interview is ahead, as far as I know. Tell me when the next one is, and I will be there "
    "an hour before."
)
CARD_FIRST = _("First say whether this is right; then ask again, and I show you the checklist.")
NOTHING_PLANNED = _("Nothing is planned there yet. /status shows what is pending.")
LINES: dict[AskAbout, Text] = {
    AskAbout.PRIVACY: _(
        "What you tell me is sealed with a key of your own. /privacy says all of it, /export gives "
        "you a copy, /delete takes it out."
    ),
    AskAbout.EXPORT: _("/export gives you everything as a page to read and a file for programs."),
    AskAbout.SETTINGS: _("/settings changes your time zone, hours and sign-off."),
    AskAbout.MOVE: _(
        "Ask whoever invited you, and offer two other times. Once they agree, tell me the new one, "
        "and everything moves with it."
    ),
    AskAbout.REFERENCES: _(
        "Ask before you name anybody, and tell them for which job. /referees has your list and "
        "drafts the asking."
    ),
}
LINES_AT_MOST = 3


def answer_question(turn: Turn, wish: AskSaid, text: str) -> None:
    """Answers with what is known, and with the buttons to act on it."""
    kinds = _KINDS.get(wish.question, frozenset())
    if wish.question in ABOUT_RECORD:
        answer_from_record(turn, wish, text)
    elif wish.question is AskAbout.STATUS:
        named = _find_only_job(turn, text)
        turn.say(*(job_page(turn, named) if named is not None else overview_card(turn, 0)))
    elif wish.question is AskAbout.PRACTICE:
        start_practice(turn)
    elif wish.question is AskAbout.BEFORE:
        _say_before(turn, _find_only_job(turn, text))
    elif wish.question is AskAbout.REMINDERS:
        show_reminders(turn)
    elif kinds:
        _say_windows(turn, kinds, text)
    else:
        turn.say(LINES.get(wish.question, HELP))


def _find_only_job(turn: Turn, text: str) -> OpportunityId | None:
    """Returns the one job whose employer is named in a question; None for none or several."""
    found = find_known_companies(Tokens(text), message_context(turn))
    jobs = {one.opportunity for one in found if one.opportunity is not None}
    return jobs.pop() if len(jobs) == 1 else None


_KINDS: dict[AskAbout, frozenset[str]] = {
    AskAbout.THANK_YOU: frozenset().union(*FOLLOWING_QUESTIONS.values()) - {"reflect", "referee"},
    AskAbout.CHECK_IN: frozenset({"checkin", "closure"}),
    AskAbout.OFFER: frozenset({"answer", "moretime", "offer", "offerthanks"}),
}


def _say_windows(turn: Turn, kinds: frozenset[str], text: str) -> None:
    lines = [
        line
        for job in turn.dossier.opportunities
        for line in all_card_lines(turn.dossier, job.id, turn.now)
        if line.ref.key.kind in kinds and line.is_actionable
    ]
    lines = [line for line in lines if _is_named(line, text)] or lines
    if not lines:
        turn.say(NOTHING_PLANNED)
        return
    shown = lines[:LINES_AT_MOST]
    words = [_window_text(line, line.step, turn) for line in shown if line.step]
    turn.say("\n".join(words), card_buttons(shown, turn.now))


def _say_before(turn: Turn, wanted: OpportunityId | None) -> None:
    """Shows the checklist of the next interview, of the job that is wanted where one is named, and
    says when it comes by itself."""
    ahead = [
        (line.subject.interview.start, line.step.ping_at or line.step.opens, line)
        for job in turn.dossier.opportunities
        for line in all_card_lines(turn.dossier, job.id, turn.now)
        if line.ref.key.kind == LEAVE.kind and line.subject.interview and line.step
    ]
    ahead = [one for one in ahead if one[0] > turn.now]
    ahead = [one for one in ahead if one[2].ref.opportunity == wanted] or ahead
    if not ahead:
        _say_nothing_ahead(turn)
        return
    start, comes, line = min(ahead, key=itemgetter(0))
    zone = formatting.person_zone(turn.person)
    head = BEFORE_INTERVIEW.format(
        company=escape(line.subject.opportunity.company),
        start=formatting.moment_text(start, zone, turn.now),
        when=formatting.moment_text(comes, zone, turn.now),
    )
    turn.say("\n\n".join([*_on_record(line), f"{head}\n\n{line.opening(turn.now)}"]))


def _on_record(line: CardLine) -> list[str]:
    """Repeats what was asked to be brought, in a forwarded mail or by the person's own notes."""
    interview = line.subject.interview
    told = find_what_to_bring(line.subject.opportunity, interview) if interview else []
    return ["\n".join([str(ON_RECORD), *(f"• {escape(one)}" for one in told)])] if told else []


def _say_nothing_ahead(turn: Turn) -> None:
    """Shows the card of an interview again that waits for a yes; else says that none is known."""
    waiting = [one for one in turn.person.pending if _tells_of_interview(one)]
    if not waiting:
        turn.say(NOTHING_AHEAD)
        return
    turn.say(CARD_FIRST)
    turn.say(*reading_card(turn.dossier, waiting[-1], turn.now))


def _tells_of_interview(pending: PendingReading) -> bool:
    return any(isinstance(one, InterviewSaid) for one in reading_of(pending).proposals)


def _is_named(line: CardLine, text: str) -> bool:
    """Tells whether the question names the person or the company of a step."""
    words = [word.strip(".,?!") for word in text.split()]
    names = any(line.subject.name and is_similar_person(line.subject.name, one) for one in words)
    return names or line.subject.opportunity.company.casefold() in text.casefold()


def _window_text(line: CardLine, step: Step, turn: Turn) -> str:
    zone = formatting.person_zone(turn.person)
    if step.state is StepState.UPCOMING:
        when = formatting.moment_text(step.opens, zone, turn.now)
        return OPENS_AT.format(task=line.task, when=when)
    if step.closes is None or step.closes < turn.now:
        return OPEN_NOW.format(task=line.task)
    when = formatting.moment_text(step.closes, zone, turn.now)
    return OPEN_UNTIL.format(task=line.task, when=when)

"""What the buttons of a step do: draft, done, later, skip, undo; on the state as it is now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from telegram import CallbackQuery, Update

from coaching import planner
from coaching.model.documents import Consent, Opportunity, Referee
from coaching.model.step_key import StepKind, StepState
from coaching.model.vocabulary import ContactId
from coaching.playbook.step_records import mark_done, mark_skipped, put_off, record_of, undo
from handlers.cards.card import Line, lines_of, ref_in, too_late
from handlers.cards.snooze import LATER, PICK_BEFORE, pick_time
from handlers.cards.steps_without_letter import (
    CLOSED,
    DAY_CHOSEN,
    READ,
    WAITING,
    WEEKDAYS,
    WHICH_DAY,
    closed,
    read_up,
    reopened,
    waits_until,
    weekday_rows,
)
from handlers.interviews.new import take_line
from handlers.interviews.process import start_process
from handlers.letters.drafting import say_draft, together
from handlers.outcomes.outcome import say_choices
from handlers.people.edit_contact import edit_contact
from handlers.practice import start_practice
from handlers.reflection.capture import start_capture
from handlers.reflection.reflect import start_reflection
from handlers.steps.archive import ALREADY_KEPT, KEPT, clear
from handlers.steps.card_refresh import redraw
from handlers.ui import formatting
from handlers.ui.turn import Turn

GONE = "That is no longer there. /status shows what is."
ALREADY_DONE = "Already marked as done, {when}."
ALREADY_LEFT = "Left out, {when}. Undo takes it up again."
DONE = "Done. Undo stays here for a day."
SKIPPED = "Left out. Undo takes it up again."
UNDONE = "Taken up again."
TOO_LATE = "That was {when}; I leave it as it is."
DONE_ALL = "Done for all {count}. Undo stays here for a day."
STILL_OPEN = "It is open already."
ASKED = "Noted that you asked. I will come back to {name}'s answer tomorrow."
AGREED = "Good to have {name} with you. Next: a short briefing."
DECLINED = "Good to know. I will not suggest {name} again; /referees can change that."
STANDS = {
    Consent.NOT_ASKED: "{name} has not been asked yet.",
    Consent.ASKED: "{name} has been asked; the answer is open.",
    Consent.GIVEN: "{name} has agreed.",
    Consent.DECLINED: "{name} would rather not.",
}
UNDO_FOR = timedelta(hours=24)


# -- the press -----------------------------------------------------------------------------------


async def step_pressed(update: Update, turn: Turn) -> None:
    """A button of a step on any card, however old."""
    query = update.callback_query
    found = ref_in(query.data or "") if query else None
    if query is None or found is None:
        return
    verb, ref = found
    line = next(iter(lines_of(turn.dossier, [ref], turn.now)), None)
    if line is None or line.step is None or line.step.state is StepState.CANCELLED:
        turn.whisper(GONE)
        redraw(turn, query, ref)
        return
    _VERBS.get(verb, _show)(turn, query, line)


def _do(turn: Turn, query: CallbackQuery, line: Line) -> None:
    """The main button: a draft, a text or a conversation; nothing is marked as done by it."""
    opportunity, key = line.subject.opportunity, line.ref.key
    if key.kind in READ:
        read_up(turn, line)
        return
    if _settled(turn, query, line):
        return
    if key.kind is StepKind.CLEAR:
        clear(turn, query, opportunity)
        return
    begin = _CONVERSATIONS.get(key.kind)
    if begin is not None:
        begin(turn, opportunity, key.interview)
    elif key.kind is StepKind.DETAILS:
        edit_contact(turn, opportunity, ContactId(key.subject), "reach")
    else:
        say_draft(turn, line)


def _done(turn: Turn, query: CallbackQuery, line: Line) -> None:
    if _settled(turn, query, line):
        return
    if line.subject.consent is not Consent.GIVEN:
        _say_consent(turn, query, line)
        return
    done = mark_done(line.subject.opportunity, line.ref.key, turn.now)
    closes = line.ref.key.kind is StepKind.CLOSURE
    turn.keep(closed(done, turn.now) if closes else done)
    turn.whisper(_DONE.get(line.ref.key.kind, DONE))
    redraw(turn, query, line.ref)


def _done_all(turn: Turn, query: CallbackQuery, line: Line) -> None:
    """One mail went to all: each of them is thanked."""
    if _settled(turn, query, line):
        return
    keys = together(line.subject, turn.now)
    opportunity = line.subject.opportunity
    for key in keys:
        opportunity = mark_done(opportunity, key, turn.now)
    turn.keep(opportunity)
    turn.whisper(DONE_ALL.format(count=len(keys)))
    redraw(turn, query, line.ref)


def _skip(turn: Turn, query: CallbackQuery, line: Line) -> None:
    if _settled(turn, query, line):
        return
    turn.keep(mark_skipped(line.subject.opportunity, line.ref.key, turn.now))
    turn.whisper(SKIPPED)
    redraw(turn, query, line.ref)


def _settled(turn: Turn, query: CallbackQuery, line: Line) -> bool:
    """Whether the step is done or left out already; then the press only says so."""
    record = record_of(line.subject.opportunity, line.ref.key)
    done, skipped = record.done, record.skipped
    if line.acting or (done is None and skipped is None):
        return False  # what is practised daily was done yesterday and is open today
    when = _when(turn, done or skipped or turn.now)
    already = _ALREADY.get(line.ref.key.kind, ALREADY_DONE) if done else ALREADY_LEFT
    turn.whisper(already.format(when=when))
    redraw(turn, query, line.ref)
    return True


def _undo(turn: Turn, query: CallbackQuery, line: Line) -> None:
    if _may_undo(turn, line):
        opportunity = undo(line.subject.opportunity, line.ref.key)
        closes = line.ref.key.kind is StepKind.CLOSURE
        turn.keep(reopened(opportunity) if closes else opportunity)
    redraw(turn, query, line.ref)


def _undo_all(turn: Turn, query: CallbackQuery, line: Line) -> None:
    """Of those who were thanked with one mail."""
    if _may_undo(turn, line):
        opportunity = line.subject.opportunity
        for key in together(line.subject, turn.now):
            opportunity = undo(opportunity, key)
        turn.keep(opportunity)
    redraw(turn, query, line.ref)


def _may_undo(turn: Turn, line: Line) -> bool:
    """Whether it was settled within a day; the press is answered either way."""
    record = record_of(line.subject.opportunity, line.ref.key)
    settled = record.done or record.skipped
    if settled is None or line.acting:
        turn.whisper(STILL_OPEN)
        return False
    if turn.now - settled > UNDO_FOR:
        turn.whisper(TOO_LATE.format(when=_when(turn, settled)))
        return False
    turn.whisper(UNDONE)
    return True


def _later(turn: Turn, query: CallbackQuery, line: Line) -> None:
    if not _settled(turn, query, line):
        redraw(turn, query, line.ref, putting_off=line.ref)


def _put_off_by(index: int) -> Callable[[Turn, CallbackQuery, Line], None]:
    def by_choice(turn: Turn, query: CallbackQuery, line: Line) -> None:
        if _settled(turn, query, line):
            return
        closes = line.step.closes if line.step else None
        later = planner.put_off_choices(turn.person, turn.now, closes)[index]
        if too_late(line, later):
            turn.whisper(PICK_BEFORE)
        else:
            _put_off(turn, line, later.at)
        redraw(turn, query, line.ref)

    return by_choice


def _put_off(turn: Turn, line: Line, until: datetime) -> None:
    turn.keep(put_off(line.subject.opportunity, line.ref.key, until))
    turn.whisper(LATER.format(when=_when(turn, until)))


def _show(turn: Turn, query: CallbackQuery, line: Line) -> None:
    redraw(turn, query, line.ref)


def _when(turn: Turn, moment: datetime) -> str:
    return formatting.moment_words(moment, formatting.zone_of(turn.person), turn.now)


# -- referees ------------------------------------------------------------------------------------


def _say_consent(turn: Turn, query: CallbackQuery, line: Line) -> None:
    """The press was about another state of things: says how they stand."""
    turn.whisper(STANDS[line.subject.consent].format(name=line.subject.name))
    redraw(turn, query, line.ref)


def _asked(turn: Turn, query: CallbackQuery, line: Line) -> None:
    """They were asked: the step waits for the answer instead of being done."""
    if _settled(turn, query, line):
        return
    if line.subject.consent is not Consent.NOT_ASKED:
        _say_consent(turn, query, line)
        return
    _set_consent(turn, line, Consent.ASKED)
    tomorrow = planner.put_off_choices(turn.person, turn.now, None)[-1].at
    turn.keep(put_off(line.subject.opportunity, line.ref.key, tomorrow))
    turn.whisper(ASKED.format(name=line.subject.name))
    redraw(turn, query, line.ref)


def _answered(consent: Consent, told: str) -> Callable[[Turn, CallbackQuery, Line], None]:
    def answered(turn: Turn, query: CallbackQuery, line: Line) -> None:
        if _settled(turn, query, line):
            return
        if line.subject.consent is not Consent.ASKED:
            _say_consent(turn, query, line)
            return
        _set_consent(turn, line, consent)
        turn.whisper(told.format(name=line.subject.name))
        redraw(turn, query, line.ref)

    return answered


def _set_consent(turn: Turn, line: Line, consent: Consent) -> None:
    def changed(one: Referee) -> Referee:
        return one.answering(consent, turn.now) if one.id == line.ref.key.subject else one

    referees = tuple(changed(one) for one in turn.person.referees)
    turn.person = replace(turn.person, referees=referees)


# -- waiting on, and looking on --------------------------------------------------------------------


def _still_waiting(turn: Turn, query: CallbackQuery, line: Line) -> None:
    """Five more business days of silence before it is brought up again."""
    if _settled(turn, query, line):
        return
    until = waits_until(line.subject, turn.now)
    if until is not None:
        turn.keep(put_off(line.subject.opportunity, line.ref.key, until))
        turn.whisper(WAITING.format(when=_when(turn, until)))
    redraw(turn, query, line.ref)


def _ask_day(turn: Turn, _query: CallbackQuery, line: Line) -> None:
    turn.say(WHICH_DAY, weekday_rows(line.ref))


def _choose_day(day: int) -> Callable[[Turn, CallbackQuery, Line], None]:
    def choose(turn: Turn, _query: CallbackQuery, _line: Line) -> None:
        turn.person = replace(turn.person, looking_day=day)
        turn.edit(DAY_CHOSEN.format(day=WEEKDAYS[day]))

    return choose


def _pick(turn: Turn, query: CallbackQuery, line: Line) -> None:
    if not _settled(turn, query, line):
        redraw(turn, query, line.ref)
        pick_time(turn, line.ref)


_DONE = {StepKind.CLOSURE: CLOSED, StepKind.CLEAR: KEPT}
_ALREADY = {StepKind.CLEAR: ALREADY_KEPT}
_CONVERSATIONS: dict[StepKind, Callable[[Turn, Opportunity, int], None]] = {
    StepKind.CAPTURE: start_capture,
    StepKind.PROCESS: start_process,
    StepKind.REFLECT: start_reflection,
    StepKind.LOOKING: lambda turn, _opportunity, _interview: take_line(turn, ""),
    StepKind.PRACTISE: lambda turn, _opportunity, _interview: start_practice(turn),
    StepKind.CLOSURE: lambda turn, opportunity, _interview: say_choices(turn, opportunity),
}
_VERBS: dict[str, Callable[[Turn, CallbackQuery, Line], None]] = {
    "do": _do,
    "done": _done,
    "skip": _skip,
    "undo": _undo,
    "later": _later,
    "pick": _pick,
    "card": _show,
    "asked": _asked,
    "agreed": _answered(Consent.GIVEN, AGREED),
    "declined": _answered(Consent.DECLINED, DECLINED),
    "l0": _put_off_by(0),
    "l1": _put_off_by(1),
    "l2": _put_off_by(2),
    "all": _done_all,
    "unall": _undo_all,
    "waiting": _still_waiting,
    "days": _ask_day,
    **{f"d{day}": _choose_day(day) for day in range(7)},
}

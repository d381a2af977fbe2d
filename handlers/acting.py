"""What the buttons of a step do: draft, done, later, skip, undo; on the state as it is now."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from telegram import CallbackQuery, Message, Update

from coaching import planner, windows
from coaching.calendars import local_moment
from coaching.dates import Reading, read_when
from coaching.facts import Consent, Conversation, Opportunity, Referee
from coaching.playbook import waking_of
from coaching.steps import StepKey, StepKind, StepState
from coaching.terms import ContactId, Rejected
from handlers import conversation, phrases
from handlers.capture import start_capture
from handlers.cards import (
    Line,
    Ref,
    card_buttons,
    card_text,
    lines_of,
    ref_in,
    refs_in,
    too_late,
)
from handlers.drafting import draft_buttons, say_draft
from handlers.editing import edit_contact
from handlers.flows import Flow, flow
from handlers.process import start_process
from handlers.questions import Choice, Question, Scene, Which
from handlers.reflect import start_reflection
from handlers.status import opportunity_card
from handlers.turn import Turn

GONE = "That is no longer there. /status shows what is."
ALREADY_DONE = "Already marked as done, {when}."
ALREADY_LEFT = "Left out, {when}. Undo takes it up again."
DONE = "Done. Undo stays here for a day."
SKIPPED = "Left out. Undo takes it up again."
UNDONE = "Taken up again."
TOO_LATE = "That was {when}; I leave it as it is."
STILL_OPEN = "It is open already."
LATER = "I will come back to it {when}."
PICK = "When shall I come back to it? Such as <i>tomorrow 9:00</i> or <i>in 3 hours</i>."
PICK_FUTURE = "That is behind us. A time ahead, such as <i>tomorrow 9:00</i>?"
PICK_BEFORE = "It begins before that. An earlier time?"
PICK_PAST_END = "{when} is after the end of this step ({end}). It still helps then. Keep that time?"
ASLEEP = "{when} is outside your waking hours, so I will come back to it {then}."
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
    """The main button: a draft or a conversation; nothing is marked as done by it."""
    if _settled(turn, query, line):
        return
    opportunity, key = line.subject.opportunity, line.ref.key
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
    if _consent(line) is not Consent.GIVEN:
        _say_consent(turn, query, line)
        return
    turn.keep(planner.mark_done(line.subject.opportunity, line.ref.key, turn.now))
    turn.whisper(DONE)
    redraw(turn, query, line.ref)


def _skip(turn: Turn, query: CallbackQuery, line: Line) -> None:
    if _settled(turn, query, line):
        return
    turn.keep(planner.mark_skipped(line.subject.opportunity, line.ref.key, turn.now))
    turn.whisper(SKIPPED)
    redraw(turn, query, line.ref)


def _settled(turn: Turn, query: CallbackQuery, line: Line) -> bool:
    """Whether the step is done or left out already; then the press only says so."""
    record = line.subject.opportunity.records.get(line.ref.key.text)
    done, skipped = (record.done, record.skipped) if record else (None, None)
    if done is None and skipped is None:
        return False
    when = _when(turn, done or skipped or turn.now)
    turn.whisper((ALREADY_DONE if done else ALREADY_LEFT).format(when=when))
    redraw(turn, query, line.ref)
    return True


def _undo(turn: Turn, query: CallbackQuery, line: Line) -> None:
    record = line.subject.opportunity.records.get(line.ref.key.text)
    settled = record and (record.done or record.skipped)
    if not settled:
        turn.whisper(STILL_OPEN)
    elif turn.now - settled > UNDO_FOR:
        turn.whisper(TOO_LATE.format(when=_when(turn, settled)))
    else:
        turn.keep(planner.undo(line.subject.opportunity, line.ref.key))
        turn.whisper(UNDONE)
    redraw(turn, query, line.ref)


def _later(turn: Turn, query: CallbackQuery, line: Line) -> None:
    if not _settled(turn, query, line):
        redraw(turn, query, line.ref, putting_off=line.ref)


def _put_off_by(index: int) -> Callable[[Turn, CallbackQuery, Line], None]:
    def put_off(turn: Turn, query: CallbackQuery, line: Line) -> None:
        if _settled(turn, query, line):
            return
        closes = line.step.closes if line.step else None
        later = planner.put_off_choices(turn.person, turn.now, closes)[index]
        if too_late(line, later):
            turn.whisper(PICK_BEFORE)
        else:
            _put_off(turn, line, later.at)
        redraw(turn, query, line.ref)

    return put_off


def _put_off(turn: Turn, line: Line, until: datetime) -> None:
    turn.keep(planner.put_off(line.subject.opportunity, line.ref.key, until))
    turn.whisper(LATER.format(when=_when(turn, until)))


def _show(turn: Turn, query: CallbackQuery, line: Line) -> None:
    redraw(turn, query, line.ref)


def _when(turn: Turn, moment: datetime) -> str:
    return phrases.moment_words(moment, phrases.zone_of(turn.person), turn.now)


# -- the card after the press --------------------------------------------------------------------


def redraw(turn: Turn, query: CallbackQuery, ref: Ref, putting_off: Ref | None = None) -> None:
    """Shows the card of the pressed button as its steps stand now.

    Which steps it lists is read off its own buttons, so a card of any age is shown true.
    """
    datas = _datas(query)
    if any(data.startswith("t:") for data in datas):
        turn.edit(*opportunity_card(turn, ref.opportunity, putting_off))
        return
    lines = lines_of(turn.dossier, refs_in(datas) or [ref], turn.now)
    if any(data.startswith("w:") for data in datas):
        turn.rebutton(draft_buttons(lines[0], turn.now, putting_off) if lines else ())
    else:
        turn.edit(card_text(lines, turn.now), card_buttons(lines, turn.now, putting_off))


def _datas(query: CallbackQuery) -> list[str]:
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    rows: Sequence[Sequence[Any]] = markup.inline_keyboard if markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]


# -- referees ------------------------------------------------------------------------------------


def _consent(line: Line) -> Consent:
    referee = line.subject.referee
    return referee.consent if referee else Consent.GIVEN


def _say_consent(turn: Turn, query: CallbackQuery, line: Line) -> None:
    """The press was about another state of things: says how they stand."""
    turn.whisper(STANDS[_consent(line)].format(name=line.subject.name))
    redraw(turn, query, line.ref)


def _asked(turn: Turn, query: CallbackQuery, line: Line) -> None:
    """They were asked: the step waits for the answer instead of being done."""
    if _settled(turn, query, line):
        return
    if _consent(line) is not Consent.NOT_ASKED:
        _say_consent(turn, query, line)
        return
    _set_consent(turn, line, Consent.ASKED)
    tomorrow = planner.put_off_choices(turn.person, turn.now, None)[-1].at
    turn.keep(planner.put_off(line.subject.opportunity, line.ref.key, tomorrow))
    turn.whisper(ASKED.format(name=line.subject.name))
    redraw(turn, query, line.ref)


def _answered(consent: Consent, told: str) -> Callable[[Turn, CallbackQuery, Line], None]:
    def answered(turn: Turn, query: CallbackQuery, line: Line) -> None:
        if _settled(turn, query, line):
            return
        if _consent(line) is not Consent.ASKED:
            _say_consent(turn, query, line)
            return
        _set_consent(turn, line, consent)
        turn.whisper(told.format(name=line.subject.name))
        redraw(turn, query, line.ref)

    return answered


def _set_consent(turn: Turn, line: Line, consent: Consent) -> None:
    def changed(one: Referee) -> Referee:
        return replace(one, consent=consent) if one.id == line.ref.key.subject else one

    referees = tuple(changed(one) for one in turn.person.referees)
    turn.person = replace(turn.person, referees=referees)


# -- later, at a time of one's own ---------------------------------------------------------------


def _pick(turn: Turn, query: CallbackQuery, line: Line) -> None:
    if _settled(turn, query, line):
        return
    redraw(turn, query, line.ref)
    conversation.begin(
        turn,
        PUT_OFF,
        opportunity=line.ref.opportunity,
        answers={"step": line.ref.key.text},
    )


def _read_later(text: str, scene: Scene) -> Any:
    """A moment ahead of now as ISO text. Which when it lies behind the end of the step."""
    zone = phrases.zone_of(scene.person)
    readings = read_when(text, now=scene.now, zone=zone, lean="future")
    moments = [one for one in (_moment(each, scene) for each in readings) if one > scene.now]
    if not moments:
        raise Rejected(PICK_FUTURE)
    if len(moments) > 1:
        options = [
            Choice(phrases.moment_words(one, zone, scene.now), one.isoformat()) for one in moments
        ]
        raise Which("Which do you mean?", options)
    return _before_the_end(moments[0], scene)


def _moment(reading: Reading, scene: Scene) -> datetime:
    """When a day was named without an hour: nine o'clock."""
    if reading.has_time:
        return reading.start
    return local_moment(reading.day, planner.MORNING, phrases.zone_of(scene.person))


def _before_the_end(until: datetime, scene: Scene) -> str:
    closes = _closes(scene)
    if closes is not None and until > closes and scene.answers["step"].startswith(StepKind.LEAVE):
        raise Rejected(PICK_BEFORE)
    if closes is not None and until > closes > scene.now:
        zone = phrases.zone_of(scene.person)
        words = [phrases.moment_words(one, zone, scene.now) for one in (until, closes)]
        raise Which(
            _sentence(PICK_PAST_END.format(when=words[0], end=words[1])),
            [Choice("Keep it", until.isoformat())],
        )
    return until.isoformat()


def _closes(scene: Scene) -> datetime | None:
    if scene.opportunity is None:
        return None
    steps = planner.plan(scene.person, scene.opportunity, scene.now)
    wanted = scene.answers.get("step")
    return next((step.closes for step in steps if step.key.text == wanted), None)


def _finish_put_off(turn: Turn, talk: Conversation) -> None:
    opportunity: Opportunity | None = turn.opportunity(talk.opportunity)
    if opportunity is None:
        turn.say(GONE)
        return
    picked = datetime.fromisoformat(talk.answers["until"])
    waking = waking_of(turn.person)
    until = windows.put_off(picked, waking) if waking else picked
    key = StepKey.parse(talk.answers["step"])
    turn.keep(planner.put_off(opportunity, key, until))
    text = LATER if until == picked else ASLEEP
    turn.say(_sentence(text.format(when=_when(turn, picked), then=_when(turn, until))))


def _sentence(text: str) -> str:
    """With a capital, for "tomorrow" may stand first."""
    return text[:1].upper() + text[1:]


PUT_OFF = flow(
    Flow(
        name="put_off",
        version=1,
        title=lambda _: "when to come back to a step",
        questions=(Question("until", PICK, _read_later, optional=False),),
        finish=_finish_put_off,
        taken_up=False,
    )
)

_CONVERSATIONS: dict[StepKind, Callable[[Turn, Opportunity, int], None]] = {
    StepKind.CAPTURE: start_capture,
    StepKind.PROCESS: start_process,
    StepKind.REFLECT: start_reflection,
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
}

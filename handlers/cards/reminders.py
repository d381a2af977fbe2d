"""The coach speaks first: one card with all that is due, and an offer to go on where you left."""

from dataclasses import replace
from datetime import datetime, timedelta

from coaching import planner
from coaching.calendar.business_hours import Waking
from coaching.model.documents import Conversation, Dossier, Person
from coaching.model.step_key import Step, StepKind, StepState
from coaching.model.vocabulary import OpportunityId
from handlers.cards.card import BEFORE_ONE, Ref, card_buttons, card_text, lines_of
from handlers.flows.flow import FLOWS
from handlers.flows.question import scene_of
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn, saying
from storage.tables.outgoing_message import Rank, Saying

WE_WERE_AT = "We were at {title}. Shall we go on?"
MORE = "And {count} more: /status shows all of it."
AT_ONCE = 8
"""Steps on one card; the rest is counted, not listed: nobody reads 20 rows of buttons."""
READABLE = 850
"""Letters of a card, the line of what is left out aside: it is read on a phone."""
ALONE_FOR = timedelta(hours=3)
HELPS_FOR = timedelta(days=5)
"""How long behind its end a card is still worth delivering (S0-S4: a late note still helps)."""


def next_ping(dossier: Dossier, now: datetime) -> datetime | None:
    """The earliest moment (UTC) at which there is something to say; None: nothing planned."""
    moments = [planner.next_ping(dossier, now), _offer_at(dossier.person, now)]
    return min((moment for moment in moments if moment is not None), default=None)


def ping(turn: Turn) -> None:
    """Says all that is due in one card and records it as said; nothing due, nothing said."""
    steps = planner.due_now(turn.dossier, turn.now)
    if steps:
        turn.said.append(_card(turn, steps))
        _record(turn, steps)
    offered = _offer_at(turn.person, turn.now)
    if offered is not None and offered <= turn.now and turn.person.conversation:
        _offer(turn, turn.person.conversation)


def show(turn: Turn, *refs: Ref) -> None:
    """Answers with the card of an opportunity's steps at once, whatever the hour: who is here is
    awake. It counts as said, so that the reminder does not follow on its heels."""
    opportunity = turn.opportunity(refs[0].opportunity) if refs else None
    if opportunity is not None:
        lines = lines_of(turn.dossier, refs, turn.now)
        turn.say(card_text(lines, turn.now), card_buttons(lines, turn.now))
        turn.keep(planner.record_ping(opportunity, [ref.key for ref in refs], turn.now))


def show_open(turn: Turn, wanted: OpportunityId, kind: StepKind) -> None:
    """The same for all steps of a kind that can be done now; nothing when there are none."""
    opportunity = turn.opportunity(wanted)
    if opportunity is not None:
        steps = planner.plan(turn.person, opportunity, turn.now)
        todo = [one for one in steps if one.key.kind is kind and one.state is StepState.OPEN]
        show(turn, *(Ref(wanted, one.key) for one in todo[:AT_ONCE]))


def _card(turn: Turn, steps: tuple[Step, ...]) -> Saying:
    refs = [Ref(one.opportunity, one.key) for one in steps]
    lines = lines_of(turn.dossier, refs, turn.now)[:AT_ONCE]
    text = card_text(lines, turn.now)
    while len(text) > READABLE and len(lines) > 1:
        lines = lines[:-1]
        text = card_text(lines, turn.now)
    if len(steps) > len(lines):
        text += f"\n\n{MORE.format(count=len(steps) - len(lines))}"
    card = saying(text, card_buttons(lines, turn.now))
    return replace(card, rank=Rank.PING, expires=_worth_until(steps))


def _worth_until(steps: tuple[Step, ...]) -> datetime | None:
    """When the last of the steps is past helping; None: it does not end."""
    ends = [_end(step) for step in steps]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def _end(step: Step) -> datetime | None:
    if step.closes is None or step.key.kind in BEFORE_ONE:
        return step.closes
    return step.closes + HELPS_FOR


def _record(turn: Turn, steps: tuple[Step, ...]) -> None:
    for wanted in dict.fromkeys(step.opportunity for step in steps):
        opportunity = turn.opportunity(wanted)
        keys = [step.key for step in steps if step.opportunity == wanted]
        if opportunity is not None:
            turn.keep(planner.record_ping(opportunity, keys, turn.now))


def _offer_at(person: Person, now: datetime) -> datetime | None:
    """When a flow that was left alone is offered again: once, three hours later, not at night."""
    talk = person.conversation
    if talk is None or talk.offered is not None or person.zone is None:
        return None
    if talk.flow not in FLOWS or not FLOWS[talk.flow].taken_up:
        return None
    waking = Waking(person.zone, person.wakes, person.sleeps)
    return waking.next_awake(max(now, talk.touched + ALONE_FOR))


def _offer(turn: Turn, talk: Conversation) -> None:
    """The flow is put into words again; taking it up repeats its open question."""
    turn.person = replace(turn.person, conversation=replace(talk, offered=turn.now))
    which = FLOWS.get(talk.flow)
    if which is not None:
        text, buttons = going_on(turn, talk)
        turn.said.append(replace(saying(text, buttons), rank=Rank.PING))


def going_on(turn: Turn, talk: Conversation) -> tuple[str, list[list[Button]]]:
    """The words and buttons that offer a flow again."""
    title = FLOWS[talk.flow].title(scene_of(turn.dossier, talk, turn.now))
    buttons = [[Button("Go on", f"r:{talk.serial}"), Button("Leave it", f"r:drop:{talk.serial}")]]
    return WE_WERE_AT.format(title=title), buttons


def offer_paused(turn: Turn) -> None:
    """After a flow has ended: offers the one it had interrupted."""
    paused = turn.person.paused
    if turn.person.conversation or not paused or paused[-1].flow not in FLOWS:
        return
    *others, talk = paused
    told = talk.offered is not None and turn.now - talk.offered < ALONE_FOR
    if told or _closed(turn, talk):
        return
    text, buttons = going_on(turn, talk)
    turn.say(text, buttons)
    turn.person = replace(turn.person, paused=(*others, replace(talk, offered=turn.now)))


def _closed(turn: Turn, talk: Conversation) -> bool:
    """Whether it is about a job that came to its end: nothing more is asked of it."""
    job = next((one for one in turn.dossier.opportunities if one.id == talk.opportunity), None)
    return job is not None and not job.live

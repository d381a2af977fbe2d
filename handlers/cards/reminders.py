"""The coach speaks first: one card with all that is due, and an offer to go on where you left."""

from dataclasses import replace
from datetime import datetime, timedelta

from coaching import planner
from coaching.calendar.business_hours import WakingHours
from coaching.model.documents import Conversation, Dossier, Person
from coaching.model.step_key import Step, StepKind, StepState
from coaching.model.vocabulary import OpportunityId
from coaching.playbook.playbook import DEFINITION_BY_KIND
from handlers.cards.card import StepRef, card_buttons, card_lines, card_text
from handlers.flows.flow import FLOWS
from handlers.flows.flow_callbacks import DropFlow, ResumeFlow
from handlers.flows.question import question_context
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn, build_message
from storage.tables.outgoing_message import OutgoingMessage, Rank

WE_WERE_AT = "We were at {title}. Shall we go on?"
AND_MORE = "And {count} more: /status shows all of it."
STEPS_AT_MOST = 8
"""Steps on one card; the rest is counted, not listed: nobody reads 20 rows of buttons."""
CHARACTERS_AT_MOST = 850
"""Letters of a card, the line of what is left out aside: it is read on a phone."""
OFFER_AFTER = timedelta(hours=3)
HELPFUL_AFTER_END = timedelta(days=5)
"""How long behind its end a card is still worth delivering (S0-S4: a late note still helps)."""


def next_ping(dossier: Dossier, now: datetime) -> datetime | None:
    """The earliest moment (UTC) at which there is something to say; None: nothing planned."""
    moments = [planner.next_ping(dossier, now), _offer_time(dossier.person, now)]
    return min((moment for moment in moments if moment is not None), default=None)


def say_reminder(turn: Turn) -> None:
    """Says all that is due in one card and records it as said; nothing due, nothing said."""
    steps = planner.find_due_steps(turn.dossier, turn.now)
    if steps:
        turn.outgoing.append(_reminder_message(turn, steps))
        _mark_pinged(turn, steps)
    offered = _offer_time(turn.person, turn.now)
    if offered is not None and offered <= turn.now and turn.person.conversation:
        _offer_conversation(turn, turn.person.conversation)


def show_steps(turn: Turn, *refs: StepRef) -> None:
    """Answers with the card of an opportunity's steps at once, whatever the hour: who is here is
    awake. It counts as said, so that the reminder does not follow on its heels."""
    opportunity = turn.find_opportunity(refs[0].opportunity) if refs else None
    if opportunity is not None:
        lines = card_lines(turn.dossier, refs, turn.now)
        turn.say(card_text(lines, turn.now), card_buttons(lines, turn.now))
        turn.put_opportunity(planner.mark_pinged(opportunity, [ref.key for ref in refs], turn.now))


def show_open_steps(turn: Turn, wanted: OpportunityId, kind: StepKind) -> None:
    """The same for all steps of a kind that can be done now; nothing when there are none."""
    opportunity = turn.find_opportunity(wanted)
    if opportunity is not None:
        steps = planner.plan_steps(turn.person, opportunity, turn.now)
        todo = [one for one in steps if one.key.kind == kind and one.state is StepState.OPEN]
        show_steps(turn, *(StepRef(wanted, one.key) for one in todo[:STEPS_AT_MOST]))


def _reminder_message(turn: Turn, steps: tuple[Step, ...]) -> OutgoingMessage:
    refs = [StepRef(one.opportunity, one.key) for one in steps]
    lines = card_lines(turn.dossier, refs, turn.now)[:STEPS_AT_MOST]
    text = card_text(lines, turn.now)
    while len(text) > CHARACTERS_AT_MOST and len(lines) > 1:
        lines = lines[:-1]
        text = card_text(lines, turn.now)
    if len(steps) > len(lines):
        text += f"\n\n{AND_MORE.format(count=len(steps) - len(lines))}"
    card = build_message(text, card_buttons(lines, turn.now))
    return replace(card, rank=Rank.PING, expires=_reminder_expiry(steps))


def _reminder_expiry(steps: tuple[Step, ...]) -> datetime | None:
    """When the last of the steps is past helping; None: it does not end."""
    ends = [_step_expiry(step) for step in steps]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def _step_expiry(step: Step) -> datetime | None:
    if step.closes is None or DEFINITION_BY_KIND[step.key.kind].is_preparation:
        return step.closes
    return step.closes + HELPFUL_AFTER_END


def _mark_pinged(turn: Turn, steps: tuple[Step, ...]) -> None:
    for wanted in dict.fromkeys(step.opportunity for step in steps):
        opportunity = turn.find_opportunity(wanted)
        keys = [step.key for step in steps if step.opportunity == wanted]
        if opportunity is not None:
            turn.put_opportunity(planner.mark_pinged(opportunity, keys, turn.now))


def _offer_time(person: Person, now: datetime) -> datetime | None:
    """When a flow that was left alone is offered again: once, three hours later, not at night."""
    talk = person.conversation
    if talk is None or talk.offered is not None or person.zone is None:
        return None
    if talk.flow not in FLOWS or not FLOWS[talk.flow].is_resumable:
        return None
    waking = WakingHours(person.zone, person.wakes, person.sleeps)
    return waking.next_waking_moment(max(now, talk.touched + OFFER_AFTER))


def _offer_conversation(turn: Turn, conversation: Conversation) -> None:
    """The flow is put into words again; taking it up repeats its open question."""
    turn.person = replace(turn.person, conversation=replace(conversation, offered=turn.now))
    which = FLOWS.get(conversation.flow)
    if which is not None:
        text, buttons = resume_offer(turn, conversation)
        turn.outgoing.append(replace(build_message(text, buttons), rank=Rank.PING))


def resume_offer(turn: Turn, conversation: Conversation) -> tuple[str, list[list[Button]]]:
    """The words and buttons that offer a flow again."""
    title = FLOWS[conversation.flow].title(question_context(turn.dossier, conversation, turn.now))
    buttons = [
        [
            Button("Go on", ResumeFlow(conversation.serial)),
            Button("Leave it", DropFlow(conversation.serial)),
        ]
    ]
    return WE_WERE_AT.format(title=title), buttons


def offer_paused(turn: Turn) -> None:
    """After a flow has ended: offers the one it had interrupted."""
    paused = turn.person.paused
    if turn.person.conversation or not paused or paused[-1].flow not in FLOWS:
        return
    *others, talk = paused
    told = talk.offered is not None and turn.now - talk.offered < OFFER_AFTER
    if told or _is_opportunity_closed(turn, talk):
        return
    text, buttons = resume_offer(turn, talk)
    turn.say(text, buttons)
    turn.person = replace(turn.person, paused=(*others, replace(talk, offered=turn.now)))


def _is_opportunity_closed(turn: Turn, conversation: Conversation) -> bool:
    """Whether it is about a job that came to its end: nothing more is asked of it."""
    job = next(
        (one for one in turn.dossier.opportunities if one.id == conversation.opportunity), None
    )
    return job is not None and not job.is_live

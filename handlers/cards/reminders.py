"""The coach speaks first: it reminds of all steps that are due in one card.

It also offers to go on with a conversation that the person left.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from operator import attrgetter

from coaching import planner
from coaching.calendar.business_hours import waking_hours_in
from coaching.model.documents import Conversation, Dossier, Person
from coaching.model.future_times import ignore_future_answers
from coaching.model.step_key import Step, StepKind, StepState
from coaching.model.vocabulary import OpportunityId
from coaching.playbook.noise.daily_limit import note_spoken
from coaching.playbook.noise.hold_back import free_moment_of
from coaching.playbook.noise.quiet_card import is_said_quietly
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.translation import _, plural
from handlers.cards.card import StepRef, card_lines
from handlers.cards.card_buttons import card_buttons
from handlers.cards.card_place import place_of_card
from handlers.cards.card_text import card_text
from handlers.flows.flow import FLOWS
from handlers.flows.flow_callbacks import DropFlow, ResumeFlow
from handlers.flows.question import question_context
from handlers.ui.buttons import Button
from handlers.ui.html_glyphs import read_glyphs
from handlers.ui.pages import BUTTONS_AT_MOST
from handlers.ui.turn import Turn, build_message
from storage.tables.outgoing_message import OutgoingMessage, Rank

WE_WERE_AT = _("We were at {title}. Shall we go on?")
AND_MORE = plural(
    "And {count} more: /status shows all of it.", "And {count} more: /status shows all of it."
)
GO_ON_LABEL = _("Go on")
LEAVE_LABEL = _("Leave it")
STEPS_AT_MOST = BUTTONS_AT_MOST
"""At most this many steps stand on one card, which then has a button for each.

The others are counted.
"""
CHARACTERS_AT_MOST = 850
"""A card has at most this many characters, because it is read on a phone.

The line that counts the other steps comes on top.
"""
OFFER_AFTER = timedelta(hours=3)
OFFERED_FOR = timedelta(days=1)
"""What was left for longer was offered often enough; the person takes it up when they like."""
HELPFUL_AFTER_END = timedelta(days=5)
"""A card is still worth delivering this long after its steps end (S0 to S4: a late note helps)."""


def next_ping(dossier: Dossier, now: datetime) -> datetime | None:
    """Returns the earliest moment (UTC) at which there is something to say; None for never."""
    return with_offer(planner.next_ping(dossier, now), dossier, now)


def with_offer(moment: datetime | None, dossier: Dossier, now: datetime) -> datetime | None:
    """Returns the moment, or when to offer a flow that the person left, whichever comes first."""
    moments = (moment, _offer_time(dossier, now))
    return min((each for each in moments if each is not None), default=None)


def has_same_plan(before: Dossier, after: Dossier) -> bool:
    """Tells whether nothing changed that could make a step speak at another moment, or sooner than
    in the middle of an answer."""
    talk_ended = before.person.conversation is not None and after.person.conversation is None
    return (
        not talk_ended
        and (
            before.person is after.person or _read_facts(before.person) == _read_facts(after.person)
        )
        and before.opportunities == after.opportunities
    )


_NO_FACTS = frozenset({"conversation", "paused", "serial", "exports", "pending", "changes"})
"""No step looks at these."""
_read_facts = attrgetter(*(one.name for one in fields(Person) if one.name not in _NO_FACTS))


def say_reminder(turn: Turn) -> None:
    """Says all that is due in one card and records it. It says nothing when nothing is due."""
    steps = planner.find_due_steps(turn.dossier, turn.now)
    if steps:
        turn.outgoing.append(_reminder_message(turn, steps))
        turn.dossier = planner.record_card(turn.dossier, steps, turn.now)
    offer_time = _offer_time(turn.dossier, turn.now)
    if offer_time is not None and offer_time <= turn.now and turn.person.conversation:
        _offer_conversation(turn, turn.person.conversation)


def show_steps(turn: Turn, *refs: StepRef) -> None:
    """Answers with one card of these steps at once; with no steps it says nothing.

    The hour does not matter, because a person who writes is awake. The steps count as reminded of,
    so that no reminder follows right after the card.
    """
    there = [ref for ref in refs if turn.find_opportunity(ref.opportunity)][:STEPS_AT_MOST]
    if there:
        lines = card_lines(turn.dossier, there, turn.now)
        buttons = card_buttons(lines, turn.now, place=place_of_card(turn.now))
        turn.say(card_text(lines, turn.now), buttons)
        _mark_pinged(turn, there)


def show_open_steps(turn: Turn, wanted: OpportunityId, kind: StepKind) -> None:
    """Shows all steps of a kind that can be done now; shows nothing when there are none."""
    opportunity = turn.find_opportunity(wanted)
    if opportunity is not None:
        steps = planner.plan_job(turn.dossier, opportunity, turn.now)
        todo = [
            step.key for step in steps if step.key.kind == kind and step.state is StepState.OPEN
        ]
        show_steps(turn, *(StepRef(wanted, key) for key in todo[:STEPS_AT_MOST]))


def _reminder_message(turn: Turn, steps: tuple[Step, ...]) -> OutgoingMessage:
    refs = [StepRef(step.opportunity, step.key) for step in steps]
    lines = card_lines(turn.dossier, refs, turn.now)[:STEPS_AT_MOST]
    text = card_text(lines, turn.now)
    while _is_too_long(text) and len(lines) > 1:
        lines = lines[:-1]
        text = card_text(lines, turn.now)
    if len(steps) > len(lines):
        text += f"\n\n{AND_MORE.format(len(steps) - len(lines))}"
    buttons = card_buttons(lines, turn.now, place=place_of_card(turn.now))
    card = build_message(text, buttons)
    if is_said_quietly(steps):
        card = replace(card, payload={**card.payload, "disable_notification": True})
    return replace(card, rank=Rank.PING, expires=_reminder_expiry(steps))


def _is_too_long(text: str) -> bool:
    """Tells whether a card is longer than it should be, as it is read: markup takes no room."""
    return len(text) > CHARACTERS_AT_MOST < len(read_glyphs(text))


def _reminder_expiry(steps: tuple[Step, ...]) -> datetime | None:
    """Returns the moment after which none of the steps helps any more; None when one never ends."""
    ends = [_step_expiry(step) for step in steps]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def _step_expiry(step: Step) -> datetime | None:
    if step.closes is None or DEFINITION_BY_KIND[step.key.kind].is_preparation:
        return step.closes
    return step.closes + HELPFUL_AFTER_END


def _mark_pinged(turn: Turn, steps: Sequence[StepRef]) -> None:
    for wanted in dict.fromkeys(step.opportunity for step in steps):
        opportunity = turn.find_opportunity(wanted)
        keys = [step.key for step in steps if step.opportunity == wanted]
        if opportunity is not None:
            turn.put_opportunity(planner.mark_pinged(opportunity, keys, turn.now))


def _offer_time(dossier: Dossier, now: datetime) -> datetime | None:
    """Returns when to offer a flow that the person left.

    The offer comes once, three hours later, not at night, and not just before an interview.
    """
    person = dossier.person
    conversation = ignore_future_answers(person, now).conversation
    if conversation is None or conversation.offered is not None or person.zone is None:
        return None
    if conversation.flow not in FLOWS or not FLOWS[conversation.flow].is_resumable:
        return None
    waking = waking_hours_in(person.zone, person.wakes, person.sleeps)
    at = waking.next_waking_moment(
        max(now, conversation.touched + OFFER_AFTER, person.paused_until or now)
    )
    return free_moment_of(dossier, at, now)


def _offer_conversation(turn: Turn, conversation: Conversation) -> None:
    """Offers a flow again; going on with it repeats its open question."""
    turn.person = replace(turn.person, conversation=replace(conversation, offered=turn.now))
    if conversation.flow in FLOWS:
        turn.person = note_spoken(turn.dossier, (), turn.now)
        text, buttons = resume_offer(turn, conversation)
        turn.outgoing.append(replace(build_message(text, buttons), rank=Rank.PING))


def resume_offer(turn: Turn, conversation: Conversation) -> tuple[str, list[list[Button]]]:
    """Returns the text and the buttons that offer to go on with a flow."""
    title = FLOWS[conversation.flow].title(question_context(turn.dossier, conversation, turn.now))
    buttons = [
        [
            Button(GO_ON_LABEL, ResumeFlow(conversation.serial)),
            Button(LEAVE_LABEL, DropFlow(conversation.serial)),
        ]
    ]
    return WE_WERE_AT.format(title=title), buttons


def offer_paused(turn: Turn) -> None:
    """Offers, after a flow has ended, the flow that it had interrupted."""
    paused = turn.person.paused
    if turn.person.conversation or not paused or paused[-1].flow not in FLOWS:
        return
    *others, last = paused
    was_offered = last.offered is not None and (
        turn.now - last.offered < OFFER_AFTER or turn.now - last.touched > OFFERED_FOR
    )
    if was_offered or _is_opportunity_closed(turn, last):
        return
    text, buttons = resume_offer(turn, last)
    turn.say(text, buttons)
    turn.person = replace(turn.person, paused=(*others, replace(last, offered=turn.now)))


def _is_opportunity_closed(turn: Turn, conversation: Conversation) -> bool:
    """Tells whether the conversation is about a closed job.

    Nothing more is asked about such a job.
    """
    return any(
        job.id == conversation.opportunity and not job.is_live for job in turn.dossier.opportunities
    )

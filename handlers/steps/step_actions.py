"""Every button of a step leads to what it does, as the step stands now, on a card of any age."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from telegram import CallbackQuery, Update

from coaching.model.documents import Consent, Opportunity
from coaching.model.step_key import StepState
from coaching.model.vocabulary import ContactId
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import Opens
from coaching.translation import _
from handlers.cards.card import CardLine, StepButton, card_lines
from handlers.cards.card_place import list_step_refs
from handlers.cards.step_verbs import AnyVerb, LookOn, SnoozeTo, StepVerb
from handlers.cards.steps_without_letter import (
    DAY_CHOSEN,
    WEEKDAYS,
    WHICH_DAY,
    say_brief,
    weekday_buttons,
)
from handlers.interviews.capture import start_capture
from handlers.interviews.delete_opportunity import OVERVIEW_ROW, delete_opportunity
from handlers.interviews.new import log_interview
from handlers.interviews.process import start_process
from handlers.letters.open_letter import open_letter
from handlers.outcomes.ask_offer_terms import start_offer_terms
from handlers.outcomes.outcome import ask_outcome
from handlers.people.edit_contact import edit_contact
from handlers.practice.practise import start_practice
from handlers.reflection.reflect import start_reflection
from handlers.steps.card_refresh import card_callback_data, leave_step, refresh_card
from handlers.steps.delete_commitment import ask_to_delete, delete_commitment
from handlers.steps.finished_step import answer_if_finished
from handlers.steps.put_off import keep_waiting, offer_snooze, pick_time, snooze_handler
from handlers.steps.referee_consent import AGREED, DECLINED, consent_handler, mark_asked
from handlers.steps.settle_step import mark_all_done, mark_step_done, skip_step, undo, undo_all
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

CLEARED = _("{company} is cleared.")
SENT_AND_OPEN = _("Good. The day for your answer still counts; I remind you before it.")


async def handle_step_button(update: Update, turn: Turn, data: StepButton) -> None:
    """Handles a button of a step on any card, however old."""
    query, ref = update.callback_query, data.ref
    if query is None:
        return
    line = next(iter(card_lines(turn.dossier, [ref], turn.now)), None)
    if data.verb is StepVerb.DO and DEFINITION_BY_KIND[ref.key.kind].opens is Opens.PRACTICE:
        start_practice(turn)
    elif line is None or line.step is None or line.step.state is StepState.CANCELLED:
        turn.show_toast(NO_LONGER_THERE)
        refresh_card(turn, query, ref)
    else:
        _BUTTON_HANDLERS.get(data.verb, _redraw_card)(turn, query, line)


# -- the main button -----------------------------------------------------------------------------


def _do_main_action(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Begins what the main button stands for: a draft, a text or a conversation.

    It marks nothing as done.
    """
    opens = line.definition.opens
    if opens is not Opens.READING and answer_if_finished(turn, query, line):
        return
    if opens is Opens.CLEARING:
        _clear_opportunity(turn, query, line.subject.opportunity)
    else:
        leave_step(turn, query, line.ref)
        _OPENERS[opens](turn, line)


def _clear_opportunity(turn: Turn, query: CallbackQuery, opportunity: Opportunity) -> None:
    """Deletes a job for good; other jobs on the card that was pressed stay there."""
    delete_opportunity(turn, opportunity)
    text = CLEARED.format(company=opportunity.company)
    turn.show_toast(text)
    refs = list_step_refs(card_callback_data(query))
    others = [ref for ref in refs if ref.opportunity != opportunity.id]
    if others:
        refresh_card(turn, query, others[0])
    else:
        turn.edit(escape(text), [OVERVIEW_ROW])


def _edit_details(turn: Turn, line: CardLine) -> None:
    edit_contact(turn, line.subject.opportunity, ContactId(line.ref.key.subject), "reach")


def _on_interview(
    begin: Callable[[Turn, Opportunity, int], None],
) -> Callable[[Turn, CardLine], None]:
    """Returns a function that begins a conversation about the interview of a step."""

    def open_step(turn: Turn, line: CardLine) -> None:
        begin(turn, line.subject.opportunity, line.ref.key.interview)

    return open_step


_OPENERS: dict[Opens, Callable[[Turn, CardLine], None]] = {
    Opens.LETTER: open_letter,
    Opens.READING: say_brief,
    Opens.CAPTURE: _on_interview(start_capture),
    Opens.PROCESS: _on_interview(start_process),
    Opens.REFLECTION: _on_interview(start_reflection),
    Opens.CONTACT_DETAILS: _edit_details,
    Opens.NEW_INTERVIEW: lambda turn, _line: log_interview(turn, ""),
    Opens.PRACTICE: lambda turn, _line: start_practice(turn),
    Opens.OFFER_TERMS: lambda turn, line: start_offer_terms(
        turn, line.subject.opportunity, "deadline"
    ),
    Opens.OUTCOME: lambda turn, line: ask_outcome(turn, line.subject.opportunity),
    Opens.NOTHING: lambda turn, _line: turn.show_toast(NO_LONGER_THERE),
}
"""The main button begins these. CLEARING is not here, because it needs the pressed card."""


# -- the other buttons ---------------------------------------------------------------------------


def _draft_letter(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Writes the letter of a step whose main button begins something else."""
    if not answer_if_finished(turn, query, line):
        leave_step(turn, query, line.ref)
        open_letter(turn, line)


def _note_sent(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Says that the step goes on, since what was sent is no answer yet."""
    if not answer_if_finished(turn, query, line):
        turn.show_toast(SENT_AND_OPEN)


def _redraw_card(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    refresh_card(turn, query, line.ref)


def _ask_day(turn: Turn, _query: CallbackQuery, line: CardLine) -> None:
    turn.say(WHICH_DAY, weekday_buttons(line.ref))


def _day_handler(day: int) -> Callable[[Turn, CallbackQuery, CardLine], None]:
    def set_day(turn: Turn, _query: CallbackQuery, _line: CardLine) -> None:
        turn.person = replace(turn.person, looking_day=day)
        turn.edit(DAY_CHOSEN.format(day=WEEKDAYS[day]))

    return set_day


_BUTTON_HANDLERS: dict[AnyVerb, Callable[[Turn, CallbackQuery, CardLine], None]] = {
    StepVerb.DO: _do_main_action,
    StepVerb.DONE: mark_step_done,
    StepVerb.SKIP: skip_step,
    StepVerb.UNDO: undo,
    StepVerb.LATER: offer_snooze,
    StepVerb.PICK: pick_time,
    StepVerb.CARD: _redraw_card,
    StepVerb.ASKED: mark_asked,
    StepVerb.AGREED: consent_handler(Consent.GIVEN, AGREED),
    StepVerb.DECLINED: consent_handler(Consent.DECLINED, DECLINED),
    **{SnoozeTo(choice): snooze_handler(choice) for choice in range(3)},
    StepVerb.ALL: mark_all_done,
    StepVerb.UNDO_ALL: undo_all,
    StepVerb.WAITING: keep_waiting,
    StepVerb.DELETE: ask_to_delete,
    StepVerb.SURE: delete_commitment,
    StepVerb.SENT: _note_sent,
    StepVerb.LETTER: _draft_letter,
    StepVerb.DAYS: _ask_day,
    **{LookOn(day): _day_handler(day) for day in range(7)},
}

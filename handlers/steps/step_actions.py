"""A button of a step drafts it, settles it, puts it off or undoes that, as the step stands now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import escape

from telegram import CallbackQuery, Update

from coaching import planner
from coaching.model.documents import Consent, Opportunity, Referee
from coaching.model.step_key import StepState
from coaching.model.vocabulary import ContactId
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import AfterDone, Opens
from coaching.playbook.step_records import (
    mark_done,
    mark_skipped,
    reopen_step,
    snooze_step,
    step_record,
)
from coaching.translation import Text, _, plural
from handlers.cards.card import CardLine, StepButton, card_lines
from handlers.cards.card_buttons import is_too_late
from handlers.cards.card_place import list_step_refs
from handlers.cards.snooze import COMES_BACK, TIME_AFTER_INTERVIEW, ask_snooze_time
from handlers.cards.step_verbs import AnyVerb, LookOn, SnoozeTo, StepVerb
from handlers.cards.steps_without_letter import (
    DAY_CHOSEN,
    WAITING,
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
from handlers.letters.step_letters import group_thank_keys
from handlers.outcomes.ask_offer_terms import start_offer_terms
from handlers.outcomes.outcome import ask_outcome
from handlers.outcomes.what_came import ask_what_came
from handlers.people.edit_contact import edit_contact
from handlers.practice.practise import start_practice
from handlers.reflection.reflect import start_reflection
from handlers.steps.card_refresh import card_callback_data, leave_step, refresh_card
from handlers.steps.delete_commitment import ask_to_delete, delete_commitment
from handlers.steps.step_order import UNDO_WINDOW
from handlers.ui import formatting
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

CLEARED = _("{company} is cleared.")
ALREADY_DONE = _("Already marked as done, {when}.")
ALREADY_LEFT = _("Left out, {when}. Undo takes it up again.")
DONE = _("Done. Undo stays here for a day.")
SKIPPED = _("Left out. Undo takes it up again.")
UNDONE = _("Taken up again.")
TOO_LATE = _("That was {when}; I leave it as it is.")
DONE_ALL = plural(
    "Done for all {count}. Undo stays here for a day.",
    "Done for all {count}. Undo stays here for a day.",
)
STILL_OPEN = _("It is open already.")
SENT_AND_OPEN = _("Good. The day for your answer still counts; I remind you before it.")
ASKED = _("Noted that you asked. I will come back to {name}'s answer tomorrow.")
AGREED = _("Good to have {name} with you. Next: a short briefing.")
DECLINED = _("Good to know. I will not suggest {name} again; /referees can change that.")
CONSENT_NOTES = {
    Consent.NOT_ASKED: _("{name} has not been asked yet."),
    Consent.ASKED: _("{name} has been asked; the answer is open."),
    Consent.GIVEN: _("{name} has agreed."),
    Consent.DECLINED: _("{name} would rather not."),
}


# -- the press -----------------------------------------------------------------------------------


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


def _do_main_action(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Begins what the main button stands for: a draft, a text or a conversation.

    It marks nothing as done.
    """
    opens = line.definition.opens
    if opens is not Opens.READING and _answer_if_finished(turn, query, line):
        return
    if opens is Opens.CLEARING:
        _clear_opportunity(turn, query, line.subject.opportunity)
    else:
        leave_step(turn, query, line.ref)
        _OPENERS[opens](turn, line)


def _draft_letter(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Writes the letter of a step whose main button begins something else."""
    if not _answer_if_finished(turn, query, line):
        leave_step(turn, query, line.ref)
        open_letter(turn, line)


def _note_sent(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Says that the step goes on, since what was sent is no answer yet."""
    if not _answer_if_finished(turn, query, line):
        turn.show_toast(SENT_AND_OPEN)


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


def _mark_done(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    if _answer_if_finished(turn, query, line):
        return
    if line.subject.consent is not Consent.GIVEN:
        _say_consent(turn, query, line)
        return
    done = mark_done(line.subject.opportunity, line.ref.key, turn.now)
    turn.put_opportunity(line.definition.close(done, line.ref.key, turn.now))
    turn.show_toast(line.definition.texts.done_note or DONE)
    refresh_card(turn, query, line.ref)
    ask_next = _AFTER_DONE.get(line.definition.after_done)
    if ask_next is not None:
        ask_next(turn, done)


def _mark_all_done(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Marks everybody as thanked who got the one mail to all."""
    if _answer_if_finished(turn, query, line):
        return
    keys = group_thank_keys(line.subject, turn.now)
    opportunity = line.subject.opportunity
    for key in keys:
        opportunity = mark_done(opportunity, key, turn.now)
    turn.put_opportunity(opportunity)
    turn.show_toast(DONE_ALL.format(len(keys)))
    refresh_card(turn, query, line.ref)


def _skip(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    if _answer_if_finished(turn, query, line):
        return
    _leave_out(turn, line)
    turn.show_toast(line.definition.texts.skipped_note or SKIPPED)
    refresh_card(turn, query, line.ref)


def _leave_out(turn: Turn, line: CardLine) -> None:
    skipped = mark_skipped(line.subject.opportunity, line.ref.key, turn.now)
    turn.put_opportunity(line.definition.let_go(skipped, line.ref.key, turn.now))


def _answer_if_finished(turn: Turn, query: CallbackQuery, line: CardLine) -> bool:
    """Tells whether the step is done or left out already, and answers the press in that case."""
    record = step_record(line.subject.opportunity, line.ref.key)
    done, skipped = record.done, record.skipped
    if line.is_actionable or (done is None and skipped is None):
        return False  # what is practised daily was done yesterday and is open today
    when = _format_moment(turn, done or skipped or turn.now)
    already = (line.definition.texts.already_note or ALREADY_DONE) if done else ALREADY_LEFT
    turn.show_toast(already.format(when=when))
    refresh_card(turn, query, line.ref)
    return True


def _undo(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    if _check_undo(turn, line):
        opportunity = reopen_step(line.subject.opportunity, line.ref.key)
        turn.put_opportunity(line.definition.reopen(opportunity, line.ref.key))
    refresh_card(turn, query, line.ref)


def _undo_all(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Reopens the step for everybody who was thanked with one mail."""
    if _check_undo(turn, line):
        opportunity = line.subject.opportunity
        for key in group_thank_keys(line.subject, turn.now):
            opportunity = reopen_step(opportunity, key)
        turn.put_opportunity(opportunity)
    refresh_card(turn, query, line.ref)


def _check_undo(turn: Turn, line: CardLine) -> bool:
    """Tells whether the step was settled within the last day, and answers the press either way."""
    record = step_record(line.subject.opportunity, line.ref.key)
    settled = record.done or record.skipped
    if settled is None or line.is_actionable:
        turn.show_toast(STILL_OPEN)
        return False
    if turn.now - settled > UNDO_WINDOW:
        turn.show_toast(TOO_LATE.format(when=_format_moment(turn, settled)))
        return False
    turn.show_toast(UNDONE)
    return True


def _offer_snooze(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    if not _answer_if_finished(turn, query, line):
        refresh_card(turn, query, line.ref, snooze_ref=line.ref)


def _snooze_handler(choice_index: int) -> Callable[[Turn, CallbackQuery, CardLine], None]:
    def snooze(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
        if _answer_if_finished(turn, query, line):
            return
        closes = line.step.closes if line.step else None
        choice = planner.snooze_choices(turn.person, turn.now, closes)[choice_index]
        if is_too_late(line, choice):
            turn.show_toast(TIME_AFTER_INTERVIEW)
        else:
            _snooze_until(turn, line, choice.at)
        refresh_card(turn, query, line.ref)

    return snooze


def _snooze_until(turn: Turn, line: CardLine, until: datetime) -> None:
    turn.put_opportunity(snooze_step(line.subject.opportunity, line.ref.key, until, turn.now))
    turn.show_toast(COMES_BACK.format(when=_format_moment(turn, until)))


def _redraw_card(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    refresh_card(turn, query, line.ref)


def _format_moment(turn: Turn, moment: datetime) -> str:
    return formatting.moment_text(moment, formatting.person_zone(turn.person), turn.now)


# -- referees ------------------------------------------------------------------------------------


def _say_consent(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Says how the referee has answered, when the pressed button was for another answer."""
    turn.show_toast(CONSENT_NOTES[line.subject.consent].format(name=line.subject.name))
    refresh_card(turn, query, line.ref)


def _mark_asked(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Notes that the referee was asked.

    The step then waits for the answer instead of being done.
    """
    if _answer_if_finished(turn, query, line):
        return
    if line.subject.consent is not Consent.NOT_ASKED:
        _say_consent(turn, query, line)
        return
    _set_consent(turn, line, Consent.ASKED)
    tomorrow = planner.snooze_choices(turn.person, turn.now, None)[-1].at
    turn.put_opportunity(snooze_step(line.subject.opportunity, line.ref.key, tomorrow, turn.now))
    turn.show_toast(ASKED.format(name=line.subject.name))
    refresh_card(turn, query, line.ref)


def _consent_handler(
    consent: Consent, reply: Text
) -> Callable[[Turn, CallbackQuery, CardLine], None]:
    def record_answer(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
        if _answer_if_finished(turn, query, line):
            return
        if line.subject.consent is not Consent.ASKED:
            _say_consent(turn, query, line)
            return
        _set_consent(turn, line, consent)
        turn.show_toast(reply.format(name=line.subject.name))
        refresh_card(turn, query, line.ref)

    return record_answer


def _set_consent(turn: Turn, line: CardLine, consent: Consent) -> None:
    def apply_consent(referee: Referee) -> Referee:
        return (
            referee.with_answer(consent, turn.now)
            if referee.id == line.ref.key.subject
            else referee
        )

    referees = tuple(apply_consent(referee) for referee in turn.person.referees)
    turn.person = replace(turn.person, referees=referees)


# -- waiting on, and looking on --------------------------------------------------------------------


def _keep_waiting(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Puts the step off for some business days, or leaves it to the step that follows it."""
    if _answer_if_finished(turn, query, line):
        return
    find_end = line.definition.end_of_waiting
    until = find_end(line.subject, turn.now) if find_end else None
    if until is not None:
        turn.put_opportunity(snooze_step(line.subject.opportunity, line.ref.key, until, turn.now))
        turn.show_toast(WAITING.format(when=_format_moment(turn, until)))
    elif line.definition.texts.handed_on_note is not None:
        skipped = mark_skipped(line.subject.opportunity, line.ref.key, turn.now)
        turn.put_opportunity(skipped)
        turn.show_toast(line.definition.texts.handed_on_note)
    refresh_card(turn, query, line.ref)


def _ask_day(turn: Turn, _query: CallbackQuery, line: CardLine) -> None:
    turn.say(WHICH_DAY, weekday_buttons(line.ref))


def _day_handler(day: int) -> Callable[[Turn, CallbackQuery, CardLine], None]:
    def set_day(turn: Turn, _query: CallbackQuery, _line: CardLine) -> None:
        turn.person = replace(turn.person, looking_day=day)
        turn.edit(DAY_CHOSEN.format(day=WEEKDAYS[day]))

    return set_day


def _ask_snooze_time(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    if not _answer_if_finished(turn, query, line):
        refresh_card(turn, query, line.ref)
        ask_snooze_time(turn, line.ref)


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
_AFTER_DONE: dict[AfterDone, Callable[[Turn, Opportunity], None]] = {
    AfterDone.ASK_THEIR_NEWS: ask_what_came,
    AfterDone.ASK_OUTCOME: ask_outcome,
}
_BUTTON_HANDLERS: dict[AnyVerb, Callable[[Turn, CallbackQuery, CardLine], None]] = {
    StepVerb.DO: _do_main_action,
    StepVerb.DONE: _mark_done,
    StepVerb.SKIP: _skip,
    StepVerb.UNDO: _undo,
    StepVerb.LATER: _offer_snooze,
    StepVerb.PICK: _ask_snooze_time,
    StepVerb.CARD: _redraw_card,
    StepVerb.ASKED: _mark_asked,
    StepVerb.AGREED: _consent_handler(Consent.GIVEN, AGREED),
    StepVerb.DECLINED: _consent_handler(Consent.DECLINED, DECLINED),
    **{SnoozeTo(choice): _snooze_handler(choice) for choice in range(3)},
    StepVerb.ALL: _mark_all_done,
    StepVerb.UNDO_ALL: _undo_all,
    StepVerb.WAITING: _keep_waiting,
    StepVerb.DELETE: ask_to_delete,
    StepVerb.SURE: delete_commitment,
    StepVerb.SENT: _note_sent,
    StepVerb.LETTER: _draft_letter,
    StepVerb.DAYS: _ask_day,
    **{LookOn(day): _day_handler(day) for day in range(7)},
}

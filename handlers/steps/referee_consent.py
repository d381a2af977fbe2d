"""A referee was asked, agreed or declined: the person says so under the step that asks them."""

from collections.abc import Callable
from dataclasses import replace

from telegram import CallbackQuery

from coaching import planner
from coaching.model.documents import Consent, Referee
from coaching.playbook.noise.hold_back import free_moment_of
from coaching.playbook.step_records import snooze_step
from coaching.translation import Text, _
from handlers.cards.card import CardLine
from handlers.steps.card_refresh import refresh_card
from handlers.steps.finished_step import answer_if_finished
from handlers.ui.turn import Turn

ASKED = _("Noted that you asked. I will come back to {name}'s answer tomorrow.")
AGREED = _("Good to have {name} with you. Next: a short briefing.")
DECLINED = _("Good to know. I will not suggest {name} again; /referees can change that.")
CONSENT_NOTES = {
    Consent.NOT_ASKED: _("{name} has not been asked yet."),
    Consent.ASKED: _("{name} has been asked; the answer is open."),
    Consent.GIVEN: _("{name} has agreed."),
    Consent.DECLINED: _("{name} would rather not."),
}


def say_consent(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Says how the referee has answered, when the pressed button was for another answer."""
    turn.show_toast(CONSENT_NOTES[line.subject.consent].format(name=line.subject.name))
    refresh_card(turn, query, line.ref)


def mark_asked(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Notes that the referee was asked.

    The step then waits for the answer instead of being done.
    """
    if answer_if_finished(turn, query, line):
        return
    if line.subject.consent is not Consent.NOT_ASKED:
        say_consent(turn, query, line)
        return
    _set_consent(turn, line, Consent.ASKED)
    morning = planner.snooze_choices(turn.person, turn.now, None)[-1].at
    tomorrow = free_moment_of(turn.dossier, morning, turn.now)
    turn.put_opportunity(snooze_step(line.subject.opportunity, line.ref.key, tomorrow, turn.now))
    turn.show_toast(ASKED.format(name=line.subject.name))
    refresh_card(turn, query, line.ref)


def consent_handler(
    consent: Consent, reply: Text
) -> Callable[[Turn, CallbackQuery, CardLine], None]:
    """Returns what notes the referee's answer, and replies with `reply`, which has {name} in it."""

    def record_answer(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
        if answer_if_finished(turn, query, line):
            return
        if line.subject.consent is not Consent.ASKED:
            say_consent(turn, query, line)
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

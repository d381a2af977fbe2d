"""Answers a question about what the person told, with their own words and what can be done now."""

from collections.abc import Callable

from coaching.reading.wishes import AskAbout, AskSaid
from handlers.listening.on_record.asked_of import NO_SUCH_JOB
from handlers.listening.on_record.letters_sent import say_thanked, say_written
from handlers.listening.on_record.notes_told import say_notes
from handlers.listening.on_record.people_met import say_people
from handlers.listening.on_record.promises_made import say_promises
from handlers.listening.on_record.time_waited import say_waited
from handlers.ui.turn import Turn

_ANSWERS: dict[AskAbout, Callable[[Turn, AskSaid], None]] = {
    AskAbout.THANKED: say_thanked,
    AskAbout.WRITTEN: say_written,
    AskAbout.PROMISED: say_promises,
    AskAbout.WAITED: say_waited,
    AskAbout.MET: say_people,
}


def answer_from_record(turn: Turn, wish: AskSaid, text: str) -> None:
    """Answers such a question; of an employer who is not known, that is all there is to say."""
    if wish.about.opportunity is None and wish.about.company is not None:
        turn.say(NO_SUCH_JOB)
    elif wish.question is AskAbout.NOTED:
        say_notes(turn, wish, text)
    else:
        _ANSWERS[wish.question](turn, wish)

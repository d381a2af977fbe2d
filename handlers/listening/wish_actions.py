"""Does at once what a person asks for in words: mark a step, wait, delete, show what is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from telegram import Update

from coaching.reading.proposals import Proposal
from coaching.reading.wishes import AskAbout, AskSaid, DeleteSaid
from coaching.translation import _
from handlers.help import HELP
from handlers.interviews.delete_opportunity import delete_question
from handlers.steps.status import overview_card
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

PAUSE_ENDED = _("Good: reminders come again as planned.")


@dataclass(frozen=True, slots=True)
class EndPause(CallbackData):
    """Ends the pause that the person asked for."""

    prefix: ClassVar[str] = "k:loud"


async def handle_callback(_: Update, turn: Turn, _data: EndPause) -> None:
    """Lets reminders come again."""
    turn.person = replace(turn.person, paused_until=None)
    turn.edit(PAUSE_ENDED)


def do_wishes(turn: Turn, wishes: Sequence[Proposal]) -> None:
    """Does each wish in turn."""
    for wish in wishes:
        match wish:
            case DeleteSaid(about=about):
                job = turn.find_real_opportunity(about.opportunity)
                if job is not None:
                    turn.say(*delete_question(job))
            case AskSaid(question=AskAbout.HELP):
                turn.say(HELP)
            case _:
                turn.say(*overview_card(turn, 0))

"""Reminders that were held back or switched off come again, as a person asks in words."""

from dataclasses import replace

from coaching.translation import _
from handlers.account.reminder_lines import topics_off
from handlers.steps.reminding.pause import PAUSE_ENDED, end_pause, is_quiet
from handlers.steps.reminding.reminders_menu import OFF_FOR_GOOD, show_reminders
from handlers.steps.reminding.topics_menu import ALL_LABEL
from handlers.ui.buttons import Button
from handlers.ui.links import ShowReminders
from handlers.ui.turn import Turn

# Translators: {topics} is such as "Practice and LinkedIn".
BACK_ON = _("On again: {topics}.")


def is_held_back(turn: Turn) -> bool:
    """Tells whether it is quiet for a while, or a kind is switched off."""
    return is_quiet(turn) or bool(turn.person.switched_off)


def resume_reminders(turn: Turn, *, everything: bool) -> None:
    """Ends the quiet; with `everything`, or where it was not quiet, each kind comes on again too.

    Where nothing is held back, the answer shows how reminders come.
    """
    if not is_held_back(turn):
        show_reminders(turn)
        return
    was_quiet, off = is_quiet(turn), topics_off(turn.person)
    lines = [str(PAUSE_ENDED)] if was_quiet else []
    end_pause(turn)
    if off and (everything or not was_quiet):
        turn.person = replace(turn.person, switched_off={})
        lines.append(BACK_ON.format(topics=off))
    elif off:
        lines.append(OFF_FOR_GOOD.format(topics=off))
    turn.say("\n".join(lines), [[Button(ALL_LABEL, ShowReminders())]])

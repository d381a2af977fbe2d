"""/pause shows when reminders come and which: quiet for a while, or kinds off and on for good."""

from telegram import Update

from coaching.translation import _
from handlers.account.reminder_lines import topics_off
from handlers.account.settings_menu import ABOUT_REMINDERS, ChangeSetting, setting_line
from handlers.flows import engine
from handlers.steps.reminding.pause import (
    DAYS,
    PAUSE,
    PAUSE_ENDED,
    AskQuiet,
    EndPause,
    QuietFor,
    end_of_quiet,
    end_pause,
    end_rows,
    is_quiet,
    quiet_text,
    start_pause,
)
from handlers.steps.reminding.topics_menu import ALL_LABEL, ShowTopics
from handlers.ui import formatting
from handlers.ui.buttons import Button, Buttons
from handlers.ui.links import ShowReminders, ShowSettings
from handlers.ui.turn import Turn

HEADING = _("<b>Reminders</b>")
COME_AS_PLANNED = _("They come as planned, between {wakes} and {sleeps}.")
# Translators: {topics} is such as "Practice and LinkedIn".
OFF_FOR_GOOD = _("Off until you say otherwise: {topics}.")
PAUSE_LABELS = {
    QuietFor.DAY: _("Quiet for a day"),
    QuietFor.WEEK: _("For a week"),
    QuietFor.UNTIL: _("Until …"),
}
TOPICS_LABEL = _("Which ones ›")
SETTINGS_LABEL = _("‹ Settings")


def reminders_card(turn: Turn) -> tuple[str, Buttons]:
    """Shows whether reminders come, what is off, and what else is set about them."""
    person, until = turn.person, turn.person.paused_until
    lines = [str(HEADING)]
    if until is not None and is_quiet(turn):
        lines.append(quiet_text(turn, until))
    else:
        wakes, sleeps = formatting.time_text(person.wakes), formatting.time_text(person.sleeps)
        lines.append(COME_AS_PLANNED.format(wakes=wakes, sleeps=sleeps))
    if person.switched_off:
        lines.append(OFF_FOR_GOOD.format(topics=topics_off(person)))
    lines += [setting_line(turn, setting) for setting in ABOUT_REMINDERS]
    return "\n".join(lines), _rows(turn)


def _rows(turn: Turn) -> Buttons:
    return [
        *_quiet_rows(turn),
        [Button(TOPICS_LABEL, ShowTopics(0))],
        [Button(setting.label, ChangeSetting(setting)) for setting in ABOUT_REMINDERS],
        [Button(SETTINGS_LABEL, ShowSettings())],
    ]


def _quiet_rows(turn: Turn) -> Buttons:
    """Returns what asks for quiet or ends it; nothing comes before the time zone is known."""
    if is_quiet(turn):
        return end_rows()
    if turn.person.zone is None:
        return []
    return [[Button(label, AskQuiet(stretch)) for stretch, label in PAUSE_LABELS.items()]]


def show_reminders(turn: Turn) -> None:
    """Answers /pause, and the button of the settings."""
    turn.say(*reminders_card(turn))


async def handle_callback(
    _update: Update, turn: Turn, data: ShowReminders | AskQuiet | EndPause
) -> None:
    """Shows the reminders, keeps quiet for so long, or lets them come again."""
    match data:
        case AskQuiet(QuietFor.UNTIL):
            engine.begin(turn, PAUSE)
            return
        case AskQuiet(stretch):
            until = end_of_quiet(turn.person, turn.now, DAYS[stretch])
            start_pause(turn, until)
        case EndPause():
            end_pause(turn)
            turn.edit(PAUSE_ENDED, [[Button(ALL_LABEL, ShowReminders())]])
            return
    turn.edit(*reminders_card(turn))

"""Kinds of reminders are switched off and on with a tap; off for good is off."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import Update

from coaching.model.switch_topics import switch_topic
from coaching.model.vocabulary import ReminderTopic
from coaching.translation import _
from handlers.account.reminder_lines import TOPICS
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import ShowReminders
from handlers.ui.pages import BUTTONS_AT_MOST, take_page
from handlers.ui.turn import Turn

WHICH_ONES = _(
    "<b>Which reminders</b>\nA tap switches one off or on. What is off stays in /status and under "
    "/draft; I just do not speak of it."
)
ON_LABEL, OFF_LABEL = _("✓ {topic}"), _("{topic}: off")
SWITCHED_OFF = _("{topic}: off until you say otherwise. /status still shows what is due.")
SWITCHED_ON = _("{topic}: I remind you again.")
BACK_LABEL = _("‹ Reminders")
ALL_LABEL = _("All reminders ›")
ON_AGAIN_LABEL, OFF_AGAIN_LABEL = _("Switch it on again"), _("Switch it off again")


@dataclass(frozen=True, slots=True)
class ShowTopics(CallbackData):
    """Shows a page of what can be switched off."""

    prefix: ClassVar[str] = "k:kinds"
    page: int


@dataclass(frozen=True, slots=True)
class SwitchTopic(CallbackData):
    """Switches a kind of reminders, from a page of the list."""

    prefix: ClassVar[str] = "k:kind"
    topic: ReminderTopic
    is_on: bool
    page: int


@dataclass(frozen=True, slots=True)
class SwitchBack(CallbackData):
    """Takes back, below a message, what was switched in words."""

    prefix: ClassVar[str] = "k:said"
    topic: ReminderTopic
    is_on: bool


def topics_card(turn: Turn, number: int) -> tuple[str, Buttons]:
    """Shows a page of what can be switched off."""
    page = take_page([*TOPICS], number, BUTTONS_AT_MOST - 1)
    buttons = [_topic_button(turn, topic, page.number) for topic in page.items]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return str(WHICH_ONES), [
        *rows,
        page.buttons(ShowTopics),
        [Button(BACK_LABEL, ShowReminders())],
    ]


def _topic_button(turn: Turn, topic: ReminderTopic, page: int) -> Button:
    is_off = topic in turn.person.switched_off
    label = (OFF_LABEL if is_off else ON_LABEL).format(topic=TOPICS[topic])
    return Button(label, SwitchTopic(topic, is_off, page))


def switch_in_words(turn: Turn, topic: ReminderTopic, *, is_on: bool) -> None:
    """Switches a kind as the person said it, with a way back below the answer."""
    turn.person = switch_topic(turn.person, topic, turn.now, is_on=is_on)
    turn.say(*_card_after_switch(topic, is_on=is_on))


def _card_after_switch(topic: ReminderTopic, *, is_on: bool) -> tuple[str, Buttons]:
    back = OFF_AGAIN_LABEL if is_on else ON_AGAIN_LABEL
    return _say_switch(topic, is_on=is_on), [
        [Button(back, SwitchBack(topic, not is_on)), Button(ALL_LABEL, ShowReminders())]
    ]


def _say_switch(topic: ReminderTopic, *, is_on: bool) -> str:
    return (SWITCHED_ON if is_on else SWITCHED_OFF).format(topic=TOPICS[topic])


async def handle_callback(
    _update: Update, turn: Turn, data: ShowTopics | SwitchTopic | SwitchBack
) -> None:
    """Shows the list, or switches a kind; an old button says what it did, and shows how it is."""
    match data:
        case ShowTopics(page):
            turn.edit(*topics_card(turn, page))
        case SwitchTopic(topic, is_on, page):
            turn.person = switch_topic(turn.person, topic, turn.now, is_on=is_on)
            turn.show_toast(_say_switch(topic, is_on=is_on))
            turn.edit(*topics_card(turn, page))
        case SwitchBack(topic, is_on):
            turn.person = switch_topic(turn.person, topic, turn.now, is_on=is_on)
            turn.edit(*_card_after_switch(topic, is_on=is_on))

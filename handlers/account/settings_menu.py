"""/settings changes place, hours for reminders, sign-off, mail, and how long jobs stay."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import Any, ClassVar

from telegram import Update

from coaching.calendar.cities import country_name
from coaching.model.documents import Conversation, Person
from coaching.model.vocabulary import (
    CountryCode,
    MailProgram,
    ZoneName,
)
from coaching.translation import Text, _
from handlers.account.model_consent import model_button, model_lines
from handlers.account.reminder_lines import reminders_value
from handlers.answers.check_in_days import check_in_choices, check_in_text, read_check_in_days
from handlers.answers.countries import country_choices, country_text, read_country
from handlers.answers.mail_programs import (
    mail_program_choices,
    mail_program_text,
    read_mail_program,
)
from handlers.answers.months import NEVER, months_choices, months_text, read_months
from handlers.answers.own_name import read_own_name
from handlers.answers.places import (
    answer_country,
    answer_region,
    answer_zone,
    place_keys,
    place_name,
    read_location,
    read_place,
    zone_text,
)
from handlers.answers.waking_hours import answer_hours, hour_choices, hours_text, read_waking
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Question, QuestionContext
from handlers.ui import formatting
from handlers.ui.buttons import Button, Buttons, ReplyKeyboard
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import ShowReminders, ShowSettings
from handlers.ui.turn import Turn

HEADING = _("<b>Settings</b>")
# Translators: stands in "We were at: {title}".
TITLE = _("your settings")
PLACE = _("Which city are you in? Type it, or share your location.")
COUNTRY = _("Whose public holidays do you have? Type a country.")
WAKING = _("Between which hours may I write to you? Such as <i>8-21</i> or <i>7:30 to 22:00</i>.")
CLEAR = _(
    "How long after a job is closed shall I ask whether to clear it? Nothing is deleted before "
    "you say so."
)
CHECK_IN = _("How long after the day they named shall I remind you to ask where things stand?")
SIGN = _("How do you sign a note?")
NAME = _("What shall I call you?")
# Translators: "Open in mail" is a button.
MAIL = _(
    "Where do you write your mail? Open in mail under a letter then opens it there, filled in. It "
    "is a link: I send nothing."
)
PLACE_SET = _("{place} it is.")
PLACE_AND_COUNTRY_SET = _("{place} it is. Holidays: {country}.")
REMINDERS, REMINDERS_LABEL = _("Reminders"), _("Reminders ›")
NOT_SET = _("not set")
# Translators: a line of the settings, such as "Time zone: Berlin time (UTC+1)".
LINE = _("{label}: {value}")


# -- reading -------------------------------------------------------------------------------------


def _is_field(key: str) -> Callable[[QuestionContext], bool]:
    return lambda context: context.answers.get("field") == key


# -- keeping -------------------------------------------------------------------------------------


def _finish(turn: Turn, conversation: Conversation) -> None:
    field = str(conversation.answers["field"])
    value = conversation.answers.get(field)
    if field == "place":
        _say_place(turn, value)
    if value is not None:
        turn.person = apply_setting(turn.person, field, value)
    turn.say(*_settings_card(turn))


def apply_setting(person: Person, field: str, value: Any) -> Person:
    """Returns the person with one setting changed."""
    match field:
        case "place":
            person = replace(person, zone=answer_zone(value))
            country, region = answer_country(value), answer_region(value)
            return replace(person, country=country, region=region) if country else person
        case "country":
            return replace(person, country=CountryCode(value), region="")
        case "waking":
            wakes, sleeps = answer_hours(value)
            return replace(person, wakes=wakes, sleeps=sleeps)
        case "mail":
            return replace(person, mail=MailProgram(value))
        case "clear":
            return replace(person, clear_after=value or None)
        case "sign" | "name" | "check_in":
            return replace(person, **{_PLAIN_FACTS[field]: value})
        case _:
            return person


_PLAIN_FACTS = {"sign": "sign_off", "name": "first_name", "check_in": "check_in_after"}


def _say_place(turn: Turn, value: Any) -> None:
    """Says which place is set now, and takes away the keys that asked for the location."""
    zone = answer_zone(value) if value else formatting.person_zone(turn.person)
    country = answer_country(value) if value else turn.person.country
    turn.say(place_set_text(turn, zone, country), keys=ReplyKeyboard())


def place_set_text(turn: Turn, zone: ZoneName, country: CountryCode) -> str:
    """Returns which clock is set now, and whose holidays where these are others than before."""
    text = PLACE_SET
    if country and country != turn.person.country:
        text = PLACE_AND_COUNTRY_SET
    return text.format(place=zone_text(zone, turn.now), country=country_name(country))


SETTINGS = register_flow(
    Flow(
        name="settings",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question(
                "place",
                PLACE,
                read_place,
                when=_is_field("place"),
                format_answer=place_name,
                keys=lambda context: place_keys(context.person),
                read_location=read_location,
            ),
            Question(
                "country",
                COUNTRY,
                read_country,
                country_choices,
                when=_is_field("country"),
                format_answer=country_text,
            ),
            Question(
                "waking",
                WAKING,
                read_waking,
                hour_choices,
                when=_is_field("waking"),
                format_answer=hours_text,
            ),
            Question("sign", SIGN, read_own_name, when=_is_field("sign"), takes_name=True),
            Question("name", NAME, read_own_name, when=_is_field("name"), takes_name=True),
            Question(
                "mail",
                MAIL,
                read_mail_program,
                mail_program_choices,
                when=_is_field("mail"),
                format_answer=mail_program_text,
            ),
            Question(
                "check_in",
                CHECK_IN,
                read_check_in_days,
                check_in_choices,
                when=_is_field("check_in"),
                format_answer=check_in_text,
            ),
            Question(
                "clear",
                CLEAR,
                read_months,
                months_choices,
                when=_is_field("clear"),
                format_answer=months_text,
            ),
        ),
        finish=_finish,
        is_resumable=False,
    )
)


# -- the card and its buttons ----------------------------------------------------------------------


class Setting(StrEnum):
    """Lists what can be set. The values are the keys of the questions and stand on buttons."""

    NAME = "name"
    SIGN = "sign"
    PLACE = "place"
    COUNTRY = "country"
    WAKING = "waking"
    MAIL = "mail"
    CHECK_IN = "check_in"
    CLEAR = "clear"

    @property
    def label(self) -> Text:
        """Names it on its button and in its line."""
        return _LABELS[self.value]


ABOUT_REMINDERS = (Setting.CHECK_IN, Setting.CLEAR)
"""These are changed where reminders are."""


@dataclass(frozen=True, slots=True)
class ChangeSetting(CallbackData):
    """Asks for one setting."""

    prefix: ClassVar[str] = "g"
    setting: Setting


def _setting_values(turn: Turn) -> dict[str, Any]:
    """Returns each setting as the flow keeps an answer; None when it is not set."""
    person = turn.person
    zone = person.zone
    name = zone_text(zone, turn.now) if zone else ""
    return {
        "name": person.first_name or None,
        "sign": person.sign_off or person.first_name or None,
        "place": {"zone": zone, "country": person.country, "name": name} if zone else None,
        "country": person.country or None,
        "waking": f"{person.wakes:%H:%M}-{person.sleeps:%H:%M}",
        "mail": person.mail.value if person.mail else None,
        "check_in": person.check_in_after,
        "clear": person.clear_after or NEVER,
    }


def _settings_card(turn: Turn) -> tuple[str, Buttons]:
    """Shows every setting; those about reminders alone are changed behind a button."""
    lines = [str(HEADING), *(setting_line(turn, setting) for setting in Setting)]
    lines.append(LINE.format(label=REMINDERS, value=escape(reminders_value(turn))))
    here = [setting for setting in Setting if setting not in ABOUT_REMINDERS]
    buttons = [Button(setting.label, ChangeSetting(setting)) for setting in here]
    buttons.append(Button(REMINDERS_LABEL, ShowReminders()))
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    if turn.abilities.model_host:
        lines += model_lines(turn)
        rows.append([model_button()])
    return "\n".join(lines), rows


def setting_line(turn: Turn, setting: Setting) -> str:
    """Returns such as "You sign: Robin", as HTML."""
    value = _setting_values(turn)[setting.value]
    question = SETTINGS.question(setting.value)
    told = question.format_answer(value) if question and value is not None else str(NOT_SET)
    return LINE.format(label=setting.label, value=escape(told))


_LABELS = {
    "name": _("You are"),
    "sign": _("You sign"),
    "place": _("Time zone"),
    "country": _("Holidays"),
    "waking": _("I may write"),
    "mail": _("Your mail"),
    "check_in": _("Check-in"),
    "clear": _("Closed jobs"),
}


async def handle_settings(_: Update, turn: Turn) -> None:
    """Answers /settings with a card of all settings, each with a button."""
    turn.say(*_settings_card(turn))


async def handle_callback(_: Update, turn: Turn, data: ChangeSetting | ShowSettings) -> None:
    """Asks for the setting whose button was pressed, or shows all."""
    if isinstance(data, ShowSettings):
        turn.edit(*_settings_card(turn))
        return
    field, value = data.setting.value, _setting_values(turn)[data.setting.value]
    answers = {"field": field} | ({} if value is None else {field: value})
    engine.begin(turn, SETTINGS, answers=answers, start_at=field)

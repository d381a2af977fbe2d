"""Steps without a letter lead to a brief to read, a longer wait, or a day of the week."""

from html import escape

from coaching.translation import _
from handlers.cards.card import CardLine, StepRef
from handlers.cards.step_verbs import LookOn, StepVerb
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

NO_BRIEF = _("There is nothing to read up on here any more. /status shows where things stand.")
WAITING = _("Then we wait. I will ask again {when}.")
WHICH_DAY = _("On which day of the week shall I remind you to look around?")
# Translators: {day} is such as "Mondays".
DAY_CHOSEN = _("{day} it is, at half past nine.")
WEEKDAYS = (
    _("Mondays"),
    _("Tuesdays"),
    _("Wednesdays"),
    _("Thursdays"),
    _("Fridays"),
    _("Saturdays"),
    _("Sundays"),
)
GOT_IT_LABEL = _("Got it")
DAYS_PER_ROW = 4


# -- to read -------------------------------------------------------------------------------------


def say_brief(turn: Turn, line: CardLine) -> None:
    """Sends the brief of the next round, or the points to weigh before an offer is answered."""
    reading = line.definition.reading
    text = reading.text(line.subject, turn.now) if reading else ""
    if not text:
        turn.show_toast(NO_BRIEF)
        return
    got_it = Button(GOT_IT_LABEL, line.ref.callback_data(StepVerb.DONE))
    turn.say(brief_html(text), [[got_it]] if line.is_actionable else ())


def brief_html(text: str) -> str:
    """Returns plain paragraphs as HTML, with the first line and the headings of lists in bold."""
    first, *others = text.split("\n\n")
    return "\n\n".join([_bold_html(first), *map(_section_html, others)])


def _section_html(paragraph: str) -> str:
    heading, _, items = paragraph.partition("\n")
    if not items:
        return escape(heading, quote=False)
    return f"{_bold_html(heading)}\n{escape(items, quote=False)}"


def _bold_html(line: str) -> str:
    return f"<b>{escape(line, quote=False)}</b>"


# -- on which day to keep looking ------------------------------------------------------------------


def weekday_buttons(ref: StepRef) -> list[list[Button]]:
    """Returns the days of the week in two rows."""
    days = [
        Button(name, ref.callback_data(LookOn(day))) for day, name in enumerate(formatting.WEEKDAYS)
    ]
    return [days[:DAYS_PER_ROW], days[DAYS_PER_ROW:]]

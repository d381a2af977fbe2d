"""What steps without a letter lead to: a brief to read, a longer wait, a day of the week."""

from html import escape

from handlers.cards.card import CardLine, StepRef
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

NO_BRIEF = "There is nothing to read up on here any more. /status shows where things stand."
WAITING = "Then we wait. I will ask again {when}."
WHICH_DAY = "On which day of the week shall I remind you to look around?"
DAY_CHOSEN = "{day} it is, at half past nine."
WEEKDAYS = (
    "Mondays",
    "Tuesdays",
    "Wednesdays",
    "Thursdays",
    "Fridays",
    "Saturdays",
    "Sundays",
)
_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_PER_ROW = 4


# -- to read -------------------------------------------------------------------------------------


def say_brief(turn: Turn, line: CardLine) -> None:
    """Says the brief of the next round, or what to weigh before an offer is answered."""
    reading = line.definition.reading
    text = reading.text(line.subject, turn.now) if reading else ""
    if not text:
        turn.show_toast(NO_BRIEF)
        return
    turn.say(
        brief_html(text),
        [[Button("Got it", line.ref.callback_data("done"))]] if line.is_actionable else (),
    )


def brief_html(text: str) -> str:
    """Plain paragraphs as HTML: the first line in bold, and what stands over a list."""
    first, *others = text.split("\n\n")
    return "\n\n".join([_bold_html(first), *(_section_html(one) for one in others)])


def _section_html(paragraph: str) -> str:
    heading, _, items = paragraph.partition("\n")
    if not items:
        return escape(heading, quote=False)
    return f"{_bold_html(heading)}\n{escape(items, quote=False)}"


def _bold_html(line: str) -> str:
    return f"<b>{escape(line, quote=False)}</b>"


# -- on which day to keep looking ------------------------------------------------------------------


def weekday_buttons(ref: StepRef) -> list[list[Button]]:
    """The week in two rows."""
    days = [Button(name, ref.callback_data(f"d{day}")) for day, name in enumerate(_SHORT_DAYS)]
    return [days[:DAYS_PER_ROW], days[DAYS_PER_ROW:]]

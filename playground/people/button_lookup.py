"""A pressed button is found here by its place or its text, even under a message that is gone."""

from typing import Any

from playground.world.refusals import Json, Misuse


def inaccessible_message(message: Json) -> Json:
    """Returns a deleted message in the form in which a press on it still names it."""
    return {"chat": message["chat"], "message_id": message["message_id"], "date": 0}


def button_rows(message: Json) -> list[list[Json]]:
    """Returns the rows of buttons under a message."""
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def find_button_data(message: Json, row: int | None, col: int, text: str | None) -> str:
    """Returns the data of the button at that place, or with that text; raises Misuse for none."""
    button: Any = None
    if text is not None:
        button = next(
            (
                candidate
                for line in button_rows(message)
                for candidate in line
                if candidate["text"] == text
            ),
            None,
        )
    elif (
        row is not None and row < len(button_rows(message)) and col < len(button_rows(message)[row])
    ):
        button = button_rows(message)[row][col]
    if button is None:
        raise Misuse("there is no such button under that message")
    if "callback_data" not in button:
        raise Misuse(f"the button {button['text']!r} sends nothing to the bot")
    return str(button["callback_data"])

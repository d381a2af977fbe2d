"""Each answer of Telegram has one meaning for a message."""

import pytest

from bot.telegram_api.api_responses import (
    ApiCall,
    ResponseKind,
    classify_response,
    find_second_call,
    strip_markup,
)
from bot.telegram_api.telegram_answer import ApiResponse


@pytest.mark.parametrize(
    ("status", "description", "expected"),
    [
        (200, "", ResponseKind.SENT),
        (
            400,
            "Bad Request: message is not modified: specified new message content",
            ResponseKind.SENT,
        ),
        (403, "Forbidden: bot was blocked by the user", ResponseKind.UNREACHABLE),
        (403, "Forbidden: user is deactivated", ResponseKind.UNREACHABLE),
        (400, "Bad Request: chat not found", ResponseKind.UNREACHABLE),
        (400, "Bad Request: can't parse entities: Unsupported start tag", ResponseKind.BAD_MARKUP),
        (400, "Bad Request: message to edit not found", ResponseKind.MESSAGE_GONE),
        (400, "Bad Request: message is too long", ResponseKind.REFUSED),
        (400, "Bad Request: BUTTON_DATA_INVALID", ResponseKind.REFUSED),
        (400, "Bad Request: BUTTON_URL_INVALID", ResponseKind.BAD_LINK),
        (
            400,
            "Bad Request: inline keyboard button URL 'https://x' is invalid: Wrong HTTP URL",
            ResponseKind.BAD_LINK,
        ),
        (404, "Not Found: method not found", ResponseKind.REFUSED),
        (404, "Not Found", ResponseKind.UNCERTAIN),
        (401, "Unauthorized", ResponseKind.UNCERTAIN),
        (429, "Too Many Requests: retry after 5", ResponseKind.PAUSE),
        (500, "Internal Server Error", ResponseKind.UNCERTAIN),
        (502, "Bad Gateway", ResponseKind.UNCERTAIN),
        (504, "Gateway Timeout", ResponseKind.UNCERTAIN),
    ],
)
def test_an_answer_is_judged(status: int, description: str, expected: ResponseKind) -> None:
    """An answer is judged by its status, and by Telegram's words where the status is not enough."""
    assert classify_response(ApiResponse(status, description=description)) is expected


def test_a_chat_that_moved_is_written_to_where_it_is() -> None:
    """A message to a chat that moved goes there, and nothing else of it changes."""
    answer = ApiResponse(400, description="Bad Request: group chat was upgraded", migrate_to=-100)
    tried = ApiCall("sendMessage", {"chat_id": -1, "text": "hello"})
    assert classify_response(answer) is ResponseKind.CHAT_MOVED
    assert find_second_call(tried, ResponseKind.CHAT_MOVED, answer) == ApiCall(
        "sendMessage", {"chat_id": -100, "text": "hello"}
    )


def test_wrong_markup_goes_again_as_plain_words() -> None:
    """A text with wrong markup goes again without tags, with its characters and its buttons."""
    payload = {"text": "<b>A &amp; B</b> <x>", "parse_mode": "HTML", "reply_markup": {"a": 1}}
    again = find_second_call(
        ApiCall("sendMessage", payload), ResponseKind.BAD_MARKUP, ApiResponse(400)
    )
    assert again == ApiCall("sendMessage", {"text": "A & B ", "reply_markup": {"a": 1}})
    assert again is not None
    assert find_second_call(again, ResponseKind.BAD_MARKUP, ApiResponse(400)) is None


def test_a_link_that_is_not_taken_is_left_out() -> None:
    """The message goes again with its other buttons; a row of links alone goes with them."""
    link, press = {"text": "Open", "url": "https://x.example/"}, {"text": "A", "callback_data": "a"}
    rows = [[press, link], [link]]
    payload = {"text": "hello", "reply_markup": {"inline_keyboard": rows}}
    again = find_second_call(
        ApiCall("editMessageText", payload), ResponseKind.BAD_LINK, ApiResponse(400)
    )
    left = {"text": "hello", "reply_markup": {"inline_keyboard": [[press]]}}
    assert again == ApiCall("editMessageText", left)


def test_a_lost_card_comes_as_a_new_one() -> None:
    """An edit of a deleted card becomes a new message, if it has a text."""
    edit = ApiCall("editMessageText", {"message_id": 4, "text": "now"})
    assert find_second_call(edit, ResponseKind.MESSAGE_GONE, ApiResponse(400)) == ApiCall(
        "sendMessage", {"text": "now"}
    )
    buttons = ApiCall("editMessageReplyMarkup", {"message_id": 4})
    assert find_second_call(buttons, ResponseKind.MESSAGE_GONE, ApiResponse(400)) is None


def test_comparisons_are_no_tags() -> None:
    """Comparison signs that a person wrote are not removed as tags."""
    assert strip_markup("1 &lt; 2 and <i>3</i> > 2") == "1 < 2 and 3 > 2"

"""Each answer of Telegram has one meaning for a letter."""

import pytest

from bot.telegram_api.api_responses import Try, Verdict, amended, bare, judge
from bot.telegram_api.bot_api import Answer


@pytest.mark.parametrize(
    ("status", "description", "expected"),
    [
        (200, "", Verdict.SENT),
        (400, "Bad Request: message is not modified: specified new message content", Verdict.SENT),
        (403, "Forbidden: bot was blocked by the user", Verdict.UNREACHABLE),
        (403, "Forbidden: user is deactivated", Verdict.UNREACHABLE),
        (400, "Bad Request: chat not found", Verdict.UNREACHABLE),
        (400, "Bad Request: can't parse entities: Unsupported start tag", Verdict.PLAINLY),
        (400, "Bad Request: message to edit not found", Verdict.ANEW),
        (400, "Bad Request: message is too long", Verdict.REFUSED),
        (400, "Bad Request: BUTTON_DATA_INVALID", Verdict.REFUSED),
        (404, "Not Found: method not found", Verdict.REFUSED),
        (404, "Not Found", Verdict.LOCKED_OUT),
        (401, "Unauthorized", Verdict.LOCKED_OUT),
        (429, "Too Many Requests: retry after 5", Verdict.PAUSE),
        (500, "Internal Server Error", Verdict.UNCERTAIN),
        (502, "Bad Gateway", Verdict.UNCERTAIN),
        (504, "Gateway Timeout", Verdict.UNCERTAIN),
    ],
)
def test_an_answer_is_judged(status: int, description: str, expected: Verdict) -> None:
    """By its status, and by Telegram's own words where the status does not tell."""
    assert judge(Answer(status, description=description)) is expected


def test_a_chat_that_moved_is_written_to_where_it_is() -> None:
    """Everything else stays as it was."""
    answer = Answer(400, description="Bad Request: group chat was upgraded", migrate_to=-100)
    tried = Try("sendMessage", {"chat_id": -1, "text": "hello"})
    assert judge(answer) is Verdict.MOVED
    assert amended(tried, Verdict.MOVED, answer) == Try(
        "sendMessage", {"chat_id": -100, "text": "hello"}
    )


def test_wrong_markup_goes_again_as_plain_words() -> None:
    """Tags out, signs back; buttons stay."""
    payload = {"text": "<b>A &amp; B</b> <x>", "parse_mode": "HTML", "reply_markup": {"a": 1}}
    again = amended(Try("sendMessage", payload), Verdict.PLAINLY, Answer(400))
    assert again == Try("sendMessage", {"text": "A & B ", "reply_markup": {"a": 1}})
    assert again is not None
    assert amended(again, Verdict.PLAINLY, Answer(400)) is None


def test_a_lost_card_comes_as_a_new_one() -> None:
    """Only where there was a text to show."""
    edit = Try("editMessageText", {"message_id": 4, "text": "now"})
    assert amended(edit, Verdict.ANEW, Answer(400)) == Try("sendMessage", {"text": "now"})
    buttons = Try("editMessageReplyMarkup", {"message_id": 4})
    assert amended(buttons, Verdict.ANEW, Answer(400)) is None


def test_comparisons_are_no_tags() -> None:
    """What a person wrote between signs is not lost."""
    assert bare("1 &lt; 2 and <i>3</i> > 2") == "1 < 2 and 3 > 2"

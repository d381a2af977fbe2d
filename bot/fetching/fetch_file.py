"""Fetches a file that was sent from Telegram, within limits of size and time."""

from collections.abc import Mapping
from http import HTTPStatus

from bot.fetching.transcriber import TryLaterError, UnreadableFileError
from bot.telegram_api.bot_api import BotApiClient, FileTooLargeError
from bot.telegram_api.telegram_answer import MaybeSentError, NotSentError

LARGEST_FILE = 8 * 1024 * 1024
"""Five minutes of speech are less than three of these megabytes, however they are encoded."""
DOWNLOAD_SECONDS = 60.0


async def fetch_file(api: BotApiClient, file_id: str, *, most: int = LARGEST_FILE) -> bytes:
    """Returns what is in a file of up to `most` bytes.

    Raises TryLaterError, UnreadableFileError or LockedOutError.
    """
    told: int | None = None
    try:
        answer = await api.call("getFile", {"file_id": file_id})
        if not answer.ok:
            api.note_failure("getFile", answer.description)
            raise _explain_refusal(answer.status)
        told = _file_size(answer.result)
        if told is not None and told > most:
            raise UnreadableFileError
        content = await api.download(_file_path(answer.result), most=most, seconds=DOWNLOAD_SECONDS)
    except FileTooLargeError:
        if told is not None:
            raise TryLaterError(f"a file of {told} bytes has no end") from None
        raise UnreadableFileError from None
    except (NotSentError, MaybeSentError) as error:
        api.note_failure("getFile", error)
        raise TryLaterError(str(error)) from None
    if told is not None and told != len(content):  # cut short, or another's answer
        raise TryLaterError(f"a file of {told} bytes came with {len(content)}")
    if not content:
        raise UnreadableFileError
    return content


def _explain_refusal(status: int) -> Exception:
    """Telegram refuses for good what is too large or gone; a flood or an outage passes."""
    if status == HTTPStatus.BAD_REQUEST:
        return UnreadableFileError()
    return TryLaterError(f"getFile was answered {status}")


def _file_size(result: object) -> int | None:
    size = result.get("file_size") if isinstance(result, Mapping) else None
    return size if isinstance(size, int) else None


def _file_path(result: object) -> str:
    path = result.get("file_path") if isinstance(result, Mapping) else None
    if not isinstance(path, str) or not path:
        raise TryLaterError("getFile named no file")
    return path

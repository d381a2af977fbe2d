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
    try:
        answer = await api.call("getFile", {"file_id": file_id})
        if not answer.ok:
            raise _explain_refusal(answer.status)
        content = await api.download(_file_path(answer.result), most=most, seconds=DOWNLOAD_SECONDS)
    except FileTooLargeError:
        raise UnreadableFileError from None
    except (NotSentError, MaybeSentError) as error:
        raise TryLaterError(str(error)) from None
    if not content:
        raise UnreadableFileError
    return content


def _explain_refusal(status: int) -> Exception:
    """Telegram refuses for good what is too large or gone; a flood or an outage passes."""
    if status == HTTPStatus.BAD_REQUEST:
        return UnreadableFileError()
    return TryLaterError(f"getFile was answered {status}")


def _file_path(result: object) -> str:
    path = result.get("file_path") if isinstance(result, Mapping) else None
    if not isinstance(path, str) or not path:
        raise TryLaterError("getFile named no file")
    return path

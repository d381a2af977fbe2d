"""Says what an update is counted as, and in which language it is answered."""

from bot.intake.rate_limit import MESSAGES, PRESSES, Allowance
from bot.intake.update_parsing import IncomingUpdate
from storage.unit_of_work import StoredPerson


def choose_allowance(update: IncomingUpdate, now: float) -> tuple[Allowance, float]:
    """Returns what an update is counted as, and at which second. Messages count by their own dates,
    so that what waited for a day is no flood; presses carry none."""
    if update.callback_query_id:
        return PRESSES, now
    return MESSAGES, now if update.message_date is None else update.message_date


def choose_language(update: IncomingUpdate, person: StoredPerson | None) -> str:
    """Returns the language that the person chose. For somebody of whom nothing is kept, it is the
    language of their Telegram."""
    if person is not None:
        return person.dossier.person.language
    user = update.parsed.effective_user if update.parsed is not None else None
    return (user and user.language_code) or ""

"""Says when, and by which letter, whoever got the person in or vouches for them hears the news."""

from collections.abc import Callable, Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.model.documents import Contact, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import to_utc
from coaching.playbook.step_letter import (
    MAIL_OR_CARD,
    QuestionFinder,
    StepLetter,
    contact_of,
    keys_of_helpers,
    keys_of_referees,
    referee_of,
)
from coaching.playbook.windows import (
    Ping,
    Window,
    business_end_after,
    moment_before_close,
    next_ten_oclock,
    remember_windows,
)
from coaching.translation import Text


@remember_windows
def news_window(
    at: datetime, business_days: int, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns the window of news that came at that moment, which lasts until the end of so many
    business days (S0, S1, S4).

    It pings on the next business day at 10:00 of the person, so that the employer's answer, or the
    offer itself, comes first.
    """
    at = to_utc(at)
    closes = business_end_after(at, calendar, business_days)
    speaks = moment_before_close(next_ten_oclock(at, calendar, waking), at, closes, waking)
    return Window(at, closes, (Ping(speaks),))


def news_letter(
    kind: StepKind,
    title: Text,
    write: Callable[[Occasion, Referee | Contact], Letter],
    questions: QuestionFinder | None = None,
) -> StepLetter:
    """Returns the letter of such a step, which goes to each supporter alone."""

    def write_for_key(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
        supporter = _supporter_of(occasion, key)
        return write(occasion, supporter) if supporter else None

    def find_keys(occasion: Occasion) -> Iterator[StepKey]:
        yield from keys_of_referees(kind)(occasion)
        yield from keys_of_helpers(kind)(occasion)

    return StepLetter(
        title=title,
        write=write_for_key,
        addressee=_supporter_of,
        keys=find_keys,
        forms=MAIL_OR_CARD,
        questions=questions,
    )


def _supporter_of(occasion: Occasion, key: StepKey) -> Contact | Referee | None:
    return referee_of(occasion.person, key) or contact_of(occasion.opportunity, key)

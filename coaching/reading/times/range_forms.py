"""This table holds the ways of naming a span of days; another way adds an entry to it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coaching.reading.times.date_words import COUNTS, MONTHS, any_word_pattern
from coaching.reading.times.range_months import (
    day_after_feast,
    day_of_month_range,
    feast_range,
    month_range,
    new_year_range,
    quarter_range,
    thanksgiving_range,
    week_beside_feast_range,
    year_range,
)
from coaching.reading.times.range_spans import (
    DayRange,
    EmployerDays,
    amount_range,
    half_week_range,
    month_days_range,
    read_named_day,
    today_range,
    week_number_range,
    week_range,
    week_range_of_day,
    weekend_range,
)
from coaching.reading.times.range_words import (
    DAY_ENDS,
    FEASTS,
    ORDINALS,
    PERIOD_OFFSETS,
    PERIOD_PARTS,
    UNITS,
    VAGUE_COUNTS,
    WEEK_NAMES,
)


@dataclass(frozen=True, slots=True)
class RangeForm:
    """Describes one way of naming a span of days."""

    pattern: re.Pattern[str]
    span: Callable[[re.Match[str], EmployerDays], DayRange | None]

    def search_at(self, text: str, place: int) -> re.Match[str] | None:
        """Returns the phrase that begins at a place and ends with a word, if there is one."""
        match = self.pattern.match(text, place)
        return match if match and not text[match.end() : match.end() + 1].isalnum() else None


_MORE: Final = any_word_pattern(word for word, count in COUNTS.items() if count > 1) + "|[0-9]{1,3}"
_UNITS: Final = any_word_pattern(UNITS)
_COUNT: Final = any_word_pattern([*VAGUE_COUNTS, *COUNTS]) + "|[0-9]{1,3}"
_TO: Final = "(?: ?(?:-|to|or|bis|oder|or even|or maybe|maybe) ?)"
_IN_PART: Final = f"(?:(?P<part>{any_word_pattern(PERIOD_PARTS)})[ -](?:the )?)?"
_PERIOD_OFFSET: Final = f"(?P<step>{any_word_pattern(PERIOD_OFFSETS)})"
_YEAR: Final = "20[0-9]{2}"
_MONTH: Final = any_word_pattern(MONTHS)
_DAY: Final = r"[0-9]{1,2}(?:\.|st|nd|rd|th)?"

DAY_RANGE_FORMS: Final = tuple(
    RangeForm(re.compile(form), span)
    for form, span in (
        (
            (
                f"(?P<first>{_COUNT})(?:[ -]?(?P<unit>{_UNITS}))?"
                f"(?:(?:{_TO}| (?={_MORE}))(?P<last>{_COUNT})(?![a-z0-9]))?"
                f"(?:[ -]?(?P<later>{_UNITS}))?'?"
            ),
            amount_range,
        ),
        (f"{_IN_PART}(?P<week>{any_word_pattern(WEEK_NAMES)})", week_range),
        (
            "(?:the )?(?:week (?:of|commencing|starting|beginning|from)|w/c|wc) (?P<day>.+)",
            week_range_of_day,
        ),
        (
            (
                f"(?:{_IN_PART}|(?:the )?(?P<nth>{any_word_pattern(ORDINALS)})"
                " week (?:of|in) (?:the )?)"
                f"(?:(?P<name>{_MONTH})(?: (?P<year>{_YEAR}))?"
                f"|(?:{_PERIOD_OFFSET} )?(?:month|monats?))"
            ),
            month_range,
        ),
        (f"{_IN_PART}(?:the )?new year", new_year_range),
        (
            f"(?:the )?(?P<nth>first|last) day of (?:the )?(?P<name>{_MONTH}|month)",
            day_of_month_range,
        ),
        (
            "(?:kw|cw|calendar week|kalenderwoche|semaine) ?(?P<number>[0-9]{1,2})",
            week_number_range,
        ),
        (
            (
                "(?:the )?week (?P<side>after|before|of) (?:the )?"
                f"(?P<feast>thanksgiving|{any_word_pattern(FEASTS)})"
            ),
            week_beside_feast_range,
        ),
        (
            (f"(?:the )?day after (?:the )?(?P<feast>thanksgiving|{any_word_pattern(FEASTS)})"),
            day_after_feast,
        ),
        (
            f"(?:(?P<n>{any_word_pattern(COUNTS)}|[0-9]{{1,2}}) )?weeks? and a half",
            half_week_range,
        ),
        (f"{_IN_PART}(?:{_PERIOD_OFFSET} )?(?:calendar )?(?:year|jahre?s?)", year_range),
        (
            f"{_IN_PART}(?:q(?P<q>[1-4])(?: (?P<year>{_YEAR}))?|(?:{_PERIOD_OFFSET} )?quarter)",
            quarter_range,
        ),
        (f"(?:the )?(?P<feast>{any_word_pattern(FEASTS)})", feast_range),
        ("thanksgiving", thanksgiving_range),
        ("(?:the |this )?weekend", weekend_range),
        (f"(?P<a>{_DAY}){_TO}(?P<b>{_DAY}) (?:of )?(?P<month>{_MONTH})", month_days_range),
        (f"(?P<month>{_MONTH}) (?P<a>{_DAY}){_TO}(?P<b>{_DAY})", month_days_range),
        (any_word_pattern(DAY_ENDS), today_range),
        ("any day(?: now)?", lambda _, calendar: (calendar.today, calendar.business_day_after(2))),
    )
)


def read_day_range(text: str, calendar: EmployerDays) -> DayRange | None:
    """Returns the days a phrase means, if any; raises InvalidInputError for a day long past."""
    for form in DAY_RANGE_FORMS:
        if match := form.pattern.fullmatch(text):
            return form.span(match, calendar)
    return read_named_day(text, calendar)

"""Most numbers in talk are no times: each kind of phrase is judged by rules of its own."""

import re
from functools import singledispatch
from typing import Final

from coaching.reading.times.date_clock import ClockSpan, ClockTime
from coaching.reading.times.date_days import NumericDate, PartialDate, RelativeDay, Week, Weekday
from coaching.reading.times.date_facts import (
    BareNumber,
    DateFact,
    DateFacts,
    DottedNumber,
    Duration,
    EndTime,
    FromNow,
    HourMark,
    PartOfDay,
    SaidZone,
    UtcOffset,
)
from coaching.reading.times.date_words import (
    COUNTS,
    HOUR_WORDS,
    NAMED_HOURS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    any_word_pattern,
)
from coaching.reading.times.in_talk.phrase_spot import Spot
from coaching.reading.times.in_talk.talk_words import (
    AFTER_SHORT_DAY,
    AFTER_SHORT_GERMAN_DAY,
    AFTER_SHORT_ROMANCE_DAY,
    AT_LEAD,
    AT_START,
    BEFORE_DATE,
    BEFORE_DAY,
    CORRECTS,
    DATE_LEAD,
    ENDS_HERE,
    GERMAN_SHORT_DAYS,
    HOUR_LEAD,
    IS_COUNTED,
    IS_VERB,
    LENGTHS_NOT_DAYS,
    NO_PLURALS,
    PART_OF_DAY_FOLLOWS,
    PRONOUN_BEFORE,
    RATHER_THAN,
    ROMANCE_SHORT_DAYS,
    SURELY_BEFORE_DAY,
    UNSURE_DAYS,
    WORDY_ZONES,
)
from coaching.reading.times.zone_words import ZONES_THAT_ARE_WORDS

DAY_FORMS: Final = (RelativeDay, PartialDate, NumericDate, Weekday, Week)


def judge_phrase(facts: DateFacts, spot: Spot) -> bool | None:
    """Tells whether a phrase is a time by itself, or only beside another; None for no time."""
    if IS_COUNTED.match(spot.after) and not _ends_surely(spot.text):
        return None
    judged = [_judge(fact, spot) for fact in facts]
    return None if None in judged else any(judged)


def say_exactly(facts: DateFacts, spot: Spot) -> DateFacts:
    """Reads "9.30" after "at" as a time, and "28.1" after "am" as a date."""
    fact = facts[0]
    if isinstance(fact, BareNumber) and not spot.follows(*DAY_FORMS):
        return (ClockTime(fact.value, is_24_hour=fact.value > 12),)
    if not isinstance(fact, DottedNumber):
        return facts
    if spot.is_led(AT_LEAD) and fact.second < 60 and len(fact.digits) == 2:
        return (ClockTime(fact.first, fact.second, is_24_hour=fact.first > 12),)
    if spot.is_led(DATE_LEAD) and fact.second <= 12:
        return (PartialDate(fact.first, fact.second),)
    return facts


def _ends_surely(text: str) -> bool:
    """Tells whether a phrase cannot be a mere number: it ends in a word, minutes or a year."""
    return bool(re.search(r"(?:[a-z]{2}|:[0-9]{2}|[0-9]{4})$", text)) and text not in COUNTS


@singledispatch
def _judge(fact: DateFact, _spot: Spot) -> bool | None:
    raise TypeError(f"no rule for {type(fact).__name__}")


# -- days -----------------------------------------------------------------------------------------


@_judge.register
def _(_fact: Weekday, spot: Spot) -> bool | None:
    words = spot.text.split(" ")
    day = next((word for word in words if word in WEEKDAYS or word in SHORT_WEEKDAYS), "")
    if day in UNSURE_DAYS and not spot.is_whole and not _is_short_day(day, words, spot):
        return None
    return True


def _is_short_day(day: str, words: list[str], spot: Spot) -> bool:
    """Tells whether "sat", "mon", "Di" or "segunda" means the day here."""
    is_led = len(words) > 1 or spot.is_led(BEFORE_DAY)
    if day in GERMAN_SHORT_DAYS:
        is_capital = spot.original.split(" ")[-1][0].isupper()
        return is_capital and bool(AFTER_SHORT_GERMAN_DAY.match(spot.after))
    if day in ROMANCE_SHORT_DAYS:
        return (is_led and bool(ENDS_HERE.match(spot.after))) or bool(
            AFTER_SHORT_ROMANCE_DAY.match(spot.after)
        )
    if day == "sat" and spot.is_led(PRONOUN_BEFORE):
        return False
    if AFTER_SHORT_DAY.match(spot.after) or spot.follows(Week) or spot.is_led(SURELY_BEFORE_DAY):
        return True
    return is_led and bool(ENDS_HERE.match(spot.after))


@_judge.register
def _(_fact: RelativeDay, spot: Spot) -> bool | None:
    if spot.text == "hier":
        return True if re.match(r" (?:a )?[0-9]{1,2}(?:h|:| heures)", spot.after) else None
    if spot.text == "morgen" and re.search(r"(?:guten|good|jeden|diesen|schonen) $", spot.before):
        return None
    return None if spot.text in LENGTHS_NOT_DAYS else True


@_judge.register
def _(fact: PartialDate, spot: Spot) -> bool | None:
    if fact.month is None:
        return _judge_day_of_month(spot)
    if fact.month > 12 or _is_verb(spot):
        return None
    if fact.year or re.search(r"[^\W\d_]", spot.text):
        return True
    led = spot.is_led(BEFORE_DATE) or spot.after.startswith((" um ", " ab "))
    return fact.day > 12 or spot.is_whole or led


def _is_verb(spot: Spot) -> bool:
    """Tells whether "may" is no month: "they may 2", "12 may have left"."""
    ends = spot.text.endswith("may") and IS_VERB.match(spot.after)
    begins = spot.text.startswith(("may ", "march ")) and spot.is_led(PRONOUN_BEFORE)
    return bool(ends or begins)


def _judge_day_of_month(spot: Spot) -> bool | None:
    """Judges "20th" and "the nineteenth": a round, a floor or a question is no day."""
    if spot.is_whole or spot.follows(Weekday):
        return True
    if spot.last is None and not (spot.is_before_pause or ENDS_HERE.match(spot.after)):
        return None
    led = spot.is_led(BEFORE_DATE)
    if re.search(r"\b(?:1st|2nd|3rd)$", spot.text):
        return True if led else None
    if re.search(r"\b(?:first|second|third)$", spot.text):
        return None
    return led or spot.text.startswith(("the ", "dia ", "am ", "den "))


@_judge.register
def _(fact: NumericDate, spot: Spot) -> bool | None:
    low, high = sorted((fact.first, fact.second))
    if spot.text == "24/7" or low < 1 or low > 12 or high > 31:
        return None
    if fact.year or spot.is_whole or high > 12:
        return True
    return spot.is_led(BEFORE_DATE) or spot.follows(Weekday)


@_judge.register
def _(fact: DottedNumber, spot: Spot) -> bool | None:
    is_clock = len(fact.digits) == 2 and fact.first < 24 and fact.second < 60
    is_date = 1 <= fact.second <= 12 and 1 <= fact.first <= 31
    if (spot.is_led(AT_LEAD) and is_clock) or (spot.is_led(DATE_LEAD) and is_date):
        return True
    if spot.follows(*DAY_FORMS) and is_clock:
        return False
    if RATHER_THAN.match(spot.after) and is_clock:
        return True
    return True if spot.is_whole else None


# -- times of day ---------------------------------------------------------------------------------


@_judge.register
def _(fact: ClockTime, spot: Spot) -> bool | None:
    text = spot.text
    if fact.hour > 24 or _is_one_of_many(spot):
        return None
    if fact.half or re.search(r"[0-9]:[0-9]|past|quarter|viertel|clock|uhr|halb|y media", text):
        return True
    if any(name in text for name in NAMED_HOURS):
        return not re.search("lunchtime|mittag|midi", text) or bool(AT_START.match(text))
    if re.search(r"[0-9] ?(?:h|hrs|horas|heures)", text):
        return _judge(HourMark(text), spot)
    if re.fullmatch(r"[0-9]{4}", text):
        return False if spot.follows(*DAY_FORMS) else None
    if AT_START.match(text):
        return not _counts_things(spot)
    return _judge(BareNumber(fact.hour), spot) if _IS_BARE.fullmatch(text) else False


_IS_BARE: Final = re.compile(
    rf"(?:(?:from|ab|a|as|v|в|a la|starting at) )?(?:[0-9]{{1,2}}|{any_word_pattern(HOUR_WORDS)})"
)


def _is_one_of_many(spot: Spot) -> bool:
    """Tells that "at one point" and "from one of them" are no times."""
    return bool(re.search(r"\b(?:one|un|una|uma|eins)$", spot.text)) and not ENDS_HERE.match(
        spot.after
    )


def _counts_things(spot: Spot) -> bool:
    """Tells whether what is counted follows: "at 3 companies"."""
    word = re.match(r" ([a-z]{3,}s)\b", spot.after)
    return word is not None and word[1] not in NO_PLURALS


@_judge.register
def _(fact: HourMark, spot: Spot) -> bool | None:
    hour = re.search(r"[0-9]{1,2}", fact.text)
    if hour is None or not 7 <= int(hour[0]) <= 23:
        return None
    is_led = bool(HOUR_LEAD.search(spot.before + spot.text))
    return is_led or bool(re.search(r"h ?[0-9]{2}", fact.text))


@_judge.register
def _(fact: BareNumber, spot: Spot) -> bool | None:
    if PART_OF_DAY_FOLLOWS.match(spot.after):
        return True
    if RATHER_THAN.match(spot.after) and 0 < fact.value <= 23:
        return True
    if 0 < fact.value <= 23 and ENDS_HERE.match(spot.after) and spot.is_led(CORRECTS):
        return True
    is_near = spot.follows(*DAY_FORMS) and not re.search(r"[,;-]", spot.gap)
    fits = 0 < fact.value <= 23 or (fact.value <= 31 and spot.follows(Weekday))
    if not (is_near and fits) or _counts_things(spot):
        return None
    return False if spot.text.isdigit() or ENDS_HERE.match(spot.after) else None


@_judge.register
def _(fact: ClockSpan, spot: Spot) -> bool | None:
    if max(fact.start.hour, fact.end.hour) > 24 or _counts_things(spot):
        return None
    if re.search(r"[0-9] ?[ap]m|:[0-9]{2}|uhr|clock|[0-9]h|noon", spot.text):
        return True
    if re.search(r"[,;]", spot.gap):
        return None
    return False if spot.follows(*DAY_FORMS, PartOfDay) else None


@_judge.register
def _(fact: Duration, spot: Spot) -> bool | None:
    minutes = fact.length.total_seconds() / 60
    is_beside = spot.follows(ClockTime, SaidZone, PartOfDay, *DAY_FORMS)
    return False if is_beside and 5 <= minutes <= 720 and spot.text[-2:] != " m" else None


@_judge.register
def _(_fact: FromNow, spot: Spot) -> bool | None:
    if spot.text in ("now", "right now", "jetzt", "eben"):
        return True if spot.is_whole else None
    return None if re.search(r"(?:last|every|within|each|the) $", spot.before) else True


@_judge.register
def _(_fact: PartOfDay | Week, _spot: Spot) -> bool | None:
    return False


@_judge.register
def _(_fact: EndTime, spot: Spot) -> bool | None:
    return False if spot.follows(ClockTime) and not _counts_things(spot) else None


@_judge.register
def _(_fact: UtcOffset, spot: Spot) -> bool | None:
    is_beside = spot.follows(ClockTime, ClockSpan, EndTime, PartOfDay)
    is_written_out = re.search(r"utc|gmt|[+-][0-9]{2}:?[0-9]{2}", spot.text)
    return False if is_beside and is_written_out else None


@_judge.register
def _(_fact: SaidZone, spot: Spot) -> bool | None:
    if not spot.follows(ClockTime, ClockSpan, EndTime, PartOfDay):
        return None
    if spot.text not in ZONES_THAT_ARE_WORDS or spot.original.isupper():
        return False
    is_name = spot.original in ("Pacific", "Eastern", "Central", "Mountain")
    ends = spot.text not in WORDY_ZONES and ENDS_HERE.match(spot.after)
    return False if is_name or ends else None

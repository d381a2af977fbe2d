"""These tables hold the words for days and times; another language adds a few entries to them."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeVar
from unicodedata import combining, normalize

DayHalf = Literal["am", "pm"]
Key = TypeVar("Key")


def index_words(table: Mapping[Key, str]) -> dict[str, Key]:
    """Maps each word of a table's comma-separated rows to the key of its row."""
    return {word: key for key, words in table.items() for word in words.split(", ")}


def any_word_pattern(words: Iterable[str]) -> str:
    """Returns a pattern for any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


WEEKDAY_NAMES: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip

WEEKDAYS: Final = index_words({
    0: "monday, mon, montag, mo",
    1: "tuesday, tues, tue, dienstag, di",
    2: "wednesday, wednsday, weds, wed, mittwoch, mi",
    3: "thursday, thurs, thur, thu, donnerstag",
    4: "friday, fri, freitag, fr",
    5: "saturday, sat, samstag, sonnabend, sa",
    6: "sunday, sun, sonntag",
})  # fmt: skip
SHORT_WEEKDAYS: Final = {"do": 3, "so": 6}
"""These German short forms are English words too: they are weekdays only right before a number."""
MONTHS: Final = index_words({
    1: "january, jan, januar, janner, jaenner",
    2: "february, feb, februar",
    3: "march, mar, marz, maerz, mrz",
    4: "april, apr",
    5: "may, mai",
    6: "june, jun, juni",
    7: "july, jul, juli",
    8: "august, aug",
    9: "september, sept, sep",
    10: "october, oct, oktober, okt",
    11: "november, nov",
    12: "december, dec, dezember, dez",
})  # fmt: skip
COUNTS: Final = index_words({
    1: "a, an, one, eins, ein, eine, einem, einer, einen",
    2: "two, zwei",
    3: "three, drei",
    4: "four, vier",
    5: "five, funf, fuenf",
    6: "six, sechs",
    7: "seven, sieben",
    8: "eight, acht",
    9: "nine, neun",
    10: "ten, zehn",
    11: "eleven, elf",
    12: "twelve, zwolf, zwoelf",
    13: "thirteen, dreizehn",
    14: "fourteen, vierzehn",
    15: "fifteen, funfzehn",
    16: "sixteen",
    18: "eighteen",
    20: "twenty, zwanzig",
    30: "thirty, dreissig",
    40: "forty",
    45: "forty-five, forty five",
    60: "sixty",
    90: "ninety",
})  # fmt: skip
HOUR_WORDS: Final = {
    word: count for word, count in COUNTS.items() if 1 < count <= 12 or word in ("one", "eins")
}
MINUTE_WORDS: Final = {
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty five": 45, "forty-five": 45,
}  # fmt: skip
PAST_OR_TO_MINUTES: Final = {
    "five": 5, "funf": 5, "ten": 10, "zehn": 10, "quarter": 15, "a quarter": 15, "viertel": 15,
    "twenty": 20, "zwanzig": 20, "twenty five": 25, "twenty-five": 25, "half": 30,
}  # fmt: skip
PAST_OR_TO_SIGNS: Final = index_words({1: "past, after, nach", -1: "to, before, till, vor"})
_ORDINALS: Final = (
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth,"
    " thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth,"
    " twenty-first, twenty-second, twenty-third, twenty-fourth, twenty-fifth, twenty-sixth,"
    " twenty-seventh, twenty-eighth, twenty-ninth, thirtieth, thirty-first"
)
ORDINALS: Final = {word: day for day, word in enumerate(_ORDINALS.split(", "), start=1)}
DAY_UNITS: Final = index_words({
    1: "days, day, tage, tagen, tag",
    7: "weeks, week, wks, wk, wochen, woche",
    14: "fortnights, fortnight",
})  # fmt: skip
MONTH_UNITS: Final = ("months", "month", "monate", "monaten", "monat")
HOUR_UNITS: Final = ("hours", "hour", "hrs", "hr", "h", "stunden", "stunde", "std")
MINUTE_UNITS: Final = ("minutes", "minute", "minuten", "mins", "min", "m", "'")
FIXED_LENGTHS: Final = index_words({
    15: "a quarter of an hour, quarter of an hour, quarter hour, viertelstunde, eine viertelstunde",
    30: "half an hour, half a hour, half hour, half-hour, a half hour, halbe stunde,"
        " eine halbe stunde, einer halben stunde",
    45: "three quarters of an hour, three-quarters of an hour, dreiviertelstunde",
    90: "anderthalb stunden, eineinhalb stunden",
})  # fmt: skip
NAMED_HOURS: Final = index_words({
    12: "noon, midday, high noon, mittag, mittags, lunchtime",
    0: "midnight, mitternacht",
})  # fmt: skip
NAMED_DAYS: Final[Mapping[str, tuple[int, DayHalf | None]]] = index_words({
    (0, None): "today, heute, earlier today, later today",
    (1, None): "tomorrow, tomorow, tommorow, tommorrow, tmrw, tmr, morgen",
    (-1, None): "yesterday, yday, gestern",
    (2, None): "day after tomorrow, ubermorgen, uebermorgen",
    (-2, None): "day before yesterday, vorgestern",
    (0, "am"): "this morning, heute morgen, heute fruh, heute vormittag",
    (0, "pm"): "this afternoon, this evening, tonight, heute nachmittag, heute abend",
    (1, "am"): "morgen fruh, morgen vormittag",
    (-1, "pm"): "last night, gestern abend",
})  # fmt: skip
DAY_HALVES: Final[Mapping[str, DayHalf]] = index_words({
    "am": "in the morning, morning, morgens, vormittag, vormittags, fruh",
    "pm": "in the afternoon, afternoon, in the evening, evening, at night, nachmittag,"
          " nachmittags, abend, abends",
})  # fmt: skip
WEEK_WORDS: Final = index_words({
    0: "this week, diese woche",
    1: "next week, the following week, nachste woche, naechste woche, kommende woche",
    -1: "last week, the previous week, letzte woche, vergangene woche",
    2: "week after next, ubernachste woche",
    -2: "week before last, vorletzte woche",
})  # fmt: skip
NEXT_OR_LAST_WORDS: Final[Mapping[str, Literal["next", "last", ""]]] = index_words({
    "next": "next, nachsten, nachster, naechsten",
    "last": "last, past, previous, letzten, letzter, vergangenen",
    "": "this coming, this, coming, diesen, dieser, kommenden",
})  # fmt: skip
NOW_WORDS: Final = ("right now", "just now", "now", "jetzt", "gerade eben", "eben")
NOISE_WORDS: Final = (
    "at", "on", "the", "of", "from", "about", "around", "approx", "approximately", "ca", "circa",
    "roughly", "starting", "starts", "start", "it", "is", "was", "it's", "its", "it was", "sharp",
    "interview", "an interview", "the interview", "be", "will be", "scheduled",
    "o'clock", "am", "um", "den", "der", "ab", "gegen", "uhr", "for", "@", "~", "-", "local time",
)  # fmt: skip

_TIDY_RULES: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"[\u2010-\u2015\u2212]", "-"),
        (r"[\u2018\u2019`\u00b4\u2032]", "'"),
        (r"(?<=[0-9])t([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)([+-][0-9])", r" \1 utc\2"),
        (r"(?<=[0-9])t(?=[0-9])", " "),
        (r"(:[0-9]{2}:[0-9]{2})\.[0-9]+", r"\1"),
        (r"(?<=[0-9])z\b", " utc"),
        (r"(?<=[0-9]),(?=[0-9]+ ?(?:h|hrs?|hours?|std|stunden)\b)", "."),
        (r"(?<=[a-z])\.(?=[0-9])", " "),
        (r"(?<=[a-z])\.", ""),
        (r"(?<=[0-9])( ?[ap])(?: m)?\b", r"\1m"),
        (r"(?<=[0-9])((?: ?[ap]m)?)[ -]?ish\b", r"\1"),
        (r"[,;!?()\[\]\"\u201c\u201d\u201e\s]+", " "),
        (r"(?<=[0-9])\.$", ""),
    )
)  # fmt: skip


def tidy(text: str) -> str:
    """Returns the text in lower case, without accents, odd spaces, dashes and dots."""
    letters = normalize("NFKD", text.casefold().replace("\u00b4", "'"))
    plain = "".join(letter for letter in letters if not combining(letter)).strip()
    for pattern, replacement in _TIDY_RULES:
        plain = pattern.sub(replacement, plain).strip()
    return plain

"""These tables hold the words for when employers decide; another language adds entries to them."""

import re
from typing import Final

from coaching.reading.times.date_words import DAY_UNITS, MONTH_UNITS, any_word_pattern, index_words

NOT_SAID: Final = (
    "no", "nope", "none", "nothing", "unknown", "unclear", "unsure", "not said", "not yet",
    "no idea", "no clue", "dunno", "idk", "n/a",
    "na", "i forgot", "forgot", "forgot to ask", "i forgot to ask",
    "tbd", "tba", "no date", "no deadline",
    "no timeline", "skip", "nein", "nichts", "unbekannt", "keine ahnung", "weiss nicht",
    "weiss ich nicht", "nicht gesagt", "haben sie nicht gesagt",
)  # fmt: skip
DASH_ANSWERS: Final = ("-", "--", "?", "??", "\u2013", "\u2014", "/", ".")
NOT_SAID_PATTERN: Final = re.compile(
    "(?:(?:they|he|she|i|we|nobody|no one|has|have|had|was|it|said|says|that) )*"
    "(?:didn'?t|did not|don'?t|do not|haven'?t|hasn'?t|wasn'?t|never|not|nobody|no one)"
    "(?: (?:really|yet|even|they|have|has|been))*"
    "(?: (?:say|said|know|tell(?: me)?|told(?: me)?|mention(?:ed)?|specif(?:y|ied)|sure|ask(?:ed)?"
    "|clear|given|give|known|decided?))?"
    "(?: (?:anything|an?|any|date|deadline|timeline|when|yet|it|that|so))*"
)
VAGUE_TIMES: Final = (
    "soon", "very soon", "asap", "as soon as possible", "shortly", "quickly", "eventually",
    "later", "sometime", "at some point", "some time", "in due course", "in a while", "now",
    "bald", "demnachst", "in kurze",
)  # fmt: skip
OPEN_ENDED: Final = re.compile("(?:at least|more than|not before|no earlier than|mindestens)\\b.*")

VAGUE_COUNTS: Final = {
    "a couple of": (2, 3), "couple of": (2, 3), "a couple": (2, 3), "couple": (2, 3),
    "a few": (2, 4), "few": (2, 4), "ein paar": (2, 4), "einigen": (2, 4), "einige": (2, 4),
    "several": (3, 5), "some": (2, 4), "another": (1, 1),
}  # fmt: skip
"""A couple is 2 to 3, a few 2 to 4, several 3 to 5; vague days are business days."""
BUSINESS_UNITS: Final = (
    "business days", "business day", "working days", "working day", "work days", "work day",
    "workdays", "workday", "weekdays", "weekday", "office days", "office day", "bds", "bd",
    "werktage", "werktagen", "werktag", "arbeitstage", "arbeitstagen", "arbeitstag",
)  # fmt: skip
HOUR_UNITS: Final = ("hours", "hour", "hrs", "hr", "h", "stunden")
UNITS: Final = (*DAY_UNITS, *MONTH_UNITS, *BUSINESS_UNITS, *HOUR_UNITS)

BY_WORDS: Final = (
    "by", "by about", "by around", "until", "till", "no later than", "not later than", "latest",
    "latest by", "at the latest by", "at the latest", "within", "within the next", "inside",
    "in under", "in less than", "less than", "up to", "at most", "max", "maximum", "in the next",
    "in the coming", "over the next", "over the coming", "during the next", "the next", "next",
    "by the", "by like", "until the", "due", "due by", "due on", "til", "not after", "on or before",
    "bis", "bis zum", "bis zu", "bis spatestens", "spatestens", "spatestens am", "innerhalb von",
    "innerhalb", "binnen", "ate", "ate o", "ate a", "em ate", "hasta", "hasta el",
    "a mas tardar", "a mas tardar el", "como tarde", "como tarde el", "como muy tarde",
    "como muy tarde el", "au plus tard", "au plus tard le", "uiterlijk", "uiterlijk op",
    "no maximo ate", "d'ici", "d'ici a", "jusqu'a", "jusqu'au", "at the very latest by",
    "at the very latest",
)  # fmt: skip
LATEST_WORDS: Final = (
    "at the latest", "at the very latest", "latest", "by latest", "at most", "max", "maximum",
    "tops", "or sooner", "or earlier", "or less", "if not sooner", "spatestens",
)  # fmt: skip
BEFORE_WORDS: Final = (
    "before the", "before", "ahead of", "prior to", "vor dem", "vor", "vor den", "antes de",
    "antes do", "antes da", "antes del", "avant", "avant le",
)  # fmt: skip
AFTER_WORDS: Final = (
    "after the", "after", "following", "nach dem", "nach", "nach den", "depois de", "depois do",
    "depois da", "despues de", "apres",
)  # fmt: skip
DAY_ENDS: Final = (
    "eod", "cob", "end of day", "end of the day", "end of business", "close of business",
    "end of play", "close of play",
)  # fmt: skip
LEAD_IN_WORDS: Final = (
    "they said", "they say", "they'll decide", "they will decide", "they decide", "he said",
    "she said", "said", "i should hear", "i'll hear", "i will hear", "should hear", "hear back",
    "a decision", "decision", "they'll call", "they will call", "they'll let me know",
    "they will let me know", "they want to decide", "about", "around", "roughly", "approx",
    "approximately", "probably", "maybe", "perhaps", "hopefully", "likely", "some time",
    "sometime", "in about", "in around", "in roughly", "in", "on", "during", "at", "the", "ca",
    "circa", "etwa", "ungefahr", "wohl", "vielleicht", "am", "im", "zum", "for", "~",
    "between", "from", "zwischen", "von", "not until", "not till", "em", "na", "no", "en", "la",
    "dans", "of", *DAY_ENDS,
)  # fmt: skip
TAIL_WORDS: Final = (
    "from now", "from today", "or so", "time", "probably", "hopefully",
    "i think", "i guess", "maybe", "they said", "now", *DAY_ENDS,
)  # fmt: skip
ABBREVIATIONS: Final = {
    "eow": "end of the week",
    "eom": "end of the month", "eoy": "end of the year", "year end": "end of the year",
    "month end": "end of the month", "weekend": "end of the week",
    "the end of": "end of", "jahresende": "end of the year", "monatsende": "end of the month",
    "wochenende": "end of the week",
}  # fmt: skip

PERIOD_PARTS: Final = index_words({
    "early": "early in the, early in, early, beginning of, the beginning of, start of, anfang der,"
             " anfang des, anfang, first thing, at the beginning of, at the start of, inicio de,"
             " inicio do, inicio da, comeco do, comeco da, principios de, debut",
    "mid": "mid, middle of, in the middle of, mitte der, mitte des, mitte, meados de, mediados de",
    "late": "late in, late, later, towards the end of, toward the end of",
    "end": "end of, at the end of, the end of, ende der, ende des, ende, fim de, fim do, fim da,"
           " final de, final do, final da, fin de, fin del, finales de, fin du, fin de la",
    "first half": "first half of, the first half of",
    "second half": "second half of, the second half of",
})  # fmt: skip
WHOLE_PERIOD: Final = "whole"
WEEK_PARTS: Final = {
    WHOLE_PERIOD: (0, 4), "early": (0, 1), "mid": (1, 3), "late": (3, 4), "end": (3, 4),
    "first half": (0, 2), "second half": (2, 4),
}  # fmt: skip
"""Each entry is the first and last weekday; Monday is 0."""
MONTH_PARTS: Final = {
    WHOLE_PERIOD: (1, 31), "early": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (25, 31),
    "first half": (1, 15), "second half": (16, 31),
}  # fmt: skip
"""Each entry is the first and last day."""
YEAR_PARTS: Final = {
    WHOLE_PERIOD: (1, 12), "early": (1, 2), "mid": (6, 7), "late": (11, 12), "end": (12, 12),
    "first half": (1, 6), "second half": (7, 12),
}  # fmt: skip
"""Each entry is the first and last month."""
QUARTER_PARTS: Final = {
    WHOLE_PERIOD: (0, 2), "early": (0, 0), "mid": (1, 1), "late": (2, 2), "end": (2, 2),
    "first half": (0, 1), "second half": (1, 2),
}  # fmt: skip
"""Each entry is the first and last of the quarter's three months."""
WEEK_NAMES: Final = index_words({
    0: "this week, the week, week, diese woche, der woche, woche, dieser woche, esta semana,"
       " semana, cette semaine, semaine",
    1: "next week, following week, the following week, coming week, the coming week,"
       " nachste woche, nachster woche, naechste woche, kommende woche, kommender woche,"
       " semana que vem, proxima semana, semana que viene, semaine prochaine",
    2: "the week after next, week after next, the week after, week after, ubernachste woche",
})  # fmt: skip
PERIOD_OFFSETS: Final = index_words({
    0: "this, the, current, diesen, dieses, des", 1: "next, following, the following,"
       " coming, nachsten, nachster, nachstes, naechsten, kommenden",
})  # fmt: skip
ORDINALS: Final = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "last": 0,
}
FEASTS: Final = {
    "christmas": (12, 25, 1), "xmas": (12, 25, 1), "weihnachten": (12, 25, 2),
    "christmas eve": (12, 24, 1), "heiligabend": (12, 24, 1), "holidays": (12, 24, 9),
    "christmas holidays": (12, 24, 9), "christmas break": (12, 24, 9), "feiertagen": (12, 24, 9),
    "new year's eve": (12, 31, 1), "silvester": (12, 31, 1), "new year's": (1, 1, 1),
    "natal": (12, 25, 1), "navidad": (12, 25, 1), "noel": (12, 25, 1),
    "new years": (1, 1, 1), "new year's day": (1, 1, 1), "neujahr": (1, 1, 1),
}  # fmt: skip
"""Each entry is month and day of the first day, and how many days the feast lasts."""
JOINERS = (
    " or ", " to ", " and ", " - ", "-", "/", " until ", " till ", " oder ", " bis ", " und ",
    " through ", " or even ",
)  # fmt: skip
JOINER_PATTERN: Final = any_word_pattern(JOINERS)

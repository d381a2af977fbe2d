"""Finds firms by what they do: "Ironbark said no", "got rejected by stripe", "N26 wednesday"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.city_names import is_place
from coaching.reading.firms.company_words import (
    BOUNDARY_WORDS,
    CALLS,
    COMPANY_NOUNS,
    NO_COMPANY,
)
from coaching.reading.people.lexicon import GREETINGS, NEVER_NAMES, is_first_name, is_ordinary
from coaching.reading.people.titles import is_department, is_title_word
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.words.tokens import Token, Tokens

_DEEDS: Final = re.compile(
    r"(?<!\w)(?P<name>[A-Z][\w’'-]{1,24}(?: [A-Z&][\w’'-]{0,24}){0,3})\s(?:HR\s)?"
    r"(?:(?:has|have|had|hasn['’]?t|haven['’]?t|didn['’]?t|just|still|also|now|not|never|finally"
    r"|then|HR)\s)"
    r"{0,3}(?:called|rang|rung|phoned|e-?mailed|mailed|wrote|texted|repl(?:y|ied)|respond(?:ed)?"
    r"|answer(?:ed)?|(?:got|gotten|get) back|(?:came|come) back|reached out|hired|picked|chose"
    r"|passed"
    r"|want(?:s|ed)? (?:me|2|to see|two|refs|references)|said no|said yes|"
    r"rejected|ghosted|made me an offer|"
    r"offered me|moved|cancel(?:l?ed|s)|called off|pulled|postponed|preponed|"
    r"invited me|turned me down|shortlisted|hired me|rescheduled|put me through|booked me in|"
    r"called me (?:for|in|back)|asked me (?:back|in|to come|for)|went (?:well|ok|okay|fine|great"
    r"|good|alright|badly|not|better|so)|got me (?:in|down)|"
    r"went with|interview|call|screen|screening|onsite|phone screen|chat)\b"
)


def before_deeds(tokens: Tokens) -> Iterator[Stretch]:
    """Finds firms that do something: "Ironbark said no", "the Puravida HR call"."""
    for match in _DEEDS.finditer(tokens.text):
        span = Stretch(match.start("name"), match.end("name"))
        words = [word for word in tokens.within(span) if word.is_word]
        while words and _is_no_part(words[-1].folded):
            words.pop()
        while words and (is_ordinary(words[0].folded) or _is_day(words[0].folded)):
            words.pop(0)
        if any(is_no_name(word.text) for word in words):
            continue
        if words and _is_firm(words[0].folded) and not is_title_word(words[-1].folded):
            yield Stretch(words[0].span.start, words[-1].span.end)


def _is_no_part(word: str) -> bool:
    """Tells whether a firm's name does not end so: "Acme First", and "Harwick Mills" does."""
    is_placeless = word in NO_COMPANY and word not in COMPANY_NOUNS
    return word in CALLS or word in BOUNDARY_WORDS or is_placeless or _is_day(word)


def _is_day(word: str) -> bool:
    """Tells whether no firm begins so: "Wednesday's interview"."""
    return word in NEVER_NAMES or word.removesuffix("s").strip() in NEVER_NAMES


_PLAIN_DEEDS: Final = re.compile(
    r"(?:^|[.!?,;:\n]\s{0,9}|\b(?:and|but|also|so|ok|well|update|btw)\s{1,9})(?:the\s{1,9})?"
    r"(?P<name>[a-z0-9][\w’'&-]{1,24}(?: [a-z0-9&][\w’'&-]{0,24}){0,2}?|[A-Z][a-z]{2,24})\s"
    r"(?:has |have |had |just |also |now )?"
    r"(?:want(?:s|ed)? me|(?:called|booked|asked) me|"
    r"said no|says no|rejected|ghosted|made me an offer|offered me|moved|"
    r"cancel(?:l?ed|s|ling)|called (?:it )?off|pulled|postponed|preponed|rescheduled|invited me|"
    r"turned me down|went with|passed on me|hired me|shifted|pushed)\b"
)
_DONE_BY: Final = re.compile(
    r"\b(?:rejected by|ghosted by|turned down by|hired by|offer from|an? no from|invited by|"
    r"dumped by|delete|remove|erase|forget about)\s(?P<name>[a-z0-9][\w’'&-]{1,24})\b"
)
_TO_ME: Final = re.compile(
    r"\s(?:has |have |just )?(?:want(?:s|ed)? me|said no|rejected me|ghosted me|made me an offer"
    r"|offered me|invited me|turned me down|passed on me|hired me"
    r"|(?:called|booked|asked) me (?:in|back|for|to come))\b"
)
"""Only a firm does this, so that even an ordinary word names one: "stripe turned me down"."""


def before_plain_deeds(tokens: Tokens) -> Iterator[Stretch]:
    """Finds firms without a capital: "n26 cancelled", "got rejected by stripe"."""
    deeds = (*_PLAIN_DEEDS.finditer(tokens.text), *_DONE_BY.finditer(tokens.text))
    for match in deeds:
        span = Stretch(match.start("name"), match.end("name"))
        is_sure = match.re is _DONE_BY or _TO_ME.match(tokens.text, span.end) is not None
        words = [word for word in tokens.within(span) if word.is_word]
        if _IS_SUM.fullmatch(match["name"]) or any(is_no_name(word.text) for word in words):
            continue
        if not words or (is_sure and len(words) == 1 and words[0].folded in _NO_FIRM):
            continue
        if all(_can_be_plain_firm(word.folded, is_sure=is_sure) for word in words):
            yield span


_CONTRACTED: Final = re.compile(
    r"(?i)(?:they|he|she|we|i|you|it|that|who)['’](?:ve|re|d|ll|s|m)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)days?['’]?s?|tomorrow['’]?s?"
)


def is_no_name(word: str) -> bool:
    """Tells whether a word is "they've" or "Friday's", which stand where a firm's name may."""
    return _CONTRACTED.fullmatch(word) is not None


_IS_SUM: Final = re.compile(r"\d[\d.,]{0,8} ?(?:k|m|lpa|lakhs?|grand|pa)?")
_NO_FIRM: Final = word_set(
    """
    it they them he she we you i him her us me everything nothing this that there which who
    interview call work life mail email phone text post letter chance mistake accident day
    everybody friend friends today yesterday tomorrow week company firm place job role school
    answer reply result client clients agency headhunter team people someone nobody
    stuff thing things data note notes account contact contacts name names one ones all history
    some my your entry entries message messages reminder reminders file files number address
    """
)


def _can_be_plain_firm(word: str, *, is_sure: bool = False) -> bool:
    return not (
        (is_ordinary(word) and not is_sure)
        or is_first_name(word)
        or word in NEVER_NAMES
        or word in NO_COMPANY
        or word in BOUNDARY_WORDS
        or is_title_word(word)
        or is_department(word)
    )


_BEFORE_TIMES: Final = re.compile(
    r"(?P<listed>(?:,|;|\band|&|\bplus)\s(?:at |with )?)?"
    r"(?P<name>[A-Z][\w’'-]{1,24}(?: [A-Z&][\w’'-]{0,24}){0,3})\s\(?"
    r"(?:on |at |next |this |the ){0,2}"
    r"(?i:(?=(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|tomorrow|today|yesterday"
    r"|tonight|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\d{1,2}(?:st|nd|rd|th)\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d"
    r"|\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{1,2}/\d{1,2}\b"
    r"|(?<=at )(?:\d{1,2}(?:[:.]\d\d)?|half|noon|quarter|ten|nine|eight|eleven|twelve|one|two|three"
    r"|four|five)\b))",
)


def before_times(tokens: Tokens) -> Iterator[Stretch]:
    """Finds the firms of a list: "interviews: Acme monday, Globex tuesday and N26 wednesday".

    Without a word for it, a name that opens the list and has a day with an hour is one as well.
    """
    is_talk = _TALK.search(tokens.text) is not None
    follows = False
    for match in _BEFORE_TIMES.finditer(tokens.text):
        span = Stretch(match.start("name"), match.end("name"))
        opens = match.start("name") == 0 or tokens.text[: span.start].rstrip().endswith((":", "\n"))
        is_listed = match["listed"] is not None and (is_talk or follows)
        has_hour = _DAY_AND_HOUR.match(tokens.text, match.end()) is not None
        if not (is_talk or (has_hour and (opens or follows))):
            continue
        words = [word for word in tokens.within(span) if word.is_word]
        if _is_where(tokens.text, span):
            continue
        if words and all(_can_be_listed(word, words, is_sure=is_listed) for word in words):
            follows = True
            yield span


def _is_where(text: str, span: Stretch) -> bool:
    """Tells whether a city says where the talk is: "with Acme in London on Thursday"."""
    return text[: span.start].endswith((" in ", " In ")) and is_place(span.text_in(text))


_DAY_AND_HOUR: Final = re.compile(
    r"[^,;\n]{2,28}?\b(?:\d{1,2}(?:[:.h]\d\d|\s?(?:am|pm|uhr|o'?clock))|(?:at|@|um) \d{1,2}\b"
    r"|half (?:past )?\w+|noon|midday|(?:quarter|ten|five|twenty) (?:to|past) \w+)",
    re.IGNORECASE,
)


def _can_be_listed(word: Token, words: list[Token], *, is_sure: bool) -> bool:
    """Tells whether a word of a listed name can be a firm's: "Orla Cheese" ends in a thing."""
    folded = word.folded
    if is_no_name(word.text):
        return False
    if len(words) > 1 and is_ordinary(words[-1].folded) and words[-1].folded not in BOUNDARY_WORDS:
        return not (folded in NEVER_NAMES or folded in BOUNDARY_WORDS or is_title_word(folded))
    return _can_be_plain_firm(folded, is_sure=is_sure)


_TALK: Final = re.compile(
    r"\b(?:interviews?|calls?|rounds?|screens?|coming up|talks?)\b", re.IGNORECASE
)


def _is_firm(head: str) -> bool:
    """Tells whether a firm's name can begin with this word."""
    is_somebody = is_first_name(head) or head in GREETINGS
    return not (is_somebody or is_department(head) or head in NO_COMPANY)

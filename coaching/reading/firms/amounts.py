"""Finds sums of money as people write them, with what comes on top: "118k + super"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.mentions import AmountMention
from coaching.reading.proposals import Stretch

_CURRENCY: Final = (
    r"(?:\br(?=\d)|₦|₱|\bphp|\bngn|\bkes|\bksh\.?|\brm(?=\s?\d)|zł|r\$|us\$|a\$|au\$|c\$|ca\$|nz\$|s\$|hk\$|[$€£₹¥]|(?:eur|usd|gbp|inr|brl|aud|cad|nzd|"
    r"chf|sek|nok|dkk|pln|zar|aed|sgd|rs\.?|euros?)\b)"
)
_FIGURE: Final = r"\d[\d.,’']{0,14}(?:[ \u00a0]\d{3}\b(?![ -]?\d)){0,3}(?<![.,])"
_THOUSAND: Final = (
    r"(?:\s?(?:k|m|mio|mil|tsd|lakhs?|lacs?|lpa|crores?|cr|thousand|grand|million)\b)"
)
_TO: Final = r"\s?(?:-|–|—|to|bis|a|até|and)\s?"
_NO_SHARE: Final = r"(?![\d.,]*\s?%)(?!\s(?:days?|weeks?|hours?|months?|years?)\b)"
"""Stands behind the upper end of a range: "78k and 5% bonus" is none."""
_EXTRA: Final = (
    r"(?:\s?(?:\+|plus|and(?= (?:a )?\d{1,3} ?%)|mais|zzgl\.?)\s?"
    r"(?:the |a |up to |about |~)?(?:super(?:annuation)?|bonus(?:es)?|"
    r"equity|esop|options|stock|rsus?|commission|discretionary|benefits|vale|variable|car|pension|vat|"
    r"gst|holiday pay|\d{1,3}\s?%(?: bonus| variable| super| commission| pension| equity)?))"
)
_WHOSE: Final = r"(?:\s(?:mxn|usd|cad|aud|nzd|sgd|hkd|cop|clp|ars|dollars|pesos)\b)?"
"""Says whose dollars they are."""
_PERIOD: Final = (
    r"(?:\s?(?:/|per|a|an|p\.?|por|pro|im|ao|al|the)\s?(?:year|yr|annum|month|mo|mth|hour|hr|h|day|week|"
    r"mes|mês|ano|jahr|monat|stunde|tag|a\.|m\.|a\b|m\b)\.?|\s(?:annually|monthly|yearly|brutto|gross|net|netto|"
    r"brut[oa]s?|net[oa]s?|"
    r"base|ote|ctc))"
)
_WRITTEN: Final = re.compile(
    rf"(?<![\w.,+-])(?:{_CURRENCY}\s?{_FIGURE}{_THOUSAND}?{_WHOSE}(?:{_TO}{_CURRENCY}?\s?{_FIGURE}{_THOUSAND}?{_NO_SHARE})?"
    rf"|{_FIGURE}{_THOUSAND}?{_TO}{_FIGURE}{_THOUSAND}(?:\s?{_CURRENCY})?"
    rf"|{_FIGURE}{_THOUSAND}(?:{_TO}{_FIGURE}{_THOUSAND}?{_NO_SHARE})?(?:\s?{_CURRENCY})?"
    rf"|\d{{2,3}}(?:[.,]\d{{3}}){{1,2}}(?={_PERIOD})"
    r"|\d{1,3}(?:[.,]\d{3}){1,2}\s?(?:\+|plus|mais)\s\w{3,15}"
    rf"|{_FIGURE}(?:{_TO}{_FIGURE})?\s?{_CURRENCY})"
    rf"(?![\d])(?:{_PERIOD}|{_EXTRA}){{0,4}}",
    re.IGNORECASE,
)
_PAY: Final = (
    r"(?:salary|base|band|pay|pays|paying|range|package|comp|compensation|ctc|budget|gehalt|salario|"
    r"salário|wage|rate|offer(?:ed|ing)?|asking|expectations?)"
)
_SAID_OF_PAY: Final = re.compile(
    rf"\b{_PAY}\b(?:\s(?:is|was|of|at|about|around|between|from|range|and|i|said|say|they|says|="
    rf"|top|would|be|band|the|for|me|expected|:)){{0,5}}[\s:]{{1,2}}"
    rf"(?P<sum>\d{{2,7}}(?:[.,]\d{{3}}){{0,2}}(?:{_TO}\d{{2,7}}(?:[.,]\d{{3}}){{0,2}})?)(?![\d:%/])"
    rf"(?!\s?(?:%|weeks?|days?|years?|hours?|minutes?|min|people))(?:{_PERIOD}|{_EXTRA}){{0,3}}",
    re.IGNORECASE,
)
_ONES: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half"
)
_IN_WORDS: Final = re.compile(
    rf"\b(?:{_ONES})(?:[\s-](?:{_ONES}|and|point)){{0,6}}"
    rf"(?:\s(?:thousand|grand|k|lakhs?|mil|million)(?:\s(?:euros?|dollars?|pounds?|reais|rupees|bucks))?"
    rf"(?:{_PERIOD})?|\s(?:euros?|dollars?|pounds?|reais|rupees|bucks)(?:{_PERIOD})?"
    rf"|\s(?:a|per|an)\s(?:month|year|annum|hour)\b)"
    rf"(?:{_PERIOD}|{_EXTRA}){{0,3}}",
    re.IGNORECASE,
)


_IN_HAND: Final = re.compile(
    r"(?<![\w.,+/-])\d{4,7}(?=\s(?:in hand|in-hand|take home|take-home|ctc|net|gross|per month"
    r"|a month"
    r"|pm\b|p\.m|monthly|per annum|a year|fixed))",
    re.IGNORECASE,
)


_BY_THE_HOUR: Final = re.compile(
    r"(?<![\w.,:+/-])(?:\d{1,3}[.,]\d\d|\d{2,3}|(?<=at )\d{1,2})\s?(?:an hour|per hour|an hr"
    r"|/\s?(?:hr|hour|h)"
    r"|p/?h|hourly|la hora|por hora|de l'heure|die stunde|pro stunde|je stunde)\b"
    r"|(?<![\w.,:+/-])\d{3,6}\s?(?:a (?:day|week|month|year)|per (?:day|week|month|year|annum)|pa\b"
    r"|p\.a\.|pw\b|pcm\b)"
    r"|(?<![\w.,:+/-])\d{2,3},\d{3}(?=\s(?:base|basic|ote|fixed|gross|starting|salary)\b)"
    r"|(?<=offer, )\d{2,3},\d{3}(?![\d,.]\d)|(?<=offer! )\d{2,3},\d{3}(?![\d,.]\d)"
    r"|(?<![\w.,:+/-])\d{1,3}[.,]\d{3}(?=\s?(?:brut[oa]s?\b|net[oa]s?\b|brut\b|before tax"
    r"|after tax))"
    r"(?:\s?(?:brut[oa]s?|net[oa]s?|brut))?",
    re.IGNORECASE,
)
"""A bare figure is money where it is by the hour, the month or the year."""


def find_amounts(text: str) -> tuple[AmountMention, ...]:
    """Returns the sums of money, in their order."""
    found: list[AmountMention] = []
    for mention in sorted(_find_all(text), key=lambda one: (one.span.start, -one.span.end)):
        if not found or mention.span.start >= found[-1].span.end:
            found.append(mention)
    return tuple(found)


def _find_all(text: str) -> Iterator[AmountMention]:
    for pattern in (_WRITTEN, _IN_WORDS, _IN_HAND, _BY_THE_HOUR):
        for match in pattern.finditer(text):
            yield _to_mention(text, match.start(), match.end())
    for match in _SAID_OF_PAY.finditer(text):
        yield _to_mention(text, match.start("sum"), match.end())


def _to_mention(text: str, start: int, end: int) -> AmountMention:
    words = text[start:end].rstrip(" .,;")
    return AmountMention(Stretch(start, start + len(words)), words)

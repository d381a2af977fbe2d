"""Finds mail addresses, telephone numbers and links in a message, wherever they stand."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from coaching.reading.mentions import AmountMention, DetailKind, DetailMention
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.words.tokens import Token, Tokens

_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>|]+", re.IGNORECASE)
_LINKEDIN: Final = re.compile(r"(?:[a-z]{2,3}\.)?linkedin\.com/[^\s,;<>()|]+", re.IGNORECASE)
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 120
_LOCAL_SIGNS: Final = frozenset("!#$%&'’*+/=?^_`{|}~.-")
_EDGE_SIGNS: Final = "'’`.=|/*\"-"


def find_details(tokens: Tokens, amounts: Iterable[AmountMention]) -> tuple[DetailMention, ...]:
    """Returns every mail address, link and telephone number, in their order."""
    from coaching.reading.details.phones import find_phones

    links = tuple(_find_links(tokens.text))
    mails = (*_find_mails(tokens.text, links), *_find_spoken_mails(tokens))
    blocked = [mention.span for mention in (*links, *mails)] + [one.span for one in amounts]
    phones = find_phones(tokens.text, blocked)
    return tuple(sorted((*links, *mails, *phones), key=lambda mention: mention.span))


def _find_links(text: str) -> Iterator[DetailMention]:
    for match in _LINK.finditer(text):
        link = match[0].rstrip(".,;:!?)>]\"'")
        kind = DetailKind.LINKEDIN if "linkedin.com/" in link.casefold() else DetailKind.LINK
        yield DetailMention(Stretch(match.start(), match.start() + len(link)), kind, link)
    for match in _LINKEDIN.finditer(text):
        if not text[: match.start()].endswith(("//", "//www.", "www.")):
            link = match[0].rstrip(".,;:!?)>]\"'")
            span = Stretch(match.start(), match.start() + len(link))
            yield DetailMention(span, DetailKind.LINKEDIN, f"https://{link}")


# -- mail ------------------------------------------------------------------------------------------


def _find_mails(text: str, links: Iterable[DetailMention]) -> Iterator[DetailMention]:
    """Finds addresses around each @; a link holds none."""
    taken = [link.span for link in links]
    at = text.find("@")
    while at >= 0:
        span = _mail_around(text, at)
        if span and not any(_overlaps(span, other) for other in taken):
            yield DetailMention(span, DetailKind.EMAIL, span.text_in(text))
        at = text.find("@", at + 1)


def _mail_around(text: str, at: int) -> Stretch | None:
    start = at
    while start > max(0, at - _LONGEST_LOCAL) and _is_local(text[start - 1]):
        start -= 1
    while start < at and text[start] in _EDGE_SIGNS:
        start += 1
    end = at + 1
    while end < min(len(text), at + _LONGEST_DOMAIN) and (text[end].isalnum() or text[end] in ".-"):
        end += 1
    while end > at + 1 and text[end - 1] in ".-":
        end -= 1
    top = text[at + 1 : end].rpartition(".")
    is_domain = bool(top[0]) and (top[2].isalpha() or top[2].startswith("xn--")) and len(top[2]) > 1
    return Stretch(start, end) if start < at and is_domain and ".." not in text[at:end] else None


def _is_local(char: str) -> bool:
    return char.isalnum() or char in _LOCAL_SIGNS


_SPOKEN_AT: Final = word_set(
    """
    at arroba ät aet chiocciola arobase
    """
)
_SPOKEN_DOT: Final = word_set(
    """
    dot punkt ponto punto point period
    """
)
_SPOKEN_SIGNS: Final = {
    "underscore": "_", "underline": "_", "dash": "-", "hyphen": "-", "minus": "-", "plus": "+",
    "bindestrich": "-", "unterstrich": "_", "hifen": "-", "guion": "-",
}  # fmt: skip
_SPOKEN_TOPS: Final = word_set(
    """
    com org net example de co uk br in io ai eu au ca nl fr es it pt ch at be us edu gov info
    """
)


def _find_spoken_mails(tokens: Tokens) -> Iterator[DetailMention]:
    """Finds "n dot haddad at acme dot com" and "dana (at) acme.com"."""
    words = tokens.all
    for index, word in enumerate(words):
        if word.folded not in _SPOKEN_AT:
            continue
        left, start = _read_local_words(words, index)
        right, end = _read_domain_words(words, index)
        said_as_mail = "." in left or _is_bracketed(words, index) or _follows_cue(words, start)
        if left and right and said_as_mail:
            span = Stretch(words[start].span.start, words[end - 1].span.end)
            yield DetailMention(span, DetailKind.EMAIL, f"{left}@{right}".casefold())


def _is_bracketed(words: tuple[Token, ...], index: int) -> bool:
    return 0 < index < len(words) - 1 and words[index - 1].text in "([{"


def _read_local_words(words: tuple[Token, ...], index: int) -> tuple[str, int]:
    """Reads backwards from "at": a word, and before each "dot" another one."""
    place = index - 1
    if place >= 0 and words[place].text in "([{":
        place -= 1
    if place < 0 or not (words[place].is_word or words[place].text.isdigit()):
        return "", index
    local = words[place].text
    while place >= 2 and (sign := _sign_in_words(words[place - 1])):
        local = words[place - 2].text + sign + local
        place -= 2
    return local, place


def _read_domain_words(words: tuple[Token, ...], index: int) -> tuple[str, int]:
    place = index + 1
    if place < len(words) and words[place].text in ")]}":
        place += 1
    if place >= len(words) or not words[place].is_word:
        return "", index
    domain = words[place].text
    place += 1
    while place + 1 < len(words) and (sign := _sign_in_words(words[place])):
        domain += sign + words[place + 1].text
        place += 2
    top = domain.rpartition(".")[2].casefold()
    return (domain, place) if "." in domain and (top in _SPOKEN_TOPS or len(top) == 2) else ("", 0)


def _sign_in_words(word: Token) -> str:
    if word.folded in _SPOKEN_DOT or word.text == ".":
        return "."
    return "-" if word.text == "-" else _SPOKEN_SIGNS.get(word.folded, "")


_MAIL_CUES: Final = word_set(
    """
    mail email e-mail mails emails address id adresse gmail
    """
)


def _follows_cue(words: tuple[Token, ...], start: int) -> bool:
    return any(
        word.folded.replace(" ", "") in _MAIL_CUES for word in words[max(0, start - 4) : start]
    )


def _overlaps(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end

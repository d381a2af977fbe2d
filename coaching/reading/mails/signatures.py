"""Reads the lines below a mail: who signs, what they are, and for which firm they write."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from coaching.reading.city_names import is_place
from coaching.reading.firms.agencies import is_agency
from coaching.reading.firms.company_words import COMPANY_FORMS, COMPANY_NOUNS
from coaching.reading.mails.shape import MailShape
from coaching.reading.mails.signed_parts import MOST_WORDS, SignedPart, find_parts
from coaching.reading.mails.teams import find_firm_of_team, signs_as_team
from coaching.reading.message import Message
from coaching.reading.people.languages import LANGUAGES_AND_PEOPLES
from coaching.reading.people.lexicon import is_first_name, is_ordinary
from coaching.reading.people.titles import MODIFIERS, find_title, is_department, is_title_word
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.word_line import word_set

_WEAKLY_APART: Final = re.compile(r",\s+|\s{1,20}(?:[-–—/]\s+|(?:at|bei|chez)\s+(?=[A-ZÄÖÜÅØ]))")
_JOINS_FIRM: Final = re.compile(r"(?<![\s,|–—-])(?:[\s,|–—-]++|\b(?:at|bei|chez|@)){1,6}$")
_LEAD: Final = word_set(
    "the team your our from und and for on behalf of no dear hi thanks thank please"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Holds what stands below a mail: the title as it is written, and where the firm's name is."""

    title: str | None = None
    firm: Stretch | None = None
    is_agency: bool = False


def read_signature(message: Message, shape: MailShape) -> Signature:
    """Returns the title and the firm of who signs, each where one is written."""
    if shape.signature is None:
        return Signature()
    pieces = list(find_parts(message, shape.signature))
    firm = _find_firm(message, pieces)
    title = next((one for one in pieces if _is_title(message, one, firm, pieces)), None)
    written = _bare_title(message, title, firm) if title else None
    name = firm.text_in(message.text) if firm else ""
    return Signature(written, firm, is_agency(name))


def _find_firm(message: Message, pieces: Sequence[SignedPart]) -> Stretch | None:
    """Returns the firm: by its form or by what firms are called, else the line behind a title."""
    for piece in pieces:
        known = (
            one.span for one in message.companies if one.opportunity and _in(one.span, piece.span)
        )
        if span := next(known, None):
            return span
    for piece in pieces:
        end = find_firm_of_team(piece.span.text_in(message.text))
        if end and not piece.is_named:
            return Stretch(piece.span.start, piece.span.start + end)
    return _find_called(message, pieces) or _find_last_line(message, pieces)


def _find_called(message: Message, pieces: Sequence[SignedPart]) -> Stretch | None:
    """Returns the part that is called as firms are, or as the host of somebody's address is."""
    in_turn = pieces if any(one.is_named for one in pieces) else tuple(reversed(pieces))
    parts = [part for one in in_turn for part in reversed(list(_weak_parts(message, one.span)))]
    called = (part for part in parts if _is_called_firm(message, part))
    of_host = (part for part in parts if _is_of_host(message, part))
    return next(called, None) or next(of_host, None)


def _weak_parts(message: Message, span: Stretch) -> Iterator[Stretch]:
    at = span.start
    for match in _WEAKLY_APART.finditer(message.text, span.start, span.end):
        yield Stretch(at, match.start())
        at = match.end()
    yield Stretch(at, span.end)


def _in(inner: Stretch, outer: Stretch) -> bool:
    return outer.start <= inner.start < outer.end


def _words_of(message: Message, span: Stretch) -> list[str]:
    return fold_text(span.text_in(message.text)).split()


def _is_called_firm(message: Message, span: Stretch) -> bool:
    """Tells whether a part ends as firms are called, or has a form such as GmbH."""
    words = _words_of(message, span)
    words = words[1:] if words[:1] == ["the"] and len(words) > _PAIR else words
    if (
        len(words) < _PAIR
        or len(words) > MOST_WORDS
        or words[0] in _LEAD
        or not _has_capital(message, span)
    ):
        return False
    has_form = words[-1] in COMPANY_FORMS - {"the", "co"} or " ".join(words[-2:]) in _SPLIT_FORMS
    has_noun = any(word in COMPANY_NOUNS for word in words[1:]) and not _is_job(message, span)
    return has_form or has_noun


_SPLIT_FORMS: Final = frozenset({"b v", "n v", "s a", "s l", "a s", "s r", "pvt ltd"})


def _is_job(message: Message, span: Stretch) -> bool:
    """Tells "Head of Retail Systems" and "HR Shared Services" from a firm."""
    words = _words_of(message, span)
    if any(is_title_word(word) for word in words):
        return True
    begins = is_department(words[0]) or words[0] in MODIFIERS
    return begins and all(is_department(word) or is_ordinary(word) for word in words)


def _is_of_host(message: Message, span: Stretch) -> bool:
    """Tells whether somebody's address in the mail is at a host of that name."""
    joined = "".join(word for word in _words_of(message, span) if word not in COMPANY_FORMS)
    return len(joined) > _SHORT and any(
        label and (joined.startswith(label) or label.startswith(joined))
        for label in _hosts(message)
    )


_SHORT: Final = 3
_PAIR: Final = 2


def _hosts(message: Message) -> Iterator[str]:
    for match in _HOST.finditer(message.text):
        label = match["label"].casefold().replace("-", "")
        if len(label) > _SHORT:
            yield label


_HOST: Final = re.compile(
    r"(?<=@)(?:(?:mail|hr|careers?|jobs|talent)\.)?(?P<label>[\w-]{2,40})\.\w", re.ASCII
)


def _find_last_line(message: Message, pieces: Sequence[SignedPart]) -> Stretch | None:
    """Returns the last part that is no title, department or city, where a title stands before."""
    titled = [one for one in pieces if _sounds_like_title(message, one.span)]
    for piece in reversed(pieces):
        span = next(_weak_parts(message, piece.span))
        is_below_team = not piece.is_named and any(map(partial(_is_team, message), pieces))
        if (
            piece in titled
            or not _may_be_firm(message, span)
            or not (piece.is_named or is_below_team)
        ):
            continue
        before = [one for one in pieces if one.span.start < piece.span.start]
        if titled or before or len(pieces) == 1:
            return span
    behind = (_find_behind_title(message, one.span) for one in titled if one.is_named)
    return next(filter(None, behind), None)


def _find_behind_title(message: Message, span: Stretch) -> Stretch | None:
    """Returns "Cabinet Arlequin" of "Consultant, Cabinet Arlequin": it is no department."""
    *before, last = _weak_parts(message, span)
    words = _words_of(message, last)
    is_inside = all(is_ordinary(word) or is_department(word) for word in words)
    return last if before and not is_inside and _may_be_firm(message, last) else None


def _is_team(message: Message, piece: SignedPart) -> bool:
    return signs_as_team(piece.span.text_in(message.text))


def _sounds_like_title(message: Message, span: Stretch) -> bool:
    """Tells whether a part is what somebody is, or where in a firm; "Wattle Data" is neither."""
    if find_title(span.text_in(message.text)) is None:
        return False
    words = _words_of(message, span)
    if is_department(words[0]) or any(map(is_title_word, words)):
        return True
    return all(
        is_department(word) or is_ordinary(word) or word in MODIFIERS or len(word) < _SHORT
        for word in words
    )


def _may_be_firm(message: Message, span: Stretch) -> bool:
    text = span.text_in(message.text)
    words = _words_of(message, span)
    if not words or len(words) > MOST_WORDS or not _has_capital(message, span) or is_place(text):
        return False
    if words[0] in _LEAD or words[0] in LANGUAGES_AND_PEOPLES or signs_as_team(text) or ":" in text:
        return False
    is_name = is_first_name(words[0]) and len(words) == _PAIR
    if _INSIDE.intersection(words):
        return False
    return not (is_name or _sounds_like_title(message, span) or all(map(is_department, words)))


_INSIDE: Final = word_set(
    "hr rh it pa ea human recruitment recruiting talent people office team secretariat"
    " sekretariat reception admissions rr hh rrhh registry"
)
"""Stand in no name of a firm on a line of its own."""


def _has_capital(message: Message, span: Stretch) -> bool:
    return message.text[span.start : span.start + 1].isupper()


def _is_title(
    message: Message, piece: SignedPart, firm: Stretch | None, pieces: Iterable[SignedPart]
) -> bool:
    """Tells whether a part is what somebody is: by its words, or as the line before the firm's."""
    if firm is not None and firm.start == piece.span.start:
        return False
    if not piece.is_named:
        return False
    if _sounds_like_title(message, piece.span):
        return True
    is_first = all(other.span.start >= piece.span.start for other in pieces)
    text = piece.span.text_in(message.text)
    is_before = firm is not None and piece.span.start < firm.start and not is_place(text)
    return is_first and is_before and len(text.split()) <= MOST_WORDS


def _bare_title(message: Message, piece: SignedPart, firm: Stretch | None) -> str | None:
    """Returns the part without the firm behind it."""
    end = piece.span.end
    if firm is not None and piece.span.start < firm.start < end:
        end = firm.start
    text = _JOINS_FIRM.sub("", message.text[piece.span.start : end])
    return text.strip() or None

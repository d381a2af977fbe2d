"""What no reader claimed of a message is kept as a note, so that nothing that was said is lost."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.reading.mails.shape import MailShape, find_mail_shape
from coaching.reading.proposals import OfferSaid, PersonSaid, Reading, Stretch
from coaching.reading.words.tokens import Tokens

FEWEST_WORDS: Final = 3
"""A shorter piece, such as "oh well", says nothing to keep."""
MOST_NOTES: Final = 6


def find_rest(text: str, reading: Reading, *, is_forwarded: bool = False) -> tuple[Stretch, ...]:
    """Returns the sentences of a message to which no proposal belongs, one note for each row, and
    what the person says they said wherever it stands.

    A mail is kept as one note and without greeting and closing, so that none of it is in pieces.
    """
    tokens = Tokens(text)
    shape = find_mail_shape(text, is_forwarded=is_forwarded)
    if shape is not None:
        return tuple(_find_mail_note(tokens, shape, reading))
    claimed = [proposal.span for proposal in reading.proposals]
    free = [
        sentence
        for sentence in tokens.sentences
        if not any(_overlaps(sentence, span) for span in claimed)
        and not _is_only_title(sentence.text_in(text), reading)
        and not _is_of_offer(sentence.text_in(text), reading)
    ]
    taken = (*claimed, *free)
    reports = [one for one in _find_own_reports(text) if not any(_overlaps(one, t) for t in taken)]
    joined = _join(sorted((*free, *reports), key=lambda one: one.start), text)
    notes = (span for span in joined if _count_words(tokens, span) >= FEWEST_WORDS)
    return tuple(notes)[:MOST_NOTES]


def _find_own_reports(text: str) -> Iterator[Stretch]:
    """Yields what the person says they said, also where the rest of its sentence was read: "she
    asked about papers and i told her i have six"."""
    for found in _I_SAID.finditer(text):
        yield Stretch(found.start("said"), found.start("said") + len(found["said"].rstrip()))


_I_SAID: Final = re.compile(
    r"(?:[,;]|\band|\bbut|\bso)\s+(?P<said>(?:i|we) (?:told|said|explained|mentioned|answered"
    r"|replied|showed)\b[^,.;!?\n]*)",
    re.IGNORECASE,
)


def _is_only_title(sentence: str, reading: Reading) -> bool:
    """Tells whether a sentence only says what somebody is, which stands in the list of people."""
    found = _IS_TITLE.match(sentence)
    titles = (one.title for one in reading.proposals if isinstance(one, PersonSaid) and one.title)
    return found is not None and found["title"].casefold() in {one.casefold() for one in titles}


def _is_of_offer(sentence: str, reading: Reading) -> bool:
    """Tells whether a short sentence only holds the terms of the offer, which are on the card."""
    terms = (
        term
        for one in reading.proposals
        if isinstance(one, OfferSaid)
        for term in (one.amount, one.share, one.start, one.place)
    )
    is_short = len(sentence.split()) <= _LONGEST_TERMS
    return is_short and any(term and term in sentence for term in terms)


_LONGEST_TERMS: Final = 16
_IS_TITLE: Final = re.compile(
    r"(?:and |so |btw |oh )?(?:she|he|they)(?:['’]?s|['’]?re| is| was| are| were)"
    r"(?: the| a| an| their)? (?P<title>[^.!?\n]+?)[\s.!]*$",
    re.IGNORECASE,
)


def _find_mail_note(tokens: Tokens, shape: MailShape, reading: Reading) -> Iterator[Stretch]:
    """Yields the body of a mail where it says anything beside the proposals."""
    body = shape.body_span(tokens.text)
    sentences = [one for one in tokens.sentences if _overlaps(one, body)]
    claimed = [proposal.span for proposal in reading.proposals]
    has_more = any(
        not any(_overlaps(one, span) for span in claimed)
        and _count_words(tokens, _inside(one, body)) >= FEWEST_WORDS
        for one in sentences
    )
    if has_more:
        yield body


def _inside(span: Stretch, outer: Stretch) -> Stretch:
    return Stretch(max(span.start, outer.start), min(span.end, outer.end))


def _overlaps(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def _join(sentences: Sequence[Stretch], text: str) -> Iterator[Stretch]:
    """Yields sentences with nothing but blanks between them as one."""
    begin: Stretch | None = None
    for sentence in sentences:
        if begin is not None and not text[begin.end : sentence.start].strip():
            begin = Stretch(begin.start, sentence.end)
            continue
        if begin is not None:
            yield begin
        begin = sentence
    if begin is not None:
        yield begin


def _count_words(tokens: Tokens, span: Stretch) -> int:
    return sum(token.is_word for token in tokens.within(span))

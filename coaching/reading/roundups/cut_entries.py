"""Cuts a round-up into one entry for each employer: "Acme no, Globex 2nd round tue"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from coaching.reading.matter import employers
from coaching.reading.mentions import CompanyMention
from coaching.reading.message import Message
from coaching.reading.people.lexicon import NEVER_NAMES, is_first_name, is_ordinary
from coaching.reading.people.titles import find_title, is_department
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text

_FEWEST: Final = 3
_FEWEST_WITH_LABELS: Final = 2
_MOST: Final = 12
_MOST_WORDS_EACH: Final = 30
_JOINT: Final = re.compile(r"[;,](?= )| (?=\d{1,2}\) )")
_LEAD: Final = re.compile(
    r"(?:(?:[-*•·–—>;,]|\d{1,2}[.)]|(?:and|plus|also|then|but|so|the|from|with|at|for|y|und|e|et|ok"
    r"|finally|lastly|as for|re|oh|now)(?=[ :]))[ \t]*){0,4}",
    re.IGNORECASE,
)
"""Stands before the firm at the head of an entry."""
_NAME: Final = r"[A-Z][\w&’'.-]{0,24}(?: (?:(?:of|and|&) )?[A-Z&][\w&’'-]{0,24}){0,4}"
_LABEL: Final = re.compile(rf"(?P<name>{_NAME})(?:\s?[:=]|\s[-–—])\s")
_SIGN: Final = re.compile(r"\s?[:=]\s|\s[-–—]\s")
_PLAIN_HEAD: Final = re.compile(
    rf"(?P<name>{_NAME}),? (?=(?:[\w ]{{2,30}}, )?(?:applied|still no|no (?:answer|news|reply)"
    r"|nothing|silen\w+|ghost\w*|rejected|tbc|said|moved|want\w*|wrote|mailed)\b)"
)
_TOLD_OF: Final = re.compile(
    r"(?:and |plus |also |then |but )*(?:i |i['’]?ve |we |applied|put in|withdr\w+|pulled out|got"
    r"|heard|nothing|no (?:news|word|reply|answer)|rejected|offer\b|an offer|still|waiting"
    r"|interview|appli\w+|bei|hab\w?)\b",
    re.IGNORECASE,
)
"""Begins an entry whose firm comes later: "and i withdrew from Acme", "nothing from Acme"."""


@dataclass(frozen=True, slots=True)
class JobEntry:
    """Holds what is told of one employer: where it stands in the message, and who it is."""

    span: Stretch
    firm: CompanyMention
    has_label: bool = False
    is_by_form: bool = False
    """Whether only where its name stands tells that it is a firm."""


@dataclass(frozen=True, slots=True)
class EntryPiece:
    """Is a part of a sentence between two signs."""

    span: Stretch
    opens: bool
    """Whether a sentence or line begins with it."""


def cut_entries(message: Message) -> tuple[JobEntry, ...]:
    """Returns the entries of a round-up in order; none where the message is no round-up."""
    entries = tuple(EntryCutter(message).cut())
    firms = {_key(entry.firm) for entry in entries}
    sure = {_key(entry.firm) for entry in entries if not entry.is_by_form}
    if len(sure) < _FEWEST_WITH_LABELS:
        return ()
    labels = sum(entry.has_label for entry in entries)
    is_enough = len(firms) >= _FEWEST or (
        len(firms) >= _FEWEST_WITH_LABELS and labels >= _FEWEST_WITH_LABELS
    )
    is_brief = message.word_count <= _MOST_WORDS_EACH * max(len(entries), 1)
    return entries if is_enough and is_brief and len(entries) <= _MOST else ()


@dataclass(frozen=True)
class EntryCutter:
    """Goes through a message piece by piece and begins an entry with each employer."""

    message: Message

    @cached_property
    def firms(self) -> tuple[CompanyMention, ...]:
        """The employers that are named in it."""
        return employers(self.message)

    def cut(self) -> Iterator[JobEntry]:
        """Yields the entries in order; what stands before the first belongs to none."""
        entry: JobEntry | None = None
        for piece in self._pieces():
            begun = self._begin(piece, entry)
            if begun is None:
                entry = entry and replace(entry, span=Stretch(entry.span.start, piece.span.end))
                continue
            if entry:
                yield entry
            entry = begun
        if entry:
            yield entry

    def _pieces(self) -> Iterator[EntryPiece]:
        for sentence in self.message.tokens.sentences:
            start, opens = sentence.start, True
            for joint in _JOINT.finditer(self.message.text, sentence.start, sentence.end):
                yield EntryPiece(Stretch(start, joint.end()), opens)
                start, opens = joint.end(), False
            yield EntryPiece(Stretch(start, sentence.end), opens)

    def _begin(self, piece: EntryPiece, entry: JobEntry | None) -> JobEntry | None:
        """Returns the entry that begins with a piece; None where it goes on with the one before."""
        start = self._behind_header(piece)
        found = self._firm_at(start)
        head = found or self._find_by_form(start, piece)
        known = entry and _key(entry.firm)
        if head is not None:
            if _key(head) == known or self._is_bare(head, piece):
                return None
            has_label = _SIGN.match(self.message.text, head.span.end) is not None
            span = Stretch(start, piece.span.end)
            return JobEntry(span, head, has_label, is_by_form=found is None)
        inside = [one for one in self.firms if start <= one.span.start < piece.span.end]
        firm = next((one for one in inside if _key(one) != known), None)
        if firm is None or len({_key(one) for one in inside}) > 1:
            return self._begin_with_person(piece, start, known)
        tells = (
            piece.opens or _TOLD_OF.match(self.message.text, start) or self._is_theirs(piece, firm)
        )
        return JobEntry(Stretch(start, piece.span.end), firm) if tells else None

    def _behind_header(self, piece: EntryPiece) -> int:
        """Returns the place behind "weekly update:" and the joints before a firm."""
        text, start = self.message.text, piece.span.start
        colon = text.find(": ", start, piece.span.end)
        first = next((one.span.start for one in self.firms if one.span.start >= start), len(text))
        if piece.opens and start < colon < first and _LABEL.match(text, start) is None:
            start = colon + 2
        while start < piece.span.end and text[start] == " ":
            start += 1
        lead = _LEAD.match(text, start, piece.span.end)
        return lead.end() if lead else start

    def _firm_at(self, start: int) -> CompanyMention | None:
        return next((one for one in self.firms if one.span.start == start), None)

    def _find_by_form(self, start: int, piece: EntryPiece) -> CompanyMention | None:
        """Returns an unknown firm that the form of the entry names: "Tatra Pay: call thursday"."""
        text = self.message.text
        found = _LABEL.match(text, start, piece.span.end)
        if found is None and piece.opens:
            found = _PLAIN_HEAD.match(text, start)
        if found is None or not _can_be_firm(found["name"]):
            return None
        taken = (one.span.start for one in self.message.people)
        span = Stretch(found.start("name"), found.end("name"))
        return None if span.start in taken else CompanyMention(span, found["name"])

    def _is_bare(self, head: CompanyMention, piece: EntryPiece) -> bool:
        """Tells whether nothing is said of the firm: "Globex" in "applied to Acme, Globex"."""
        return not any(char.isalnum() for char in self.message.text[head.span.end : piece.span.end])

    def _is_theirs(self, piece: EntryPiece, firm: CompanyMention) -> bool:
        """Tells whether somebody of the firm is named before it: "Sam cancelled Acme"."""
        return any(
            piece.span.start <= one.span.start < firm.span.start
            and one.opportunity is not None
            and one.opportunity == firm.opportunity
            for one in self.message.people
        )

    def _begin_with_person(self, piece: EntryPiece, start: int, known: object) -> JobEntry | None:
        """Returns the entry of who is known at another job: "plus Eli said he'd call"."""
        for one in self.message.people:
            if one.span.start != start or one.opportunity is None or one.opportunity == known:
                continue
            job = next(
                job
                for job in self.message.context.dossier.opportunities
                if job.id == one.opportunity
            )
            firm = CompanyMention(Stretch(start, start), job.company, job.id)
            return JobEntry(Stretch(start, piece.span.end), firm)
        return None


def _key(firm: CompanyMention) -> object:
    return firm.opportunity or firm.name.casefold()


def _can_be_firm(name: str) -> bool:
    words: Sequence[str] = fold_text(name).split()
    if not words or find_title(name) or is_department(words[0]) or is_first_name(words[0]):
        return False
    return words[0] not in NEVER_NAMES and not all(is_ordinary(word) for word in words)

"""Cuts a round-up into one entry for each employer: "Acme no, Globex 2nd round tue"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from coaching.reading.matter import employers
from coaching.reading.mentions import CompanyMention
from coaching.reading.message import Message
from coaching.reading.proposals import Stretch
from coaching.reading.roundups.unknown_firms import find_head

_FEWEST: Final = 3
_FEWEST_WITH_LABELS: Final = 2
_MOST: Final = 12
_MOST_WORDS_EACH: Final = 30
_JOINT: Final = re.compile(
    r"[;,](?= )| (?=\d{1,2}\) )|\. (?=\w)"
    r"| (?=(?:and|plus|also) (?:(?:i|i['’]ve|just|also|then|have) )*(?:applied|put in"
    r"|sent (?:my|off|an|in|a)"
    r"|withdrew|pulled out|got an? (?:call|no|offer|interview|mail|email|invite|rejection))\b)",
    re.IGNORECASE,
)
"""Ends a piece; a full stop that may only shorten a word does so before a firm."""
_LEAD: Final = re.compile(
    r"(?:(?:[-*•·–—>;,]|\d{1,2}[.)]|(?:and|plus|also|then|but|so|the|from|with|at|for|y|und|e|et|ok"
    r"|finally|lastly|as for|re|oh|now|yung|ang|auch|noch|auch noch|hi|hey|hello|well|anyway)"
    r"(?=[ :]))[ \t]*){0,4}",
    re.IGNORECASE,
)
"""Stands before the firm at the head of an entry."""
_NAME: Final = r"[A-Z][\w&’'.-]{0,24}(?: (?:(?:of|and|&) )?[A-Z&][\w&’'-]{0,24}){0,4}"
_LABEL: Final = re.compile(rf"(?P<name>{_NAME})(?:\s?[:=]|\s[-–—])\s")
_HEADER: Final = re.compile(
    r"(?:[\w’'/-]{1,20} ){0,4}(?:update|updates|recap|overview|stats|summary|status|news|round-?up"
    r"|resumen|resumo|zusammenfassung|stand|lage|week|today|new|new one|neu|nuevo|novo|nouveau"
    r"|feedback|things|bits)(?: [\w’'/-]{1,20}){0,4}: ",
    re.IGNORECASE,
)
"""Says that jobs are told of, or that the next one is new; nothing in it is a firm."""
_SIGN: Final = re.compile(r"\s?[:=]\s|\s[-–—]\s")
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

    @cached_property
    def _all_firms(self) -> tuple[CompanyMention, ...]:
        """The employers with those that only a story may be about."""
        return tuple(one for one in self.message.companies if not one.is_agency)

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
                is_stop = joint[0].startswith(".")
                if is_stop and not self._is_firm_at(joint.end()):
                    continue
                yield EntryPiece(Stretch(start, joint.end()), opens)
                start, opens = joint.end(), is_stop
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
        told_of = _TOLD_OF.match(self.message.text, start) is not None
        firms = self._all_firms if told_of else self.firms
        inside = [one for one in firms if start <= one.span.start < piece.span.end]
        firm = next((one for one in inside if _key(one) != known), None)
        if firm is None or len({_key(one) for one in inside}) > 1:
            return self._begin_with_person(piece, start, known)
        tells = piece.opens or told_of or self._is_theirs(piece, firm)
        return JobEntry(Stretch(start, piece.span.end), firm) if tells else None

    def _behind_header(self, piece: EntryPiece) -> int:
        """Returns the place behind "weekly update:" and the joints before a firm."""
        text, start = self.message.text, self._behind_lead(piece.span.start, piece)
        header = _HEADER.match(text, start, piece.span.end)
        if header is None and piece.opens and _LABEL.match(text, start) is None:
            colon = text.find(": ", start, piece.span.end)
            first = next((one.span.start for one in self.firms if one.span.start >= start), None)
            is_before = first is None or colon < first
            return self._behind_lead(colon + 2, piece) if colon >= 0 and is_before else start
        return self._behind_lead(header.end(), piece) if header else start

    def _behind_lead(self, start: int, piece: EntryPiece) -> int:
        while start < piece.span.end and self.message.text[start] == " ":
            start += 1
        lead = _LEAD.match(self.message.text, start, piece.span.end)
        return lead.end() if lead else start

    def _is_firm_at(self, start: int) -> bool:
        return self._firm_at(start) is not None

    def _firm_at(self, start: int) -> CompanyMention | None:
        return next((one for one in self._all_firms if one.span.start == start), None)

    def _find_by_form(self, start: int, piece: EntryPiece) -> CompanyMention | None:
        """Returns an unknown firm that the form of the entry names: "Tatra Pay: call thursday"."""
        span = find_head(self.message, start, piece.span.end, opens=piece.opens)
        return CompanyMention(span, span.text_in(self.message.text)) if span else None

    def _is_bare(self, head: CompanyMention, piece: EntryPiece) -> bool:
        """Tells whether nothing is said of the firm: "Globex" in "applied to Acme, Globex"."""
        if any(char.isalnum() for char in self.message.text[head.span.end : piece.span.end]):
            return False
        at = piece.span.end + 1
        is_person = any(one.whole.start <= at < one.span.end for one in self.message.people)
        is_name = self.message.text[at : at + 1].isupper() and not is_person
        goes_on = self._is_firm_at(at) or is_name
        return not piece.opens or goes_on

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

"""Cuts an answer that goes through several people by name: "Priya: budgets, Tom: tests"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.model.documents import Contact
from coaching.reading.chats.chat_turns import cut_turns
from coaching.reading.context import ReadingContext
from coaching.reading.non_answers import is_non_answer
from coaching.reading.proposals import Matter, NoteKind, NoteSaid, PersonSaid, Proposal, Stretch
from coaching.reading.read import read
from coaching.reading.telling import open_answers
from coaching.reading.words.tokens import Tokens

_BEGINS: Final = r"(?:^|[\n;.,•*]|\band\b)[ \t]*(?:(?:[-–—*•]|and|with|then|also|\d[.)]) *)*"
_LEADS: Final = re.compile(
    r"[\s:=,–—-]*(?:(?:and (?:i|me|we)|i and we|we|i|it was|was|mostly|just) )*"
    r"(?:(?:talked|spoke|chatted|asked|discussed|said|worried|wondered|went)"
    r"(?: (?:me|us|a lot))? )?"
    r"(?:(?:about|on|over|through) )?",
    re.IGNORECASE,
)
_TRIMS: Final = " \t\n,;.:-–—"
_PIECES_AT_MOST: Final = 40


def read_by_person(
    text: str, people: Sequence[Contact], context: ReadingContext
) -> tuple[Proposal, ...]:
    """Returns a note for each of the people whom the answer goes through by name.

    It is empty where the answer does not begin with one of their names. The open question in the
    context says which kind of note it is.
    """
    return tuple(
        note
        for contact, piece in _cut_by_name(text, people)
        for note in _read_piece(text, piece, contact, people, context)
    )


def _cut_by_name(text: str, people: Sequence[Contact]) -> Iterator[tuple[Contact, Stretch]]:
    """Yields each person with their piece; people named together share the piece behind them."""
    named = sorted(_find_names(text, people), key=lambda found: found[1].start)[:_PIECES_AT_MOST]
    if not named or text[: named[0][1].start].strip(_TRIMS + "*•"):
        return
    ends = [place.start for _, place in named[1:]] + [len(text)]
    together: list[Contact] = []
    for (contact, place), end in zip(named, ends, strict=True):
        together.append(contact)
        piece = _trim(text, place.end, end)
        if piece is not None:
            yield from ((one, piece) for one in together)
            together = []


def _find_names(text: str, people: Iterable[Contact]) -> Iterator[tuple[Contact, Stretch]]:
    """Yields where a clause begins with somebody's name, as far as it is theirs alone."""
    everybody = list(people)
    for contact in everybody:
        names = [name for name in _names(contact) if _is_only(name, contact, everybody)]
        if names:
            words = "|".join(re.escape(name) for name in names)
            # A name goes on in an address: "noor.haddad@globex.example".
            begins = re.compile(rf"{_BEGINS}({words})\b(?:'s|’s)?(?!@|[.+_-]\w)", re.IGNORECASE)
            found = next(begins.finditer(text), None)
            if found:
                yield contact, Stretch(found.start(), found.end())


def _names(contact: Contact) -> list[str]:
    words = contact.name.split()
    return list(dict.fromkeys((contact.name, words[0], words[-1]))) if words else []


def _is_only(name: str, contact: Contact, people: Iterable[Contact]) -> bool:
    word = name.casefold()
    others = (other for other in people if other.id != contact.id)
    return not any(word in map(str.casefold, _names(other)) for other in others)


def _trim(text: str, start: int, end: int) -> Stretch | None:
    lead = _LEADS.match(text, start, end)
    start = lead.end() if lead else start
    kept = text[start:end].rstrip(_TRIMS)
    kept = re.sub(r"(?<![\s,;])[\s,;]+and$", "", kept)
    return Stretch(start, start + len(kept)) if re.search(r"\w", kept) else None


_ADDRESS = re.compile(r"\S@\S")


def _read_piece(
    text: str, piece: Stretch, contact: Contact, people: Sequence[Contact], context: ReadingContext
) -> tuple[Proposal, ...]:
    """Returns what a piece says with that person, read like an answer about them alone."""
    asked = replace(context.asked, contact=contact.id)
    words = piece.text_in(text)
    if is_non_answer(words) or _ADDRESS.search(words):
        return ()  # "ben is Ben Okafor, ben@..." tells who he is, and no note about him
    said = read(words, replace(context, asked=asked)).proposals
    kind = open_answers.KINDS[asked.question]
    notes = tuple(one for one in said if isinstance(one, NoteSaid))
    if not any(note.kind is kind for note in notes):
        return (_whole_note(words, piece, kind, contact, context),)
    behind = Tokens(words).sentences[0].end
    return tuple(
        replace(
            note,
            whom=_find_listener(note, people, behind) or contact.name,
            span=_shift(note.span, piece.start),
        )
        for note in notes
    )


def _find_listener(note: NoteSaid, people: Sequence[Contact], behind: int) -> str:
    """Returns whose note it is where that may be somebody else: a story may have been told to
    another, and behind the first sentence another may be spoken of ("Raj: costs. Helen had doubts
    because ...")."""
    if not note.whom or (note.kind is not NoteKind.STORY and note.span.start < behind):
        return ""
    named = [one.name for one in people if note.whom.casefold() in map(str.casefold, _names(one))]
    return named[0] if len(named) == 1 else note.whom


def _shift(span: Stretch, by: int) -> Stretch:
    return Stretch(span.start + by, span.end + by)


def _whole_note(
    words: str, span: Stretch, kind: NoteKind, contact: Contact | None, context: ReadingContext
) -> NoteSaid:
    about = Matter(opportunity=context.asked.opportunity)
    return NoteSaid(span, about, kind, " ".join(words.split()), contact.name if contact else None)


def read_asked_notes(
    text: str, people: Sequence[Contact], only: Contact | None, context: ReadingContext
) -> tuple[Proposal, ...]:
    """Returns what an answer to a question about one or several people says, in notes.

    `people` are those whom it may name; `only` is the one whom the question was about, if it was
    about one. Whatever the reader finds beside the notes is returned too; where it finds none of
    the kind that was asked for, the note is whatever else was said.
    """
    notes = read_by_person(text, people, context)
    asked = replace(context.asked, contact=only.id if only else None)
    said = read(text, replace(context, asked=asked)).proposals
    beside = tuple(one for one in said if not _is_note_or_known(one))
    own = tuple(
        one
        for one in said
        if isinstance(one, NoteSaid) and not any(_holds(one, fact) for fact in beside)
    )
    if notes:
        return (*(own if _tells_of_all(own, notes) else notes), *beside)
    kind = open_answers.KINDS[asked.question]
    if any(note.kind is kind for note in own):
        return (*own, *beside)
    whole = _list_unclaimed(text, beside)
    if not whole or (beside and cut_turns(text, context)):
        return beside  # what others wrote in a chat is no answer of the person's
    whom = only or _find_named_within(text, people)
    words = " ".join(span.text_in(text).strip() for span in whole)
    return (_whole_note(words, whole[0], kind, whom, context), *beside)


def _tells_of_all(told: Sequence[NoteSaid], listed: Sequence[Proposal]) -> bool:
    """Tells whether sentences say more than a list of topics, and something of everybody on it:
    "Jo talked about tests. Tom thinks my German is weak"."""
    named = {note.whom for note in told}
    is_of_all = all(isinstance(one, NoteSaid) and one.whom in named for one in listed)
    return is_of_all and len(told) > len(listed)


def _holds(note: NoteSaid, fact: Proposal) -> bool:
    """Tells whether a note holds the very words of which a fact was made."""
    return note.span.start <= fact.span.start and fact.span.end <= note.span.end


def _list_unclaimed(text: str, beside: Iterable[Proposal]) -> list[Stretch]:
    """Returns the sentences in which nothing else was said."""
    sentences = Tokens(text).sentences
    return [
        sentence
        for sentence in sentences
        if not any(
            one.span.start < sentence.end and sentence.start < one.span.end for one in beside
        )
    ]


def _is_note_or_known(proposal: Proposal) -> bool:
    """Tells whether it is a note, or names somebody of whom nothing new is said."""
    if isinstance(proposal, PersonSaid):
        is_new = proposal.email or proposal.phone or proposal.linkedin
        return proposal.contact is not None and not is_new
    return isinstance(proposal, NoteSaid)


def _find_named_within(text: str, people: Sequence[Contact]) -> Contact | None:
    """Returns the only one whom the text names."""
    folded = text.casefold()
    named = [
        one
        for one in people
        if any(re.search(rf"\b{re.escape(name.casefold())}\b", folded) for name in _names(one))
    ]
    return named[0] if len(named) == 1 else None

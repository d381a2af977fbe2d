"""Finds what a person told of a job and now asks for: "what did I say about pay?".

Letters take nothing from here: it is read by nobody but the person.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coaching.model.documents import Contact, Interview, Opportunity
from coaching.reading.firms.amounts import find_amounts
from coaching.reading.proposals import NoteKind
from coaching.reading.text_folding import fold_text
from coaching.reading.words.same_things import find_stem, stems_of
from coaching.reading.words.tokens import Tokens


@dataclass(frozen=True, slots=True)
class ToldNote:
    """Is one thing that was told; `kind` is None for a note that nothing else claimed."""

    text: str
    kind: NoteKind | None = None
    contact: Contact | None = None


def list_told_notes(job: Opportunity) -> Iterator[ToldNote]:
    """Yields everything that was told of a job in words, person by person, then by interview."""
    for contact in job.contacts:
        for met in contact.met:
            yield from _leave_empty_out(
                ToldNote(met.topic, NoteKind.TOPIC, contact),
                ToldNote(met.concern, NoteKind.CONCERN, contact),
                ToldNote(met.answer, NoteKind.ANSWER_TO_CONCERN, contact),
                ToldNote(met.line, NoteKind.TOPIC, contact),
            )
    for interview in job.interviews:
        yield from list_notes_of_interview(interview)
    for promise in job.promises:
        who = next((one for one in job.contacts if one.id == promise.contact), None)
        yield ToldNote(promise.words, NoteKind.PROMISED_BY_ME if promise.is_mine else None, who)
    offer = job.offer
    terms = (*offer.terms, offer.open_points) if offer is not None else ()
    yield from _leave_empty_out(*(ToldNote(text) for text in (*terms, job.feedback, job.lesson)))


def list_notes_of_interview(interview: Interview) -> Iterator[ToldNote]:
    """Yields everything that was told of one interview and of nobody in particular."""
    capture, back = interview.capture, interview.reflection
    yield from _leave_empty_out(
        *(ToldNote(text) for text in capture.notes),
        ToldNote(capture.stood_out),
        ToldNote(capture.open_questions),
        ToldNote(capture.unsaid, NoteKind.UNSAID),
        ToldNote(back.unsaid, NoteKind.UNSAID),
        ToldNote(interview.process.next_rounds, NoteKind.NEXT_ROUND),
        ToldNote(back.went_well, NoteKind.WENT_WELL),
        ToldNote(back.better, NoteKind.TO_IMPROVE),
        ToldNote(back.differently, NoteKind.TO_IMPROVE),
        ToldNote(back.red_flags, NoteKind.RED_FLAG),
        *(ToldNote(text) for text in (back.reactions, back.clarify, back.wish_known)),
        *(ToldNote(text) for text in (back.feeling, back.enjoy, back.people, back.growth)),
    )
    for one in interview.asked:
        answer = f" {one.answer}" if one.answer.strip() else ""
        yield ToldNote(f"{one.question}{answer}", NoteKind.QUESTION_ASKED)


def _leave_empty_out(*notes: ToldNote) -> Iterator[ToldNote]:
    return (one for one in notes if one.text.strip())


def find_told_notes(notes: Iterable[ToldNote], topic: Sequence[str]) -> list[ToldNote]:
    """Returns the notes in which most of these words stand, also in another form or by another
    name; all of them where no word is given."""
    wanted = [stems_of(word) for word in topic]
    if not wanted:
        return [*notes]
    counted = [(_count(one, wanted), one) for one in notes]
    most = max((count for count, _ in counted), default=0)
    return [one for count, one in counted if count == most > 0]


def _count(note: ToldNote, wanted: Sequence[frozenset[str]]) -> int:
    words = {find_stem(word) for word in fold_text(note.text).split()}
    if find_amounts(note.text):
        words.add(find_stem("money"))
    return sum(not words.isdisjoint(one) for one in wanted)


def find_what_to_bring(job: Opportunity, interview: Interview) -> list[str]:
    """Returns the sentences that tell what to bring to an interview ahead, when to be there or what
    to wear, as they were written: in what is noted of it, and in what earlier ones said of it."""
    earlier = (one for one in job.interviews if one.start < interview.start)
    texts = [one.text for one in list_notes_of_interview(interview)]
    texts += [one.process.next_rounds for one in earlier]
    return [
        sentence for text in texts for sentence in _sentences_of(text) if _BRINGS.search(sentence)
    ][:_MOST_SENTENCES]


def _sentences_of(text: str) -> Iterator[str]:
    tokens = Tokens(text)
    return (" ".join(span.text_in(text).split()) for span in tokens.sentences)


_MOST_SENTENCES: Final = 4
_BRINGS: Final = re.compile(
    r"\b(?:bring(?:ing)?|carry|take along|have with you|have (?:to hand|ready)|wear|dress|photo id"
    r"|passport|arrive (?:\w+ ){0,4}(?:early|before)|report to|ring the bell|ask for \w+ at"
    r"|sign in|safety (?:shoes|boots)|portfolio|certificates?)\b",
    re.IGNORECASE,
)

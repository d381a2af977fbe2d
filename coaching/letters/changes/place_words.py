"""Finds where new words belong in a letter, and keeps them there as what the person said."""

import re
from dataclasses import replace
from typing import Final

from coaching.letters.changes.wishes import LetterPlace
from coaching.letters.letter import Letter
from coaching.letters.material.fragments import split_fragments
from coaching.letters.material.gate import Listener
from coaching.letters.material.mend import mend_words, to_sentence
from coaching.letters.material.verbs import is_past
from coaching.letters.material.want import says_so
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.keep_answers import FIT_POINTS, PutQuestion, keep_answer
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.documents import Opportunity
from coaching.model.letter_edits import LetterEdit, find_edit, put_edit
from coaching.model.step_key import StepKey

_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_TO_READER: Final = re.compile(r"(?:you|your|we|our|it was|thank|thanks)\b", re.IGNORECASE)
_DESIRE: Final = re.compile(
    r"(?:i(?:['’]d| would)? (?:really |very much |still )*(?:want|love|like|hope|dream)|because)\b",
    re.IGNORECASE,
)
_MINE: Final = re.compile(r"(?:i|i['’](?:ve|m|d)|my)\b", re.IGNORECASE)
_SMALL: Final = 4
"""Shorter words say little of what a doubt is about."""


def find_place(text: str, points: ReaderPoints) -> LetterPlace:
    """Returns where the words belong in a letter to somebody who was met."""
    plain = " ".join(text.split())
    if plain.endswith("?"):
        return LetterPlace.END
    if _LINK.search(plain):
        return LetterPlace.PROMISED
    if points.has_doubt and _is_about_doubt(plain, points):
        return LetterPlace.DOUBT
    if says_so(plain) or _DESIRE.match(plain):
        return LetterPlace.WANT
    if _TO_READER.match(plain):
        return LetterPlace.TALK
    first = plain.split(maxsplit=1)[0].lower() if plain else ""
    return LetterPlace.FIT if _MINE.match(plain) or is_past(first) else LetterPlace.TALK


def _is_about_doubt(text: str, points: ReaderPoints) -> bool:
    """Tells whether the words speak of the doubt, or are the first answer that is given to it."""
    about = _content(points.meeting.concern) & _content(text)
    is_first = not points.answer and _MINE.match(text) is not None and not _DESIRE.match(text)
    return bool(about) or (is_first and not says_so(text))


def _content(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {word[:5] for word in words if len(word) >= _SMALL}


def keep_words(
    job: Opportunity, points: ReaderPoints, place: LetterPlace, text: str
) -> Opportunity | None:
    """Returns the job with the words kept where they belong; None for what has no such place."""
    meeting, subject = points.meeting, points.contact.id
    interview = points.interview.id
    match place:
        case LetterPlace.TALK:
            put = PutQuestion(LetterQuestion.LINE, interview, subject)
            return keep_answer(job, put, _join(meeting.line, text))
        case LetterPlace.DOUBT:
            put = PutQuestion(LetterQuestion.ANSWER, interview, subject)
            before = meeting.answer if points.answer else ""
            return keep_answer(job, put, _join(before, text))
        case LetterPlace.PROMISED:
            return keep_answer(job, PutQuestion(LetterQuestion.PROMISED, interview, subject), text)
        case LetterPlace.WANT:
            return keep_answer(job, PutQuestion(LetterQuestion.WANT), text)
        case LetterPlace.FIT:
            put = PutQuestion(LetterQuestion.FIT)
            kept = job.why_fit[-(FIT_POINTS - 1) :] if job.why_fit else ()
            return keep_answer(job, put, "\n".join((*kept, text)))
        case _:
            return None


def _join(before: str, text: str) -> str:
    return f"{before.strip()}\n{text}" if before.strip() else text


def add_to_letter(job: Opportunity, key: StepKey, place: LetterPlace, text: str) -> Opportunity:
    """Returns the job with the words as a sentence of this letter alone."""
    edit = find_edit(job.edits, key.text)
    sentence = to_sentence(text)
    if place is LetterPlace.TALK:
        edit = replace(edit, said_first=_join_sentence(edit.said_first, sentence))
    else:
        edit = replace(edit, said_last=_join_sentence(edit.said_last, sentence))
    return replace(job, edits=put_edit(job.edits, edit))


def _join_sentence(before: str, sentence: str) -> str:
    return f"{before} {sentence}" if before else sentence


def put_letter_edit(job: Opportunity, edit: LetterEdit) -> Opportunity:
    """Returns the job with a letter's changes."""
    return replace(job, edits=put_edit(job.edits, edit))


def read_to_reader(text: str, listener: Listener) -> tuple[str, str]:
    """Returns what of the words may be said to the reader, mended, and what may not."""
    parts = [mend_words(part, listener.names) for part in split_fragments(text)]
    said = [part for part in parts if listener.may_be_told(part)]
    refused = [part for part in parts if not listener.may_be_told(part)]
    return " ".join(to_sentence(part) for part in said), " ".join(refused)


def stands_in(text: str, letter: Letter) -> bool:
    """Tells whether more than half of the words of a text are in a letter."""
    wanted = _content(text)
    return bool(wanted) and len(wanted & _content(letter.body)) * 5 >= len(wanted) * 3

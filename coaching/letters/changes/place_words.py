"""Finds where new words belong in a letter, and keeps them there as what the person said."""

import re
from dataclasses import replace
from typing import Final

from coaching.letters.changes.judge_words import split_thoughts
from coaching.letters.changes.keep_change import add_sentences
from coaching.letters.changes.wishes import LetterPlace
from coaching.letters.letter import Letter
from coaching.letters.material.classify import classify
from coaching.letters.material.kinds import Sentence
from coaching.letters.material.listener import Listener
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
_TOLD_OR_DONE: Final = re.compile(r"(?:you\b|you['’]ve\b|we (?:talked|spoke)\b)", re.IGNORECASE)
"""Begins what the reader did or told, which other letters to them can thank for as well."""
_OF_READER: Final = re.compile(r"\b(?:you|your|yours|you['’](?:ve|re|d|ll))\b", re.IGNORECASE)
_OF_TALK: Final = re.compile(
    r"(?:thank|thanks|it was|we|our|the)\b|i (?:really |very much |also )*(?:liked|enjoyed|loved"
    r"|learn(?:ed|t)|appreciated|saw|heard|remember|noticed|laughed|was (?:glad|struck))\b",
    re.IGNORECASE,
)
_DESIRE: Final = re.compile(
    r"(?:i(?:['’]d| would)? (?:really |very much |still )*(?:want|love|like|hope|dream)"
    r"(?! to (?:know|hear|see|meet|come|talk|visit|thank|say|add|tell|mention|ask|send|apologise"
    r"|apologize|learn|stay)\b)|because)\b",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(
    r"(?:i |we )?(?:look(?:ing)? forward|hope to|hope we|hoping to|would be glad|please)\b",
    re.IGNORECASE,
)
_MINE: Final = re.compile(r"(?:i|i['’](?:ve|m|d)|my)\b", re.IGNORECASE)
_OF_ITS_OWN: Final = re.compile(
    r"\b(?:notice|start(?:ing)?|available|free (?:on|from|to|in)|relocat\w+|move to|visa|permit"
    r"|holiday|attach\w*)\b",
    re.IGNORECASE,
)
"""Is no reason to fit, and stands in the one letter where it was said."""
_SMALL: Final = 4
"""Shorter words say little of what a doubt is about."""


def find_place(text: str, points: ReaderPoints) -> LetterPlace:
    """Returns where the words belong in a letter to somebody who was met. What speaks of the reader
    is about their talk, and stands in no other letter."""
    plain = " ".join(text.split())
    if plain.endswith("?") or _CLOSES.match(plain):
        return LetterPlace.END
    if _LINK.search(plain):
        return LetterPlace.PROMISED
    if points.has_doubt and _is_about_doubt(plain, points):
        return LetterPlace.DOUBT
    is_of_reader = _OF_READER.search(plain) is not None
    if says_so(plain) or (_DESIRE.match(plain) and not is_of_reader):
        return LetterPlace.WANT
    if _TOLD_OR_DONE.match(plain) or _OF_TALK.match(plain):
        return LetterPlace.TALK
    if is_of_reader or _OF_ITS_OWN.search(plain):
        return LetterPlace.END
    first = plain.split(maxsplit=1)[0].lower() if plain else ""
    return LetterPlace.FIT if _MINE.match(plain) or is_past(first) else LetterPlace.END


def _is_about_doubt(text: str, points: ReaderPoints) -> bool:
    """Tells whether the words speak of the doubt, or are the first answer that is given to it."""
    about = _content(points.meeting.concern) & _content(text)
    is_mine = _MINE.match(text) is not None and not _DESIRE.match(text) and not says_so(text)
    is_of_talk = _OF_TALK.match(text) or _OF_READER.search(text)
    return bool(about) or (is_mine and not points.answer and not is_of_talk)


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
        case LetterPlace.TALK if _TOLD_OR_DONE.match(text):
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
            return _keep_fit(job, text)
        case _:
            return None


def _keep_fit(job: Opportunity, text: str) -> Opportunity | None:
    """Returns the job with one more reason to fit; None where it has all that it holds already."""
    reasons = (*job.why_fit, *text.splitlines())
    if len(reasons) > FIT_POINTS:
        return None
    return keep_answer(job, PutQuestion(LetterQuestion.FIT), "\n".join(reasons))


def _join(before: str, text: str) -> str:
    return f"{before.strip()}\n{text}" if before.strip() else text


def add_to_letter(job: Opportunity, key: StepKey, place: LetterPlace, text: str) -> Opportunity:
    """Returns the job with the words as sentences of this letter alone."""
    edit = find_edit(job.edits, key.text)
    sentences = "\n".join(map(to_sentence, text.splitlines()))
    if place is LetterPlace.TALK:
        edit = replace(edit, said_first=add_sentences(edit.said_first, sentences))
    else:
        edit = replace(edit, said_last=add_sentences(edit.said_last, sentences))
    return replace(job, edits=put_edit(job.edits, edit))


def put_letter_edit(job: Opportunity, edit: LetterEdit) -> Opportunity:
    """Returns the job with a letter's changes."""
    return replace(job, edits=put_edit(job.edits, edit))


def read_to_reader(text: str, listener: Listener) -> tuple[str, str]:
    """Returns what of the words may be said to the reader, mended, and what may not."""
    parts = [mend_words(part, listener.names) for part in split_thoughts(text)]
    said = [part for part in parts if listener.may_be_told(part)]
    refused = [part for part in parts if not listener.may_be_told(part)]
    return "\n".join(map(_to_own_sentence, said)), " ".join(refused)


def _to_own_sentence(part: str) -> str:
    """Returns "I led a team." for "led a team"; anything else with its capital and end mark."""
    read = classify(part)
    return read.text if isinstance(read, Sentence) else to_sentence(part)


def stands_in(text: str, letter: Letter) -> bool:
    """Tells whether more than half of the words of a text are in a letter."""
    wanted = {word[:_SMALL] for word in _content(text)}
    stands = {word[:_SMALL] for word in _content(letter.body)}
    return bool(wanted) and len(wanted & stands) * 5 >= len(wanted) * 3

"""Takes the answer to an open question whole, in parts, or not at all."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from coaching.reading.context import OpenQuestion, ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import (
    Matter,
    NoteKind,
    NoteSaid,
    Proposal,
    RatedSide,
    RatingSaid,
    Reading,
    SmallTalk,
    Stretch,
)
from coaching.reading.telling.clauses_of import cut_clauses
from coaching.reading.telling.stretches import trim
from coaching.reading.telling.telling import read_telling
from coaching.reading.telling.what_comes import NUMBERS
from coaching.reading.words.clauses import Clause
from coaching.reading.words.word_line import WordLine

KINDS: Final[Mapping[OpenQuestion, NoteKind]] = {
    OpenQuestion.TOPIC: NoteKind.TOPIC,
    OpenQuestion.CONCERN: NoteKind.CONCERN,
    OpenQuestion.ANSWER_TO_CONCERN: NoteKind.ANSWER_TO_CONCERN,
    OpenQuestion.UNSAID: NoteKind.UNSAID,
    OpenQuestion.NEXT_ROUND: NoteKind.NEXT_ROUND,
    OpenQuestion.WENT_WELL: NoteKind.WENT_WELL,
    OpenQuestion.TO_IMPROVE: NoteKind.TO_IMPROVE,
    OpenQuestion.RED_FLAG: NoteKind.RED_FLAG,
    OpenQuestion.QUESTION_ASKED: NoteKind.QUESTION_ASKED,
}
"""For the questions that ask for a note, which kind of note."""
_WITH_SOMEBODY: Final = frozenset(
    {NoteKind.TOPIC, NoteKind.CONCERN, NoteKind.ANSWER_TO_CONCERN, NoteKind.QUESTION_ASKED}
)
_WITHOUT_OPINION: Final = _WITH_SOMEBODY | {NoteKind.NEXT_ROUND}
_NOTHING: Final = re.compile(
    r" (?:(?:oh|uh|um|hmm|well|haha|lol|ah|honestly|tbh|sorry|actually|ugh) )?(?:, )?(?:(?:nope|nah"
    r"|nothing|nada|nein|nichts|keine|nao|non|rien|ninguno|ninguna|nenhum|nenhuma|nobody|skip"
    r"|pass|idk|na"
    r"|n / a|not that i|no idea|weiss nicht|keine ahnung|nao sei|nao lembro|no se|dunno|-|–|—|x"
    r"|that was"
    r" all|same as before|didnt say|didnt ask) |(?:no|none|not really|dont know|i dont know|i do"
    r" not know"
    r"|dont remember|i dont remember|do not remember|cant remember|i cant remember|cannot"
    r" remember|i"
    r" forgot|forgot|forgot to ask|not sure|all good)(?: [^\w ]+)* (?:$|(?:one|not|nothing|none"
    r"|concerns?|doubts?"
    r"|issues?|she|he|they|it|that|thats|really|idea|just|all|everything|problem|more|thanks"
    r"|worries|red"
    r"|flags?|questions?|tbh|lol|im|ive|we|sorry|honestly|now|anymore|the name|what|further"
    r"|other|of them"
    r"|didnt|nobody|no|nope|at all|ugh|haha|though|its|i) )"
    r"|(?:im|i am|all|were) good |(?:i )?think i (?:covered|said|got|mentioned) (?:it all"
    r"|everything|all) )"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:remind me|not (?:right )?now|not rn|cant rn|later"
    r"|another time|ask me (?:later|tomorrow|again)|in a (?:bit"
    r"|minute|sec)"
    r"|busy|on the (?:bus|train|phone)|wrong chat|ignore (?:that|this)|sorry wrong|my (?:cat|dog"
    r"|kid|son"
    r"|daughter|toddler|baby|phone|thumb|pocket)|butt dial|autocorrect|typo|keyboard|what do you"
    r" mean"
    r"|which (?:one|interview)|who(?:s| is) that|stop (?:texting|asking|writing)|leave me|morgen"
    r"|spater|depois eu|agora nao|ahora no|plus tard|thanks|thank you|thx|cheers|danke"
    r"|obrigad[oa])\b"
)
_MASHED: Final = re.compile(
    r"\b(?:[bcdfghjklmnpqrstvwxz]{6,}|\w*(?:asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|wert|zxcv|xcvb|lkjh"
    r"|jkjk|kjkj|fdsa)\w*)\b"
)
_SMALL: Final = re.compile(
    r" (?:(?:ok|okay|k|kk|yes|yep|yeah|yup|sure|fine|good|great|cool|nice|right|hm+|hi|hello|hey"
    r"|lol|haha"
    r"|done|wow|perfect|alright|hmm|ja|sim|si|oui|and|you|it|went|was|all|very|so|well|sent|\W) )*"
)
_YES: Final = re.compile(
    r" (?:(?:yes|yeah|yep|ja|sim|si|oui|kind of|kinda|sort of|a bit|maybe|well|just|only|mostly"
    r"|mainly"
    r"|probably|i think|i guess|hmm|um|uh|oh|ok|so|that|,|:|-) )+"
)
_OPINION_AFTER: Final = re.compile(r" (?:he|she|they|it|hes|shes|theyre|its|i|im|we|that|thats) ")


def read_answer(message: Message) -> Reading | None:
    """Returns what the answer to the open question says; None where it answers nothing.

    An answer that holds more is read like a telling. A plain "no" says that there is nothing.
    """
    question = message.context.asked.question
    if question is OpenQuestion.RATING:
        return _read_rating(message)
    kind = KINDS.get(question)
    if kind is None:
        return None
    line = message.line
    if _NOTHING.match(line.text):
        return Reading(small_talk=SmallTalk.NON_ANSWER)
    if _says_something_else(message, line):
        return None
    return Reading(_read_parts(message, line, kind))


def _says_something_else(message: Message, line: WordLine) -> bool:
    """Tells whether this plainly answers nothing: an address, "ok", "not now", a cat's typing."""
    if message.details or re.search(r"\S@\S|https?://", message.text):
        return True
    if _SMALL.fullmatch(line.text) or not any(token.is_word for token in message.tokens.all):
        return True
    is_question = message.text.rstrip().endswith("?") and len(message.tokens.all) <= 12
    return bool(_ELSEWHERE.search(line.text) or _MASHED.search(line.text)) or is_question


def _read_parts(message: Message, line: WordLine, kind: NoteKind) -> tuple[Proposal, ...]:
    """Returns what was told; what was asked for is the first words where no cue names it."""
    told = read_telling(message, with_likely=False)
    if any(isinstance(note, NoteSaid) and note.kind is kind for note in told):
        return tuple(_widen(message, note, kind) for note in told)
    first, last = _first_words(line, kind, cut_clauses(message, line), told)
    whole = _to_note(message, line, kind, first, last)
    others = tuple(_widen(message, note, kind) for note in told)
    return (whole, *others) if whole else others


def _widen(message: Message, note: Proposal, kind: NoteKind) -> Proposal:
    """Returns the note with whom the question was about, where the answer did not say."""
    if not isinstance(note, NoteSaid):
        return note
    whom = note.whom or (_whom(message.context) if note.kind in _WITH_SOMEBODY else None)
    span = note.span
    if kind is note.kind is NoteKind.CONCERN and len(note.text.split()) <= 3:
        span = _clause_of(message, note)
    text = " ".join(span.text_in(message.text).split())
    return NoteSaid(span, _matter(message.context, note.about), note.kind, text, whom)


def _clause_of(message: Message, note: NoteSaid) -> Stretch:
    """Returns the clause in which a doubt of few words stands: "she wasnt sure about my german"."""
    line = message.line
    for clause in cut_clauses(message, line):
        span = line.stretch(clause.first, clause.last)
        if span.start <= note.span.start < span.end:
            return span
    return note.span


def _first_words(
    line: WordLine, kind: NoteKind, clauses: Iterable[Clause], told: tuple[Proposal, ...]
) -> tuple[int, int]:
    """Returns the places of the answer: up to what was read otherwise or is an opinion."""
    opening = _YES.match(line.text)
    first = line.place(opening.end()) if opening and opening.end() < len(line.text) else 0
    last = first
    for clause in clauses:
        is_later = clause.first > first
        if _holds_note(line, clause, told) or (is_later and _is_opinion(line, kind, clause.head)):
            break
        last = max(last, clause.last)
    return first, last


def _holds_note(line: WordLine, clause: Clause, told: tuple[Proposal, ...]) -> bool:
    span = line.stretch(clause.first, clause.last)
    return any(span.start <= note.span.start < span.end for note in told)


def _is_opinion(line: WordLine, kind: NoteKind, start: int) -> bool:
    """Tells whether a further clause speaks of somebody, so that it is not what was asked for."""
    return kind in _WITHOUT_OPINION and bool(
        _OPINION_AFTER.match(line.text, line.offset(start) - 1)
    )


def _to_note(
    message: Message, line: WordLine, kind: NoteKind, first: int, last: int
) -> NoteSaid | None:
    if last <= first:
        return None
    begin, end = trim(line, kind, first, last)
    if not any(word[0].isalpha() for word in line.words[begin:end]):
        return None
    span = line.stretch(begin, end)
    text = " ".join(span.text_in(message.text).split())
    whom = _whom(message.context) if kind in _WITH_SOMEBODY else None
    return NoteSaid(span, _matter(message.context, Matter()), kind, text, whom)


def _matter(context: ReadingContext, about: Matter) -> Matter:
    if context.asked.opportunity is not None:
        return Matter(opportunity=context.asked.opportunity)
    return about


def _whom(context: ReadingContext) -> str | None:
    """Returns the name of the person whom the question is about."""
    jobs = context.dossier.opportunities
    contacts = (contact for job in jobs for contact in job.contacts)
    asked = context.asked.contact
    return next((one.name for one in contacts if asked is not None and one.id == asked), None)


def _read_rating(message: Message) -> Reading | None:
    """Reads "4" or "3 and 4": first the person's own rating, then the company's."""
    told = read_telling(message, with_likely=False)
    if any(isinstance(note, RatingSaid) for note in told):
        return Reading(told)
    line = message.line
    places = _find_figures(line)
    if not places or len(line.words) > _LONGEST_RATING:
        return Reading(told) if told else None
    ratings: dict[RatedSide, RatingSaid] = {}
    for place in places:
        side = _side_before(line, place) or (
            RatedSide.COMPANY if RatedSide.ME in ratings else RatedSide.ME
        )
        rating = RatingSaid(
            line.stretch(place, place + 1), of=side, value=NUMBERS[line.words[place]]
        )
        ratings.setdefault(side, rating)
    return Reading((*ratings.values(), *told))


_LONGEST_RATING: Final = 24
_MINE: Final = frozenset(["me", "my", "mine", "myself", "i", "im", "id"])
_THEIRS: Final = frozenset(
    [
        "them",
        "they",
        "their",
        "theirs",
        "company",
        "place",
        "firm",
        "team",
        "it",
        "itself",
        "role",
        "job",
    ]
)


def _find_figures(line: WordLine) -> list[int]:
    """Returns where a figure from 1 to 5 stands that is no part of another count."""
    words = (*line.words, "")
    return [
        place
        for place, word in enumerate(line.words)
        if word in NUMBERS and (place == 0 or words[place - 1] not in ("of", "/", "no"))
    ]


def _side_before(line: WordLine, place: int) -> RatedSide | None:
    """Returns whose rating it is by the last word for a side before it, or right behind it."""
    near = [word for word in reversed(line.words[:place]) if word in _MINE | _THEIRS]
    behind = [word for word in line.words[place + 1 : place + 4] if word in _MINE | _THEIRS]
    said = next(iter(near), None) or next(iter(behind), None)
    if said is None:
        return None
    return RatedSide.ME if said in _MINE else RatedSide.COMPANY

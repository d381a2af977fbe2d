"""Reads what a person tells of an interview: topics, doubts, answers and all that was said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from coaching.reading.clause_kinds.guess_kinds import KindGuesser
from coaching.reading.context import OpenQuestion
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.proposals import NoteKind, NoteSaid, Proposal, Stretch
from coaching.reading.telling.answers import find_answer, says_something
from coaching.reading.telling.clause_view import ClauseView, FoundNote
from coaching.reading.telling.doubts import find_doubt, find_plain_doubt
from coaching.reading.telling.impressions import find_reaction, find_success, is_reaction
from coaching.reading.telling.judged_before import MAKES_A_FACE, find_judgement, point_back
from coaching.reading.telling.labels import find_label
from coaching.reading.telling.likely_notes import LENGTHENED, find_likely_note
from coaching.reading.telling.own_part import find_promise, find_unsaid, is_told_to_coach
from coaching.reading.telling.passed_on import PassedOn
from coaching.reading.telling.questions_asked import find_question
from coaching.reading.telling.red_flags import find_red_flag, is_unlawful
from coaching.reading.telling.stretches import trim
from coaching.reading.telling.talked_about import find_topic, points_back, split_topic
from coaching.reading.telling.weaknesses import find_weakness
from coaching.reading.telling.what_comes import find_next_round, find_ratings
from coaching.reading.telling.who_speaks.named_people import NamedPeople
from coaching.reading.telling.who_speaks.put_right import put_right
from coaching.reading.telling.who_speaks.subjects import Doer, Speakers, Subject
from coaching.reading.words.clauses import ClauseCutter
from coaching.reading.words.word_line import WordLine

_FINDERS: Final = (
    find_doubt,
    find_red_flag,
    find_weakness,
    find_next_round,
    find_reaction,
    find_topic,
    find_question,
    find_success,
)
"""The first that finds something in a clause takes it."""
_SEEMED: Final = re.compile(
    r"\b(?:seemed|looked|look|looks|seem|seems|sounded) (?:\w+ )?(?:happy|ok|okay|fine|pleased"
    r"|convinced)\b"
)
_I_DID: Final = re.compile(
    r"i (?:had|did|made|went|sent|put|drew|ran) |i (?:\w{1,12}ly |just |then |also |kinda "
    r"|sort of )?\w{1,20}(?:ed|ew|ave|id|ot|oke) "
)
_OF_ME: Final = re.compile(r"(?:i|im|ive|id|ill|my|we|it|its) ")
_THE_THING: Final = re.compile(
    r"(?:and )?(?:(?:the|it|its|there) |(?:still|need to|needs|have to|got to|only|with no|without)"
    r" (?!(?:i|im|ive|id|we) )\w)"
)
_HAS_IT: Final = re.compile(r"(?:the|our) (?:\w+ ){1,2}(?:has|have|is|are|can|knows?) ")
_ELSEWHERE: Final = re.compile(r"(?:and |so )?(?:then|anyway|anyways|also|oh|after|btw|later) ")
_BESIDE: Final = 3
"""So few words, "and" among them, part two clauses that tell one thing."""
_MY_DEED: Final = re.compile(r"(?:didnt|couldnt|had to|never got|ran out) ")
_ANSWER_GOES_ON: Final = 12
OPEN_FOR: Final = 3
"""A doubt may be answered within so many clauses."""


def read_telling(message: Message, *, with_likely: bool = True) -> tuple[Proposal, ...]:
    """Returns the notes and ratings in a message, each with the person it belongs to.

    `with_likely` reads also what no phrase knows, by all words of a clause together.
    """
    line = message.line
    with_likely = with_likely and not message.is_brief_reply
    notes = NoteTaker(message, line, with_likely).take()
    return (*notes, *find_ratings(line))


@dataclass
class NoteTaker:
    """Goes through the clauses of one message and remembers what is open."""

    message: Message
    line: WordLine
    with_likely: bool = True
    notes: list[FoundNote] = field(default_factory=list)
    doubt: FoundNote | None = None
    clauses_since_doubt: int = 0
    label: NoteKind | None = None
    """The kind of the next clause, where this one was its label: "Topics: ..."."""
    label_whom: str | None = None
    """Who was named in that label: "Sam's question: ..."."""
    told: tuple[int, int] | None = None
    """What the person said or showed in the clause before."""
    before: ClauseView | None = None
    """The clause before this one."""
    awaited: FoundNote | None = None
    """A note whose words come in the next clause: "One thing that bugged me, ..."."""
    guesser: KindGuesser = field(init=False)
    passed_on: PassedOn = field(init=False)

    def take(self) -> tuple[NoteSaid, ...]:
        """Returns the notes in the order of the message."""
        people = NamedPeople(self.message, self.line)
        names = {place.first: place.last for place in people.places}
        speakers = Speakers(people)
        self.guesser = KindGuesser(self.message)
        self.passed_on = PassedOn.of(self.message)
        if self.message.context.asked.question is OpenQuestion.CONCERN:
            self.doubt = FoundNote(NoteKind.CONCERN, 0, 0)
        for clause in ClauseCutter(self.line, names).cut():
            self._read(ClauseView(self.line, clause, speakers))
        return tuple(self._to_notes())

    def _read(self, view: ClauseView) -> None:
        if put_right(view, self.notes):
            return
        found = self._find(view)
        if not found and self.with_likely and not self._lengthens_answer(view):
            found = self._find_likely(view)
        subject = view.speakers.subject(view.first, self._subject_end(view))
        self.passed_on.follow(view, subject)
        if found and self.passed_on.leaves_out(found):
            found = None
        elif found:
            self._add(view, found)
            self.guesser.go_on(view.clause.first, view.last, found.kind)
        elif self._lengthens_answer(view) or self._lengthens_doubt(view, subject):
            before = self.notes.pop()
            self.notes.append(FoundNote(before.kind, before.first, view.last, before.whom))
        view.speakers.go_on(view.clause, subject)
        self._follow(view, found)

    def _subject_end(self, view: ClauseView) -> int:
        """Returns the place behind the first words, where the subject has been said."""
        for place in view.speakers.people.places:
            if view.first <= place.first <= view.first + 1:
                return place.last
        return min(view.first + 1, view.last)

    def _find(self, view: ClauseView) -> FoundNote | None:
        if label := self._take_label(view):
            return label
        if self.awaited:
            return self._take_awaited(view, self.awaited)
        if judged := find_judgement(view, self.before):
            return judged
        if own := find_promise(view) or find_unsaid(view):
            return own
        if self.doubt and (again := find_plain_doubt(view)):
            return again
        if self.doubt and (answer := self._find_answer(view)):
            return answer
        return next((note for find in _FINDERS if (note := find(view))), None)

    def _find_likely(self, view: ClauseView) -> FoundNote | None:
        """Returns what the clause says by all of its words, where no phrase told."""
        guess = self.guesser.guess(view.clause.first, view.last)
        doubter = self.doubt.whom if self.doubt else None
        found = find_likely_note(view, self.guesser, guess, doubter)
        if found and found.kind is NoteKind.UNSAID and is_told_to_coach(view.text):
            return None
        is_deed = _MY_DEED.match(view.text) is not None
        if found and found.kind in LENGTHENED and not is_deed and self._goes_on(view, found.kind):
            before = self.notes.pop()
            return FoundNote(found.kind, before.first, found.last, before.whom)
        return found

    def _take_label(self, view: ClauseView) -> FoundNote | None:
        """Returns the note under a label, or none of its own where the clause is the label."""
        kind, self.label = self.label, find_label(view, answers=self.doubt is not None)
        whom = self.label_whom
        self.label_whom = next(view.speakers.names_in(view.clause.first, view.last), None)
        if kind is None or self.label:
            return None
        if kind is NoteKind.ANSWER_TO_CONCERN and self.doubt:
            whom = self.doubt.whom
        return FoundNote(kind, view.clause.first, view.last, whom)

    def _take_awaited(self, view: ClauseView, note: FoundNote) -> FoundNote | None:
        self.awaited = None
        other = next((found for find in _FINDERS if (found := find(view))), None)
        if other and note.kind is not NoteKind.RED_FLAG:
            return other
        first = view.first
        if cue := re.match(r"(?:\w+ ){1,2}(?:said|says|told me|mentioned) (?:that )?", view.text):
            first = self.line.place(self.line.offset(first) + cue.end())
        return FoundNote(note.kind, first, view.last, note.whom)

    def _find_answer(self, view: ClauseView) -> FoundNote | None:
        weakness = find_weakness(view)
        if weakness or self.doubt is None:
            return weakness
        return find_answer(view, self.doubt.whom)

    def _add(self, view: ClauseView, found: FoundNote) -> None:
        if found.first >= found.last:
            self.awaited = found
            return
        found = point_back(view, found, self.before)
        is_kept = self.notes[-1:] == [found]  # what is judged had felt wrong by itself
        if is_kept or self._is_mere_seeming(view, found):
            return
        found = self._join(view, found)
        is_topic = found.kind is NoteKind.TOPIC
        if is_topic and self.notes and points_back(view, found):
            return
        self.notes += split_topic(view, found) if is_topic else [found]
        if found.kind is NoteKind.QUESTION_ASKED and is_unlawful(view.text):
            self.notes.append(FoundNote(NoteKind.RED_FLAG, found.first, found.last))

    def _is_mere_seeming(self, view: ClauseView, found: FoundNote) -> bool:
        """Tells whether something only seemed well: nothing was told that it is about."""
        seemed = _SEEMED.search(view.text) and found.kind is NoteKind.WENT_WELL
        return bool(seemed) and not self.told

    def _join(self, view: ClauseView, found: FoundNote) -> FoundNote:
        """Returns the note together with what it goes on from, which is a note no more."""
        is_praise = found.kind is NoteKind.WENT_WELL and is_reaction(view)
        if is_praise and self.told and not view.clause.opens:
            found = FoundNote(found.kind, self.told[0], found.last, found.whom)
            if self.notes and self.notes[-1].kind is found.kind and self._is_inside(found):
                self.notes.pop()
        elif found.kind is NoteKind.TO_IMPROVE and self._goes_on(view, NoteKind.TO_IMPROVE):
            before = self.notes.pop()
            found = FoundNote(found.kind, before.first, found.last, before.whom)
        return found

    def _is_inside(self, note: FoundNote) -> bool:
        """Tells whether the note before is the beginning of this one."""
        return note.first == self.notes[-1].first and self.notes[-1].last <= note.last

    def _lengthens_answer(self, view: ClauseView) -> bool:
        """Tells whether an answer goes on: "I've a mortgage, I'm not going anywhere"."""
        is_short = view.last - view.first <= _ANSWER_GOES_ON
        if not (is_short and self._goes_on(view, NoteKind.ANSWER_TO_CONCERN)):
            return False
        joined = view.line.between(view.clause.first, view.first)
        goes_on = _OF_ME.match(view.text) or (joined == "and " and _HAS_IT.match(view.text))
        return bool(goes_on) and not _ELSEWHERE.match(joined)

    def _lengthens_doubt(self, view: ClauseView, subject: Subject) -> bool:
        """Tells whether a doubt goes on: "you live in Leith and the depot is in Perth"."""
        is_short = view.last - view.first <= _ANSWER_GOES_ON
        is_thing = subject.doer is Doer.THING or bool(
            _THE_THING.match(view.line.between(view.clause.first, view.last))
        )
        return is_short and is_thing and self._goes_on(view, NoteKind.CONCERN)

    def _goes_on(self, view: ClauseView, kind: NoteKind) -> bool:
        """Tells whether the clause before, in the same sentence, was a note of the same kind."""
        if not self.notes or view.clause.opens:
            return False
        last = self.notes[-1]
        return last.kind is kind and view.clause.first - last.last <= 1

    def _follow(self, view: ClauseView, found: FoundNote | None) -> None:
        """Remembers what is open after a clause."""
        self.before = view
        self.clauses_since_doubt += 1
        kind = found.kind if found else None
        if kind is NoteKind.CONCERN:
            self.doubt, self.clauses_since_doubt = found, 0
        elif kind in (NoteKind.ANSWER_TO_CONCERN, NoteKind.TOPIC, NoteKind.QUESTION_ASKED) or (
            self.clauses_since_doubt >= OPEN_FOR
        ):
            self.doubt = None
        if MAKES_A_FACE.search(view.text) and self.notes:
            self.doubt, self.clauses_since_doubt = self.notes[-1], 0
        told = _own_words(view)
        goes_on = told and self.told and not view.clause.opens and told[0] - self.told[1] <= _BESIDE
        self.told = (self.told[0], told[1]) if told and self.told and goes_on else told

    def _with_link(self, kind: NoteKind, span: Stretch) -> Stretch:
        """Returns a promise with the link right behind it, which is what was promised."""
        link = _LINK_BEHIND.match(self.message.text, span.end)
        is_promise = kind is NoteKind.PROMISED_BY_ME
        return Stretch(span.start, link.end()) if link and is_promise else span

    def _to_notes(self) -> Iterator[NoteSaid]:
        for note in self.notes:
            first, last = trim(self.line, note.kind, note.first, note.last)
            if any(word[0].isalnum() for word in self.line.words[first:last]):
                span = self._with_link(note.kind, self.line.stretch(first, last))
                about = matter_at(self.message, span)
                text = span.text_in(self.message.text)
                yield NoteSaid(span, about, note.kind, " ".join(text.split()), note.whom)


_LINK_BEHIND: Final = re.compile(r"\s{0,3}[:,(–—-]?\s{0,3}<?https?://[^\s<>]{1,400}[^\s<>.,;:!?)]")


def _own_words(view: ClauseView) -> tuple[int, int] | None:
    """Returns the clause where the person says in it what they told, showed or did."""
    told = says_something(view)
    is_mine = told is not None and told.subject.doer in (Doer.ME, Doer.LEFT_OUT)
    if is_mine or _I_DID.match(view.text):
        return view.first, view.last
    return None

"""Makes sentences of what a person said: their own as they are, a thing or a clause in a frame."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coaching.letters.frames import thanks_frames as frames
from coaching.letters.frames.connect import connect_short, go_on
from coaching.letters.frames.frame import FrameChoice, fill_frame, own_id, own_line
from coaching.letters.frames.talk_words import is_shared, is_telling, join_facts, to_known_thing
from coaching.letters.frames.thing_frames import frames_of_fit, frames_of_past, is_event
from coaching.letters.gaps import ON_CONCERN, ON_STRENGTH, ON_TOPIC, ON_UNSAID, WITH_USEFUL
from coaching.letters.letter import LetterLine, LetterPiece, Origin
from coaching.letters.material.doubt import NamedDoubt
from coaching.letters.material.kinds import (
    AboutYou,
    Material,
    NounPhrase,
    QuestionToReader,
    Sentence,
    ThatClause,
)
from coaching.letters.material.mend import mend_tail, to_sentence
from coaching.letters.material.promised import Promised
from coaching.letters.material.things import find_common_thing, to_own_clause
from coaching.letters.material.want import says_so
from coaching.letters.material.words import DURATION
from coaching.translation import Text

MAX_JOINED_WORDS = 38
"""Two facts that go together stand in one sentence up to this length."""


@dataclass(frozen=True, slots=True)
class SentenceWriter:
    """Writes the sentences of one letter; `when` is the day of the interview.

    `company` is the employer's name as it stands after "at"; "" where it cannot.
    """

    choice: FrameChoice
    when: LetterPiece
    is_warm: bool = False
    company: str = ""

    def fill(self, options: Sequence[Text], place: str, **values: str) -> LetterLine:
        """Returns a frame with the person's own words in it."""
        pieces = {name: LetterPiece(value, Origin.OWN) for name, value in values.items()}
        frame = self.choice.choose(options, place)
        return fill_frame(frame, {"when": self.when, **pieces})

    # -- the talk ----------------------------------------------------------------------------------

    def topic(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns what is said of the talk: one sentence with what goes together, then comments."""
        told = [point for point in points if isinstance(point, ThatClause | AboutYou)]
        thanked = [one for one in told if isinstance(one, AboutYou) and one.thanks]
        told = [one for one in told if one not in thanked]
        if told and isinstance(told[0], AboutYou) and is_telling(told[0].text):
            points = [Sentence(to_sentence(told[0].text)), *told[1:]]
            told = told[1:]
        things = [point for point in points if isinstance(point, NounPhrase)][:1]
        shared, points = self._take_shared(points) if told else ("", points)
        said = [self._tell(told, shared)] if told else []
        said += [self.fill(frames.THANK_FOR, "deed", doing=one.thanks) for one in thanked[:1]]
        for thing in things:
            place = 0 if points[0] == thing else len(said)
            options = frames.EVENT_SENTENCES if is_event(thing.text) else frames.THING_SENTENCES
            line = self.fill(options, "thing", thing=to_known_thing(thing.text))
            said.insert(place, line)
        said += [
            self._own(point.text, is_first=not said and at == 0)
            for at, point in enumerate(point for point in points if isinstance(point, Sentence))
        ]
        return [mark(line, 1 if at == 0 else 4, ON_TOPIC) for at, line in enumerate(said)]

    def _own(self, text: str, *, is_first: bool) -> LetterLine:
        """Returns a sentence of the person's; what the two did together gets a friendly end."""
        if is_first and is_shared(text):
            return self.fill(frames.SHARED_SENTENCES, "shared", said=text.rstrip("."))
        return own_line(text)

    def _take_shared(self, points: Sequence[Material]) -> tuple[str, Sequence[Material]]:
        """Returns what the two did, where it comes first and is short, and the other points."""
        first, *others = points
        is_short = len(first.text.split()) <= MAX_SHARED_WORDS
        if isinstance(first, Sentence) and is_shared(first.text) and is_short:
            return first.text.rstrip("."), others
        return "", points

    def _tell(self, told: Sequence[ThatClause | AboutYou], shared: str = "") -> LetterLine:
        first, *more = told
        text = first.text
        for point in more:
            if len(f"{text} {point.text}".split()) <= MAX_JOINED_WORDS:
                text = join_facts(text, point.text)
        if shared:
            return self.fill(frames.SHARED_AND_TOLD, "shared", said=shared, fact=text)
        options = frames.DEED_SENTENCES if isinstance(first, AboutYou) else frames.FACT_SENTENCES
        place = "deed" if isinstance(first, AboutYou) else "fact"
        name = "deed" if isinstance(first, AboutYou) else "fact"
        return self.fill(options, place, **{name: text})

    # -- why me, and the answer to a doubt ---------------------------------------------------------

    def answer(
        self, points: Sequence[Material], doubt: str = "", named: NamedDoubt | None = None
    ) -> list[LetterLine]:
        """Returns the answer to a doubt, behind what was asked where that is clean: `named`, or a
        word that the answer has in common with the note of the doubt."""
        said = [line for point in points if (line := self.statement(point, "past"))]
        if not said:
            return []
        opening = self._say_what_was_asked(" ".join(line.text for line in said), doubt, named)
        answers = connect_short(said)
        return [
            *(mark(line, 2, None) for line in opening),
            *(mark(line, 2 if at == 0 else 5, ON_CONCERN) for at, line in enumerate(answers)),
        ]

    def _say_what_was_asked(
        self, answer: str, doubt: str, named: NamedDoubt | None
    ) -> list[LetterLine]:
        common = find_common_thing(answer, doubt)
        named = named or (NamedDoubt(thing=common) if common else None)
        if named is None:
            return []
        options = frames.ASKED_CLAUSE if named.clause else frames.ASKED_ABOUT
        frame = self.choice.choose_new(options, "asked")
        asked = own_piece(named.clause or named.thing)
        return [fill_frame(frame, {"asked": asked})] if frame else []

    def fit(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns why the person fits."""
        said = connect_short([line for point in points if (line := self.statement(point, "fit"))])
        return [mark(line, 2 if at == 0 else 5, ON_STRENGTH) for at, line in enumerate(said)]

    def statement(self, point: Material, place: str) -> LetterLine | None:
        """Returns a point as a sentence of its own; None for a question."""
        match point:
            case Sentence(text):
                return own_line(mend_tail(text))
            case ThatClause(text) | AboutYou(text):
                return own_line(to_sentence(to_own_clause(text)))
            case NounPhrase(text) if place == "fit" and (lasted := DURATION.match(text)):
                return self._write_time(text[: lasted.end()], text[lasted.end() :])
            case NounPhrase(text) if place == "fit":
                return self.fill(frames_of_fit(text), "fit", thing=mend_tail(text))
            case NounPhrase(text, is_plural):
                return self.fill(frames_of_past(text, is_plural=is_plural), "past", thing=text)
            case _:
                return None

    def _write_time(self, time: str, rest: str) -> LetterLine:
        """Returns a time with what it was spent on, or that it lies behind the person."""
        if not rest.strip():
            return self.fill(frames.BEHIND_ME, "time", thing=time)
        if rest.startswith(", "):
            return self.fill(frames.BEHIND_ME_AND, "time", thing=time, more=rest[2:])
        return self.fill(frames.HAVE, "fit", thing=mend_tail(f"{time}{rest}"))

    # -- why this job ------------------------------------------------------------------------------

    def want(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns why the person wants the job, and that they do where that is not said yet."""
        said = connect_short([line for point in points[:2] if (line := self._reason(point))])
        lines = [mark(line, 2 if at == 0 else 5) for at, line in enumerate(said)]
        if any(says_so(line.text) for line in said):
            return lines
        if said and _CAN_GO_ON.fullmatch(said[-1].text):
            frame = self.choice.choose_new(self._interest_to_join(said[-1].text), "joined")
            if frame:
                return [*lines[:-1], mark(go_on(said[-1], frame, company=self._company), 1)]
        options = frames.WARM_INTEREST if self.is_warm else frames.INTEREST
        frame = self.choice.choose(self._leave_out_nameless(options), "interest")
        return [*lines, mark(fill_frame(frame, {"company": self._company}), 1)]

    def _interest_to_join(self, reason: str) -> Sequence[Text]:
        is_wish = self.company and _WISH.match(reason)
        if is_wish:
            return frames.JOINED_WARM_WISH if self.is_warm else frames.JOINED_WISH
        return self._leave_out_nameless(
            frames.JOINED_WARM_INTEREST if self.is_warm else frames.JOINED_INTEREST
        )

    @property
    def _company(self) -> LetterPiece:
        return LetterPiece(self.company, Origin.FACT)

    def _leave_out_nameless(self, options: Sequence[Text]) -> Sequence[Text]:
        """Returns the frames that can be said: without a name of the employer none with one."""
        return [one for one in options if self.company or "{company}" not in one.source]

    def _reason(self, point: Material) -> LetterLine | None:
        if isinstance(point, NounPhrase):
            definite = point.text.startswith(("the ", "my "))
            options = frames.WANT_THING if definite else frames.WANTED_THING
            options = frames.LIKED_THING if point.text.startswith("your ") else options
            return self.fill(options, "want", thing=point.text)
        is_bare = isinstance(point, Sentence) and _WANTS_IT.search(point.text) is not None
        return None if is_bare else self.statement(point, "want")

    # -- what is left to say -----------------------------------------------------------------------

    def add(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns what was left unsaid."""
        first = [line for point in points[:1] if (line := self._add_left_out(point))]
        more = [line for point in points[1:2] if (line := self.statement(point, "fit"))]
        return [mark(line, 3, ON_UNSAID) for line in (*first, *more)]

    def _add_left_out(self, point: Material) -> LetterLine | None:
        match point:
            case Sentence(text) if text.startswith(("I ", "I'm ", "I've ", "My ")):
                lead = self.choice.choose_new(frames.UNSAID, "unsaid")
                fact = text.rstrip(".") if text.startswith("I") else text[:1].lower() + text[1:-1]
                return fill_frame(lead, {"fact": own_piece(fact)}) if lead else own_line(text)
            case Sentence(text):
                return own_line(text)
            case ThatClause(text):
                return self.fill(frames.UNSAID, "unsaid", fact=to_own_clause(text))
            case NounPhrase(text):
                mine = text.startswith(("my ", "our "))
                options = frames.UNSAID_MINE if mine else frames.UNSAID_THINGS
                return self.fill(options, "unsaid", thing=text)
            case _:
                return None

    def news(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns one thing that was left unsaid, as news to somebody who was written to."""
        said = (line for point in points if (line := self.statement(point, "fit")))
        return [mark(line, 2, ON_UNSAID) for line in said][:1]

    def question(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns the question that the person still has, one at most."""
        asked = [point for point in points if isinstance(point, QuestionToReader)][:1]
        return [
            mark(self.fill(frames.QUESTIONS, "question", question=point.text), 3) for point in asked
        ]

    def enclose(self, promised: Promised) -> list[LetterLine]:
        """Returns what was promised, attached or as its address."""
        thing, link = promised.thing, promised.link
        if thing and promised.told:
            line = self.fill(frames.TOLD_THING, "promised", thing=thing.text, told=promised.told)
        elif thing and link:
            options = frames.LINKED_THINGS if thing.is_plural else frames.LINKED_THING
            line = self.fill(options, "promised", thing=thing.text, link=link.text)
        elif link:
            line = self.fill(frames.LINKED, "promised", link=link.text)
        elif thing:
            options = frames.ATTACHED_THINGS if thing.is_plural else frames.ATTACHED
            line = self.fill(options, "promised", thing=thing.text)
        else:
            return []
        return [mark(line, 2, WITH_USEFUL)]


MAX_SHARED_WORDS: Final = 9


_CAN_GO_ON: Final = re.compile(r"[A-Z](?!.*(?:[,;:]| and I ))[^.!?]{10,90}\.")
"""Matches a reason that one can go on from: "I want to work where the boats come in."."""
_WANTS_IT: Final = re.compile(
    r"\b(?:want|like|love|take) (?:it|this)(?: (?:badly|a lot|very much|so much))?\.$",
    re.IGNORECASE,
)
"""Matches what says no more than the frame does."""
_WISH: Final = re.compile(r"I(?: want|['’]d like| would like) to (?!be\b|have\b|see\b|know\b)")
"""Begins what one can do at the employer's: "I want to make things that last"."""


def own_piece(text: str) -> LetterPiece:
    """Returns a stretch of the person's own words."""
    return LetterPiece(text, Origin.OWN)


def mark(line: LetterLine, cut_priority: int, label: Text | None = None) -> LetterLine:
    """Returns the line with what happens to it where the letter grows too long."""
    return LetterLine(line.text, cut_priority, label, line.gaps, line.pieces, line.ids)


def without_seen(points: Sequence[Material], seen: frozenset[str]) -> tuple[Material, ...]:
    """Returns the points without the sentences that the reader has read before."""
    return tuple(point for point in points if own_id(point.text) not in seen)

"""Makes sentences of what a person said: their own as they are, a thing or a clause in a frame."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from coaching.letters.frames import thanks_frames as frames
from coaching.letters.frames.frame import FrameChoice, fill_frame, frame_id, own_id, own_line
from coaching.letters.frames.thing_frames import frames_of_fit, frames_of_past, is_event
from coaching.letters.gaps import ON_CONCERN, ON_STRENGTH, ON_TOPIC, ON_UNSAID, WITH_USEFUL
from coaching.letters.letter import LetterLine, LetterPiece, Origin
from coaching.letters.material.kinds import (
    AboutYou,
    Material,
    NounPhrase,
    QuestionToReader,
    Sentence,
    ThatClause,
)
from coaching.letters.material.mend import to_sentence
from coaching.letters.material.promised import Promised
from coaching.letters.material.things import find_common_thing, to_own_clause
from coaching.letters.material.want import says_so
from coaching.letters.material.word_forms import lower_first
from coaching.letters.material.words import DURATION
from coaching.translation import SOURCE_LANGUAGE, Text, use_language

MAX_LED_WORDS = 30
"""A longer answer stands without a lead."""
MAX_JOINED_WORDS = 38
"""Two facts that go together stand in one sentence up to this length."""


@dataclass(frozen=True, slots=True)
class SentenceWriter:
    """Writes the sentences of one letter; `when` is the day of the interview."""

    choice: FrameChoice
    when: LetterPiece
    is_warm: bool = False

    def fill(self, options: Sequence[Text], place: str, **values: str) -> LetterLine:
        """Returns a frame with the person's own words in it."""
        pieces = {name: LetterPiece(value, Origin.OWN) for name, value in values.items()}
        frame = self.choice.choose(options, place)
        return fill_frame(frame, {"when": self.when, **pieces})

    # -- the talk ----------------------------------------------------------------------------------

    def topic(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns what is said of the talk: one sentence with what goes together, then comments."""
        told = [point for point in points if isinstance(point, ThatClause | AboutYou)]
        thanked = [one for one in told[1:] if isinstance(one, AboutYou) and one.thanks]
        told = [one for one in told if one not in thanked]
        if told and isinstance(told[0], AboutYou) and _TELLING.match(told[0].text):
            points = [Sentence(to_sentence(told[0].text)), *told[1:]]
            told = told[1:]
        things = [point for point in points if isinstance(point, NounPhrase)][:1]
        said = [self._tell(told)] if told else []
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
        if is_first and text.startswith("We ") and text.endswith(".") and "," not in text:
            return self.fill(frames.SHARED_SENTENCES, "shared", said=text.rstrip("."))
        return own_line(text)

    def _tell(self, told: Sequence[ThatClause | AboutYou]) -> LetterLine:
        first, *more = told
        text = first.text
        for point in more:
            if len(f"{text} {point.text}".split()) <= MAX_JOINED_WORDS:
                text = join_facts(text, point.text)
        options = frames.DEED_SENTENCES if isinstance(first, AboutYou) else frames.FACT_SENTENCES
        place = "deed" if isinstance(first, AboutYou) else "fact"
        name = "deed" if isinstance(first, AboutYou) else "fact"
        return self.fill(options, place, **{name: text})

    # -- why me, and the answer to a doubt ---------------------------------------------------------

    def answer(
        self, points: Sequence[Material], doubt: str = "", *, with_lead: bool = True
    ) -> list[LetterLine]:
        """Returns the answer to a doubt, which is not named; a lead says what it answers, by a word
        that the answer has in common with the doubt where there is one."""
        said = [line for point in points if (line := self.statement(point, "past"))]
        if not said:
            return []
        if not with_lead:
            return [mark(line, 2 if at == 0 else 5, ON_CONCERN) for at, line in enumerate(said)]
        thing = find_common_thing(" ".join(line.text for line in said), doubt)
        if thing and (about := self.choice.choose_new(frames.ANSWER_ABOUT, "about")):
            opening = [fill_frame(about, {"thing": own_piece(thing)})]
        else:
            opening, said = [], self._lead_in(said)
        return [
            *(mark(line, 2, None) for line in opening),
            *(mark(line, 2 if at == 0 else 5, ON_CONCERN) for at, line in enumerate(said)),
        ]

    def _lead_in(self, said: list[LetterLine]) -> list[LetterLine]:
        """Returns the answer with a lead before its first sentence, where one is left to say."""
        lead = self.choice.choose_new(frames.ANSWER_OPENINGS, "answer")
        first = said[0]
        if lead is None or len(first.text.split()) > MAX_LED_WORDS:
            return said
        begin, *others = first.pieces
        begin = replace(begin, text=lower_first(begin.text))
        lead_pieces = fill_frame(lead, {"said": own_piece("")}).pieces
        pieces = tuple(piece for piece in (*lead_pieces, begin, *others) if piece.text)
        text = "".join(piece.text for piece in pieces)
        return [LetterLine(text, pieces=pieces, ids=(frame_id(lead), *first.ids)), *said[1:]]

    def fit(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns why the person fits."""
        said = [line for point in points if (line := self.statement(point, "fit"))]
        return [mark(line, 2 if at == 0 else 5, ON_STRENGTH) for at, line in enumerate(said)]

    def statement(self, point: Material, place: str) -> LetterLine | None:
        """Returns a point as a sentence of its own; None for a question."""
        match point:
            case Sentence(text):
                return own_line(text)
            case ThatClause(text) | AboutYou(text):
                return own_line(to_sentence(to_own_clause(text)))
            case NounPhrase(text) if place == "fit" and (lasted := DURATION.match(text)):
                return self._write_time(text[: lasted.end()], text[lasted.end() :])
            case NounPhrase(text) if place == "fit":
                return self.fill(frames_of_fit(text), "fit", thing=text)
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
        return self.fill(frames.HAVE, "fit", thing=f"{time}{rest}")

    # -- why this job ------------------------------------------------------------------------------

    def want(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns why the person wants the job, and that they do where that is not said yet."""
        said = [line for point in points[:2] if (line := self._reason(point))]
        lines = [mark(line, 2 if at == 0 else 5) for at, line in enumerate(said)]
        if any(says_so(line.text) for line in said):
            return lines
        if len(said) == 1 and _CAN_GO_ON.fullmatch(said[0].text):
            joined = frames.JOINED_WARM_INTEREST if self.is_warm else frames.JOINED_INTEREST
            frame = self.choice.choose_new(joined, "joined")
            if frame:
                return [mark(_go_on(said[0], frame), 1)]
        options = frames.WARM_INTEREST + frames.INTEREST if self.is_warm else frames.INTEREST
        return [*lines, mark(self.fill(options, "interest"), 1)]

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


_TELLING: Final = re.compile(
    r"you (?:also |even )?(?:told|said|asked|mentioned|explained|described|spoke|talked|reminded)\b"
)
"""Matches what needs no "I was interested to hear that" around it."""


def _go_on(line: LetterLine, frame: Text) -> LetterLine:
    """Returns a sentence that goes on with a frame where its full stop was."""
    *first, last = line.pieces
    rest = fill_frame(frame, {"reason": own_piece("")}).pieces
    ended = replace(last, text=last.text.rstrip("."))
    pieces = tuple(piece for piece in (*first, ended, *rest) if piece.text)
    text = "".join(piece.text for piece in pieces)
    return LetterLine(text, pieces=pieces, ids=(frame_id(frame), *line.ids))


_CAN_GO_ON: Final = re.compile(r"(?:I|My|This)['’ ](?!.*(?:[,;:]| and I ))[^.!?]{10,90}\.")
"""Matches a reason that one can go on from: "I want to work where the boats come in."."""
_WANTS_IT: Final = re.compile(
    r"\b(?:want|like|love|take) (?:it|this)(?: (?:badly|a lot|very much|so much))?\.$",
    re.IGNORECASE,
)
"""Matches what says no more than the frame does."""


def to_known_thing(text: str) -> str:
    """Returns "the 22 residents" for "only 22 residents", which both know of."""
    bare = text.removeprefix("only ")
    with use_language(SOURCE_LANGUAGE):
        return frames.KNOWN_THING.format(thing=bare) if bare[:1].isdigit() else bare


def join_facts(fact: str, more: str) -> str:
    """Returns two facts as they stand together after "that"."""
    with use_language(SOURCE_LANGUAGE):
        return frames.TWO_FACTS.format(fact=fact, more=more)


def own_piece(text: str) -> LetterPiece:
    """Returns a stretch of the person's own words."""
    return LetterPiece(text, Origin.OWN)


def mark(line: LetterLine, cut_priority: int, label: Text | None = None) -> LetterLine:
    """Returns the line with what happens to it where the letter grows too long."""
    return LetterLine(line.text, cut_priority, label, line.gaps, line.pieces, line.ids)


def without_seen(points: Sequence[Material], seen: frozenset[str]) -> tuple[Material, ...]:
    """Returns the points without the sentences that the reader has read before."""
    return tuple(point for point in points if own_id(point.text) not in seen)

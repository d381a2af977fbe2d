"""Makes sentences of what a person said: their own as they are, a thing or a clause in a frame."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coaching.letters.frames import thanks_frames as frames
from coaching.letters.frames.connect import connect_short, fill_with_pieces
from coaching.letters.frames.employer_frames import IN_THE_MEANTIME
from coaching.letters.frames.frame import FrameChoice, fill_frame, frame_id, own_id, own_line
from coaching.letters.frames.talk_frames import Voiced
from coaching.letters.frames.thing_frames import frames_of_fit, frames_of_past
from coaching.letters.gaps import ON_CONCERN, ON_STRENGTH, ON_UNSAID, WITH_USEFUL
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
from coaching.letters.material.likeness import find_common_thing
from coaching.letters.material.mend import to_sentence
from coaching.letters.material.promised import Promised
from coaching.letters.material.tails import mend_tail
from coaching.letters.material.things import to_own_clause
from coaching.letters.material.words import DURATION, WHERE_SPENT
from coaching.model.vocabulary import Tone
from coaching.translation import Text

LONG_THING = 4
"""So many words can stand before "I promised you" and still be read as one thing."""


@dataclass(frozen=True, slots=True)
class SentenceWriter:
    """Writes the sentences of one letter; `when` is the day of the interview.

    `company` is the employer's name as it stands after "at"; "" where it cannot.
    """

    choice: FrameChoice
    when: LetterPiece
    tone: Tone = Tone.NEUTRAL
    company: str = ""

    def pick_voice(self, frames_of_tones: Voiced) -> Sequence[Text]:
        """Returns the frames for the voice of the letter."""
        return frames_of_tones[self.tone]

    def fill(self, options: Sequence[Text], place: str, **values: str) -> LetterLine:
        """Returns a frame with the person's own words in it."""
        pieces = {name: LetterPiece(value, Origin.OWN) for name, value in values.items()}
        frame = self.choice.choose(options, place)
        return fill_frame(frame, {"when": self.when, **pieces})

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
            case NounPhrase(text) if DURATION.match(text):
                return self.fill(
                    frames_of_past(text, is_plural=True), "past", thing=mend_tail(text)
                )
            case NounPhrase(text, is_plural):
                return self.fill(frames_of_past(text, is_plural=is_plural), "past", thing=text)
            case _:
                return None

    def _write_time(self, time: str, rest: str) -> LetterLine:
        """Returns a time with what it was spent on, or that it lies behind the person."""
        if not rest.strip():
            return self.fill(self.pick_voice(frames.BEHIND_ME), "time", thing=time)
        if rest.startswith(", "):
            more = mend_tail(f"{time}{rest}").removeprefix(f"{time}, ")
            options = self.pick_voice(frames.BEHIND_ME_AND)
            return self.fill(options, "time", thing=time, more=more)
        where = rest.split(maxsplit=1)[0]
        options = self.pick_voice(frames.HAVE_SPENT) if where in WHERE_SPENT else frames.HAVE
        return self.fill(options, "fit", thing=mend_tail(f"{time}{rest}"))

    # -- what is left to say -----------------------------------------------------------------------

    def add(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns what was left unsaid."""
        first = [line for point in points[:1] if (line := self._add_left_out(point))]
        more = [line for point in points[1:2] if (line := self.statement(point, "fit"))]
        return [mark(line, 3, ON_UNSAID) for line in (*first, *more)]

    def _add_left_out(self, point: Material) -> LetterLine | None:
        match point:
            case Sentence(text) if text.startswith(("I ", "I'm ", "I've ", "My ")):
                if self.choice.pick_number("plainly", 2):
                    return own_line(text)
                lead = self.choice.choose_new(self.pick_voice(frames.UNSAID), "unsaid")
                fact = text.rstrip(".") if text.startswith("I") else text[:1].lower() + text[1:-1]
                return fill_frame(lead, {"fact": own_piece(fact)}) if lead else own_line(text)
            case Sentence(text):
                return own_line(text)
            case ThatClause(text):
                return self.fill(self.pick_voice(frames.UNSAID), "unsaid", fact=to_own_clause(text))
            case NounPhrase(text):
                mine = text.startswith(("my ", "our "))
                options = frames.UNSAID_MINE if mine else frames.UNSAID_THINGS
                return self.fill(self.pick_voice(options), "unsaid", thing=text)
            case _:
                return None

    def news(self, points: Sequence[Material]) -> list[LetterLine]:
        """Returns one thing that was left unsaid, as news to somebody who was written to."""
        said = (line for point in points if (line := self.statement(point, "fit")))
        return [mark(self._since(line), 2, ON_UNSAID) for line in said][:1]

    def _since(self, line: LetterLine) -> LetterLine:
        """Returns what became of something since the talk; what began before it stays as it is."""
        if not line.text.startswith(("I ", "I'm ", "I've ", "My ")):
            return line
        first, *rest = line.pieces
        small = first.text if first.text.startswith("I") else f"m{first.text[1:]}"
        frame = self.choice.choose(IN_THE_MEANTIME, "meantime")
        pieces = fill_with_pieces(frame, fact=(replace(first, text=small), *rest))
        text = "".join(piece.text for piece in pieces)
        return replace(line, text=text, pieces=pieces, ids=(frame_id(frame), *line.ids))

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
            linked = frames.LINKED_THINGS if thing.is_plural else frames.LINKED_THING
            line = self.fill(linked, "promised", thing=thing.text, link=link.text)
        elif link:
            line = self.fill(frames.LINKED, "promised", link=link.text)
        elif thing:
            attached = frames.ATTACHED_THINGS if thing.is_plural else frames.ATTACHED
            options = self.pick_voice(attached)
            if len(thing.text.split()) > LONG_THING:
                options = [one for one in options if "I promised" not in one.source]
            line = self.fill(options, "promised", thing=thing.text)
        else:
            return []
        return [mark(line, 2, WITH_USEFUL)]


def own_piece(text: str) -> LetterPiece:
    """Returns a stretch of the person's own words."""
    return LetterPiece(text, Origin.OWN)


def mark(line: LetterLine, cut_priority: int, label: Text | None = None) -> LetterLine:
    """Returns the line with what happens to it where the letter grows too long."""
    return LetterLine(line.text, cut_priority, label, line.gaps, line.pieces, line.ids)


def without_seen(points: Sequence[Material], seen: frozenset[str]) -> tuple[Material, ...]:
    """Returns the points without the sentences that the reader has read before."""
    return tuple(point for point in points if own_id(point.text) not in seen)

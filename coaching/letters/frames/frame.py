"""Chooses a sentence that these readers have not read yet, and fills it with a person's words."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter

from coaching.letters.letter import LetterLine, LetterPiece, Origin
from coaching.translation import SOURCE_LANGUAGE, Text, use_language


@dataclass(frozen=True, slots=True)
class FrameChoice:
    """Chooses the same frames each time for the same letter, and others for another one.

    `seed` names the letter, `turn` is its place among the letters of one team, and `seen` holds the
    digests of what its readers have read.
    """

    seed: str
    turn: int
    seen: frozenset[str] = frozenset()

    def choose(self, frames: Sequence[Text], place: str) -> Text:
        """Returns a frame for a place; one that was read already only where all were."""
        ordered = self._rotate(frames, place)
        return self.find_new(ordered) or ordered[0]

    def choose_first(
        self, best: Sequence[Text], others: Sequence[Text], place: str, spare: Sequence[Text] = ()
    ) -> Text:
        """Returns one of the best frames, else one of the others: each letter of a team goes on
        from where the one before it stood. Spare ones come where all of these were read."""
        at = stable_number(f"{self.seed}/{place}") % len(best) if best else 0
        ordered = self.turn_from((*best[at:], *best[:at], *others), self.turn)
        return self.find_new((*ordered, *spare)) or ordered[0]

    def choose_new(
        self, frames: Sequence[Text], place: str, spare: Sequence[Text] = ()
    ) -> Text | None:
        """Returns a frame for a place that can do without one; None where all were read, the spare
        ones too."""
        return self.find_new((*self._rotate(frames, place), *spare))

    def find_new(self, ordered: Sequence[Text]) -> Text | None:
        """Returns the first frame that was not read yet; None where all were."""
        return next((frame for frame in ordered if frame_id(frame) not in self.seen), None)

    def turn_from(self, frames: Sequence[Text], start: int) -> Sequence[Text]:
        """Returns the frames from a place in their row on, around to it."""
        start %= len(frames)
        return (*frames[start:], *frames[:start])

    def _rotate(self, frames: Sequence[Text], place: str) -> Sequence[Text]:
        return self.turn_from(frames, stable_number(f"{self.seed}/{place}") + self.turn)

    def pick_number(self, place: str, count: int) -> int:
        """Returns a number below `count` for a place, such as an order of paragraphs."""
        return (stable_number(f"{self.seed}/{place}") + self.turn) % count


def stable_number(text: str) -> int:
    """Returns a number that follows from the text alone, on every machine and in every run."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def frame_id(frame: Text) -> str:
    """Returns a short digest of a frame."""
    return hashlib.sha256(frame.source.encode()).hexdigest()[:8]


def own_id(text: str) -> str:
    """Returns a short digest of a person's own words; case and end marks do not count."""
    plain = " ".join(text.casefold().split()).strip(" .!?")
    return hashlib.sha256(plain.encode()).hexdigest()[:8]


def fill_frame(
    frame: Text,
    values: Mapping[str, LetterPiece],
    *,
    cut_priority: int = 0,
    language: str = SOURCE_LANGUAGE,
) -> LetterLine:
    """Returns the frame with its values, in the language of the job."""
    with use_language(language):
        pattern = frame.translate_pattern()
    pieces: list[LetterPiece] = []
    for text, name, _spec, _conversion in Formatter().parse(pattern):
        pieces += [LetterPiece(text)] if text else []
        pieces += [values[name]] if name else []
    if pieces:
        pieces[0] = replace(pieces[0], text=pieces[0].text[:1].upper() + pieces[0].text[1:])
    text = "".join(piece.text for piece in pieces)
    own = (own_id(piece.text) for piece in pieces if piece.origin is Origin.OWN)
    return LetterLine(text, cut_priority, pieces=tuple(pieces), ids=(frame_id(frame), *own))


def own_line(text: str, cut_priority: int = 0) -> LetterLine:
    """Returns a sentence that is the person's own from end to end."""
    pieces = (LetterPiece(text, Origin.OWN),)
    return LetterLine(text, cut_priority, pieces=pieces, ids=(own_id(text),))


@dataclass(frozen=True, slots=True)
class TimeFrames:
    """Holds the questions for more time: until a day or for a time, each alone or with what it is
    needed for, and the one for a week where nothing was said."""

    until: Sequence[Text]
    until_so: Sequence[Text]
    longer: Sequence[Text]
    longer_so: Sequence[Text]
    week: Sequence[Text]

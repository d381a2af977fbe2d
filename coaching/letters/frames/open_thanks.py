"""Opens a thank-you with what happened or was talked about, as the interview was held."""

from collections.abc import Mapping, Sequence

from coaching.letters.frames import talk_frames as frames
from coaching.letters.frames.sentences import SentenceWriter
from coaching.letters.frames.spare_frames import SPARE_OPENINGS, SPARE_OPENINGS_WITH_DEED
from coaching.letters.frames.talk_frames import Voiced
from coaching.letters.frames.talk_words import to_known_thing
from coaching.letters.frames.thing_frames import is_event
from coaching.letters.letter import LetterLine
from coaching.letters.material.kinds import Material, NounPhrase
from coaching.letters.material.verbs import is_finite
from coaching.model.vocabulary import InterviewKind
from coaching.translation import Text

SHORT_DEED_WORDS = 8
OPENING_THING_WORDS = 16
"""What was talked about stands in the thanks itself up to this length."""


def open_plainly(writer: SentenceWriter, kind: InterviewKind, *, is_later: bool) -> LetterLine:
    """Returns the thanks for the talk, as it was held; `is_later` is a further round."""
    later = writer.pick_voice(frames.OPENINGS_OF_LATER_ROUND) if is_later else ()
    best = later or _of_kind(writer, frames.OPENINGS_BY_KIND, kind)
    return _open(writer, best, frames.OPENINGS, SPARE_OPENINGS)


def open_with_deed(writer: SentenceWriter, kind: InterviewKind, deed: str) -> LetterLine:
    """Returns the thanks for a deed; a short one needs nothing beside it."""
    is_short = len(deed.split()) <= SHORT_DEED_WORDS and "," not in deed
    is_short = is_short and not any(map(is_finite, deed.lower().split()))
    short = writer.pick_voice(frames.OPENINGS_OF_SHORT_DEED) if is_short else ()
    best = short or _of_kind(writer, frames.DEEDS_BY_KIND, kind)
    return _open(writer, best, frames.OPENINGS_WITH_DEED, SPARE_OPENINGS_WITH_DEED, doing=deed)


def open_with_thing(
    writer: SentenceWriter, topic: Sequence[Material]
) -> tuple[LetterLine, Sequence[Material]] | None:
    """Returns the thanks for what was talked about, and what is left to say of it; None where that
    needs a sentence of its own, or the reader has read all of these."""
    first = topic[0] if topic else None
    if not isinstance(first, NounPhrase) or is_event(first.text):
        return None
    if len(first.text.split()) > OPENING_THING_WORDS:
        return None
    frame = writer.choice.choose_new(writer.pick_voice(frames.OPENINGS_WITH_THING), "opening")
    if frame is None:
        return None
    return writer.fill((frame,), "opening", thing=to_known_thing(first.text)), topic[1:]


def _of_kind(
    writer: SentenceWriter, table: Mapping[InterviewKind, Voiced], kind: InterviewKind
) -> Sequence[Text]:
    found = table.get(kind)
    return writer.pick_voice(found) if found else ()


def _open(
    writer: SentenceWriter, best: Sequence[Text], others: Voiced, spare: Voiced, **own: str
) -> LetterLine:
    usual, more = writer.pick_voice(others), writer.pick_voice(spare)
    frame = writer.choice.choose_first(best, usual, "opening", more)
    return writer.fill((frame,), "opening", **own)

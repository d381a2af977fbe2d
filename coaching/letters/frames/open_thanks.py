"""Opens a thank-you with what happened or was told in the talk, in one sentence."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from coaching.letters.frames import thanks_frames as frames
from coaching.letters.frames.frame import own_id
from coaching.letters.frames.sentences import SentenceWriter
from coaching.letters.frames.talk_words import is_telling, join_facts, to_known_thing
from coaching.letters.frames.thing_frames import is_event
from coaching.letters.letter import LetterLine
from coaching.letters.material.kinds import AboutYou, Material, NounPhrase, ThatClause
from coaching.translation import Text

SHORT_DEED_WORDS = 7
OPENING_TOPIC_WORDS = 20
"""What was talked about stands in the thanks itself up to this length."""
OPENING_FACTS_WORDS = 28
"""Two facts stand in it up to this length."""


def open_with_deed(writer: SentenceWriter, deed: str) -> LetterLine:
    """Returns the thanks for a deed; a short one needs nothing beside it."""
    is_short = len(deed.split()) <= SHORT_DEED_WORDS and "," not in deed
    short = frames.OPENINGS_OF_SHORT_DEED if is_short else ()
    return writer.fill((*short, *frames.OPENINGS_WITH_DEED), "opening", doing=deed)


def open_with_topic(
    writer: SentenceWriter, topic: Sequence[Material]
) -> tuple[LetterLine, Sequence[Material]] | None:
    """Returns the thanks for what was told or talked about, and what is left to say of it; None
    where that needs a sentence of its own, or the reader has read all of these."""
    place = _place_of(topic[:1])
    frame = writer.choice.choose_new(place[1], "opening") if place else None
    if place is None or frame is None:
        return None
    name = place[0]
    count = _count_facts_together(topic) if name == "fact" else 1
    said = topic[:count]
    text = reduce(join_facts, (point.text for point in said))
    text = to_known_thing(text) if name == "thing" else text
    line = writer.fill((frame,), "opening", **{name: text})
    ids = dict.fromkeys((*line.ids, *(own_id(point.text) for point in said)))
    return replace(line, ids=tuple(ids)), topic[count:]


def _place_of(topic: Sequence[Material]) -> tuple[str, Sequence[Text]] | None:
    """Returns the openings that hold what the talk began with, and the name of its place there."""
    if not topic or len(topic[0].text.split()) > OPENING_TOPIC_WORDS:
        return None
    match topic[0]:
        case NounPhrase(text) if not is_event(text):
            return "thing", frames.OPENINGS_WITH_THING
        case ThatClause() | AboutYou(thanks="") if not is_telling(topic[0].text):
            return "fact", frames.OPENINGS_WITH_FACT
        case _:
            return None


def _count_facts_together(topic: Sequence[Material]) -> int:
    """Returns two where the first two facts are short enough for one sentence, else one."""
    first, second = topic[0], next(iter(topic[1:]), None)
    if not isinstance(second, ThatClause | AboutYou) or is_telling(second.text):
        return 1
    if isinstance(second, AboutYou) and second.thanks:
        return 1
    return 2 if len(f"{first.text} {second.text}".split()) <= OPENING_FACTS_WORDS else 1

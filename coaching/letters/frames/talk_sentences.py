"""Tells what was talked about: what the reader told, what both did, and what it was about."""

import re
from collections.abc import Sequence
from typing import Final

from coaching.letters.frames import talk_frames as frames
from coaching.letters.frames.frame import own_line
from coaching.letters.frames.sentences import SentenceWriter, mark
from coaching.letters.frames.talk_words import (
    is_deed_of_yours,
    is_shared,
    is_telling,
    is_trouble,
    join_facts,
    repeat_that,
    to_known_thing,
)
from coaching.letters.frames.thing_frames import is_event
from coaching.letters.gaps import ON_TOPIC
from coaching.letters.letter import LetterLine
from coaching.letters.material.kinds import AboutYou, Material, NounPhrase, Sentence, ThatClause
from coaching.letters.material.mend import to_sentence
from coaching.translation import Text

MAX_JOINED_WORDS: Final = 34
"""Two facts that go together stand in one sentence up to this length."""
MAX_SHARED_WORDS: Final = 9


def tell_topic(
    writer: SentenceWriter, points: Sequence[Material], after: str = ""
) -> list[LetterLine]:
    """Returns what is said of the talk: one sentence with what goes together, then comments.

    `after` is what stands before it, whose words for being pleased are not said twice.
    """
    points = [_to_own_sentence(point) for point in points]
    told = [point for point in points if isinstance(point, ThatClause | AboutYou)]
    thanked = [one for one in told if isinstance(one, AboutYou) and one.thanks]
    told = [one for one in told if one not in thanked]
    things = [point for point in points if isinstance(point, NounPhrase)][:1]
    shared, points = _take_shared(points) if told else ("", points)
    happened = any(is_event(thing.text) for thing in things)
    after = " ".join((after, frames.EVENT_SENTENCES[0].source)) if happened else after
    said = [_tell(writer, told, shared, after)] if told else []
    thanks = writer.pick_voice(frames.THANK_FOR)
    said += [writer.fill(thanks, "deed", doing=one.thanks) for one in thanked[:1]]
    for thing in things:
        place = 0 if points[0] == thing else len(said)
        before = f"{after} {' '.join(line.text for line in said)}"
        said.insert(place, _tell_thing(writer, to_known_thing(thing.text), before))
    own = (point for point in points if isinstance(point, Sentence))
    said += [
        _tell_own(writer, point.text, is_first=not said and at == 0) for at, point in enumerate(own)
    ]
    return [mark(line, 1 if at == 0 else 4, ON_TOPIC) for at, line in enumerate(said)]


def _to_own_sentence(point: Material) -> Material:
    """Returns what happened in the talk as a sentence, which nobody has to have told."""
    is_own = isinstance(point, AboutYou) and not point.thanks and is_telling(point.text)
    return Sentence(to_sentence(point.text)) if is_own else point


def _tell_thing(writer: SentenceWriter, thing: str, after: str) -> LetterLine:
    happened = is_event(thing)
    options = frames.EVENT_SENTENCES if happened else writer.pick_voice(frames.THING_SENTENCES)
    return writer.fill(_unlike(options, after), "thing", thing=thing)


def _unlike(options: Sequence[Text], after: str) -> Sequence[Text]:
    """Returns the frames that are not pleased in the words of what stands before them."""
    said = set(_PLEASED.findall(after.casefold()))
    return [one for one in options if not said & set(_PLEASED.findall(one.source))] or options


_PLEASED: Final = re.compile(r"\b(enjoyed|glad|good|interest|liked|loved|pleasure)(?:ed|ing)?\b")
"""Finds the words that must not be said twice; "interested" and "interesting" are one."""


def _tell_own(writer: SentenceWriter, text: str, *, is_first: bool) -> LetterLine:
    """Returns a sentence of the person's; what the two did together gets a friendly end."""
    if is_first and is_shared(text):
        return writer.fill(frames.SHARED_SENTENCES, "shared", said=text.rstrip("."))
    return own_line(text)


def _take_shared(points: Sequence[Material]) -> tuple[str, Sequence[Material]]:
    """Returns what the two did, where it comes first and is short, and the other points."""
    first, *others = points
    is_short = len(first.text.split()) <= MAX_SHARED_WORDS
    if isinstance(first, Sentence) and is_shared(first.text) and is_short:
        return first.text.rstrip("."), others
    return "", points


def _tell(
    writer: SentenceWriter, told: Sequence[ThatClause | AboutYou], shared: str, after: str
) -> LetterLine:
    """Returns what was told, as much of it as goes into one sentence."""
    first, *more = told
    text = repeat_that(first.text)
    for point in more:
        if len(f"{text} {point.text}".split()) <= MAX_JOINED_WORDS:
            text = join_facts(text, point.text)
    if shared:
        return writer.fill(frames.SHARED_AND_TOLD, "shared", said=shared, fact=text)
    return writer.fill(_unlike(_around_fact(writer, text), after), "fact", fact=text)


def _around_fact(writer: SentenceWriter, fact: str) -> Sequence[Text]:
    """Returns what stands around a fact: one is glad of good news, and sober about a trouble."""
    if is_trouble(fact):
        return writer.pick_voice(frames.SOBER_SENTENCES)
    if _GOOD_NEWS.search(fact):
        return writer.pick_voice(frames.FACT_SENTENCES)
    if is_deed_of_yours(fact):
        return writer.pick_voice(frames.DONE_SENTENCES)
    is_yours = _YOURS.search(fact)
    return writer.pick_voice(frames.YOUR_SENTENCES if is_yours else frames.PLAIN_SENTENCES)


_YOURS: Final = re.compile(r"\byou(?:rs?)?\b")
_GOOD_NEWS: Final = re.compile(
    r"\b(?:won|wins?|awards?|prizes?|grow(?:s|ing|n)?|grew|doubled|approved|funded|granted|grants?"
    r"|safely|recovered|rescued|survived|succeeded|success\w*|passed|celebrat\w+|reopen\w*"
    r"|hir(?:e|es|ing) (?:again|more)|stayed on|came back|thanked|promoted)\b",
    re.IGNORECASE,
)
"""Matches what anybody would be glad of."""

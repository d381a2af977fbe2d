"""Hears a "no" or "I do not know" in whichever words: "I don't believe she did, no"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from coaching.reading.words.word_line import word_set

_INTERJECTIONS: Final = word_set("no nope nah nay none nothing nobody noone nada nil zero naw nein")
_DENIES: Final = _INTERJECTIONS | word_set(
    """
    not never dont doesnt didnt cant cannot couldnt wouldnt wont isnt wasnt werent havent hasnt
    hadnt shouldnt aint idk dunno forgot forgotten skip pass neither nor unsure blank clueless
    """
)
_EMPTY: Final = word_set(
    """
    i we you he she they it that this these those there one ones anyone anybody anything
    something somebody someone everyone any some at all of on in about to for from by with as
    far if whether what who which how when why the a an her his their our my them him us me
    mine itself so really honestly actually just only yet now still ever even also too very
    quite right much many more else other others further bit lot least moment today then again
    though tho do does did done have has had am is are was were be been being will would could
    can should might may must im ive id hes shes theyre thats theres its youd know knows knew
    think thinks thought recall remember remembered noticed notice say said says tell told
    hear heard see saw seen catch caught mention mentioned come came comes up bring
    brought mind find found get got give gave given note noted wrote write down pick picked
    spot spotted sense sensed aware sure certain clear guess suppose reckon believe feel seem
    seemed express expressed show showed raise raised voice voiced share shared discuss
    discussed talk talked speak spoke cover covered go went over into take took out off have
    name names title email mail number doubt doubts concern concerns worry worries worried
    question questions issue issues problem problems reservation reservations objection
    objections hesitation hesitations flag flags red date time topic part sort kind
    thing things particular specific specifically special major big serious obvious stands
    stood springs sprang sorry thanks thank tbh ngl lol haha afraid unfortunately sadly maybe
    perhaps probably afaik oh ah hmm um uh well yeah yes ok okay and but or because cause since
    way idea clue memory apart than cheers mate ha honest remembering telling saying
    anymore whatsoever near love lot x xx xxx dear hun pet darling duck folks lads everybody
    """
)
"""Says nothing of its own beside a denial."""
_CONTENT: Final = word_set(
    """
    lovely happy fine good great nice positive keen satisfied pleased smooth chill cool
    friendly everything relaxed easy perfect warm supportive enthusiastic impressed super
    """
)
"""Says that all was well, where the denial is no more than "no"."""
_DOUBTS_ME: Final = (
    ("believe", "me"),
    ("get", "me"),
    ("know", "me"),
    ("hear", "me"),
    ("take", "me"),
)
_MOST_WORDS: Final = 12


def is_plain_denial(words: Sequence[str]) -> bool:
    """Tells whether folded words deny, and beside it say nothing of their own."""
    denials = [word for word in words if word in _DENIES]
    if not denials or len(words) > _MOST_WORDS:
        return False
    if any(pair in _DOUBTS_ME for pair in pairwise(words)):
        return False
    is_interjection = all(word in _INTERJECTIONS for word in denials)
    harmless = _EMPTY | _CONTENT if is_interjection else _EMPTY
    return all(word in harmless or word in _DENIES for word in words)

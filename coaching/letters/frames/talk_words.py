"""Tells what was said, done and talked about apart, as a letter's sentence on the talk needs it."""

import re
from typing import Final

from coaching.letters.frames import talk_frames as frames
from coaching.translation import SOURCE_LANGUAGE, use_language


def is_shared(text: str) -> bool:
    """Tells whether it is what the two did together: "We walked the north paddocks."."""
    return text.startswith("We ") and text.endswith(".") and "," not in text


_TELLING: Final = re.compile(
    r"you (?:also |even |then |kindly )?(?:told|said|asked|mentioned|explained|described|spoke"
    r"|talked|reminded|answered|listened|joked|laughed|smiled|nodded|drew|sketched|showed|pointed"
    r"|demonstrated|unrolled|brought|poured|offered|read|quoted|played|introduced|greeted|wondered"
    r"|walked|invited|compared|imagined|guessed|suggested|promised|admitted)\b"
)
"""Matches what happened in the talk, and what nobody tells: it needs no "You told me that"."""


def is_telling(text: str) -> bool:
    """Tells whether it is such as "you told me about the well" or "you drew a map", which both saw:
    a sentence of its own."""
    return _TELLING.match(text) is not None


_INDEFINITE: Final = re.compile(r"^an? (?=(?!few\b|lot\b|little\b|couple\b)\w)")


def to_known_thing(text: str) -> str:
    """Returns "the 22 residents" for "only 22 residents", and "the visit" for "a visit": both know
    of it."""
    bare = text.removeprefix("only ")
    named = _INDEFINITE.sub("", bare, count=1)
    is_bare = named != bare or bare[:1].isdigit()
    with use_language(SOURCE_LANGUAGE):
        return frames.KNOWN_THING.format(thing=named) if is_bare else bare


_GOES_ON: Final = re.compile(r",? and you(?= )")


def repeat_that(fact: str) -> str:
    """Returns a fact in which "that" goes before what the reader did as well."""
    return fact if fact.startswith("you ") else _GOES_ON.sub(", and that you", fact, count=1)


def join_facts(fact: str, more: str) -> str:
    """Returns two facts as they stand together after "that"."""
    with use_language(SOURCE_LANGUAGE):
        return frames.TWO_FACTS.format(fact=fact, more=more)


def is_trouble(fact: str) -> bool:
    """Tells whether nobody would be glad of it: "the samples came back cracked"."""
    return _SOBER.search(fact) is not None


_SOBER: Final = re.compile(
    r"\b(?:no|not|cannot|never|nobody|none|without|must|lost|lose[sd]?|loss(?:es)?|f[ae]lls?|falling|stuck"
    r"|die[sd]?|dead|deaths?|kill\w*|errors?|mistakes?|fail\w*|faults?|wrong|problems?|trouble\w*"
    r"|slow(?:s|er)?|waited|br[eo]ken?|breaks?|floods?|flooded|fires?|burn(?:s|ed|t)?"
    r"|crack\w*|spoil\w*|thrown|jam(?:s|med)?|clog\w*|crush\w*|leak\w*|damage\w*|stol\w+|theft"
    r"|complain\w*|late"
    r"|difficult\w*|hard|backwards?|behind|clos(?:ed?|ing)|short(?:age)?|sick|ill|injur\w*"
    r"|lock(?:s|ed)|it took|miss(?:es|ed|ing)|lacks?|accidents?|hurts?|afraid|angry|war"
    r"|debts?|cuts?|worst|bad|worse|drops?|dropped|delay\w*|gone|ruin\w*|scrap\w*"
    r"|\w+n['’]t)\b",
    re.IGNORECASE,
)
"""Matches what is no good news to anybody."""
_STATE: Final = (
    r"(?:have|had|are|were|was|be|want|wanted|know|knew|need|needed|likes?|liked|loved?|think"
    r"|thought|believe|feel|hope|prefer|own|expect|plan|mean|can|could|may|might|must|should|will"
    r"|would|do|did|only|just)"
)
_YOUR_DEED: Final = re.compile(rf"you (?!{_STATE}\b)\w+(?!.*\band that\b)", re.IGNORECASE)


def is_deed_of_yours(fact: str) -> bool:
    """Tells whether it is what the reader does or did, which can stand behind "how"."""
    return _YOUR_DEED.match(fact) is not None

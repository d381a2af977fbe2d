"""Gives every form of the verbs with which people tell: "mention, mentions, mentioned, mentioning".

Whoever writes "she mention that" or "she was mentioning that" means the same as "she mentioned
that"; a phrase that names a class of verbs by "@say" finds them all.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

_IRREGULAR: Final = {
    "be": "am is are was were been being", "say": "said", "tell": "told", "think": "thought",
    "feel": "felt", "find": "found", "speak": "spoke spoken", "give": "gave given",
    "go": "went gone", "bring": "brought", "take": "took taken", "get": "got gotten",
    "come": "came", "see": "saw seen", "hear": "heard", "write": "wrote written",
    "send": "sent", "make": "made", "put": "put", "throw": "threw thrown", "hit": "hit",
    "light": "lit", "have": "has had having", "show": "showed shown", "mean": "meant",
    "draw": "drew drawn", "build": "built", "lead": "led", "run": "ran", "spend": "spent",
    "dig": "dug", "dive": "dived dove", "sell": "sold", "leave": "left", "lose": "lost",
    "forget": "forgot forgotten", "freeze": "froze frozen", "know": "knew known", "meet": "met",
    "ring": "rang rung", "swear": "swore sworn", "hang": "hung", "shrug": "shrugged",
    "blow": "blew blown", "eat": "ate eaten", "choose": "chose chosen", "pay": "paid",
    "withdraw": "withdrew withdrawn", "stand": "stood", "set": "set", "cut": "cut", "let": "let",
    "sit": "sat", "fall": "fell fallen", "win": "won", "stick": "stuck", "keep": "kept",
    "do": "did done", "begin": "began begun", "hold": "held", "catch": "caught",
}  # fmt: skip
"""Forms that no rule gives; where one stands here, no form in -ed is made."""
_DOUBLING: Final = frozenset({
    "chat", "grin", "nod", "quiz", "drop", "slip", "flag", "nag", "jot", "hit", "put", "get",
    "trip", "clam", "clap", "swap", "scrap", "plan", "cancel", "set", "cut", "let", "sit", "run",
    "win",
    "begin", "step", "bin", "log", "stop", "stab", "prefer", "can", "ban", "pip", "spin", "shut",
    "defer", "submit", "refer",
})  # fmt: skip
_VOWELS: Final = "aeiou"
VERB_CLASSES: Final[Mapping[str, str]] = {
    "say": (
        "say tell mention explain -reply -answer respond argue clarify -note -remark -comment add"
        " admit -stress emphasise emphasize insist confirm describe counter -state -claim suggest"
        " -highlight reveal point_out bring_up point_to throw_in chip_in"
    ),
    "raise": (
        "raise -flag -note -notice -highlight bring_up point_out pick_up_on comment_on"
        " remark_on throw_in -question -query underline -stress"
    ),
    "think": (
        "think feel reckon believe find -suspect assume -fear -worry -wonder -doubt suppose -figure"
    ),
    "ask": "ask inquire enquire -query -question -quiz -probe -request -demand",
    "like": "like love enjoy appreciate adore -praise -compliment -rate admire -value",
    "react": (
        "-nod -smile -grin -laugh -chuckle -giggle -beam crack_up perk_up light_up lean_in scribble"
        " jot burst_out applaud clap"
    ),
    "talk": "talk chat speak discuss natter gossip chatter yarn gab",
    "fail": (
        "-blank freeze -fluff ramble -waffle -stumble mumble stammer choke stutter botch -bomb"
        " flunk -panic -struggle flounder falter babble fumble -butcher -bottle blab bumble -flop"
        " -tank -bluff"
        " garble trip_up slip_up mess_up screw_up dry_up clam_up lose_my_thread lose_the_thread"
    ),
}
"""The verbs of a class in their first form; "_" joins a verb and its particle.

Where "-" stands before it, its first forms are left out: they are nouns as well ("notes").
"""


@cache
def verb_forms(name: str) -> str:
    """Returns all forms of the verbs of a class, with "|" between them."""
    forms = (form for verb in VERB_CLASSES[name].split() for form in inflect(verb))
    return "|".join(dict.fromkeys(forms))


def inflect(verb: str) -> Iterator[str]:
    """Yields the forms of a verb; "bring_up" keeps its particle behind each."""
    bare, _, rest = verb.removeprefix("-").partition("_")
    particle = " " + rest.replace("_", " ") if rest else ""
    for form in _bare_forms(bare):
        if not (verb.startswith("-") and form in (bare, _third(bare))):
            yield form + particle


def _bare_forms(verb: str) -> Iterator[str]:
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    yield verb
    yield _third(verb)
    yield (stem[:-1] if verb.endswith("e") and not verb.endswith("ee") else stem) + "ing"
    if verb in _IRREGULAR:
        yield from _IRREGULAR[verb].split()
    elif verb.endswith("e"):
        yield verb + "d"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield verb[:-1] + "ied"
    else:
        yield stem + "ed"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "go")) else "s")

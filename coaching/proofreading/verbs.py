"""The forms of English verbs that occur in letters about work."""

from collections.abc import Callable, Iterable, Mapping

_REGULAR = """
accept achieve act adapt add address adjust admire advise agree aim allow analyse analyze answer
apologise apply appreciate approach arrange ask assess assist attend bake balance believe call
care carry change chat check clarify clean close collaborate collect complete confirm connect
consider consult contact contribute cook cope count cover create deal decide deliver depend
describe design develop discover discuss earn enable enjoy ensure enter expand expect explain
explore face follow gain handle happen hear help hire hope improve include increase inform inspire
install introduce invite involve join keep launch learn like listen live look love maintain manage
mention miss move need notice offer open operate order organise organize own pack paint park
participate perform phone pick plan play practise prefer prepare present produce promise propose
prove provide push raise reach realise realize receive recommend reduce refer remain remember
repair reply report request require resolve respond return review save schedule serve settle share
show sign solve sort spend start stay stop study suggest supervise supply support talk teach test
thank think train travel trust try turn understand update use visit wait walk want watch welcome
wish wonder work
"""
IRREGULAR = {
    "be": ("was", "been"), "become": ("became", "become"), "begin": ("began", "begun"),
    "break": ("broke", "broken"), "bring": ("brought", "brought"), "build": ("built", "built"),
    "buy": ("bought", "bought"), "catch": ("caught", "caught"), "choose": ("chose", "chosen"),
    "come": ("came", "come"), "deal": ("dealt", "dealt"), "do": ("did", "done"),
    "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"), "feel": ("felt", "felt"), "find": ("found", "found"),
    "fly": ("flew", "flown"), "forget": ("forgot", "forgotten"), "get": ("got", "got"),
    "give": ("gave", "given"), "go": ("went", "gone"), "grow": ("grew", "grown"),
    "have": ("had", "had"), "hear": ("heard", "heard"), "hold": ("held", "held"),
    "keep": ("kept", "kept"), "know": ("knew", "known"), "lead": ("led", "led"),
    "leave": ("left", "left"), "lose": ("lost", "lost"), "make": ("made", "made"),
    "mean": ("meant", "meant"), "meet": ("met", "met"), "pay": ("paid", "paid"),
    "ride": ("rode", "ridden"), "rise": ("rose", "risen"), "run": ("ran", "run"),
    "say": ("said", "said"), "see": ("saw", "seen"), "sell": ("sold", "sold"),
    "send": ("sent", "sent"), "sing": ("sang", "sung"), "sit": ("sat", "sat"),
    "speak": ("spoke", "spoken"), "spend": ("spent", "spent"), "stand": ("stood", "stood"),
    "swim": ("swam", "swum"), "take": ("took", "taken"), "teach": ("taught", "taught"),
    "tell": ("told", "told"), "think": ("thought", "thought"), "throw": ("threw", "thrown"),
    "understand": ("understood", "understood"), "wake": ("woke", "woken"),
    "wear": ("wore", "worn"), "win": ("won", "won"), "write": ("wrote", "written"),
}  # fmt: skip
"""The base of a verb, with its simple past and its participle."""
BASES = tuple(dict.fromkeys((*IRREGULAR, *_REGULAR.split(), "put", "read", "set")))
_DOUBLED = """
begin forget get plan put refer prefer run set sit stop swim win chat
"""
_DOUBLING = frozenset(_DOUBLED.split())
_PLAIN_E = frozenset({"see", "agree", "be"})


def to_gerund(base: str) -> str:
    """Returns "hearing" for "hear"."""
    if base in _DOUBLING:
        return f"{base}{base[-1]}ing"
    return f"{base[:-1] if base.endswith('e') and base not in _PLAIN_E else base}ing"


def _to_regular_past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base[-1] == "y" and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}{base[-1] if base in _DOUBLING else ''}ed"


def _to_third_person(base: str) -> str:
    if base in {"be", "have"}:
        return {"be": "is", "have": "has"}[base]
    if base[-1] == "y" and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"


PAST_TO_BASE = {
    **{_to_regular_past(base): base for base in BASES if base not in IRREGULAR},
    **{past: base for base, (past, _) in IRREGULAR.items() if past != base},
}
"""The simple past with its base; a past that is like its base is left out."""
PAST_TO_PARTICIPLE = {
    past: participle for past, participle in IRREGULAR.values() if past != participle
}
GERUND_TO_BASE = {to_gerund(base): base for base in BASES}
THIRD_TO_BASE = {_to_third_person(base): base for base in BASES}


def any_of(words: str | Iterable[str]) -> str:
    """Returns a pattern for one of the words, given one by one or in a text with blanks."""
    several = words.split() if isinstance(words, str) else words
    return "(?:" + "|".join(sorted(several, key=len, reverse=True)) + ")"


def look_up(table: Mapping[str, str]) -> Callable[[str], str]:
    """Returns a function that finds the right form of a word in a table."""
    return lambda wrong: table[wrong.lower()]

"""Mends in a person's words only what is certain: small forms, capitals, blanks and end marks."""

import re
from typing import Final

from coaching.letters.material.words import ACRONYMS, DAYS_AND_MONTHS, LANGUAGES
from coaching.model.turn_memory import compute_once_a_turn
from coaching.reading.city_names import is_place
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.text_folding import fold_text

_SMALL_FORMS: Final = {
    "w": "with",
    "w/": "with",
    "w/o": "without",
    "yrs": "years",
    "yr": "year",
    "mos": "months",
    "wks": "weeks",
    "wk": "week",
    "mins": "minutes",
    "hrs": "hours",
    "thru": "through",
    "abt": "about",
    "bc": "because",
    "ppl": "people",
    "rly": "really",
    "mgr": "manager",
    "pls": "please",
    "plz": "please",
    "tho": "though",
    "wd": "would",
    "dont": "don't",
    "doesnt": "doesn't",
    "didnt": "didn't",
    "wasnt": "wasn't",
    "werent": "weren't",
    "cant": "can't",
    "couldnt": "couldn't",
    "wouldnt": "wouldn't",
    "isnt": "isn't",
    "arent": "aren't",
    "havent": "haven't",
    "hasnt": "hasn't",
    "im": "I'm",
    "ive": "I've",
    "i": "I",
    "i'm": "I'm",
    "i've": "I've",
    "i'd": "I'd",
    "i'll": "I'll",
    "youre": "you're",
    "youve": "you've",
    "youd": "you'd",
    "thats": "that's",
    "theres": "there's",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "have to",
    "xmas": "Christmas",
    "u": "you",
    "ur": "your",
    "n": "and",
    "dept": "department",
    "accts": "accounts",
    "mtg": "meeting",
    "&": "and",
    "def": "definitely",
    "i’m": "I’m",
    "i’ve": "I’ve",
    "i’d": "I’d",
    "i’ll": "I’ll",
    "2x": "twice",
    "pics": "pictures",
    "pic": "picture",
    "prod": "production",
    "exp": "experience",
    "esp": "especially",
    "intl": "international",
}
_CAPITALS: Final = {
    word: word.capitalize()
    for word in (*LANGUAGES, "python", "java", "excel", "kafka", "tableau", "kubernetes")
} | {"i": "I"}
"""Have a capital wherever they stand."""
_SURE_ACRONYMS: Final = ACRONYMS - {"it"}
_WORD: Final = re.compile(r"(?<![\w/.@'’-])(?:w/o|w/|&|[\w'’]+)(?![\w/@'’-])(?!\.\w)")
_WOULD: Final = re.compile(r"\bid (?=(?:like|love|be|have|start|want|gladly|also|happily)\b)")
_SMILES: Final = re.compile(r"[\U0001f300-\U0001faff☀-➿]")
_FILLERS: Final = frozenset({"lol", "haha", "hahaha", "tbh", "ngl", "imo", "though", "tho"})
LOUD_FROM: Final = 12
_MONTH_BEHIND: Final = re.compile(r"\b(since|in|until|till|from|of|\d{1,2}) (may|march)\b")
_BARE_DAY: Final = re.compile(
    r"\b(start|begin|come|join|licence|license|certificate|exam|test|passed|finish|free) "
    r"(\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)",
    re.IGNORECASE,
)
_LINK: Final = re.compile(
    r"https?://\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/\S*|\bwww\.\S+", re.IGNORECASE
)


def mend_words(text: str, names: frozenset[str] = frozenset()) -> str:
    """Returns the text with small forms written out and with the capitals that are certain."""
    text = _MONTH_BEHIND.sub(_capitalize_month, calm_capitals(text).replace(" + ", " and "))
    links = [match.span() for match in _LINK.finditer(text)]
    kept = _by_small_letters(names)

    def mend(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in links):
            return match.group()
        return _mend_word(match.group(), kept)

    text = _WORD.sub(mend, _IT_IS.sub("it's ", _WOULD.sub("I'd ", text)))
    text = _BIT_OF.sub(" a bit of", _FEW.sub(_spell_few, text))
    return _drop_fillers(" ".join(_SMILES.sub("", text).split()))


_IT_IS: Final = re.compile(
    r"\bits (?=(?:the|an?|not|my|your|so|really|close to|near (?:to|my)|what|where|why|been"
    r"|\d+ (?:mins?|minutes|km|miles|hours?))\b)",
    re.IGNORECASE,
)
_IN_PLACE: Final = re.compile(r"\b(?P<in>in|to|from|near|around|outside) (?P<place>[a-z]{4,})\b")


def name_places(text: str) -> str:
    """Returns an answer with the capitals of its cities; in a note one that has none is no name."""
    return _IN_PLACE.sub(_capitalize_place, text)


def _capitalize_place(found: re.Match[str]) -> str:
    """Returns "in Leeds" for "in leeds", where the word is nothing else."""
    place = found["place"]
    is_name = not is_ordinary(fold_text(place)) and is_place(place)
    return f"{found['in']} {place.capitalize()}" if is_name else found[0]


_BIT_OF: Final = re.compile(r"(?<=\b(?:and)) bit of\b|(?<=\bwith) bit of\b")
_FEW: Final = re.compile(
    r"(?<![^\s(])(?P<before>have|has|had|with|and|of|for|in|over|my|our|the|all|to|from|after|than"
    r"|only|led|lead|run|ran|managed|supervised?|supervising|trained|took|built|made|wrote|every"
    r"|last|first|at least) (?P<few>[2-9])"
    r" (?=of (?:them|us|my|our|the)\b|(?!(?:am|pm|per|and|or|to|of|out)\b)[a-z]{3,})",
    re.IGNORECASE,
)
"""Matches a small number inside a sentence, which is written as a word: "with 2 juniors"."""
_SPELLED: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine")


def _spell_few(found: re.Match[str]) -> str:
    return f"{found['before']} {_SPELLED[int(found['few']) - 2]} "


@compute_once_a_turn
def _by_small_letters(names: frozenset[str]) -> dict[str, str]:
    return {word.casefold(): word for word in names}


def calm_capitals(text: str) -> str:
    """Returns a text that is all in capitals in small letters, as it was meant."""
    letters = [char for char in text if char.isalpha()]
    is_loud = len(letters) > LOUD_FROM and all(char.isupper() for char in letters)
    return text.lower() if is_loud else text


def _capitalize_month(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2].capitalize()}"


def _drop_fillers(text: str) -> str:
    """Returns a text without "lol" and the like at its end; its end mark stays."""
    core = text.rstrip(" .!?")
    words = core.split(" ")
    while len(words) > 1 and words[-1].strip(",").casefold() in _FILLERS:
        words.pop()
    return f"{' '.join(words).rstrip(' ,')}{text[len(core) :].strip()}"


def mend_day(text: str) -> str:
    """Returns the text with "on" before a day that stands alone: "start on 1 July"."""
    return _BARE_DAY.sub(r"\1 on \2", text)


def to_sentence(text: str) -> str:
    """Returns the text with a capital at its start and one mark at its end."""
    text = text.strip().rstrip(" ,;:-–—").strip()
    text = re.sub(r"(?<![!.])[!.]{2,}$", ".", text)
    first = text.split(maxsplit=1)[0] if text else ""
    plain = first.islower() and not any(char.isdigit() or char in "/." for char in first)
    text = text[:1].upper() + text[1:] if plain else text
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _mend_word(word: str, kept: dict[str, str]) -> str:
    lower = word.casefold()
    if lower in _SMALL_FORMS and (word.islower() or word == lower):
        return _SMALL_FORMS[lower]
    if word.islower() and lower in _CAPITALS:
        return _CAPITALS[lower]
    if word.islower() and lower in kept:
        return kept[lower]
    if lower in DAYS_AND_MONTHS or lower.removesuffix("s") in DAYS_AND_MONTHS:
        return word[:1].upper() + word[1:]
    return word.upper() if word.islower() and lower in _SURE_ACRONYMS else word

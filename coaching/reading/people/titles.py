"""Recognises what somebody's title is: "VP Sales", "head of platform", "Personalreferentin"."""

import re
from typing import Final

from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.title_words import (
    DEPARTMENTS,
    SECOND_TITLE_WORDS,
    SURNAME_TRADES,
    TITLE_WORDS,
)
from coaching.reading.people.word_set import word_set
from coaching.reading.text_folding import fold_text

_OF: Final = word_set(
    """
    of for de do da des del fur der di van in
    """
)
_LINKS: Final = word_set(
    """
    and & / - – — und e y et
    """
)
MODIFIERS: Final = word_set(
    """
    arztliche arztlicher kaufmannische technische stellvertretende padagogische
    senior junior sr jr dep chief regional global deputy assistant associate principal group lead
    staff national international general managing executive vice co interim acting technical
    commercial clinical medical working hiring account key area head human resources customer
    business software systems system solutions site project program programme first second
    founding full stack front back end north south east west emea apac uk us eu digital
    """
)
_SECOND_WORDS: Final = word_set(
    """
    board chain resources assurance control development services service relations management care
    experience intelligence science sciences studies affairs improvement excellence change delivery
    architecture innovation transformation acquisition success capital security safety banking
    engineering reliability community education transport stations side floor shift shifts unit
    ward department dept division office store shop plant site desk group region area branch
    """
)
"""Go on with a title: "supply chain", "people services"."""
_NOT_IN_TITLES: Final = word_set(
    """
    shes hes theyre whos thats whose im ive dont didnt id ill well went go goes come came gave give
    i me my you your he she his her they them we us it who whom which that this these those is
    was are were be been being am has had have do does did say says said ask asks asked tell
    told talk talked think thinks thought know knew will would can could should might not but
    because so if when while then there here very really just also again too only by about with
    from at sorry sick name names forgot forget escapes spelling sp maybe probably later
    yesterday today tomorrow
    """
)
_THINGS: Final = word_set(
    """
    time times process processes budget budgets target targets pipeline pipelines roadmap ticket
    tickets cost costs problem problems issue issues question questions number numbers
    """
)
"""Nobody is one of these, whatever department stands before it."""
_ARTICLE: Final = re.compile(
    r"^(?:(?:from|(?:s?he|who|they)(?:['’]?s| is| was|['’]re| are)"
    r"|and|plus|und|the|a|an|our|their|my|your|one|die|der|das|o|os|as|el|la|le|un|una|uma|eine?)"
    r"\s+)+",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r" (?:called|named|lady|guy|bloke|woman|man|girl|chap|person|fella)$", re.IGNORECASE
)
_EDGES: Final = " <>=.,;:()[]|/•·*–—-\"'“”"
LONGEST_TITLE: Final = 8


def is_title_word(word: str) -> bool:
    """Tells whether a folded word is what somebody can be, also as "co-lead" or in the plural."""
    is_whole = word in TITLE_WORDS or any(part in TITLE_WORDS for part in word.split()[1:])
    return is_whole or (word.endswith(_TITLE_ENDS) and len(word) > _LONG_WORD)


_TITLE_ENDS: Final = (
    "chef",
    "chefin",
    "ledare",
    "sjef",
    "ansvarig",
    "ansvarlig",
    "leitung",
    "leiter",
    "leiterin",
    "referent",
    "referentin",
    "beauftragte",
    "manager",
)
"""End the long words that Germans call their work: "Werkstattleitung"."""
_LONG_WORD: Final = 9


def is_department(word: str) -> bool:
    """Tells whether a folded word is where somebody can work."""
    return word in DEPARTMENTS


def clean_title(text: str) -> str:
    """Returns a title without articles and outer punctuation."""
    bare = _ARTICLE.sub("", " ".join(text.strip(_EDGES).split())).strip(_EDGES)
    return _CALLED.sub("", bare)


def find_title(piece: str) -> str | None:
    """Returns the title that a short piece of text is, such as "ops director"; None for others."""
    title = clean_title(piece)
    words = fold_text(title).split()
    if title == "IT":
        return title
    if not words or len(words) > LONGEST_TITLE:
        return None
    if any(word in _NOT_IN_TITLES and not _is_it(words, at) for at, word in enumerate(words)):
        return None
    named = any(
        is_department(word) or word in SURNAME_TRADES or _is_job(words, at)
        for at, word in enumerate(words)
    )
    return title if named and not _ends_in_thing(words) else None


def _ends_in_thing(words: list[str]) -> bool:
    """Tells whether it is what somebody works on: "the onboarding time", "the sales targets"."""
    is_of_hours = words[-2:-1] in (["full"], ["part"])
    is_thing = words[-1] in _THINGS and not is_of_hours
    return is_thing and not any(_is_job(words, at) for at in range(len(words) - 2))


def _is_job(words: list[str], at: int) -> bool:
    """Tells whether a word is what somebody can be, by itself or behind the one before."""
    before = words[at - 1] if at else ""
    return is_title_word(words[at]) or before in SECOND_TITLE_WORDS.get(words[at], ())


def is_about_job(title: str) -> bool:
    """Tells whether a title says what somebody is, and not only where they work."""
    words = fold_text(title).split()
    return any(_is_job(words, at) for at in range(len(words)))


def _is_it(words: list[str], at: int) -> bool:
    """Tells whether "it" is the department: "head of IT", "IT manager"."""
    before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    return words[at] == "it" and (before in _OF or is_title_word(behind))


def begin_title(words: list[str]) -> int:
    """Counts how many of some folded words in a row are a title at their beginning.

    "head of growth and then a guy" is three words; a title without a title word is none.
    """
    count, has_title, after_of = 0, False, False
    for index, word in enumerate(words[:LONGEST_TITLE]):
        if (word in _NOT_IN_TITLES and not _is_it(words, index)) or (
            word in _LINKS and not _goes_on(words, index)
        ):
            break
        if word in _OF and has_title:
            after_of = True
        elif after_of and word in ("the", "der", "la", "el"):
            continue
        elif word not in _LINKS:
            is_job = _is_job(words, index)
            is_known = is_job or _is_part_of_title(word) or (has_title and word in _SECOND_WORDS)
            if not is_known and not after_of and (has_title or index >= 3 or not word.isalpha()):
                break
            has_title = has_title or is_job or is_department(word) or word in SURNAME_TRADES
            count = index + 1 if is_known or after_of else count
            after_of = False
    return count if has_title else 0


def _is_part_of_title(word: str) -> bool:
    known = is_title_word(word) or is_department(word) or word in MODIFIERS
    return known or word in SURNAME_TRADES


def _goes_on(words: list[str], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else ""
    return is_title_word(following) or is_department(following) or following in MODIFIERS


def count_department(words: list[str], *, is_proper: bool = False) -> int:
    """Counts the words of a department: "people and culture", "hr", "the ML platform team"."""
    begins = bool(words) and (is_department(words[0]) or words[0] in MODIFIERS)
    second = len(words) > 1 and is_department(words[1]) and not is_proper
    if not (begins or second):
        return 0
    count = 0
    for index, word in enumerate(words[:5]):
        if is_department(word) and not (index and word == "it"):
            count = index + 1
        elif word not in ("and", "the") and index > count:
            break
    return count


def title_at_start(piece: str) -> tuple[str | None, int]:
    """Returns the title that a piece begins with, and how many characters it takes."""
    article = re.match(
        r"(?:(?:the|a|an|our|their|his|her|my|der|die|o|el|la|le|as|like|basically)\s)*",
        piece,
        re.IGNORECASE,
    )
    skipped = article.end() if article else 0
    words = piece[skipped:].split()
    folded = [
        word if word in "&/-" else (fold_text(word) or word).replace(" ", "") for word in words
    ]
    count = begin_title(folded)
    if not count:
        return None, 0
    title = " ".join(words[:count])
    return clean_title(title), skipped + len(title)


_PART_ALONE: Final = word_set(
    """
    interviewer hiring manager front desk the coordinator recruiter receptionist reception staff
    helper boss scheduler
    """
)


def is_only_part(title: str) -> bool:
    """Tells whether a title only says which part somebody has: "recruiter"."""
    return all(word in _PART_ALONE for word in fold_text(title).split())


_PLAIN: Final = re.compile(r"^[\w&/+#.' -]{2,40}$")
_CONTRACTED: Final = re.compile(r"(?:i|you|s?he|it|we|they|who|that)['’]", re.IGNORECASE)
_UNPLAIN: Final = word_set(
    """
    i me my he she they we it you was is are were had has have who what name names forgot nobody
    none no not someone somebody sick really think know knew said asked talked there here and or
    but like people two three four five six dunno idk unsure exact title guess suppose didnt dont
    doesnt cant couldnt get got catch
    caught recall remember surname first last
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    """
)


def is_plain_title(piece: str) -> bool:
    """Tells whether a piece of a list can be a title though none is known: "enablement"."""
    words = fold_text(piece).split()
    return (
        bool(_PLAIN.match(piece))
        and _CONTRACTED.match(piece) is None
        and 0 < len(words) <= 4
        and not any(word in _UNPLAIN or word.isdigit() for word in words)
        and not is_first_name(words[0])
    )

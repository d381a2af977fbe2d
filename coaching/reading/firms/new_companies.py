"""Finds firms that nobody has named before: after "at" and "with", in lines and in signatures."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.city_names import is_place
from coaching.reading.firms.acting_companies import before_deeds, before_plain_deeds, before_times
from coaching.reading.firms.companies_in_lines import MOST_WORDS, in_lines, in_signatures
from coaching.reading.firms.company_words import (
    BOUNDARY_WORDS,
    CALLS,
    COMPANY_FORMS,
    COMPANY_NOUNS,
    NO_COMPANY,
)
from coaching.reading.firms.firms_of_people import behind_people
from coaching.reading.firms.introduced_companies import find_introduced
from coaching.reading.firms.pairs import is_inner_word, is_one_firm, is_two_firms, leads_to_several
from coaching.reading.firms.schedules import in_schedules
from coaching.reading.people.languages import LANGUAGES_AND_PEOPLES
from coaching.reading.people.lexicon import (
    GREETINGS,
    NEVER_NAMES,
    PRODUCTS,
    is_first_name,
    is_ordinary,
)
from coaching.reading.people.titles import (
    MODIFIERS,
    begin_title,
    find_title,
    is_department,
    is_title_word,
)
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Token, Tokens

_CUES: Final = re.compile(
    r"(?<!\w)(?:(?P<sure>at|@|(?:our|my|the) client,?|"
    r"(?:with )?(?:company|firm|employer)(?! is)|(?:been|gone|went) to see|here (?:at|in|with)"
    r"|bei|chez|join(?:ing)?|applied (?:to|at|with)|"
    r"(?:sent|send|emailed|submitted|gave|dropped|handed|put)(?: in| off)? (?:my|an?)"
    r" (?:app|application|cv|resume)(?: in| off| over)? (?:to|at|with|into)|"
    r"applying (?:to|at)|client is|"
    r"apliqu[eé] (?:a|en)|postul[eé] (?:a|en)|candidatei (?:a|à|na|no)|"
    r"on behalf of|company:|employer:|firma|firm called|company called|startup called|place called)"
    r"|(?P<perhaps>with|w/|w|from|for|by|to|mit|von|na"
    r"|(?<!have )(?<!has )(?<!had )(?<!got )(?<!with )no"
    r"|en|em|da|do|pela|pelo|con|avec|that's|re:))"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
_CLOSED_BEFORE: Final = re.compile(
    r"\b(?:called|about|look(?:ed|ing)?|good|bad|meet|me|laugh(?:ed)?)\s*$", re.IGNORECASE
)


def _after_cues(tokens: Tokens) -> Iterator[Stretch]:
    words = tokens.all
    starts = {word.span.start: index for index, word in enumerate(words)}
    cues = list(_CUES.finditer(tokens.text))
    has_firm = any(one["sure"] and tokens.text[one.end() :][:1].isupper() for one in cues)
    for match in cues:
        index = starts.get(match.end())
        if index is None or _CLOSED_BEFORE.search(tokens.text[: match.start()][-12:]):
            continue
        is_sure = bool(match["sure"])
        end = _company_end(words, index)
        if not is_sure and _lists_people(words, index, end, has_firm=has_firm):
            continue
        some, after = words[index:end], words[end : end + 1]
        is_job = _OF_A_JOB.search(tokens.text[: match.start()][-60:]) is not None
        is_job = is_job and (is_sure or _is_alone_with(match["perhaps"], after))
        lists = is_sure and leads_to_several(tokens.text, match.end())
        if lists and is_two_firms(some):
            end = index + 1
            some = words[index:end]
        if end > index and _is_company(some, is_sure=is_sure, after=after, is_job=is_job):
            yield Stretch(words[index].span.start, words[end - 1].span.end)
            if lists:
                yield from _list_behind(words, end)


def _is_alone_with(cue: str, after: tuple[Token, ...]) -> bool:
    """Tells whether a word behind "with" goes on in no other capital: "interview with Boots"."""
    goes_on = bool(after) and after[0].is_word and after[0].is_capital
    return cue.casefold() in ("with", "w", "w/") and not goes_on


def _list_behind(words: tuple[Token, ...], end: int) -> Iterator[Stretch]:
    """Finds the other firms of a list: "applied at Zell, Nord Power and Lumen last week"."""
    index = end
    while (start := _step_over_joint(words, index)) is not None:
        last = _company_end(words, start)
        index = next((at for at in range(start, last) if words[at].folded in _AND), last)
        some, after = words[start:index], words[index : index + 1]
        if not some or not _is_company(some, is_sure=True, after=after):
            return
        if is_place(" ".join(word.text for word in some)):
            return
        yield Stretch(some[0].span.start, some[-1].span.end)


def _step_over_joint(words: tuple[Token, ...], index: int) -> int | None:
    """Returns what stands behind "," or "and"; None where the list ends."""
    begin = index
    while index < len(words) and (words[index].text in ",&+/" or words[index].folded in _AND):
        index += 1
    return index if begin < index < len(words) else None


_AND: Final = frozenset({"and", "und", "plus", "also", "or"})


def _lists_people(words: tuple[Token, ...], index: int, end: int, *, has_firm: bool) -> bool:
    """Tells whether "with" leads to people by their first names: "with Ana and Tom", "Ana + Tom".

    "Johnson & Johnson" is a firm, unless another one is named (`has_firm`).
    """
    last = end if end - index > 1 else end + 2
    names = [word for word in words[index:last] if word.is_word and word.folded != "and"]
    joins = [word for word in words[index:last] if word.folded == "and" or word.text in "&+/,"]
    if not has_firm and any(word.text == "&" for word in joins):
        return False
    firsts = sum(is_first_name(word.folded) for word in names)
    return len(names) == len(joins) + 1 > 1 and firsts >= len(names) - 1


def _company_end(words: tuple[Token, ...], index: int) -> int:
    """Returns where a company's name ends that begins at a word."""
    end = index
    lower = words[index].text.islower() if words[index].is_word else False
    while end < len(words) and end - index < MOST_WORDS + 2:
        word = words[end]
        if end > index and word.text in "&+" and end + 1 < len(words) and words[end + 1].is_word:
            end += 2
            continue
        joins = word.folded == "and" and end > index and end + 1 < len(words)
        joins = joins and words[end + 1].folded not in BOUNDARY_WORDS
        if joins and words[end + 1].is_capital and is_one_firm(words, index, end):
            end += 2
            continue
        if not _continues(words, index, end, lower=lower):
            break
        end += 1
    return end


def _continues(words: tuple[Token, ...], index: int, end: int, *, lower: bool) -> bool:
    word = words[end]
    folded = word.folded
    if word.text.isdigit() and end > index:
        return words[end - 1].span.end == word.span.start  # "n26"
    if end > index and not lower and is_inner_word(words, end):
        return True
    if not word.is_word or folded in BOUNDARY_WORDS or folded.removesuffix("s") in BOUNDARY_WORDS:
        return False
    if end == index:
        return not (folded in NO_COMPANY or is_title_word(folded))
    if lower:
        return (
            word.text.islower()
            and (folded in COMPANY_NOUNS or not is_ordinary(folded))
            and end - index < 3
        )
    if not word.is_capital:
        return False
    return not (is_title_word(folded) and folded not in COMPANY_NOUNS) and folded not in CALLS


_OF_A_JOB: Final = re.compile(
    r"\b(?:interview\w*|round|screen\w*|assessment|panel|zoom|job|role|position|offer|appl(?:y|ied)|entrevista"
    r"|gespräch|vorstellungsgespräch)(?: [\w:]+){0,4} ?$",
    re.IGNORECASE,
)
"""What stands before "at Stella" where it is a firm and nobody's first name."""


def _is_company(
    some: tuple[Token, ...], *, is_sure: bool, after: tuple[Token, ...], is_job: bool = False
) -> bool:
    head = some[0]
    folded = [word.folded for word in some]
    if len(head.text) < 2 or (len(some) == 1 and head.folded in LANGUAGES_AND_PEOPLES):
        return False
    if after and after[0].folded in _PLACES:
        return False
    if any(word in COMPANY_NOUNS or word in COMPANY_FORMS for word in folded[1:]):
        return is_sure or not head.text.islower()
    is_product = head.folded in PRODUCTS and is_sure and head.is_capital
    if (
        (head.folded in NEVER_NAMES and not is_product)
        or head.folded in GREETINGS
        or is_department(head.folded)
    ):
        return False
    if all(word.is_word and word.text.islower() for word in some):
        return is_sure and not is_ordinary(head.folded) and not is_first_name(head.folded)
    is_known = is_ordinary(head.folded) or is_title_word(head.folded)
    if not head.is_capital or (begin_title(folded) and (is_known or not is_sure)):
        return False
    if is_first_name(head.folded) and not (
        (is_sure and is_job) or any(word.text in "&+" for word in some)
    ):
        return False
    return is_sure or is_job or not is_ordinary(head.folded) or len(some) > 1


_PLACES: Final = word_set(
    """
    plant site factory depot branch hub works yard warehouse store st street road rd office
    offices station campus airport avenue ave city
    """
)


def _with_company_noun(tokens: Tokens) -> Iterator[Stretch]:
    """Finds capital words that end in one that firms are called: "Harrow Point Capital"."""
    words = tokens.all
    for index, word in enumerate(words):
        is_noun = word.folded in COMPANY_NOUNS or word.folded in COMPANY_FORMS
        if not (is_noun and word.is_capital and index):
            continue
        start = index
        while start > 0 and index - start < MOST_WORDS and _belongs_before(words, start - 1):
            start -= 1
        head = words[start]
        if _is_department_name(words, start, index):
            continue
        opens = start == 0 or words[start - 1].text in ".!?\n"
        if start < index and not (opens and is_ordinary(head.folded)):
            yield Stretch(words[start].span.start, word.span.end)


_SHARED: Final = word_set("services service engineering support care operations school group")
"""End the names of departments as well as of firms."""


def _is_department_name(words: tuple[Token, ...], start: int, index: int) -> bool:
    """Tells "Technical Services" and "Director of Spiritual Care" from a firm's name."""
    if words[index].folded not in _SHARED:
        return False
    head = words[start - 2].folded if start > 1 else ""
    is_of = start > 1 and words[start - 1].folded == "of" and is_title_word(head)
    return is_of or all(_is_plain(word.folded) for word in words[start:index])


def _is_plain(word: str) -> bool:
    return is_department(word) or word in MODIFIERS or word == "human"


def _belongs_before(words: tuple[Token, ...], index: int) -> bool:
    word = words[index]
    if word.text == "&":
        return True
    fits = word.is_word and word.is_capital and word.folded not in BOUNDARY_WORDS | NO_COMPANY
    return fits and not is_title_word(word.folded)


_AMPERSAND: Final = re.compile(
    r"(?<![\w&])(?P<one>[A-Z][\w'’-]+) & (?P<two>[A-Z][\w'’-]+)(?: (?:Ltd|Inc|LLC|GmbH|LLP))?"
)


def _with_ampersand(tokens: Tokens) -> Iterator[Stretch]:
    """Finds "Croft & Daughters": two words with "&", unless both are people."""
    for match in _AMPERSAND.finditer(tokens.text):
        words = fold_text(f"{match['one']} {match['two']}").split()
        are_people = all(is_first_name(word) for word in words)
        if not are_people and not any(find_title(word) or is_department(word) for word in words):
            yield Stretch(match.start(), match.end())


NEW_COMPANY_FINDERS: Final = (
    in_schedules,
    _with_ampersand,
    find_introduced,
    _after_cues,
    _with_company_noun,
    before_deeds,
    before_plain_deeds,
    before_times,
    behind_people,
    in_lines,
    in_signatures,
)
"""Each yields stretches that are a firm's name; the first one to claim a place has it."""

"""Finds the firm of a short message by what is left: a name that is nobody's and no job's.

"Been to see Pennine Bulk Haulage", "phone interview with lidl": what stands before does not
matter, as long as the message speaks of an interview, an application or an hour.
"""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.firms.company_words import (
    BOUNDARY_WORDS,
    CALLS,
    COMPANY_FORMS,
    COMPANY_NOUNS,
    NO_COMPANY,
)
from coaching.reading.people.languages import LANGUAGES_AND_PEOPLES
from coaching.reading.people.lexicon import (
    GREETINGS,
    NEVER_NAMES,
    is_first_name,
    is_ordinary,
)
from coaching.reading.people.titles import find_title, is_department, is_title_word
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.words.tokens import Token, Tokens

_MOST_TOKENS: Final = 40
_MOST_WORDS: Final = 5
_SPEAKS_OF_A_JOB: Final = re.compile(
    r"\b(?:interview\w*|screen\w*|round|assessment|applied|apply|application|applying|put in for"
    r"|cv|resume"
    r"|job|role|position|post|vacancy|trial|shift|onsite|panel|offer\w*|reject\w*|zoom|teams|video"
    r"|seeing|see|meet\w*|met|visit\w*|call|chat|talk|slot|appointment|recruiter|hired|hiring"
    r"|contract|withdr\w+|pulled out|turned down|started|start|phone)\b",
    re.IGNORECASE,
)
_LEADS: Final = word_set(
    """
    with w at for from by see seeing visiting visit met meet join joining called company firm
    employer to via in of saw interviewed bei chez na con avec pela pelo @
    """
)
"""Behind these a name in small letters may be a firm's."""
_SURE_LEADS: Final = word_set("with w at for see seeing visiting visit company firm employer @")
_MEETING: Final = word_set("met saw interviewed called phoned rang emailed messaged thanked")
_BINDS: Final = word_set("and of & the de la du van den und y e for")
_NEVER: Final = (
    BOUNDARY_WORDS
    | NO_COMPANY
    | NEVER_NAMES
    | GREETINGS
    | CALLS
    | LANGUAGES_AND_PEOPLES
    | word_set(
        """
    ok yes btw hey hi so just well god jesus wow omg update news good great bad monday's mum
    mom dad ai uk us usa eu london berlin paris munich dublin leeds manchester bristol glasgow
    edinburgh cardiff birmingham liverpool sheffield york boston chicago seattle austin denver
    toronto vancouver montreal sydney melbourne perth brisbane auckland mumbai delhi bangalore
    bengaluru pune chennai hyderabad kolkata lagos nairobi joburg johannesburg madrid barcelona
    lisbon porto amsterdam rotterdam utrecht hamburg vienna zurich singapore dubai
    """
    )
)
_OF_A_FIRM: Final = CALLS | word_set("offer job application role interviews recruiter interviewer")
"""Follow a firm's name: "my IBM interview"."""
_MONTHS_AND_DAYS: Final = re.compile(
    r"(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)|(?:mo|tu|we|th|fr|sa|su)\w{0,7}day|jan(?:uary)?"
    r"|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""Is the whole word: Marek, Julia and Sunil begin as months and days do."""


def find_left_over(tokens: Tokens, *, has_jobs: bool) -> Iterator[Stretch]:
    """Yields the one name in a short message that can be a firm's: the first in capitals, else one
    in small letters behind "with", "at" and the like; with jobs on record fewer of these count."""
    is_line = len(tokens.all) <= _MOST_TOKENS and "\n" not in tokens.text.strip()
    if not is_line or not _SPEAKS_OF_A_JOB.search(tokens.text):
        return
    written = next(_in_capitals(tokens), None)
    leads = _SURE_LEADS if has_jobs else _LEADS
    found = written or next(_in_small_letters(tokens, leads), None)
    if found:
        yield found


def _in_capitals(tokens: Tokens) -> Iterator[Stretch]:
    words = tokens.all
    if sum(word.is_capital for word in words) > len(words) / 2 > 3:
        return
    at = 0
    while at < len(words):
        end = _end_of_run(words, at)
        if end > at and _is_name(words, at, end) and not _is_own_paper(words, at, end):
            yield Stretch(words[at].span.start, words[end - 1].span.end)
        at = max(end, at + 1)


def _end_of_run(words: tuple[Token, ...], at: int) -> int:
    """Returns where words in capitals end that begin here, with what binds them."""
    end = at
    while end < len(words) and end - at < _MOST_WORDS and _is_part(words[end]):
        end += 1
        following = end + 1 < len(words) and _is_part(words[end + 1])
        if end > at and following and words[end].folded in _BINDS - {"the", "for"}:
            end += 1
    return end


def _is_part(word: Token) -> bool:
    return (
        word.is_word
        and word.is_capital
        and word.folded not in _NEVER
        and not _MONTHS_AND_DAYS.fullmatch(word.folded.removesuffix("s"))
        and (not is_title_word(word.folded) or word.folded in COMPANY_NOUNS)
        and not is_department(word.folded)
    )


def _is_name(words: tuple[Token, ...], at: int, end: int) -> bool:
    """Tells whether a run in capitals is a firm's name: no first name, and not merely how a
    sentence begins."""
    folded = [word.folded for word in words[at:end]]
    opens = at == 0 or words[at - 1].text in ".!?\n:"
    if is_first_name(folded[0]):
        return folded[-1] in COMPANY_NOUNS | COMPANY_FORMS and len(folded) > 1
    if at > 0 and words[at - 1].folded in GREETINGS:
        return False
    if opens and folded[0] in _MEETING and any(map(is_first_name, folded[1:2])):
        return False  # "Met Priya Nair, the plant manager"
    if len(folded) == 1 and is_ordinary(folded[0]):
        return False
    if opens and is_ordinary(folded[0]) and not all(map(str.isalpha, folded)):
        return False
    return not (opens and is_ordinary(folded[0]) and len(folded) < 2) and not find_title(
        " ".join(folded)
    )


def _is_own_paper(words: tuple[Token, ...], at: int, end: int) -> bool:
    """Tells whether letters alone are something of one's own: "send my DBS", no "my IBM call"."""
    is_own = at > 0 and words[at - 1].folded == "my"
    is_called = end < len(words) and words[end].folded in _OF_A_FIRM
    return is_own and not is_called and all(word.text.isupper() for word in words[at:end])


def _in_small_letters(tokens: Tokens, leads: frozenset[str]) -> Iterator[Stretch]:
    words = tokens.all
    for index, word in enumerate(words[1:], start=1):
        before = words[index - 1]
        if before.text == "/" and index > 1:
            before = words[index - 2]
        if before.folded in leads and _is_small_name(word):
            end = index + 1
            while end < len(words) and end - index < 3 and _is_small_name(words[end]):
                end += 1
            yield Stretch(word.span.start, words[end - 1].span.end)


def _is_small_name(word: Token) -> bool:
    return (
        word.is_word
        and len(word.text) > 2
        and word.text.islower()
        and word.folded not in _NEVER
        and not is_ordinary(word.folded)
        and not is_first_name(word.folded)
        and not is_title_word(word.folded)
        and not is_department(word.folded)
        and not _MONTHS_AND_DAYS.fullmatch(word.folded)
        and find_title(word.folded) is None
    )

"""Finds the employers who are known already, by any short form of their names."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.model.documents import Opportunity
from coaching.reading.context import ReadingContext
from coaching.reading.firms.company_words import (
    COMPANY_FORMS,
    COMPANY_NOUNS,
    NO_COMPANY,
)
from coaching.reading.mentions import CompanyMention
from coaching.reading.people.lexicon import is_first_name, is_ordinary
from coaching.reading.proposals import Stretch
from coaching.reading.words.cues import lower_keeping_places
from coaching.reading.words.tokens import Tokens


def find_known_companies(tokens: Tokens, context: ReadingContext) -> Iterator[CompanyMention]:
    text = lower_keeping_places(tokens.text)
    taken: list[Stretch] = []
    for job in context.dossier.opportunities:
        for pattern in _patterns(job):
            for match in pattern.finditer(text):
                span = Stretch(match.start(), match.end())
                if _is_inside_other(span, taken) or not _stands_for_job(tokens, span):
                    continue
                taken.append(span)
                yield CompanyMention(span, job.company, job.id)


def _patterns(job: Opportunity) -> Iterator[re.Pattern[str]]:
    """Yields the whole name as a pattern, then what people shorten it to."""
    words = [word for word in re.split(r"[\s,&+/-]+", job.company.casefold()) if word]
    bare = [word for word in words if word.strip(".") not in COMPANY_FORMS and word != "and"]
    if not bare:
        return
    yield _to_pattern(bare)
    if len(bare) > 1:
        for head in (bare[:2], bare[:1]):
            distinct = [word for word in head if word not in NO_COMPANY and len(word) > 2]
            if len(head) < len(bare) and distinct:
                yield _to_pattern(head)
        tail = [word for word in bare[1:] if word not in _SMALL_WORDS]
        if bare[0] in COMPANY_NOUNS and tail and all(len(word) > 3 for word in tail):
            yield _to_pattern(tail)
        initials = "".join(word[0] for word in words if word != "&")
        if len(initials) >= 3:
            yield re.compile(rf"(?<!\w){re.escape(initials)}(?!\w)")


_SMALL_WORDS: Final = frozenset(
    [
        "de",
        "des",
        "du",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "la",
        "le",
        "les",
        "the",
        "of",
        "der",
        "die",
        "van",
    ]
)


def _to_pattern(words: list[str]) -> re.Pattern[str]:
    joined = r"(?:\s?(?:&|and|und|\+|-|/|\s)\s?)".join(_word_pattern(word) for word in words)
    forms = "|".join(sorted(COMPANY_FORMS - {"the", "co"}))
    return re.compile(
        rf"(?<![\w@.]){joined}(?:\s(?:{forms})\b|\s(?:&|and|\+)\sco\b\.?)?(?:['’]?s)?(?!\w)"
    )


def _word_pattern(word: str) -> str:
    return re.escape(word).replace("'", "['’]?")


def _stands_for_job(tokens: Tokens, span: Stretch) -> bool:
    """Tells whether words mean the firm: "orchard" and "marigold" are ordinary words as well."""
    words = tokens.within(span)
    if _is_surname(tokens, span):
        return False
    if len(words) != 1 or not words[0].text.islower() or not is_ordinary(words[0].folded):
        return bool(words)
    before = tokens.text[max(0, span.start - 12) : span.start].casefold()
    is_asked_about = before.endswith("about ") and bool(_ASKS.match(tokens.text.casefold()))
    if not before.strip() or is_asked_about or _BEFORE_COMPANY.search(before):
        return True
    deed = _DEED_BEHIND.match(tokens.text, span.end)
    return deed is not None and (deed["job"] is not None or not _DETERMINED.search(before))


def _is_surname(tokens: Tokens, span: Stretch) -> bool:
    """Tells whether the word is somebody's surname: "Julian Foxcote" at Foxcote Architects."""
    before = tokens.within(Stretch(max(0, span.start - 24), span.start))
    if not before or len(tokens.within(span)) != 1 or tokens.text[span.start].islower():
        return False
    first = before[-1]
    beside = tokens.text[first.span.end : span.start] == " "
    return beside and first.is_capital and is_first_name(first.folded)


_ASKS: Final = re.compile(
    r"\W{0,9}(?:and |so |ok )?(?:what|how|should|shall|do i|any news|anything)\b"
)
"""Begins a question to the coach, where a word behind "about" is a firm's rather than a topic."""
_BEFORE_COMPANY: Final = re.compile(
    r"(?:\b(?:at|with|w|from|by|for|of|and|but|so|then|re|via|told|join|joined|joining|asked|turned"
    r"|get|got|land|landed|declined|delete|remove|erase|forget|wipe|bei|chez|na|no|em)|[,:/.!?;)]"
    r"|\n\s{0,3}(?:[-*•·–—]|\d{1,2}[.)])?)\s{0,9}$"
)
_DEED_BEHIND: Final = re.compile(
    r" (?:(?:has|have|had|just|also|now|finally|hr) ){0,2}(?:said|says|rang|called|phoned|emailed"
    r"|mailed|wrote|texted|replied|want|wants|wanted|offered|cancelled|canceled|moved|rejected"
    r"|turned|passed|canned|gave|told|asked|invited|ghosted|hired|chose|picked|went with|came back"
    r"|got back|decided?|confirmed|postponed|rescheduled|did ?n['’]?t|have ?n['’]?t|has ?n['’]?t"
    r"|are ?n['’]?t|wo ?n['’]?t|(?P<job>job|gig|role|interview|offer))\b",
    re.IGNORECASE,
)
"""Tells behind an ordinary word that somebody acts: "flint canned me"."""
_DETERMINED: Final = re.compile(r"\b(?:the|an?|my|our|your|their|his|her|this|that|its)\s$")


def _is_inside_other(span: Stretch, taken: list[Stretch]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)

"""Reads what is said of somebody before their name: "our co-founder, Kabir Anand"."""

import re
from typing import Final

from coaching.reading.people.description import Description
from coaching.reading.people.parts import find_part, is_about_referee
from coaching.reading.people.titles import begin_title, clean_title, find_title
from coaching.reading.people.word_set import word_set
from coaching.reading.text_folding import fold_text

_WITH_ARTICLE: Final = re.compile(
    r"(?P<article>the|this|that|a|an|our|their|her|his|my|one|einer?|die|der|o|a|el|la|le)\s"
    r"(?P<piece>(?:[\w&/'’.-]+\s){0,6}?[\w&/'’.-]+)"
    r"(?:\s(?:popped|dropped|came|sat|joined|stepped|looked|dialled)(?:\s(?:in|by|on|us|over"
    r"|too))?)?"
    r"(?:\s(?:himself|herself|themselves))?(?:\s(?:is|was|being))?"
    r"(?:\s?[,:(]|\s[-–—])?\s?(?:called|named|by the name of|name of)?\s?$",
    re.IGNORECASE,
)
_LAST_WORDS: Final = re.compile(
    r"(?<![\w&/.-])(?P<piece>(?:[\w&/.-]+\s){1,4}?)(?:(?:is|was)\s(?:(?:still|now|again"
    r"|actually)\s)?|(?:called|named)\s|\()?$"
    r"|(?P<label>[\w &/-]{2,40}):\s?$"
    r"|^\W{0,3}(?:just |only |first |then )?(?P<alone>[\w &/-]{2,40}),\s$",
    re.IGNORECASE,
)
_DASHED: Final = re.compile(
    r"(?:^|[,;]\s)(?P<label>[\w &/]{2,40})\s[-–—=]\s?$(?P<alone>)(?P<piece>)", re.IGNORECASE
)
"""Leads up to a name with a dash: "Foreman - Mick, HR - Jodie"."""
_OTHER_ARTICLE: Final = re.compile(
    r"(?<!\bof)(?<!\bin)(?<!\bfor)(?<!\bat)(?<!\bto)\s(?:the|a|an|our|their)\s", re.IGNORECASE
)
"""Begins what is said of somebody anew: "the end the ceo" is the ceo."""
_HEADERS: Final = word_set("organiser organizer host sender from to guests attendees chair")
"""Label who wrote in an invitation, and are nobody's title there."""
_RELATION: Final = word_set(
    """
    boss manager chef chefe jefe
    """
)
_MET: Final = word_set("met meet meeting saw seen seeing")
"""Lead up to somebody and are no part of a title: "met deputy Tom Reed"."""
_SENTENCE: Final = re.compile(
    r"(?<!\bmgr)(?<!\bmngr)(?<!\bdir)(?<!\bsupt)(?<!\basst)(?<!\bexec)(?<!\bdept)[.]\s"
    r"|[!?;]\s|\n",
    re.IGNORECASE,
)
"""Ends what is said before; the stop of a shortened title does not: "ops mgr. Yaw"."""


def describe_before(text: str) -> Description:
    """Reads a title or part that leads up to a name."""
    tail = _SENTENCE.split(text)[-1]
    return _with_article(tail) or _bare(tail) or Description()


def _with_article(tail: str) -> Description | None:
    match = None
    for start in range(max(0, len(tail) - 70), len(tail)):
        if start == 0 or tail[start - 1] in " ,(;:":
            match = _WITH_ARTICLE.match(tail, start)
            if match and (found := _of_piece(match["article"], match["piece"])):
                return found
    return None


def _of_piece(article: str, piece: str) -> Description | None:
    title = find_title(piece)
    part = find_part(f"{article} {piece}")
    if (
        piece.casefold().startswith("of ")
        or _OTHER_ARTICLE.search(piece)
        or piece.casefold().endswith((" and", " und"))
    ):
        return None
    if article.casefold() in ("her", "his") and title and fold_text(title) in _RELATION:
        return Description(part=None)
    if not title and not part:
        return None
    referee = is_about_referee(piece)
    only_part = part is not None and title is not None and len(title.split()) == 1
    return Description(title=None if only_part else title, part=part, is_referee=referee)


def _bare(tail: str) -> Description | None:
    """Reads "CTO Anna Schmidt" and "Hiring manager: Priya"."""
    match = _DASHED.search(tail[-60:]) or _LAST_WORDS.search(tail[-60:])
    if match is None:
        return None
    if label := match["label"] or match["alone"]:
        if fold_text(label) in _HEADERS:
            return None
        part, title = find_part(label), find_title(label)
        return Description(title=None if part else title, part=part) if part or title else None
    words = match["piece"].rstrip(" (").split()
    for start in range(len(words)):
        folded = [fold_text(word) or word for word in words[start:]]
        if folded[0] not in _MET and begin_title(folded) == len(folded):
            title = clean_title(" ".join(words[start:]))
            part = find_part(title)
            return Description(title=None if part and len(folded) == 1 else title, part=part)
    return None

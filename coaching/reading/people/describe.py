"""Reads what is said of somebody beside their name: title, part, where they are from."""

import re
from dataclasses import replace
from typing import Final

from coaching.reading.firms.agencies import is_agency
from coaching.reading.people.deeds import read_deed
from coaching.reading.people.describe_bare import read_bare, read_direct, read_is
from coaching.reading.people.description import Description, cut_piece
from coaching.reading.people.lexicon import is_first_name, is_ordinary
from coaching.reading.people.parts import find_part
from coaching.reading.people.titles import (
    clean_title,
    count_department,
    find_title,
    is_department,
    is_only_part,
    is_plain_title,
)
from coaching.reading.people.word_set import word_set
from coaching.reading.text_folding import fold_text

_BRACKET: Final = re.compile(r"\s{0,2}[(\[](?P<piece>[^()\[\]\n]{1,70})[)\]]")
_BESIDE: Final = re.compile(
    r"\s{0,2}(?:[,;:|•·@/]|=|[-–—]{1,2}(?=\s|[A-Za-z]))\s{0,2}"
    r"(?:(?:role|title|job title|position|job|rolle|cargo|poste)\s?:\s?)?"
    r"(?P<piece>(?:(?!\s\d{1,2}[.)]\s)[^,;|•·@()\[\]\n!?]){2,60})"
)
_FROM: Final = re.compile(
    r"\s{0,2},?\s?(?:from|in|of|of the|aus|von|vom|van|do|da|de|del|du)\s(?:the\s|"
    r"their\s|our\s|der\s|dem\s)?"
    r"(?P<piece>[^,;|•·()\n!?.]{2,40})",
    re.IGNORECASE,
)
_WHO: Final = re.compile(
    r"\s{0,2},?\s?(?:and\s)?(?:who|she|he|they)(?:['’]s|\s?s\b|['’]re)?\s(?:(?:is|was|are"
    r"|were)\b)?\s?"
    r"(?:also\s|actually\s|now\s)?(?P<piece>[^,;|•·()\n!?.]{2,60})",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"\b(?:he|she|they)(?:['’]s|s|['’]re|\sis|\swas|\sare)\b\s(?:also\s|actually\s|now\s)?"
    r"(?P<piece>(?:(?:the|our|their|a|an|from)\s)?[^,;|•·()\n!?.]{2,50})"
    r"|\bist\s(?P<german>(?:der|die)\s\S{4,40})",
    re.IGNORECASE,
)
_LINK_AHEAD: Final = re.compile(r"(?:and|und|e|y|et|&|plus|also|then)\b", re.IGNORECASE)
_FILLERS: Final = re.compile(
    r"^(?:(?:dunno|idk|not sure|no idea|forgot|didn['’]?t (?:catch|get)|don['’]?t"
    r" know)\b[^,;]{0,40}|"
    r"i think|i believe|i guess|not sure|sp\??|spelling\??|sic|maybe|probably|"
    r"\d(?:st|nd|rd|th)\+?|"
    r"she/her|he/him|they/them|s/he|and so on|etc|again|too|as well|lovely|nice|"
    r"online|remote|on zoom|"
    r"camera off|late|me|you|(?:(?:oh|and|also|plus|just)\s?)+)\.?$",
    re.IGNORECASE,
)


def describe_after(text: str, *, is_listed: bool, leads_on: bool = False) -> Description:
    """Reads what follows a name, up to the next one; in a list any short piece is a title.

    `leads_on` tells that the next name stands right behind: what leads up to it is said of that.
    """
    said = Description()
    for _ in range(6):
        step = (
            _skip_detail(text, said)
            or _read_bracket(text, said, is_listed=is_listed)
            or _read_who(text, said)
            or _read_beside(text, said, is_listed=is_listed, leads_on=leads_on)
            or _read_signed(text, said)
            or _read_from(text, said, is_listed=is_listed)
            or read_direct(text, said)
            or read_bare(text, said, is_listed=is_listed)
            or read_is(text, said)
        )
        if step is None:
            break
        said = step
    said = (is_listed and _read_next_deed(text, said)) or said
    own = _LEADS_TO_NEXT.sub("", text) if leads_on else text
    return _read_later(own, said)


_LEADS_TO_NEXT: Final = re.compile(
    r"(?:,|\s(?:and|&|plus|then|n))\s(?:then\s)?(?:the|my|a|an|our|their)\s[^,.;!?\n]{2,60},?\s$",
    re.IGNORECASE,
)
"""Leads up to the next name: "and the fella i'd be working under, Seamus"."""


_NEXT_DEED: Final = re.compile(
    r"\s?[.,;]{1,2}\s{1,2}(?:s?he|they)\s(?P<deed>(?:runs?|leads?|heads?|manages?|does|do|oversees?)"
    r"\s[^,;.!?\n()]{2,40})",
    re.IGNORECASE,
)
"""Says in a list what somebody does, in a sentence of its own: "Sinead. She does payroll"."""


def _read_next_deed(text: str, said: Description) -> Description | None:
    match = None if said.title else _NEXT_DEED.match(text, said.end)
    if match is None:
        return None
    title, length = read_deed(cut_piece(match["deed"]))
    return replace(said, title=title, end=match.start("deed") + length) if title else None


_DETAIL: Final = re.compile(
    r"\s{0,2}[,;|:<(]?\s?(?:(?:e-?)?mail:?\s)?(?:[^\s@,;<>()]{1,64}@[^\s@,;<>()]{3,64}"
    r"|\S{0,12}linkedin\.com/[^\s,;]{1,80}|\+\d[\d ()-]{5,20}\d)[>)]?",
    re.IGNORECASE,
)


def _skip_detail(text: str, said: Description) -> Description | None:
    """Steps over a mail address, link or number, behind which the title may stand."""
    match = _DETAIL.match(text, said.end)
    return replace(said, end=match.end()) if match else None


def _read_bracket(text: str, said: Description, *, is_listed: bool) -> Description | None:
    match = _BRACKET.match(text, said.end)
    if match is None:
        return None
    piece = match["piece"].strip()
    end = match.end()
    if _FILLERS.match(piece):
        return replace(said, end=end)
    deed = _DOER.sub("", piece)
    told = _add_said(said, deed, 0) if deed != piece else None
    if told is not None:
        return replace(told, end=end)
    return _add(said, piece, end, takes_any=is_listed) or replace(said, end=end)


_DOER: Final = re.compile(r"^(?:who|she|he|they)(?:['’]?(?:s|re)| is| are| was)?\s", re.IGNORECASE)
"""Begins what stands in a bracket: "he heads design", "she's the lab lead"."""


def _read_beside(
    text: str, said: Description, *, is_listed: bool, leads_on: bool
) -> Description | None:
    match = _BESIDE.match(text, said.end)
    if match is None:
        return None
    piece = cut_piece(match["piece"])
    if leads_on and _LEADS_ON.match(text, match.start("piece") + len(piece)):
        return None
    if not piece or _LINK_AHEAD.match(piece):
        return None
    if _OF_THE_NEXT.match(match["piece"]) and match.end() >= len(text.rstrip()):
        return None
    if is_first_name(fold_text(piece.split()[0])) and not find_title(piece):
        return None
    end = match.start("piece") + len(piece)
    if _FILLERS.match(piece):
        return replace(said, end=end)
    return _add(said, piece, end, takes_any=is_listed and said.title is None)


_LEADS_ON: Final = re.compile(r"\s{0,2}(?:(?:was|is|being|called|named|[-–—=:])\s{0,2})?$")
"""Stands between a title and the next name, whose it is: "HR was" in "Wei, HR was Nurul"."""
_OF_THE_NEXT: Final = re.compile(r"(?:and )?(?:her|his|their) \w+(?: \w+)?\s?$", re.IGNORECASE)
"""Leads up to the next name: "her assistant" in "Marguerite, her assistant Bo"."""
_SIGNED: Final = re.compile(
    r"[ \t·•]{0,9}(?:\d(?:st|nd|rd|th)\+?(?: degree)?(?: connection)?[ \t]{0,9})?"
    r"(?:,[ \t]{0,9})?\n[ \t]{0,9}(?P<line>[^\n]{2,80})"
)
_PIECES: Final = re.compile(r"\s{0,9}[|•·@]\s{0,9}|\s{0,9},\s{1,9}|\s[-–—]\s|\s(?:at|bei|chez)\s")


def _read_signed(text: str, said: Description) -> Description | None:
    """Reads the title on the line below a name in a signature: "Talent Partner, Orchard Health"."""
    match = _SIGNED.match(text, said.end)
    if match is None or said.title:
        return None
    piece = _PIECES.split(_TITLE_LABEL.sub("", match["line"].strip()))[0]
    title = None if _NAMES_NEXT.match(match["line"]) else find_title(piece)
    if title is None:
        return None
    end = match.start("line") + match["line"].index(piece) + len(piece)
    return replace(said, end=end, title=title, part=said.part or find_part(piece))


_TITLE_LABEL: Final = re.compile(
    r"^(?:role|title|job title|position|job|rolle|cargo|poste)\s?:\s?", re.IGNORECASE
)
_NAMES_NEXT: Final = re.compile(
    r"(?!(?:role|title|job title|position|job|rolle|cargo|poste)\b)[^\n:]{2,40}:\s?(?:[A-Z]|$)",
    re.IGNORECASE,
)
"""Is a line such as "Deputy: Tom Hale", which is about somebody else."""


def _read_from(text: str, said: Description, *, is_listed: bool) -> Description | None:
    match = _FROM.match(text, said.end)
    if match is None or said.firm:
        return None
    piece = cut_piece(match["piece"])
    words = fold_text(piece).split()
    if not words:
        return None
    count = count_department(words, is_proper=piece.istitle() or piece[:2].istitle())
    place = " ".join(piece.split()[:count])
    if count > 1 and is_agency(place):
        return replace(said, end=match.start("piece"), firm=piece)
    if count:
        end = match.start("piece") + len(place)
        part = find_part(f"from {place}")
        return replace(said, end=end, title=said.title or place, part=said.part or part)
    from_ = re.match(r"\s{0,2},?\s?(?:from|of|von)\b", text[said.end :], re.IGNORECASE)
    if from_ and is_listed and not said.title and _is_plain_place(piece, words):
        return replace(said, end=match.start("piece") + len(piece), title=piece)
    if from_ and (is_agency(piece) or not is_first_name(words[0])):
        return replace(said, end=match.start("piece"), firm=piece)
    return None


def _is_plain_place(piece: str, words: list[str]) -> bool:
    """Tells whether everyday words say where in the firm somebody works: "from rostering"."""
    is_plain = piece.islower() and len(words) <= _PLACE_WORDS and not is_agency(piece)
    return is_plain and all(is_ordinary(word) and word not in _NO_PLACE for word in words)


_PLACE_WORDS: Final = 2
_NO_PLACE: Final = word_set(
    """
    home work abroad before last first time times there here now yesterday today tomorrow far the
    other others another same start beginning end morning afternoon week day round call interview
    company firm place agency recruiter next this that then me them her him us you school
    """
)


def _read_who(text: str, said: Description) -> Description | None:
    match = _WHO.match(text, said.end)
    if match is None:
        return None
    piece = cut_piece(match["piece"])
    return _add_said(said, piece, match.start("piece"))


def _read_later(text: str, said: Description) -> Description:
    """Looks further on in the sentence for "she's the team lead"."""
    if said.title and said.part:
        return said
    for match in _LATER.finditer(text, said.end, said.end + 160):
        piece = cut_piece(match["piece"] or match["german"])
        more = _add_said(said, piece, 0)
        if more is not None:
            said = replace(more, end=said.end)
    sentence = _NEXT_SENTENCE.split(text[:160])[0]
    return replace(said, part=said.part or find_part(sentence, is_close=True))


_NEXT_SENTENCE: Final = re.compile(r"(?:^|(?<=[a-z]{2}))[.!?]\s")


def _add_said(said: Description, piece: str, start: int) -> Description | None:
    """Adds "the analytics manager", "from HR" or "leads the platform team"."""
    part = find_part(piece)
    title, length = read_deed(piece)
    if not (title or part):
        return None
    better = (
        title if title and (not said.title or is_department(fold_text(said.title))) else said.title
    )
    return replace(said, end=start + length, title=better, part=said.part or part)


def _add(said: Description, piece: str, end: int, *, takes_any: bool) -> Description | None:
    """Adds a piece that stands by itself: a title, a part, a department, or in a list anything."""
    part = find_part(piece)
    title = find_title(piece)
    if title is None and part is None and takes_any and is_plain_title(piece):
        title = clean_title(piece)
    if title is None and part is None:
        return None
    is_part_alone = part is not None and title is not None and is_only_part(title)
    better = said.title if said.title or is_part_alone else title
    return replace(said, end=end, title=better, part=said.part or part)

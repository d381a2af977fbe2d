"""Knows the lines with which a team closes a mail, so that "Tidewrack Hiring Team" is nobody."""

import re
from typing import Final

from coaching.reading.people.titles import MODIFIERS, is_department, is_title_word
from coaching.reading.text_folding import fold_text
from coaching.reading.words.word_line import word_set

_OF_FIRM: Final = re.compile(
    r"(?P<firm>[^\W\d_][^,;:|]{1,60}?)(?:'s|’s)? (?:(?:global|group|early) )?(?:recruit(?:ing"
    r"|ment|ers)"
    r"|talent(?: acquisition)?|careers?|hiring|hr|human (?:resources|capital)|people(?: (?:ops"
    r"|operations"
    r"|and culture|& culture))?|resourcing|admissions|staffing|onboarding|selection|crewing)\b"
    r"(?: (?:team|department|desk|dept|office|services|centre|center|group|shared services)){0,3}",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    r"(?:(?:the|our|your|das|el|la|le|die|o|il|het|a) "
    r"|l['’])?(?P<before>(?:[^\W\d_][\w&'’-]* ){0,3}?)"
    r"(?:team|equipo|equipe|équipe|squadra|department|departamento|département|abteilung\w*|dept|section"
    r"|desk|office|unit|committee|zespół)\b(?: (?:of|de|des|du|for|für) [^,;:|]{1,40})?",
    re.IGNORECASE,
)


def signs_as_team(line: str) -> bool:
    """Tells whether a line that closes a mail names a team and nobody."""
    bare = line.strip(" ,-–—*.")
    return find_firm_of_team(bare) > 0 or _is_team_alone(bare)


def find_firm_of_team(line: str) -> int:
    """Returns where the firm's name ends in "Tidewrack Hiring Team"; 0 where none is named."""
    match = _OF_FIRM.fullmatch(line)
    if match is None or not line[:1].isupper() or _is_team_alone(line) or _is_plain(match["firm"]):
        return 0
    return match.end("firm")


def _is_team_alone(line: str) -> bool:
    match = _ALONE.fullmatch(line)
    return match is not None and _is_plain(match["before"])


def _is_plain(words: str) -> bool:
    """Tells whether words are of a firm's inside, and no firm's name."""
    folded = fold_text(words).split()
    return all(
        word in _INSIDE or is_department(word) or is_title_word(word) or word in MODIFIERS
        for word in folded
    )


_INSIDE: Final = word_set(
    """
    the our your and of sourcing selection assessment hiring recruitment candidate candidates
    applicant applicants applications careers early graduate volunteer volunteering staffing crewing
    welcome resourcing interview interviews search appointments appointing shared services el la de
    das le les il het employee talents university campus workforce job jobs application future
    """
)

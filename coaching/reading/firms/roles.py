"""Finds what the job is called: "for the data steward thing", "the Senior UX Designer position"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.context import ReadingContext
from coaching.reading.mentions import CompanyMention, RoleMention
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.titles import clean_title, find_title
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens

_NOUN: Final = (
    r"(?:role|position|job|opening|vacancy|post|thing|gig|opportunity|vaga|stelle|position|poste|puesto|"
    r"internship|spot|req|one)"
)
_WORDS: Final = r"(?:[\w&/+#'’.-]{1,40}[ ]){0,5}?[\w&/+#'’.-]{1,40}"
_BEFORE_NOUN: Final = re.compile(
    rf"\b(?:the|a|an|their|our|this|als|da|de|do|la|le|el)\s(?P<role>{_WORDS})\s{_NOUN}\b",
    re.IGNORECASE,
)
_PLAIN_BEFORE_NOUN: Final = re.compile(
    rf"\b(?:in|for|of|interviewed|as)\s(?P<role>{_WORDS})\s(?:role|position|post|vacancy|job)\b",
    re.IGNORECASE,
)
_BEHIND_PAUSE: Final = re.compile(
    r"(?:[,(;–—-]|[.!?:](?=\s)|\n)\s?(?P<role>(?:[\w&/+#'’.-]{1,40}[ ]){0,3}?[\w&/+#'’.-]{1,40})\s"
    r"(?:role|position|post|vacancy|job|opening)(?=[\s]{0,2}(?:[).,;!?\n–—-]|$|at\b|with\b))",
    re.IGNORECASE,
)
"""Is said by the way: "at Acme yesterday, backend dev job"."""
_AFTER_CUE: Final = re.compile(
    rf"\b(?:position of|role of|job as|role as|post of|applied as|applying as|"
    rf"interview(?:ed|ing)? as|"
    rf"me as|hired as|work as|vaga de|stelle als|want me for|role is|position is|"
    rf"titled|role:|position:|mich als|beworben als|bewerbung als)\s"
    rf"(?:the\s|an?\s|their\s)?(?P<role>{_WORDS}(?:[ ][\w&/+#'’.-]+){{0,4}})",
    re.IGNORECASE,
)
_GERMAN: Final = re.compile(
    r"\b(?:[Bb]ewerbung|[Bb]eworben|[Ss]telle|[Mm]ich|[Ss]ie) als (?:eine?n? )?"
    r"(?P<role>[A-ZÄÖÜ][\wäöüß/-]{2,30}(?: [A-ZÄÖÜ][\wäöüß/-]{2,30}){0,2})"
)
"""Is a job in German, where each noun has its capital."""
_LABEL: Final = re.compile(
    r"^[ \t]*(?:position|role|job|job title|vacancy|stelle|vaga|puesto|poste|"
    r"re: application for)[ \t]*[:=][ \t]*(?P<role>[^\n,;|]{3,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_THEY_CALL: Final = re.compile(
    rf"(?P<role>{_WORDS})\s(?:they call it|is what they call it|is the (?:official )?title)",
    re.IGNORECASE,
)
_FOR: Final = re.compile(
    rf"\b(?:for|as|für|para|pour)\s(?:the\s|an?\s|"
    rf"their\s)?(?P<role>{_WORDS}(?:[ ][\w&/+#'’.-]+){{0,5}})",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"^[ \t]*(?:subject|betreff|assunto|re|screening call|interview|title|event|"
    r"invitation)[ \t]*:(?P<rest>[^\n]{3,120})$",
    re.IGNORECASE | re.MULTILINE,
)
_PIECES: Final = re.compile(r"\s[-–—/|]\s|[,;:|]\s?|(?<=[a-z]{3})\.\s")
_HEADER_PIECES: Final = re.compile(r"\s[-–—/|]\s|[,;:|]\s?|\s?[()]\s?")
_LINE: Final = re.compile(r"^[ \t]*(?:(?:[-*•·]|\d{1,2}[.)])[ \t]*)?(?P<line>\S.*)$", re.MULTILINE)
_CUT: Final = re.compile(
    r"\s(?:at|with|w|in|on|from|by|for|and|which|that|they|it|but|is|was|so|here|bei|chez|na|no|em|today|tomorrow|"
    r"yesterday|next|last|mon|tue|wed|thu|fri|monday|tuesday|wednesday|thursday|friday|who|beworben)\b.*|[.!?(].*$",
    re.IGNORECASE | re.DOTALL,
)


def find_roles(
    tokens: Tokens, companies: tuple[CompanyMention, ...], context: ReadingContext
) -> tuple[RoleMention, ...]:
    """Returns the jobs that are named, in their order."""
    found: list[RoleMention] = []
    for mention in _find_all(tokens.text, companies, context):
        span = mention.span
        if not any(span.start < one.span.end and one.span.start < span.end for one in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _find_all(
    text: str, companies: tuple[CompanyMention, ...], context: ReadingContext
) -> Iterator[RoleMention]:
    plain = (_LABEL, _BEFORE_NOUN, _PLAIN_BEFORE_NOUN, _BEHIND_PAUSE, _AFTER_CUE, _THEY_CALL)
    for pattern in plain:
        for match in pattern.finditer(text):
            is_loose = pattern is _AFTER_CUE
            yield from _to_role(
                text,
                match.start("role"),
                match["role"],
                needs_title=pattern is not _LABEL and pattern is not _BEFORE_NOUN,
                cuts=is_loose,
            )
    for match in _GERMAN.finditer(text):
        yield from _to_role(text, match.start("role"), match["role"], needs_title=False, cuts=True)
    for match in _SUBJECT.finditer(text):
        rest, base = match["rest"], match.start("rest")
        yield from _in_pieces(text, rest, base, companies, _HEADER_PIECES)
    for match in _LINE.finditer(text):
        if len(match["line"]) < 160 and len(_PIECES.split(match["line"])) > 2:
            yield from _in_pieces(text, match["line"], match.start("line"), companies)
    for match in _FOR.finditer(text):
        yield from _to_role(text, match.start("role"), match["role"], needs_title=True, cuts=True)
    yield from _find_known(text, context)


_OF_A_TALK: Final = re.compile(r"(?i)\b(?:talk|chat|meeting|interview) about\b")
"""Is what a "talk about the position of ..." begins with, and no job."""


_NEXT_SENTENCE: Final = re.compile(r"(?<=[a-z]{2})[.!?]\s+")


def _to_role(
    text: str, start: int, piece: str, *, needs_title: bool, cuts: bool = False
) -> Iterator[RoleMention]:
    words = _CUT.sub("", piece) if cuts else piece
    words = _drop_lead(_NEXT_SENTENCE.split(words)[-1])
    name = clean_title(words)
    if not name or len(name) < 2 or _OF_A_TALK.search(name):
        return
    if not _is_job_name(name) and (needs_title or not _is_plain(name)):
        return
    if is_first_name(fold_text(name.split()[0])) and find_title(name) is None:
        return
    if _COUNTED.match(name) or _TALK.search(name):
        return
    place = text.find(name, start)
    if place >= 0:
        yield RoleMention(Stretch(place, place + len(name)), name)


_LONGEST_ROLE: Final = 60
_TRAILING_NOUN: Final = re.compile(rf"\s(?:{_NOUN})$", re.IGNORECASE)
_TALK: Final = re.compile(
    r"(?:interview|call|round|test|letter|assessment|chat|talk|meeting|conversation)s?$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|all)\b",
    re.IGNORECASE,
)
"""Begins a number of people, such as "five people", and no job."""
_MEETING: Final = re.compile(
    r"(?:(?:i|we|then|and|just|also)\s)*(?:met|saw|spoke|talked|chatted|sat|had|was|were|with)\b",
    re.IGNORECASE,
)
"""Begins who was there, such as "met the director", and no job."""
_OF_SOMEBODY: Final = re.compile(
    r"\s*(?:and\s)?(?:she|he|who|they)(?:['’]?s|['’]re|\s(?:is|was|are|were))\b", re.IGNORECASE
)
"""Begins what somebody there is, such as "she's the recruiter", and no job."""
_LEAD: Final = re.compile(r"^.*\b(?:the|for|an?|their|our|this|als)\s", re.IGNORECASE)


def _drop_lead(piece: str) -> str:
    return _LEAD.sub("", piece)


_UNPLAIN: Final = word_set(
    """
    same other new whole only first last next best good nice great little big old right wrong
    one any some this that case study test panel dream current previous day my your his her full
    urgent immediate exciting following above below open vacant advertised real online phone video
    worked but no not and or if one
    second third main important usual weird funny sad annoying kind sort of paid unpaid market
    spanish the a an our their
    """
)


def _is_plain(name: str) -> bool:
    """Tells whether words before "role" can be one though no title is known: "asset planning"."""
    words = fold_text(name).split()
    return 0 < len(words) <= 4 and not any(word in _UNPLAIN or word.isdigit() for word in words)


def _in_pieces(
    text: str,
    line: str,
    base: int,
    companies: tuple[CompanyMention, ...],
    split: re.Pattern[str] = _PIECES,
) -> Iterator[RoleMention]:
    """Finds the role in "Company, role, time", "Copperline / Brand Lead"."""
    names = [company.name.casefold() for company in companies]
    place = 0
    pieces = split.split(line)
    if not any(piece.strip().casefold() in names for piece in pieces) and len(pieces) < 2:
        return
    for piece in pieces:
        start = line.find(piece, place)
        place = start + len(piece)
        cleaned = _drop_cue(clean_title(piece))
        name = _TRAILING_NOUN.sub("", cleaned)
        is_called_job = name != cleaned and _is_plain(name)
        beside = (
            any(other.strip().casefold() in names for other in pieces)
            or base == 0
            or ":" in text[:base]
        )
        if (
            beside
            and name
            and not _COUNTED.match(name)
            and not _TALK.search(name)
            and not _MEETING.match(name)
            and not _OF_SOMEBODY.match(piece)
            and not _SENTENCE_LIKE.search(name)
            and (is_called_job or (_is_job_name(name) and not any(map(str.isdigit, name))))
            and name.casefold() not in names
            and len(name) < 60
        ):
            offset = text.find(name, base + start)
            if offset >= 0:
                yield RoleMention(Stretch(offset, offset + len(name)), name)
                return


_CUE: Final = re.compile(
    r"(?:(?:role|position|job|post|vacancy|stelle) ?[=:] ?)"
    r"|(?:(?:your|the) )?(?:application|interview|invitation|offer|bewerbung)(?: to interview)?"
    r" (?:for|as|als)(?: the| an?)? (?:(?:position|role|post) (?:of|as) )?"
    r"|(?:(?:just |have |i |i've |also )*(?:applied|applying|put in|went|going|up) )?"
    r"(?:for|as)(?: the| an?| their)? (?=\S)",
    re.IGNORECASE,
)
"""Stands before the job in a piece of its own: "Acme, applied for QA specialist, no news"."""


def _drop_cue(piece: str) -> str:
    found = _CUE.match(piece)
    return piece[found.end() :] if found else piece


_SENTENCE_LIKE: Final = re.compile(
    r"\b(?:to|with|the|spoke|met|saw|talked|was|is|are|had|my|his|her|their|i|they|interview"
    r"|habe?|ich|mich|beworben)\b",
    re.IGNORECASE,
)
"""Stands in a piece that tells something, as in "spoke to Trevor the transport manager"."""
_DOES: Final = re.compile(
    r"(?:\w{2,12}(?:keeper|worker|maker|setter|fitter|driver|seller|man|woman|person|smith|wright"
    r"|hand|ologist|ographer|icist|ician|eer|arian|aire)|\w{3,12}(?:ist|ian|ator|itor|ctor)"
    r"|keeper|worker|maker|fitter|barista|hygienist|rigger|teller|picker|packer|loader|runner"
    r"|handler|roofer|plumber|welder|joiner|carer|cleaner|caterer|dresser|planner|tester|trainer"
    r"|sales|reception|admin|nights|apprentice|trainee|intern|aide|hand|lead|rep|temp|crew|server)s?",
    re.IGNORECASE,
)
"""Ends what somebody does for a living, also where the whole is no known title."""
_MOST_PLAIN: Final = 4


def _is_job_name(name: str) -> bool:
    """Tells whether a name is that of a job: a known title, or by what its last word does."""
    words = name.split()
    if find_title(name):
        return True
    return 0 < len(words) <= _MOST_PLAIN and _DOES.fullmatch(words[-1]) is not None


def _is_role(name: str) -> bool:
    is_short = 0 < len(name) < _LONGEST_ROLE
    return is_short and not _COUNTED.match(name) and find_title(name) is not None


def _find_known(text: str, context: ReadingContext) -> Iterator[RoleMention]:
    lower = text.casefold()
    for job in context.dossier.opportunities:
        place = lower.find(job.role.casefold()) if len(job.role) > 3 else -1
        if place >= 0 and len(lower) == len(text):
            yield RoleMention(Stretch(place, place + len(job.role)), job.role)

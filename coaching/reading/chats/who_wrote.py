"""Says who wrote to the person in a chat, from the name that the chat program shows."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import ContactPart
from coaching.reading.chats.chat_turns import ChatTurn
from coaching.reading.mails.employers import find_employer
from coaching.reading.mentions import DetailKind
from coaching.reading.message import Message
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.people_on_record import KnownPeople
from coaching.reading.people.titles import find_title
from coaching.reading.proposals import Matter, PersonSaid
from coaching.reading.text_folding import fold_text

_BRACKET: Final = re.compile(r"(?:(?<!\s)\s++)?\((?P<inside>[^()]{1,40})\)\s*")
_PART: Final = re.compile(
    r"(?i)\b(?:hr|recruiter|recruiting|recruitment|talent|agency|headhunter)\b"
)
_AGENCY: Final = re.compile(r"(?i)\bclients?\b")
_NO_NAME: Final = re.compile(r"\d|[@/]")
_MOST: Final = 3


def find_matter(turns: Sequence[ChatTurn], named: Message) -> Matter:
    """Returns the job that a chat is about: that of the firm or person whose name is shown."""
    for turn in turns:
        words = fold_text(turn.name).split()
        for job in named.context.dossier.opportunities:
            if words and _is_of_job(words, job):
                return Matter(opportunity=job.id)
    return find_employer(named)


def _is_of_job(words: Sequence[str], job: Opportunity) -> bool:
    """Tells whether the folded words of a name are those of a job's firm, or of its people. What
    is written in signs alone, such as a smiley, has no words."""
    firm = fold_text(job.company).split()
    people = {fold_text(one.name).partition(" ")[0] for one in job.contacts}
    is_in_firm = bool(firm) and firm[0] in words[1:]
    return is_in_firm or words[0] in people or words[:1] == firm


def read_writers(
    turns: Sequence[ChatTurn], body: Message, matter: Matter, lead: str = ""
) -> Iterator[PersonSaid]:
    """Yields whoever wrote and is not on record, where the name shown is that of a person.

    `lead` is what stands before the first turn, such as the profile of who wrote.
    """
    known = KnownPeople(body.context)
    spans = {one.name: one.head for one in reversed(turns)}
    for name, span in spans.items():
        bare, part = _part_of(name, body)
        words = [word for word in bare.split() if not _is_of_firm(word, body, matter)]
        if not words or len(words) > _MOST or not _is_name(words, part):
            continue
        if known.find(words[0]) is None:
            whole = " ".join(words)
            title, mail = _title_in(lead, whole), _mail_of(words[0], body)
            yield PersonSaid(span, matter, name=whole, part=part, title=title, email=mail)


def _is_name(words: Sequence[str], part: ContactPart | None) -> bool:
    """Tells whether words name somebody: by the first name, or by a recruiter's capitals, or as a
    program shows a whole name."""
    is_shown = part is not None or len(words) > 1
    return is_first_name(words[0]) or (is_shown and all(one[0].isupper() for one in words))


_PROFILE: Final = re.compile(
    r"\s*(?:\n[•·]? ?(?:1st|2nd|3rd|(?:he|she|they)/\w+)[^\n]{0,20})*\n(?P<title>[^\n]{3,60}?)"
    r"(?: (?:at|@|bei|chez|en|na) [^\n]{2,60})?(?:\n|$)"
)


def _title_in(lead: str, name: str) -> str | None:
    """Returns what somebody is by the profile above a chat: "Talent Partner at Sidra Group"."""
    at = lead.find(name)
    found = _PROFILE.match(lead, at + len(name)) if at >= 0 else None
    return found["title"].strip() if found and find_title(found["title"]) else None


def _mail_of(first: str, body: Message) -> str | None:
    """Returns the address in a chat that has the name of who wrote it."""
    for one in body.details:
        local = map(fold_text, re.split(r"[^\w]|_", one.value.partition("@")[0]))
        if one.kind is DetailKind.EMAIL and fold_text(first) in local:
            return one.value
    return None


_GREETED: Final = re.compile(
    r"(?:hi+|hello|hey+|heya?|hiya|dear|morning|good (?:morning|afternoon|evening)|afternoon|oi"
    r"|ol[áa]|hola|hallo|hoi|moin|ciao|bonjour|salut|kia ora|g'day|hai)[ ,!]+"
    r"(?P<name>[^\W\d_][\w'’-]{1,20})",
    re.IGNORECASE,
)


def find_own_words(turns: Sequence[ChatTurn]) -> frozenset[str]:
    """Returns the folded words of the person's own name, as they wrote or were greeted."""
    own = {word for one in turns if one.is_mine for word in fold_text(one.name).split()}
    for turn in turns:
        greeted = None if turn.is_mine else _GREETED.match(turn.text.lstrip())
        if greeted:
            own.add(fold_text(greeted["name"]))
    return frozenset(own)


def _part_of(name: str, body: Message) -> tuple[str, ContactPart | None]:
    """Returns the name without what stands beside it, and the part that this tells."""
    bare = _PART.sub(" ", _BRACKET.sub(" ", name)).strip()
    if not _PART.search(name):
        return bare, None
    is_agency = bool(_AGENCY.search(body.text))
    return bare, ContactPart.AGENCY_RECRUITER if is_agency else ContactPart.RECRUITER


def _is_of_firm(word: str, body: Message, matter: Matter) -> bool:
    job = next((o for o in body.context.dossier.opportunities if o.id == matter.opportunity), None)
    firm = fold_text((job.company if job else matter.company) or "").split()
    return fold_text(word) in firm or bool(_NO_NAME.search(word))

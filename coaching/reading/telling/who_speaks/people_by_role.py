"""Finds somebody who is told by what they are: "the head of ops worried", "the recruiter said"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from coaching.model.documents import Contact
from coaching.model.vocabulary import ContactPart
from coaching.reading.matter import default_matter, job_of
from coaching.reading.message import Message
from coaching.reading.people.titles import is_title_word
from coaching.reading.text_folding import fold_text
from coaching.reading.words.word_line import WordLine, word_set

_ARTICLES: Final = word_set("the our their my its this that der die la le el il lo")
_JOINING: Final = word_set("of for and in de der des")
_BEFORE_ROLES: Final = word_set("other another new next former previous old assistant deputy")
_PART_WORDS: Final = {
    ContactPart.RECRUITER: ("recruiter", "hr", "hr person", "hr lady", "hr guy"),
    ContactPart.AGENCY_RECRUITER: ("recruiter", "agent"),
    ContactPart.HIRING_MANAGER: ("hiring manager",),
    ContactPart.COORDINATOR: ("coordinator",),
}
_MOST_WORDS: Final = 5
"""A title of more words is told by the last or first of them."""
_WITHOUT_ARTICLE: Final = word_set("hr")


def find_roles_told(message: Message, line: WordLine) -> Iterator[tuple[int, int, str]]:
    """Yields where a role stands that one person alone has, and whose it is.

    A role counts behind "the"; the place begins there. Where two people have it, it names nobody.
    """
    roles = _roles_of_one(message)
    if not roles:
        return
    longest = max(len(words) for words in roles)
    for at, word in enumerate(line.words[:-1]):
        begin = at + 1 if word in _ARTICLES else at
        if begin == at and word not in _WITHOUT_ARTICLE:
            continue
        for length in range(longest, 0, -1):
            name = roles.get(line.words[begin : begin + length])
            if name and not _goes_on(line, begin + length):
                yield at, begin + length, name
                break


def _goes_on(line: WordLine, last: int) -> bool:
    """Tells whether further words belong to the role: "the head of ops", "the manager job"."""
    behind = line.words[last] if last < len(line.words) else ""
    return behind in ("of", "for", "job", "role", "position", "post") or is_title_word(behind)


def _roles_of_one(message: Message) -> Mapping[tuple[str, ...], str]:
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, title, part in _titles_told(message):
        for words in _ways_to_say(title, part):
            holders[words].add(name)
    return {words: next(iter(names)) for words, names in holders.items() if len(names) == 1}


def _titles_told(message: Message) -> Iterator[tuple[str, str, ContactPart | None]]:
    """Yields name, title and part of everybody who is told of, and of those known at the job."""
    known = {one.id: one for one in _contacts_at_job(message)}
    for mention in message.people:
        if mention.is_aside or mention.is_referee:
            continue
        contact = known.pop(mention.contact, None) if mention.contact else None
        title = mention.title or (contact.title if contact else "")
        yield mention.name, title, mention.part or (contact.part if contact else None)
    for contact in known.values():
        yield contact.name, contact.title, contact.part


def _contacts_at_job(message: Message) -> Iterable[Contact]:
    job = job_of(default_matter(message.context), message.context)
    return job.contacts if job else ()


def _ways_to_say(title: str, part: ContactPart | None) -> Iterator[tuple[str, ...]]:
    """Yields "head of operations" and "head", "regional sales manager" and "manager"."""
    words = tuple(word for word in fold_text(title).replace(".", "").split() if word.isalnum())
    if 0 < len(words) <= _MOST_WORDS:
        yield words
    kept = [at for at, word in enumerate(words) if is_title_word(word)]
    for at in kept:
        is_last = at + 1 == len(words) or words[at + 1] in _JOINING
        if is_last and not (at > 0 and words[at - 1] in _BEFORE_ROLES):
            yield (words[at],)
            if at > 0:
                yield words[at - 1 : at + 1]
    for said in _PART_WORDS.get(part, ()) if part else ():
        yield tuple(said.split())

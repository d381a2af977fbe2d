"""Tells whose a mail address, telephone number or link is: by the name in it, or by its place."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from coaching.reading.mentions import DetailKind, DetailMention, PersonMention
from coaching.reading.people.people_on_record import bare_words, is_slip
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text

FIELDS: Final = {
    DetailKind.EMAIL: "email",
    DetailKind.PHONE: "phone",
    DetailKind.LINKEDIN: "linkedin",
}
_FARTHEST: Final = 700
_GENERIC: Final = word_set(
    """
    info jobs job careers career hr talent recruiting recruitment recruiter hello contact office
    team noreply no-reply donotreply support admin people vagas rh bewerbung karriere emprego
    mail enquiries applications hiring work apply reply notifications
    """
)
_OTHERS: Final = re.compile(
    r"\b(?:team|reception|switchboard|office number|hr number|the hr|hotline)\b", re.IGNORECASE
)


def attach_details(
    text: str, mentions: tuple[PersonMention, ...], details: Iterable[DetailMention]
) -> tuple[PersonMention, ...]:
    """Gives each detail to one mention of the person whose it is."""
    people = list(mentions)
    for detail in details:
        field = FIELDS.get(detail.kind)
        index = find_owner(text, people, detail) if field else None
        if field is None or index is None:
            continue
        person = people[index]
        if getattr(person, field) is None and not _has_already(people, person, field):
            people[index] = _give(person, detail, field)
    return tuple(people)


def _has_already(people: list[PersonMention], person: PersonMention, field: str) -> bool:
    """Tells whether another mention of the same person has the detail: the first one stays."""
    return any(other.name == person.name and getattr(other, field) for other in people)


def _give(person: PersonMention, detail: DetailMention, field: str) -> PersonMention:
    near = person.whole.end <= detail.span.start <= person.whole.end + 40
    whole = Stretch(person.whole.start, detail.span.end) if near else person.whole
    match field:
        case "email":
            return replace(person, whole=whole, email=detail.value)
        case "phone":
            return replace(person, whole=whole, phone=detail.value)
        case _:
            return replace(person, whole=whole, linkedin=detail.value)


def find_owner(text: str, people: list[PersonMention], detail: DetailMention) -> int | None:
    """Returns the place of the mention whose detail it is; None where that is unclear."""
    by_name = [index for index, one in enumerate(people) if is_address_of(detail, one.name)]
    if by_name:
        near = [index for index in by_name if people[index].span.start <= detail.span.start]
        return near[-1] if near else by_name[0]
    if is_generic(detail) or is_of_reader(text, detail):
        return None
    if detail.kind is not DetailKind.PHONE and names_somebody(detail) and _is_other(detail, people):
        return None
    by_pronoun = _find_by_pronoun(text, people, detail)
    return _find_by_place(text, people, detail) if by_pronoun is None else by_pronoun


_HERS: Final = re.compile(
    r"\b(?P<whose>her|his) (?:direct |mobile |cell |work |office |phone )?"
    r"(?:cell|mobile|number|phone|line|direct|email|mail|address|no)(?:'s| is|:)? ?$"
)
_SHE_OR_HE: Final = re.compile(
    r"(?:[^.!?\n,;]{0,40}[,;.] (?:and |but )?|,? )(?P<whose>she|he)(?:'?s|'?d)?\b"
)
_TITLED: Final = {"her": ("mrs", "ms", "miss", "lady", "woman"), "his": ("mr", "guy", "man", "lad")}


def _is_whose(text: str, person: PersonMention, whose: str) -> bool:
    """Tells whether somebody is "she" or "he", as asked, by the words beside the name."""
    titles = text[max(0, person.span.start - 12) : person.span.start].casefold().split()
    if any(word.strip(".,") in _TITLED[whose] for word in titles[-2:]):
        return True
    behind = _SHE_OR_HE.match(text[person.span.end : person.span.end + 60].casefold())
    return behind is not None and behind["whose"] == ("she" if whose == "her" else "he")


def _find_by_pronoun(text: str, people: list[PersonMention], detail: DetailMention) -> int | None:
    """Returns the last one before "her cell is ..." who is spoken of as "she"."""
    hers = _HERS.search(text[max(0, detail.span.start - 40) : detail.span.start].casefold())
    if hers is None:
        return None
    earlier = [
        at
        for at, one in enumerate(people)
        if one.span.end <= detail.span.start and _can_own(text, one)
    ]
    whose = hers["whose"]
    told = {people[at].name for at in earlier if _is_whose(text, people[at], whose)}
    return next((at for at in reversed(earlier) if people[at].name in told), None)


_OF_READER: Final = re.compile(
    r"\b(?:you on|your)(?: \w+){0,2} (?:number|mobile|phone|cell|line|email|address)?\W{0,3}$"
)
"""Says that the number is that of the person who reads the mail."""


def is_of_reader(text: str, detail: DetailMention) -> bool:
    """Tells whether it is the number or address of whoever reads a mail."""
    start = detail.span.start
    return _OF_READER.search(text[max(0, start - 60) : start].casefold()) is not None


def _is_other(detail: DetailMention, people: list[PersonMention]) -> bool:
    """Tells whether the address holds a name that is none of theirs."""
    parts = address_words(detail)
    return len(parts) > 1 and all(len(bare_words(one.name)) > 1 for one in people)


def _find_by_place(text: str, people: list[PersonMention], detail: DetailMention) -> int | None:
    later = [index for index, one in enumerate(people) if one.span.start >= detail.span.end]
    if later and _is_signed(text, people[later[-1]], detail):
        return later[-1]
    earlier = [
        index
        for index, one in enumerate(people)
        if one.span.end <= detail.span.start and _can_own(text, one)
    ]
    if earlier:
        last = people[earlier[-1]]
        between = text[last.whole.end : detail.span.start]
        if len(between) <= _FARTHEST and not _OTHERS.search(between[-80:]):
            return earlier[-1]
    return None


_ONLY_NAMED: Final = re.compile(
    r"\b(?:report(?:ing)? to|would be|is called|are called)\s(?:is\s)?(?:called\s)?$"
)


def _can_own(text: str, person: PersonMention) -> bool:
    """Tells whether somebody spoke in the message; a boss who is only named gives no number."""
    before = text[max(0, person.whole.start - 40) : person.whole.start].casefold()
    return not person.is_aside and not _ONLY_NAMED.search(before)


def _is_signed(text: str, person: PersonMention, detail: DetailMention) -> bool:
    """Tells whether "ring me on 07700 …" stands before the name of who signs."""
    before = text[max(0, detail.span.start - 90) : detail.span.start].casefold()
    signed = (
        text[: person.span.start].endswith("\n")
        or not text[: person.span.start].rpartition("\n")[2].strip()
    )
    return signed and bool(re.search(r"\b(?:me|my|i am|i'm)\b", before))


def address_words(detail: DetailMention) -> list[str]:
    """Returns the folded words in front of the @, or behind linkedin.com/in/."""
    if detail.kind is DetailKind.EMAIL:
        local = detail.value.rpartition("@")[0].partition("+")[0]
    else:
        local = detail.value.rstrip("/").rpartition("/")[2]
    return [
        word
        for word in re.split(r"[._\-\d ]+", fold_text(local.replace("'", "").replace(".", " ")))
        if word
    ]


def names_somebody(detail: DetailMention) -> bool:
    """Tells whether an address has a person's name in it."""
    return detail.kind is DetailKind.EMAIL and not is_generic(detail)


def is_generic(detail: DetailMention) -> bool:
    """Tells whether an address is an office's: jobs@, talent@."""
    return detail.kind is DetailKind.EMAIL and any(
        word in _GENERIC for word in address_words(detail)
    )


def is_address_of(detail: DetailMention, name: str) -> bool:
    """Tells whether an address or link holds somebody's name: bcho@ is Bettina Cho's."""
    if detail.kind is DetailKind.PHONE:
        return False
    words, parts = bare_words(name), address_words(detail)
    if not words or not parts:
        return False
    joined = "".join(parts)
    first, last = words[0], words[-1]
    if joined in (
        first,
        last,
        first + last,
        last + first,
        first[0] + last,
        first + last[0],
        last + first[0],
    ):
        return len(joined) > 2
    if len(words) == 1:
        return first in parts or (
            len(first) > 3 and any(is_slip(first, part, 0.85) for part in parts)
        )
    return last in parts or (first in parts and (len(parts) == 1 or parts[-1][0] == last[0]))

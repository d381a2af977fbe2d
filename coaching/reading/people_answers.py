"""Reads messages that are nothing but people: who was there, a signature, a profile line."""

import re
from typing import Final

from coaching.model.documents import Opportunity
from coaching.reading.city_names import is_place
from coaching.reading.context import OpenQuestion
from coaching.reading.message import Message
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.parts import find_part
from coaching.reading.people.people_finder import LIST_QUESTIONS
from coaching.reading.people.titles import clean_title, find_title
from coaching.reading.people_said import read_people_said
from coaching.reading.proposals import Matter, PersonSaid, Reading, SmallTalk, Stretch
from coaching.reading.text_folding import fold_text

_FILLERS: Final = frozenset(
    fold_text(
        """
        and also plus then just again oh ah um uh well so it was were there with me i met talked
        spoke to we had interview the a an some one two three four five of them us they he she
        all only both from at in on for by or but no not else nobody none more someone somebody
        lady woman man guy bloke fella person people whose name names forgot forget remember
        dont didnt get catch escapes my sorry tbh lol thats everyone think maybe sp spelling who
        called named is yes yeah ok other others hr team devs dev recruiter engineers manager
        panel different new same too as already second third first last don't und mit y e et de
        la van von her his their our boss run runs together kind nice friendly lovely sick
        absent there's there're though tho
        """
    ).split()
)
_BOILERPLATE: Final = re.compile(
    r"(?im)^[^\n]*\b(?:confidential|environment|unsubscribe|follow us|sent from my|disclaimer"
    r"|printing"
    r"|privileged|we're hiring|book a (?:call|meeting)|view my profile|out of office)\b[^\n]*$"
)
_OF_SPELLING: Final = frozenset(
    fold_text(
        """
        got wrong wrongly name spelling spelled spelt spell correct corrected correction right typo
        wrote write written misspelled misspelt mistyped misheard should be been change fix update
        amend please pls plz could can you would isnt wasnt not instead last first surname family
        real really actually proper mean meant earlier before above as btw by way hey hi ive youve
        have had has its that thats said says called pronounced without letter letters double
        single wasn isn mr mrs ms miss mx dr prof herr frau doctors doctor oops spellcheck his hers
        autocorrect autocorrected apologies course end middle between title this if do make it put
        forgot umlaut accent accents off extra missing mixed up swapped theres ur your of barrelled
        hyphen hyphenated apparently saw see badge email signature linkedin always keep writing
        """
    ).split()
)
_SHARE_OF_OTHERS: Final = 0.3
_MOST_OTHERS: Final = 6
_DESCRIBED: Final = re.compile(
    r"\b(?:recruiter|someone|somebody|some (?:lady|guy|woman|man|person)|a (?:lady|"
    r"woman|man|guy|person)|"
    r"two|three|four|devs?|engineers?|people|names?|hr|panel|interviewers?|manager|boss|team|colleague)\b",
    re.IGNORECASE,
)


def read_people_answer(message: Message) -> Reading | None:
    """Returns who is named where a message holds nothing else; None for other messages."""
    question = message.context.asked.question
    if question is OpenQuestion.TITLE:
        return _read_title(message)
    if question is OpenQuestion.REACH and message.details and _count_others(message) <= 12:
        return Reading(read_people_said(message)) if read_people_said(message) else None
    if question in LIST_QUESTIONS:
        return _read_list(message)
    return _read_plain_people(message)


def _read_list(message: Message) -> Reading | None:
    people = _without_places(message, read_people_said(message, with_known=True))
    words = _count_words(message)
    if people:
        others = _count_others(message)
        is_list = others <= max(_MOST_OTHERS, _SHARE_OF_OTHERS * words)
        return Reading(people) if is_list else None
    if words <= 16 and is_description(message.text) and not message.times:
        return Reading(small_talk=SmallTalk.NON_ANSWER)
    return None


def is_description(text: str) -> bool:
    """Tells whether a text speaks of people without their names: "the recruiter and two devs"."""
    return bool(_DESCRIBED.search(text))


def _read_plain_people(message: Message) -> Reading | None:
    """Reads a signature, a profile line or a list that nobody asked for."""
    people = read_people_said(message, with_known=True)
    if _puts_name_right(message, people):
        return Reading(people)
    said_much = len(people) > 1 or any(one.title or one.email or one.phone for one in people)
    if not people or not said_much or message.times or any(one.is_referee for one in people):
        return None
    is_signature = any(sign in message.text.strip() for sign in ("\n", "•", "|", "·"))
    people = _without_places(message, people)
    most = 6 if is_signature else 0
    return Reading(people) if _count_others(message) <= most else None


def _puts_name_right(message: Message, people: tuple[PersonSaid, ...]) -> bool:
    """Tells whether a message only says how somebody known is called."""
    names = {one.id: one.name for job in _jobs(message) for one in job.contacts}
    is_right = any(one.contact and names.get(one.contact) != one.name for one in people)
    if not (is_right and message.is_line) or message.times:
        return False
    spans = [one.whole for one in message.people]
    return not any(
        token.is_word
        and token.folded not in _FILLERS | _OF_SPELLING
        and len(token.folded) > 1
        and not any(span.start <= token.span.start < span.end for span in spans)
        for token in message.tokens.all
    )


def _jobs(message: Message) -> tuple[Opportunity, ...]:
    return message.context.dossier.opportunities


def _without_places(message: Message, people: tuple[PersonSaid, ...]) -> tuple[PersonSaid, ...]:
    """Leaves out the city in a signature or a profile line."""
    if not any(sign in message.text.strip() for sign in ("\n", "•", "|", "·")):
        return people
    is_list = not message.details and message.context.asked.question in LIST_QUESTIONS
    return tuple(
        one
        for one in people
        if not _is_only_place(one) or (is_list and is_first_name(fold_text(one.name)))
    )


def _is_only_place(person: PersonSaid) -> bool:
    """Tells whether a line of a profile names a city: nothing else is said of it."""
    is_bare = not (person.email or person.phone or person.contact)
    has_title = person.title is not None and find_title(person.title) is not None
    return is_bare and not has_title and is_place(person.name)


def _count_words(message: Message) -> int:
    return sum(token.is_word for token in message.tokens.all)


def _count_others(message: Message) -> int:
    """Counts the words that belong to nobody and are no filler."""
    spans = [one.whole for one in message.people] + [one.span for one in message.details]
    spans += [one.span for one in message.companies]
    spans += [Stretch(line.start(), line.end()) for line in _BOILERPLATE.finditer(message.text)]
    return sum(
        token.is_word
        and token.folded not in _FILLERS
        and not any(span.start <= token.span.start < span.end for span in spans)
        for token in message.tokens.all
    )


def _read_title(message: Message) -> Reading | None:
    """Reads the answer to "What is their title?" as the title of whom it was asked about."""
    asked = message.context.asked
    jobs = message.context.dossier.opportunities
    found = [(job, one) for job in jobs for one in job.contacts if one.id == asked.contact]
    if not found or message.people or _count_words(message) > 10:
        return None
    said = _HEDGES.sub("", message.text).strip(" .,")
    title = find_title(said) or (clean_title(said) if _count_words(message) <= 5 else None)
    if not title:
        return None
    job, contact = found[0]
    span = Stretch(0, len(message.text))
    part = find_part(said)
    about = Matter(opportunity=job.id)
    return Reading(
        (PersonSaid(span, about, name=contact.name, title=title, part=part, contact=contact.id),)
    )


_HEDGES: Final = re.compile(
    r"^(?:(?:i think|i believe|maybe|probably|it's|its|it is|he's|he is|hes|she's|"
    r"she is|shes|they're|something like|"
    r"um|uh|oh|well)\s)+|,?\s?(?:i think|i believe|i guess|or so|or something|"
    r"not sure|maybe|afaik|tbh)\b.*$",
    re.IGNORECASE,
)

"""Asks about the people met in an interview and keeps each of them as soon as they are named."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from html import escape
from itertools import chain
from typing import Any

from coaching.model.documents import Contact, Conversation, Meeting, Opportunity
from coaching.model.vocabulary import ContactId, ContactPart, InterviewId, InvalidInputError
from coaching.model.wording import LIST_COMMA
from coaching.reading.names import (
    ContactDetails,
    clean_text,
    read_contact_details,
    read_name,
    read_note,
    short_name,
)
from coaching.reading.people_lists import PART_WORDS, PersonMention, read_people
from coaching.translation import Text, Words, _
from handlers.answers.limits_messages import check_contact_limit
from handlers.answers.same_person import merge_into_known, same_question
from handlers.answers.yes_no import NO, YES
from handlers.flows.flow import Answers
from handlers.flows.question import (
    Choice,
    Choices,
    Question,
    QuestionContext,
    parse_slot_name,
    slot_name,
)
from handlers.ui.formatting import PARTS
from handlers.ui.turn import Turn

NAMES_PROMPT = _("Who did you talk to? One name, or all of them with commas between.")
NEXT_NAME_PROMPT = _("What is the next one's name?")
KNOWN_NAMES_PROMPT = _("Who was there? Take a button, or write the names of those who are new.")
PART = _("What part did {name} have?")
WHICH_PART = _("Take the part that comes closest.")
TOPIC = _("What did you and {name} talk about? One thing you could come back to is enough.")
CONCERN = _("Did {name} raise a doubt about you? Then your note can answer it.")
REACH = _("How could you write to {name}? Mail, LinkedIn, or both in one line.")
TITLE = _("What is {name}'s title, if you know it?")
# Translators: stands for {name} in those questions when the name is not known.
UNKNOWN_NAME = _("them")
MORE_PROMPT = _("Anyone else?")
ADD_ANOTHER_LABEL, EVERYONE_LABEL = _("Add another"), _("That was everyone")
NO_DOUBTS = _("no doubts")
NO_DOUBTS_LABEL = _("No doubts")
# Translators: what stands for a mail address when there is none.
NO_REACH = _("no way yet")
NO_REACH_LABEL = _("I do not have it")
PART_LABELS = (
    ((_("Interviewer"), "interviewer"), (_("Hiring manager"), "hiring_manager")),
    ((_("Set it up"), "coordinator"), (_("Reception, staff"), "staff")),
    ((_("Got me the interview"), "helper"),),
)
PEOPLE_REPEAT = "people"
NOBODY_PATTERN = re.compile(
    "n|no|none|done|no ?(?:body|one)(?: else)?|no names|that was everyone|(?:i )?forgot"
    "|(?:i )?(?:do not|don't) (?:know|remember)"
)


def _name_prompt(first: Words) -> Callable[[QuestionContext], Words]:
    def prompt(context: QuestionContext) -> Words:
        if context.repeat_index:
            return NEXT_NAME_PROMPT
        return KNOWN_NAMES_PROMPT if first == NAMES_PROMPT and _name_choices(context) else first

    return prompt


def _contact_names(context: QuestionContext) -> list[str]:
    contacts = context.opportunity.contacts if context.opportunity else ()
    return [contact.name for contact in contacts if contact.part is not ContactPart.HELPER]


def _name_choices(context: QuestionContext) -> Choices:
    """Offers the people known already as buttons, while they were not named in this flow."""
    if context.opportunity is None or context.interview is None:
        return ()
    named = {str(value).casefold() for value in context.answers.values()}
    known = [name for name in _contact_names(context) if name.casefold() not in named]
    return [[Choice(name, name)] for name in known[:6]]


def _read_names(text: str, context: QuestionContext) -> Any:
    """Reads one or several people: the first answers this round, the others answer rounds of
    their own. Returns None for "nobody"."""
    if _is_nobody(_normalize(text)):
        return None
    first, *others = read_people(text)
    names = [first.name, *(other.name for other in others)]
    check_contact_limit(context, names, instead_of=_round_origin(context))
    own = {
        slot_name(key, context.repeat_index): value
        for key, value in _answers_from_intro(first).items()
    }
    return Answers(
        answer=_usual_spelling(first.name, context),
        other_answers={**own, **_further_answers(others, context)},
    )


def _usual_spelling(name: str, context: QuestionContext) -> str:
    """Returns the name as it is spelled for somebody who is known already."""
    contacts = context.opportunity.contacts if context.opportunity else ()
    names = (contact.name for contact in contacts if contact.origin != _round_origin(context))
    return next((known for known in names if known.casefold() == name.casefold()), name)


def _round_origin(context: QuestionContext) -> str:
    """Returns the mark of a contact that this round's answer brought."""
    conversation = context.person.conversation
    return f"{conversation.serial}.{context.repeat_index}" if conversation else ""


def _normalize(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).rstrip(".!")


def _is_nobody(normalized: str) -> bool:
    """Tells whether it means nobody, in English or with a "no" of the person's own language."""
    return bool(NOBODY_PATTERN.fullmatch(normalized)) or _is_one_of(normalized, NO, EVERYONE_LABEL)


def _is_one_of(normalized: str, *texts: Text) -> bool:
    return any(normalized == _normalize(str(text)) for text in texts)


def _further_answers(people: Iterable[PersonMention], context: QuestionContext) -> dict[str, Any]:
    """Returns the answers that add people behind the last round, so that nobody is replaced."""
    named = (name for name in context.answers if parse_slot_name(name)[0] == "name")
    last = max((parse_slot_name(name)[1] for name in named), default=0)
    more: dict[str, Any] = {}
    for rnd, person in enumerate(people, max(last, context.repeat_index) + 1):
        more |= {slot_name(key, rnd): value for key, value in _answers_from_intro(person).items()}
        more |= {
            slot_name("more", rnd - 1): True,
            slot_name("name", rnd): _usual_spelling(person.name, context),
        }
    return more


def _answers_from_intro(person: PersonMention) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if person.part is not None:
        known["part"] = person.part.value
    if person.title:
        known["title"] = person.title
    if person.reach != ContactDetails():
        known["reach"] = asdict(person.reach)
    return known


def _read_contact_card(card: Mapping[str, str], context: QuestionContext) -> Any:
    """Reads a shared contact card: the name, and the phone number if there is one."""
    name = read_name(card["name"])
    check_contact_limit(context, [name], instead_of=_round_origin(context))
    phone = {
        slot_name("reach", context.repeat_index): asdict(
            ContactDetails(phone=clean_text(card.get("phone", "")))
        )
    }
    return Answers(answer=name, other_answers=phone if card.get("phone") else {})


def read_part(text: str, _: QuestionContext) -> str:
    """Reads a part in words. Raises InvalidInputError for anything else."""
    part = PART_WORDS.get(text.strip().casefold())
    if part is None:
        raise InvalidInputError(WHICH_PART)
    return part.value


def part_choices(_: QuestionContext) -> Choices:
    """Offers every part as a button."""
    return tuple(tuple(Choice(label, part) for label, part in row) for row in PART_LABELS)


def part_text(value: Any) -> str:
    """Returns how a part reads."""
    return str(PARTS[ContactPart(value)])


def reach_text(value: Any) -> str:
    """Returns how mail, LinkedIn and phone read, as far as they are known."""
    if not value:
        return str(NO_REACH)
    return str(LIST_COMMA).join(detail for detail in value.values() if detail)


def concern_text(value: Any) -> str:
    """Returns the doubt, or that there was none."""
    return str(value or NO_DOUBTS)


def _has_name(context: QuestionContext) -> bool:
    return bool(context.answer("name"))


def _is_new(context: QuestionContext) -> bool:
    """Tells whether this round's person is new, so that lasting facts have to be asked."""
    name = context.answer("same") or context.answer("name")
    if not name or context.opportunity is None:
        return bool(name)
    known = _find_contact(context.opportunity, name, _round_origin(context))
    return known is None or known.origin == _round_origin(context)


def _has_talked(context: QuestionContext) -> bool:
    """Tells whether there was a talk with this person: before the interview there is none."""
    begun = context.interview is not None and context.interview.start <= context.now
    return begun and _has_name(context)


def _find_part(context: QuestionContext) -> ContactPart | None:
    """Returns the part that this round's person had, as far as it is known."""
    said = context.answer("part")
    name = str(context.answer("same") or context.answer("name") or "")
    known = (
        _find_contact(context.opportunity, name, _round_origin(context))
        if context.opportunity
        else None
    )
    if said:
        return ContactPart(said)
    return known.part if known else None


def _can_ask_topic(context: QuestionContext) -> bool:
    """Tells whether a topic can be asked for; a helper was not in the room."""
    return _has_talked(context) and _find_part(context) is not ContactPart.HELPER


def _can_ask_concern(context: QuestionContext) -> bool:
    """Tells whether this person was there to form a view of the candidate."""
    return _has_talked(context) and _find_part(context) not in (
        ContactPart.HELPER,
        ContactPart.STAFF,
    )


def _prompt_with_name(text: Text) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        name = context.answer("same") or context.answer("name")
        return text.format(name=escape(short_name(name)) if name else UNKNOWN_NAME)

    return prompt


def person_questions(
    repeat: str = PEOPLE_REPEAT, first_prompt: Words = NAMES_PROMPT
) -> tuple[Question, ...]:
    """Returns the questions about one person, asked again for the next; `first_prompt` asks for
    the first name."""
    return (
        Question(
            "name",
            _name_prompt(first_prompt),
            _read_names,
            _name_choices,
            repeat=repeat,
            read_contact=_read_contact_card,
        ),
        same_question(repeat),
        *_talk_questions(repeat),
        *_reach_questions(repeat),
        Question(
            "more",
            MORE_PROMPT,
            _read_more,
            _more_choices,
            when=_has_name,
            repeat=repeat,
            asks_for_more=True,
        ),
    )


def _more_choices(_: QuestionContext) -> Choices:
    return ((Choice(ADD_ANOTHER_LABEL, value=True), Choice(EVERYONE_LABEL, value=False)),)


def _talk_questions(repeat: str) -> tuple[Question, ...]:
    return (
        Question(
            "part",
            _prompt_with_name(PART),
            read_part,
            part_choices,
            when=_is_new,
            format_answer=part_text,
            repeat=repeat,
        ),
        Question("topic", _prompt_with_name(TOPIC), _read_note, when=_can_ask_topic, repeat=repeat),
        Question(
            "concern",
            _prompt_with_name(CONCERN),
            _read_note,
            lambda _: ((Choice(NO_DOUBTS_LABEL, ""),),),
            when=_can_ask_concern,
            format_answer=concern_text,
            repeat=repeat,
        ),
    )


def _reach_questions(repeat: str) -> tuple[Question, ...]:
    return (
        Question(
            "reach",
            _prompt_with_name(REACH),
            lambda text, _: asdict(read_contact_details(text)),
            lambda _: ((Choice(NO_REACH_LABEL, ""),),),
            when=_is_new,
            format_answer=reach_text,
            repeat=repeat,
        ),
        Question("title", _prompt_with_name(TITLE), _read_note, when=_is_new, repeat=repeat),
    )


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


def _read_more(text: str, context: QuestionContext) -> Any:
    """Reads yes, no, or the next names at once."""
    normalized = _normalize(text)
    if _is_nobody(normalized):
        return False
    if normalized in ("yes", "y", "add another") or _is_one_of(normalized, YES, ADD_ANOTHER_LABEL):
        return True
    people = read_people(text)
    check_contact_limit(context, [person.name for person in people])
    return Answers(answer=True, other_answers=_further_answers(people, context))


def keep_people(turn: Turn, conversation: Conversation) -> None:
    """Makes contacts of the answers. Keeping the same answers again changes nothing."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    rounds = sum(parse_slot_name(slot)[0] == "name" for slot in conversation.answers)
    for rnd in range(rounds):
        opportunity = _add_person(turn, opportunity, conversation, rnd)
    turn.put_opportunity(opportunity)


def _add_person(
    turn: Turn, opportunity: Opportunity, conversation: Conversation, rnd: int
) -> Opportunity:
    name = conversation.answers.get(slot_name("name", rnd))
    if not name:
        return opportunity
    origin = f"{conversation.serial}.{rnd}"
    same = conversation.answers.get(slot_name("same", rnd))
    if same:
        name, opportunity = same, merge_into_known(opportunity, same, origin)
    known = _find_contact(opportunity, name, origin)
    contact = known or Contact(
        id=ContactId(turn.allocate_id()), name=name, known_since=turn.now, origin=origin
    )
    said = {
        key: conversation.answers.get(slot_name(key, rnd))
        for key in ("part", "topic", "concern", "reach", "title")
    }
    name = name if contact.origin == origin else contact.name  # known people keep their spelling
    contact = apply_answers(replace(contact, name=name), said, conversation.interview)
    return _put_contact(opportunity, contact)


def _put_contact(opportunity: Opportunity, contact: Contact) -> Opportunity:
    """Puts the contact in the place of their earlier state, or behind the others."""
    contacts = opportunity.contacts
    if any(other.id == contact.id for other in contacts):
        contacts = tuple(contact if other.id == contact.id else other for other in contacts)
    else:
        contacts = (*contacts, contact)
    return replace(opportunity, contacts=contacts)


def _find_contact(opportunity: Opportunity, name: str, origin: str) -> Contact | None:
    contacts = opportunity.contacts
    by_origin = (contact for contact in contacts if contact.origin == origin)
    by_name = (contact for contact in contacts if contact.name.casefold() == name.casefold())
    return next(chain(by_origin, by_name), None)


def apply_answers(
    contact: Contact, said: Mapping[str, Any], interview: InterviewId | None
) -> Contact:
    """Returns the contact with what was said of them. What was skipped stays as it was, and an
    empty text takes back what stood there."""
    reach = said.get("reach")
    if reach == "":
        contact = replace(contact, email="", linkedin="", phone="")
    reach = reach or {}
    return replace(
        contact,
        part=ContactPart(said["part"]) if said.get("part") else contact.part,
        title=said.get("title") or contact.title,
        email=reach.get("email") or contact.email,
        linkedin=reach.get("linkedin") or contact.linkedin,
        phone=reach.get("phone") or contact.phone,
        met=_put_meeting(contact, said, interview),
    )


def _put_meeting(
    contact: Contact, said: Mapping[str, Any], interview: InterviewId | None
) -> tuple[Meeting, ...]:
    if interview is None:
        return contact.met
    before = contact.meeting_in(interview) or Meeting(interview)
    concern, useful = said.get("concern"), said.get("useful")
    after = replace(
        before,
        topic=said.get("topic") or before.topic,
        concern=before.concern if concern is None else concern,
        useful=before.useful if useful is None else useful,
    )
    others = tuple(meeting for meeting in contact.met if meeting.interview != interview)
    return (*others, after)

"""Asks about the people somebody met, one at a time, and keeps each as soon as they are named."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from html import escape
from typing import Any

from coaching.model.documents import Contact, Conversation, Meeting, Opportunity
from coaching.model.vocabulary import ContactId, ContactPart, InterviewId, InvalidInputError
from coaching.reading.names import (
    ContactDetails,
    clean_text,
    read_contact_details,
    read_name,
    read_note,
    short_name,
)
from coaching.reading.people_lists import PART_WORDS, PersonMention, read_people
from handlers.answers.limits_messages import check_contact_limit
from handlers.answers.same_person import merge_into_known, same_question
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

NAMES_PROMPT = "Who did you talk to? One name, or all of them with commas between."
NEXT_NAME_PROMPT = "What is the next one's name?"
KNOWN_NAMES_PROMPT = "Who was there? Take a button, or write the names of those who are new."
PART = "What part did {name} have?"
WHICH_PART = "Take the part that comes closest."
TOPIC = "What did you and {name} talk about? One thing you could come back to is enough."
CONCERN = "Did {name} raise a doubt about you? Then your note can answer it."
REACH = "How could you write to {name}? Mail, LinkedIn, or both in one line."
TITLE = "What is {name}'s title, if you know it?"
MORE_PROMPT = "Anyone else?"
PEOPLE_REPEAT = "people"
NO_DOUBTS = "no doubts"
NO_REACH = "no way yet"
NOBODY_PATTERN = re.compile(
    "n|no|none|done|no ?(?:body|one)(?: else)?|no names|that was everyone|(?:i )?forgot"
    "|(?:i )?(?:do not|don't) (?:know|remember)"
)


def _name_prompt(first: str) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        if context.repeat_index:
            return NEXT_NAME_PROMPT
        return KNOWN_NAMES_PROMPT if first == NAMES_PROMPT and _name_choices(context) else first

    return prompt


def _contact_names(context: QuestionContext) -> list[str]:
    contacts = context.opportunity.contacts if context.opportunity else ()
    return [contact.name for contact in contacts if contact.part is not ContactPart.HELPER]


def _name_choices(context: QuestionContext) -> Choices:
    """The people known already, each a button while they have not been named in this flow."""
    if context.opportunity is None or context.interview is None:
        return ()
    named = {str(value).casefold() for value in context.answers.values()}
    known = [name for name in _contact_names(context) if name.casefold() not in named]
    return [[Choice(name, name)] for name in known[:6]]


def _read_names(text: str, context: QuestionContext) -> Any:
    """One or several people: the first answers this round, the others rounds of their own.
    None for "nobody"."""
    if NOBODY_PATTERN.fullmatch(_normalize(text)):
        return None
    first, *others = read_people(text)
    check_contact_limit(
        context, [first.name, *(one.name for one in others)], instead_of=_round_origin(context)
    )
    own = {
        slot_name(key, context.repeat_index): value
        for key, value in _answers_from_intro(first).items()
    }
    return Answers(
        answer=_usual_spelling(first.name, context),
        other_answers={**own, **_further_answers(others, context)},
    )


def _usual_spelling(name: str, context: QuestionContext) -> str:
    """The name as it was logged for somebody who is known already."""
    contacts = context.opportunity.contacts if context.opportunity else ()
    others = (one.name for one in contacts if one.origin != _round_origin(context))
    return next((one for one in others if one.casefold() == name.casefold()), name)


def _round_origin(context: QuestionContext) -> str:
    """What names this round's answer as the one that brought somebody."""
    talk = context.person.conversation
    return f"{talk.serial}.{context.repeat_index}" if talk else ""


def _normalize(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).rstrip(".!")


def _further_answers(people: Iterable[PersonMention], context: QuestionContext) -> dict[str, Any]:
    """The answers that add people behind the last round there is, so that nobody is replaced."""
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
    """A shared contact card: the name, and the phone number with it."""
    name = read_name(card["name"])
    check_contact_limit(context, [name], instead_of=_round_origin(context))
    phone = {
        slot_name("reach", context.repeat_index): asdict(
            ContactDetails(phone=clean_text(card.get("phone", "")))
        )
    }
    return Answers(answer=name, other_answers=phone if card.get("phone") else {})


def read_part(text: str, _: QuestionContext) -> str:
    """A part in words. Raises Rejected for anything that is none."""
    part = PART_WORDS.get(text.strip().casefold())
    if part is None:
        raise InvalidInputError(WHICH_PART)
    return part.value


def part_choices(_: QuestionContext) -> Choices:
    """Every part as a button, in words that fit one."""
    return (
        (Choice("Interviewer", "interviewer"), Choice("Hiring manager", "hiring_manager")),
        (Choice("Set it up", "coordinator"), Choice("Reception, staff", "staff")),
        (Choice("Got me the interview", "helper"),),
    )


def part_text(value: Any) -> str:
    """How a part reads."""
    return str(PARTS[ContactPart(value)])


def reach_text(value: Any) -> str:
    """How mail, LinkedIn and phone read, those that are there."""
    return ", ".join(text for text in value.values() if text) if value else NO_REACH


def concern_text(value: Any) -> str:
    """The doubt, or that there was none."""
    return str(value) or NO_DOUBTS


def _has_name(context: QuestionContext) -> bool:
    return bool(context.answer("name"))


def _is_new(context: QuestionContext) -> bool:
    """Whether this round's person still has to be asked about what does not change."""
    name = context.answer("same") or context.answer("name")
    if not name or context.opportunity is None:
        return bool(name)
    known = _find_contact(context.opportunity, name, _round_origin(context))
    return known is None or known.origin == _round_origin(context)


def _has_talked(context: QuestionContext) -> bool:
    """Whether there is a talk with this round's person to ask about: before it there is none."""
    begun = context.interview is not None and context.interview.start <= context.now
    return begun and _has_name(context)


def _find_part(context: QuestionContext) -> ContactPart | None:
    """What this round's person was, as far as it is known."""
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
    """Who opened the door was not in the room."""
    return _has_talked(context) and _find_part(context) is not ContactPart.HELPER


def _can_ask_concern(context: QuestionContext) -> bool:
    """Whether they were there to form a view."""
    return _has_talked(context) and _find_part(context) not in (
        ContactPart.HELPER,
        ContactPart.STAFF,
    )


def _prompt_with_name(text: str) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        name = context.answer("same") or context.answer("name") or "them"
        return text.format(name=escape(short_name(name)))

    return prompt


def person_questions(
    repeat: str = PEOPLE_REPEAT, first_prompt: str = NAMES_PROMPT
) -> tuple[Question, ...]:
    """The questions about one person, which go on to the next; `who` asks for the first."""
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
            lambda _: (
                (Choice("Add another", value=True), Choice("That was everyone", value=False)),
            ),
            when=_has_name,
            repeat=repeat,
            asks_for_more=True,
        ),
    )


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
            lambda _: ((Choice("No doubts", ""),),),
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
            lambda _: ((Choice("I do not have it", ""),),),
            when=_is_new,
            format_answer=reach_text,
            repeat=repeat,
        ),
        Question("title", _prompt_with_name(TITLE), _read_note, when=_is_new, repeat=repeat),
    )


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


def _read_more(text: str, context: QuestionContext) -> Any:
    """Yes, no, or the next name at once."""
    if NOBODY_PATTERN.fullmatch(_normalize(text)):
        return False
    if _normalize(text) in ("yes", "y", "add another"):
        return True
    people = read_people(text)
    check_contact_limit(context, [one.name for one in people])
    return Answers(answer=True, other_answers=_further_answers(people, context))


def keep_people(turn: Turn, conversation: Conversation) -> None:
    """Makes contacts of the answers: keeping the same answers again changes nothing."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    rounds = sum(1 for key in conversation.answers if key.partition("#")[0] == "name")
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
    whole = conversation.answers.get(slot_name("same", rnd))
    if whole:
        name, opportunity = whole, merge_into_known(opportunity, whole, origin)
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
    others = tuple(one for one in opportunity.contacts if one.id != contact.id)
    if known is None:
        return replace(opportunity, contacts=(*others, contact))
    placed = tuple(contact if one.id == contact.id else one for one in opportunity.contacts)
    return replace(opportunity, contacts=placed)


def _find_contact(opportunity: Opportunity, name: str, origin: str) -> Contact | None:
    contacts = opportunity.contacts
    by_origin = next((one for one in contacts if one.origin == origin), None)
    wanted = name.casefold()
    return by_origin or next((one for one in contacts if one.name.casefold() == wanted), None)


def apply_answers(
    contact: Contact, said: Mapping[str, Any], interview: InterviewId | None
) -> Contact:
    """The contact with what was said of them; what was skipped stays as it was, and "" takes
    back what stood there."""
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
    others = tuple(one for one in contact.met if one.interview != interview)
    return (*others, after)

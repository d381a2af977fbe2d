"""Asks about the people met in an interview, one after the other."""

from collections.abc import Callable
from dataclasses import asdict
from html import escape
from typing import Any

from coaching.model.vocabulary import ContactPart, InvalidInputError
from coaching.model.wording import LIST_COMMA
from coaching.reading.listed_people import read_part_words
from coaching.reading.people.names import read_contact_details, read_note, short_name
from coaching.translation import Text, Words, _
from handlers.answers.same_person import same_question
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.people.keep_people import find_contact
from handlers.people.name_answers import (
    ADD_ANOTHER_LABEL,
    EVERYONE_LABEL,
    read_contact_card,
    read_more,
    read_names,
    round_origin,
)
from handlers.ui.formatting import PARTS

NAMES_PROMPT = _("Who did you talk to? One name, or all of them with commas between.")
NEXT_NAME_PROMPT = _("What is the next one's name?")
KNOWN_NAMES_PROMPT = _("Who was there? Press a button, or write the names of those who are new.")
PART = _("What part did {name} have?")
WHICH_PART = _("Take the part that comes closest.")
TOPIC = _("What did you and {name} talk about? One thing you could come back to is enough.")
CONCERN = _("Did {name} raise a doubt about you? Then your note can answer it.")
REACH = _("How could you write to {name}? Mail, LinkedIn, or both in one line.")
TITLE = _("What is {name}'s title, if you know it?")
# Translators: stands for {name} in those questions when the name is not known.
UNKNOWN_NAME = _("them")
MORE_PROMPT = _("Anyone else?")
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


def read_part(text: str, _: QuestionContext) -> str:
    """Reads a part in words. Raises InvalidInputError for anything else."""
    part = read_part_words(text)
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
    known = find_contact(context.opportunity, name, round_origin(context))
    return known is None or known.origin == round_origin(context)


def _has_talked(context: QuestionContext) -> bool:
    """Tells whether there was a talk with this person: before the interview there is none."""
    begun = context.interview is not None and context.interview.start <= context.now
    return begun and _has_name(context)


def _find_part(context: QuestionContext) -> ContactPart | None:
    """Returns the part that this round's person had, as far as it is known."""
    said = context.answer("part")
    name = str(context.answer("same") or context.answer("name") or "")
    known = (
        find_contact(context.opportunity, name, round_origin(context))
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
            read_names,
            _name_choices,
            repeat=repeat,
            read_contact=read_contact_card,
        ),
        same_question(repeat),
        *_talk_questions(repeat),
        *_reach_questions(repeat),
        Question(
            "more",
            MORE_PROMPT,
            read_more,
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

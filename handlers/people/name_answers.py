"""Reads the people that somebody names: one or several, with what is said of each, or nobody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from coaching.model.documents import Dossier
from coaching.model.vocabulary import ZoneName
from coaching.reading.context import ReadingContext
from coaching.reading.listed_people import ListedPerson, read_people
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people.names import ContactDetails, clean_text, read_name
from coaching.reading.text_folding import fold_text
from coaching.translation import Text, _
from handlers.answers.limits_messages import check_contact_limit
from handlers.answers.yes_no import NO, YES
from handlers.flows.flow import Answers
from handlers.flows.question import QuestionContext, parse_slot_name, slot_name

ADD_ANOTHER_LABEL, EVERYONE_LABEL = _("Add another"), _("That was everyone")


def read_names(text: str, context: QuestionContext) -> Any:
    """Reads one or several people. The first is the answer of this round; each of the others
    becomes the answer of a further round. Returns None for "nobody"."""
    people = _read_everybody(text, context)
    return people_answer(people, context)[0] if people else None


def people_answer(
    people: Sequence[ListedPerson], context: QuestionContext, *, is_more: bool = False
) -> tuple[Answers, list[int]]:
    """Returns the answers that add these people, one round each, and the numbers of the rounds.

    `is_more` says that they answer "Anyone else?". Raises InvalidInputError when one job would have
    too many people.
    """
    if is_more:
        return _more_people_answer(people, context)
    first, *others = people
    names = [first.name, *(other.name for other in others)]
    check_contact_limit(context, names, instead_of=round_origin(context))
    intro = {
        slot_name(key, context.repeat_index): value
        for key, value in _answers_from_intro(first).items()
    }
    answers = Answers(
        answer=_usual_spelling(first.name, context),
        other_answers={**intro, **_further_answers(others, context)},
    )
    next_round = _next_round(context)
    return answers, [context.repeat_index, *range(next_round, next_round + len(others))]


def _more_people_answer(
    people: Sequence[ListedPerson], context: QuestionContext
) -> tuple[Answers, list[int]]:
    """Returns the answer to "Anyone else?" that names the next ones at once."""
    check_contact_limit(context, [person.name for person in people])
    next_round = _next_round(context)
    answers = Answers(answer=True, other_answers=_further_answers(people, context))
    return answers, list(range(next_round, next_round + len(people)))


def _next_round(context: QuestionContext) -> int:
    named = (name for name in context.answers if parse_slot_name(name)[0] == "name")
    last = max((parse_slot_name(name)[1] for name in named), default=0)
    return max(last, context.repeat_index) + 1


def _usual_spelling(name: str, context: QuestionContext) -> str:
    """Returns the name as it is spelled already where a contact of that name is known."""
    contacts = context.opportunity.contacts if context.opportunity else ()
    names = (contact.name for contact in contacts if contact.origin != round_origin(context))
    return next((known for known in names if known.casefold() == name.casefold()), name)


def round_origin(context: QuestionContext) -> str:
    """Returns what a contact added by this round's answer has as its origin."""
    conversation = context.person.conversation
    return f"{conversation.serial}.{context.repeat_index}" if conversation else ""


def _read_everybody(text: str, context: QuestionContext) -> tuple[ListedPerson, ...]:
    """Reads the people in a text; there is nobody where it says so, in any language."""
    if is_non_answer(text, "done", str(NO), *_labels(EVERYONE_LABEL)):
        return ()
    return read_people(text, _reading_context(context))


def _labels(text: Text) -> tuple[str, str]:
    return str(text), text.source


def _reading_context(context: QuestionContext) -> ReadingContext:
    opportunity = context.opportunity
    jobs = context.opportunities or ((opportunity,) if opportunity else ())
    return ReadingContext(
        dossier=Dossier(context.person, jobs),
        now=context.as_of,
        zone=context.person.zone or ZoneName("UTC"),
    )


def _further_answers(people: Iterable[ListedPerson], context: QuestionContext) -> dict[str, Any]:
    """Returns the answers that add these people in new rounds after the last one, so that nobody
    who was named before is replaced."""
    more: dict[str, Any] = {}
    for round_index, person in enumerate(people, _next_round(context)):
        more |= {
            slot_name(key, round_index): value for key, value in _answers_from_intro(person).items()
        }
        more |= {
            slot_name("more", round_index - 1): True,
            slot_name("name", round_index): _usual_spelling(person.name, context),
        }
    return more


def _answers_from_intro(person: ListedPerson) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if person.part is not None:
        known["part"] = person.part.value
    if person.title:
        known["title"] = person.title
    if person.reach != ContactDetails():
        known["reach"] = asdict(person.reach)
    return known


def read_contact_card(card: Mapping[str, str], context: QuestionContext) -> Any:
    """Reads a shared contact card: the name, and the phone number if there is one."""
    name = read_name(card["name"])
    check_contact_limit(context, [name], instead_of=round_origin(context))
    phone = {
        slot_name("reach", context.repeat_index): asdict(
            ContactDetails(phone=clean_text(card.get("phone", "")))
        )
    }
    return Answers(answer=name, other_answers=phone if card.get("phone") else {})


def read_more(text: str, context: QuestionContext) -> Any:
    """Reads yes, no, or the next names at once."""
    word = fold_text(text)
    if word in {"yes", "y", fold_text(str(YES)), *map(fold_text, _labels(ADD_ANOTHER_LABEL))}:
        return True
    people = _read_everybody(text, context)
    if not people:
        return False
    return _more_people_answer(people, context)[0]

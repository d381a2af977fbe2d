"""Asks about the people somebody met, one at a time, and keeps each as soon as they are named."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from html import escape
from typing import Any

from coaching.model.documents import Contact, Conversation, Meeting, Opportunity
from coaching.model.vocabulary import ContactId, InterviewId, Part, Rejected
from coaching.reading.names import Reach, greeting_name, read_name, read_note, read_reach, tidy
from coaching.reading.people_lists import PART_WORDS, Introduced, read_people
from handlers.answers.limits_messages import check_room
from handlers.answers.same_person import as_known, same_question
from handlers.flows.flow import Answers
from handlers.flows.question import Choice, Choices, Question, Scene, key_and_round, slot
from handlers.ui.formatting import PARTS
from handlers.ui.turn import Turn

WHO = "Who did you talk to? One name, or all of them with commas between."
WHO_MORE = "What is the next one's name?"
WHO_KNOWN = "Who was there? Take a button, or write the names of those who are new."
PART = "What part did {name} have?"
WHICH_PART = "Take the part that comes closest."
TOPIC = "What did you and {name} talk about? One thing you could come back to is enough."
CONCERN = "Did {name} raise a doubt about you? Then your note can answer it."
REACH = "How could you write to {name}? Mail, LinkedIn, or both in one line."
TITLE = "What is {name}'s title, if you know it?"
MORE = "Anyone else?"
ROUND = "people"
NO_DOUBTS = "no doubts"
NO_WAY_YET = "no way yet"
NOBODY = re.compile(
    "n|no|none|done|no ?(?:body|one)(?: else)?|no names|that was everyone|(?:i )?forgot"
    "|(?:i )?(?:do not|don't) (?:know|remember)"
)


def _who(first: str) -> Callable[[Scene], str]:
    def prompt(scene: Scene) -> str:
        if scene.round:
            return WHO_MORE
        return WHO_KNOWN if first == WHO and _who_choices(scene) else first

    return prompt


def _names_known(scene: Scene) -> list[str]:
    contacts = scene.opportunity.contacts if scene.opportunity else ()
    return [contact.name for contact in contacts if contact.part is not Part.HELPER]


def _who_choices(scene: Scene) -> Choices:
    """The people known already, each a button while they have not been named in this flow."""
    if scene.opportunity is None or scene.interview is None:
        return ()
    named = {str(value).casefold() for value in scene.answers.values()}
    known = [name for name in _names_known(scene) if name.casefold() not in named]
    return [[Choice(name, name)] for name in known[:6]]


def _read_who(text: str, scene: Scene) -> Any:
    """One or several people: the first answers this round, the others rounds of their own.
    None for "nobody"."""
    if NOBODY.fullmatch(_plain(text)):
        return None
    first, *others = read_people(text)
    check_room(scene, [first.name, *(one.name for one in others)], instead_of=_origin(scene))
    own = {slot(key, scene.round): value for key, value in _known_of(first).items()}
    return Answers(own=_spelled(first.name, scene), more={**own, **_behind(others, scene)})


def _spelled(name: str, scene: Scene) -> str:
    """The name as it was logged for somebody who is known already."""
    contacts = scene.opportunity.contacts if scene.opportunity else ()
    others = (one.name for one in contacts if one.origin != _origin(scene))
    return next((one for one in others if one.casefold() == name.casefold()), name)


def _origin(scene: Scene) -> str:
    """What names this round's answer as the one that brought somebody."""
    talk = scene.person.conversation
    return f"{talk.serial}.{scene.round}" if talk else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).rstrip(".!")


def _behind(people: Iterable[Introduced], scene: Scene) -> dict[str, Any]:
    """The answers that add people behind the last round there is, so that nobody is replaced."""
    named = (name for name in scene.answers if key_and_round(name)[0] == "name")
    last = max((key_and_round(name)[1] for name in named), default=0)
    more: dict[str, Any] = {}
    for rnd, person in enumerate(people, max(last, scene.round) + 1):
        more |= {slot(key, rnd): value for key, value in _known_of(person).items()}
        more |= {slot("more", rnd - 1): True, slot("name", rnd): _spelled(person.name, scene)}
    return more


def _known_of(person: Introduced) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if person.part is not None:
        known["part"] = person.part.value
    if person.title:
        known["title"] = person.title
    if person.reach != Reach():
        known["reach"] = asdict(person.reach)
    return known


def _read_card(card: Mapping[str, str], scene: Scene) -> Any:
    """A shared contact card: the name, and the phone number with it."""
    name = read_name(card["name"])
    check_room(scene, [name], instead_of=_origin(scene))
    phone = {slot("reach", scene.round): asdict(Reach(phone=tidy(card.get("phone", ""))))}
    return Answers(own=name, more=phone if card.get("phone") else {})


def read_part(text: str, _: Scene) -> str:
    """A part in words. Raises Rejected for anything that is none."""
    part = PART_WORDS.get(text.strip().casefold())
    if part is None:
        raise Rejected(WHICH_PART)
    return part.value


def part_choices(_: Scene) -> Choices:
    """Every part as a button, in words that fit one."""
    return (
        (Choice("Interviewer", "interviewer"), Choice("Hiring manager", "hiring_manager")),
        (Choice("Set it up", "coordinator"), Choice("Reception, staff", "staff")),
        (Choice("Got me the interview", "helper"),),
    )


def told_part(value: Any) -> str:
    """How a part reads."""
    return PARTS[Part(value)]


def told_reach(value: Any) -> str:
    """How mail, LinkedIn and phone read, those that are there."""
    return ", ".join(text for text in value.values() if text) if value else NO_WAY_YET


def told_concern(value: Any) -> str:
    """The doubt, or that there was none."""
    return str(value) or NO_DOUBTS


def _named(scene: Scene) -> bool:
    return bool(scene.said("name"))


def _new_here(scene: Scene) -> bool:
    """Whether this round's person still has to be asked about what does not change."""
    name = scene.said("same") or scene.said("name")
    if not name or scene.opportunity is None:
        return bool(name)
    known = _find(scene.opportunity, name, _origin(scene))
    return known is None or known.origin == _origin(scene)


def _talked(scene: Scene) -> bool:
    """Whether there is a talk with this round's person to ask about: before it there is none."""
    begun = scene.interview is not None and scene.interview.start <= scene.now
    return begun and _named(scene)


def _part(scene: Scene) -> Part | None:
    """What this round's person was, as far as it is known."""
    said = scene.said("part")
    name = str(scene.said("same") or scene.said("name") or "")
    known = _find(scene.opportunity, name, _origin(scene)) if scene.opportunity else None
    if said:
        return Part(said)
    return known.part if known else None


def _spoke_of(scene: Scene) -> bool:
    """Who opened the door was not in the room."""
    return _talked(scene) and _part(scene) is not Part.HELPER


def _may_doubt(scene: Scene) -> bool:
    """Whether they were there to form a view."""
    return _talked(scene) and _part(scene) not in (Part.HELPER, Part.STAFF)


def _about(text: str) -> Callable[[Scene], str]:
    def words(scene: Scene) -> str:
        name = scene.said("same") or scene.said("name") or "them"
        return text.format(name=escape(greeting_name(name)))

    return words


def person_questions(repeat: str = ROUND, who: str = WHO) -> tuple[Question, ...]:
    """The questions about one person, which go on to the next; `who` asks for the first."""
    return (
        Question("name", _who(who), _read_who, _who_choices, repeat=repeat, contact=_read_card),
        same_question(repeat),
        *_what_was_said(repeat),
        *_how_to_write(repeat),
        Question(
            "more",
            MORE,
            _read_more,
            lambda _: (
                (Choice("Add another", value=True), Choice("That was everyone", value=False)),
            ),
            when=_named,
            repeat=repeat,
            again=True,
        ),
    )


def _what_was_said(repeat: str) -> tuple[Question, ...]:
    return (
        Question(
            "part",
            _about(PART),
            read_part,
            part_choices,
            when=_new_here,
            told=told_part,
            repeat=repeat,
        ),
        Question("topic", _about(TOPIC), _note, when=_spoke_of, repeat=repeat),
        Question(
            "concern",
            _about(CONCERN),
            _note,
            lambda _: ((Choice("No doubts", ""),),),
            when=_may_doubt,
            told=told_concern,
            repeat=repeat,
        ),
    )


def _how_to_write(repeat: str) -> tuple[Question, ...]:
    return (
        Question(
            "reach",
            _about(REACH),
            lambda text, _: asdict(read_reach(text)),
            lambda _: ((Choice("I do not have it", ""),),),
            when=_new_here,
            told=told_reach,
            repeat=repeat,
        ),
        Question("title", _about(TITLE), _note, when=_new_here, repeat=repeat),
    )


def _note(text: str, _: Scene) -> str:
    return read_note(text)


def _read_more(text: str, scene: Scene) -> Any:
    """Yes, no, or the next name at once."""
    if NOBODY.fullmatch(_plain(text)):
        return False
    if _plain(text) in ("yes", "y", "add another"):
        return True
    people = read_people(text)
    check_room(scene, [one.name for one in people])
    return Answers(own=True, more=_behind(people, scene))


def keep_people(turn: Turn, talk: Conversation) -> None:
    """Makes contacts of the answers: keeping the same answers again changes nothing."""
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None:
        return
    rounds = sum(1 for key in talk.answers if key.partition("#")[0] == "name")
    for rnd in range(rounds):
        opportunity = _with_person(turn, opportunity, talk, rnd)
    turn.keep(opportunity)


def _with_person(turn: Turn, opportunity: Opportunity, talk: Conversation, rnd: int) -> Opportunity:
    name = talk.answers.get(slot("name", rnd))
    if not name:
        return opportunity
    origin = f"{talk.serial}.{rnd}"
    whole = talk.answers.get(slot("same", rnd))
    if whole:
        name, opportunity = whole, as_known(opportunity, whole, origin)
    known = _find(opportunity, name, origin)
    contact = known or Contact(
        id=ContactId(turn.next_id()), name=name, known_since=turn.now, origin=origin
    )
    said = {
        key: talk.answers.get(slot(key, rnd))
        for key in ("part", "topic", "concern", "reach", "title")
    }
    name = name if contact.origin == origin else contact.name  # known people keep their spelling
    contact = told_of(replace(contact, name=name), said, talk.interview)
    others = tuple(one for one in opportunity.contacts if one.id != contact.id)
    if known is None:
        return replace(opportunity, contacts=(*others, contact))
    placed = tuple(contact if one.id == contact.id else one for one in opportunity.contacts)
    return replace(opportunity, contacts=placed)


def _find(opportunity: Opportunity, name: str, origin: str) -> Contact | None:
    contacts = opportunity.contacts
    by_origin = next((one for one in contacts if one.origin == origin), None)
    wanted = name.casefold()
    return by_origin or next((one for one in contacts if one.name.casefold() == wanted), None)


def told_of(contact: Contact, said: Mapping[str, Any], interview: InterviewId | None) -> Contact:
    """The contact with what was said of them; what was skipped stays as it was, and "" takes
    back what stood there."""
    reach = said.get("reach")
    if reach == "":
        contact = replace(contact, email="", linkedin="", phone="")
    reach = reach or {}
    return replace(
        contact,
        part=Part(said["part"]) if said.get("part") else contact.part,
        title=said.get("title") or contact.title,
        email=reach.get("email") or contact.email,
        linkedin=reach.get("linkedin") or contact.linkedin,
        phone=reach.get("phone") or contact.phone,
        met=_met(contact, said, interview),
    )


def _met(
    contact: Contact, said: Mapping[str, Any], interview: InterviewId | None
) -> tuple[Meeting, ...]:
    if interview is None:
        return contact.met
    before = contact.at(interview) or Meeting(interview)
    concern, useful = said.get("concern"), said.get("useful")
    after = replace(
        before,
        topic=said.get("topic") or before.topic,
        concern=before.concern if concern is None else concern,
        useful=before.useful if useful is None else useful,
    )
    others = tuple(one for one in contact.met if one.interview != interview)
    return (*others, after)

"""Asks about a referee: everything about a new one, or one thing anew."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Consent, Conversation, Person, Referee
from coaching.model.vocabulary import InvalidInputError, RefereeId
from coaching.reading.people.names import distinct_name, read_name, read_note, spell_name
from coaching.translation import Text, Words, _
from handlers.answers.limits_messages import check_referee_limit
from handlers.answers.yes_no import YES_LABEL, read_yes_no, yes_no_text
from handlers.flows.flow import Answers, Flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.ui.turn import Turn

NAME = _("Who would vouch for you? Their name first.")
RELATION = _(
    "How do you and {name} know each other? Such as <i>my manager at Delta, 2021–2024</i>."
)
REACH = _("How do you reach {name}? Mail or phone, whichever they prefer.")
CONSENT = _("Has {name} agreed to be named?")
STRONG = _("Would {name} speak for you with conviction?")
KNOWS = _("Who does {name} know at the places you apply to?")
# Translators: stands for {name} in those questions when the name is not known.
UNKNOWN_NAME = _("they")
WHICH_CONSENT = _("Press the button that comes closest.")
ALREADY_ON_LIST = _(
    "{name} is on your list already; /referees opens the card. Somebody else of that name? Add a "
    "word that tells them apart."
)
NOT_SURE_LABEL = _("Not sure")
TAKE_OUT_LABEL = _("Take it out")
# Translators: stands in "We were at: {title}".
ABOUT_TITLE = _("what {name} could say for you")
# Translators: stands in "We were at: {title}".
ADDING_TITLE = _("adding a referee")

FIELD_LABELS = {
    "name": _("Name"),
    "relation": _("Relation"),
    "reach": _("How to reach"),
    "consent": _("Consent"),
    "strong": _("Strong supporter"),
    "knows": _("Who they know"),
}
FIELDS = tuple(FIELD_LABELS)
"""The fields of a referee, in the order in which they are asked; each is the key of a question."""
CONSENT_LABELS = {
    Consent.GIVEN: _("Agreed"),
    Consent.ASKED: _("Asked, no answer yet"),
    Consent.NOT_ASKED: _("Not asked yet"),
    Consent.DECLINED: _("Would rather not"),
}
_CONSENT_WORDS = {
    "yes": Consent.GIVEN,
    "agreed": Consent.GIVEN,
    "given": Consent.GIVEN,
    "asked": Consent.ASKED,
    "not yet": Consent.NOT_ASKED,
    "not asked": Consent.NOT_ASKED,
    "no": Consent.DECLINED,
    "declined": Consent.DECLINED,
}


def find_referee(turn: Turn, wanted: int | None) -> Referee | None:
    """Returns the referee of that id, or None when they are not on the list."""
    return _find_in_list(turn.person, wanted)


def _find_subject(context: QuestionContext) -> Referee | None:
    return _find_in_list(context.person, context.subject)


def _find_in_list(person: Person, wanted: int | None) -> Referee | None:
    return next((referee for referee in person.referees if referee.id == wanted), None)


def _prompt_with_name(text: Text) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        referee = _find_subject(context)
        if referee is None:
            return text.format(name=UNKNOWN_NAME)
        others = (one.name for one in context.person.referees if one.id != referee.id)
        return text.format(name=escape(distinct_name(referee.name, others)))

    return prompt


def _read_name(text: str, context: QuestionContext) -> str:
    check_referee_limit(context)
    name = read_name(text) if _find_subject(context) else spell_name(read_name(text))
    others = (referee for referee in context.person.referees if referee.id != context.subject)
    if any(other.name.casefold() == name.casefold() for other in others):
        raise InvalidInputError(ALREADY_ON_LIST.format(name=escape(name)))
    return name


def _read_contact_card(card: Mapping[str, str], context: QuestionContext) -> Any:
    """Reads a shared contact card: the name and, for somebody new, the number to reach them by."""
    name = _read_name(card["name"], context)
    phone = card.get("phone")
    new = phone and "field" not in context.answers
    return Answers(answer=name, other_answers={"reach": phone} if new else {})


def _read_consent(text: str, _: QuestionContext) -> str:
    """Reads a consent in English words, or as its button says it in the person's language."""
    words = text.strip().casefold().rstrip(".!")
    by_label = {
        spelling.casefold(): consent
        for consent, label in CONSENT_LABELS.items()
        for spelling in (label.source, str(label))
    }
    consent = by_label.get(words) or _CONSENT_WORDS.get(words)
    if consent is None:
        raise InvalidInputError(WHICH_CONSENT)
    return consent.value


def _consent_choices(_: QuestionContext) -> Choices:
    return tuple((Choice(label, consent.value),) for consent, label in CONSENT_LABELS.items())


def _strong_choices(_: QuestionContext) -> Choices:
    return ((Choice(YES_LABEL, value=True), Choice(NOT_SURE_LABEL, value=False)),)


def _take_out_choices(context: QuestionContext) -> Choices:
    """Offers to take out what stands there, if anything does."""
    return ((Choice(TAKE_OUT_LABEL, ""),),) if context.answers.get("empties") else ()


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


def _is_field(key: str) -> Callable[[QuestionContext], bool]:
    return lambda context: context.answers.get("field") == key


_ALL_QUESTIONS = (
    Question(
        "name",
        NAME,
        _read_name,
        optional=False,
        takes_name=True,
        read_contact=_read_contact_card,
    ),
    Question("relation", _prompt_with_name(RELATION), _read_note, _take_out_choices),
    Question("reach", _prompt_with_name(REACH), _read_note, _take_out_choices),
    Question(
        "consent",
        _prompt_with_name(CONSENT),
        _read_consent,
        _consent_choices,
        format_answer=lambda value: str(CONSENT_LABELS[Consent(value)]),
    ),
    Question(
        "strong",
        _prompt_with_name(STRONG),
        read_yes_no,
        _strong_choices,
        format_answer=yes_no_text,
    ),
    Question("knows", _prompt_with_name(KNOWS), _read_note, _take_out_choices),
)
_SINGLE_QUESTIONS = tuple(replace(one, when=_is_field(one.key)) for one in _ALL_QUESTIONS)
"""The same questions, of which only the one is asked that the answer "field" names."""


def keep_referee(turn: Turn, conversation: Conversation) -> None:
    """Keeps what was said of the referee in this conversation; a name adds a new referee."""
    said = {
        key: conversation.answers[key]
        for key in FIELDS
        if conversation.answers.get(key) is not None
    }
    consent = said.pop("consent", None)
    known = find_referee(turn, conversation.subject)
    if known is not None:
        referee = replace(known, **said)
    elif (
        said.get("name")
        and conversation.subject is not None
        and "field" not in conversation.answers
    ):
        referee = Referee(id=RefereeId(conversation.subject), **said)
    else:
        return
    if consent:
        referee = referee.with_answer(Consent(consent), turn.now)
    put_referee(turn, referee)


def put_referee(turn: Turn, referee: Referee) -> None:
    """Adds the referee, or puts them in the place of their earlier state."""
    referees = turn.person.referees
    if find_referee(turn, referee.id) is None:
        referees = (*referees, referee)
    else:
        referees = tuple(referee if other.id == referee.id else other for other in referees)
    turn.person = replace(turn.person, referees=referees)


def field_answers(referee: Referee, field: str) -> dict[str, Any]:
    """Returns the answers that the one-question flow starts from: the field and its value now."""
    value = getattr(referee, field)
    if value == "":
        return {"field": field}
    answer = value.value if isinstance(value, Consent) else value
    return {"field": field, field: answer, "empties": True}


def _title(context: QuestionContext) -> Words:
    referee = _find_subject(context)
    return ABOUT_TITLE.format(name=escape(referee.name)) if referee else ADDING_TITLE


def new_referee_flow(finish: Callable[[Turn, Conversation], None]) -> Flow:
    """Returns the flow that asks everything about a new referee."""
    return Flow("referee", 1, _ALL_QUESTIONS, _title, finish, keep_referee)


def change_referee_flow(finish: Callable[[Turn, Conversation], None]) -> Flow:
    """Returns the flow that asks for one thing anew."""
    return Flow(
        "referee_change",
        1,
        _SINGLE_QUESTIONS,
        _title,
        finish,
        keep_referee,
        is_resumable=False,
    )

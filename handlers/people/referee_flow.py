"""Asks about somebody who vouches for the person, all of it or one thing anew (S2, S3)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Consent, Conversation, Referee
from coaching.model.vocabulary import InvalidInputError, RefereeId
from coaching.reading.names import read_name, read_note, short_name
from handlers.answers.limits_messages import check_referee_limit
from handlers.answers.yes_no import read_yes_no, yes_no_text
from handlers.flows.flow import Answers, Flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.ui.turn import Turn

NAME = "Who would vouch for you? Their name first."
RELATION = "How do you and {name} know each other? Such as <i>my manager at Delta, 2021–2024</i>."
REACH = "How do you reach {name}? Mail or phone, whichever they prefer."
CONSENT = "Has {name} agreed to be named?"
STRONG = "Would {name} speak for you with conviction?"
KNOWS = "Whom does {name} know where you are applying?"
WHICH_CONSENT = "Take the button that comes closest."
ALREADY_ON_LIST = (
    "{name} is on your list already; /referees opens the card. Somebody else of that name? Add a "
    "word that tells them apart."
)

FIELDS = ("name", "relation", "reach", "consent", "strong", "knows")
CONSENT_LABELS = {
    Consent.GIVEN: "Agreed",
    Consent.ASKED: "Asked, no answer yet",
    Consent.NOT_ASKED: "Not asked yet",
    Consent.DECLINED: "Would rather not",
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
    """The referee of that id; None when they are not (or no longer) on the list."""
    return next((one for one in turn.person.referees if one.id == wanted), None)


def _find_subject(context: QuestionContext) -> Referee | None:
    return next((one for one in context.person.referees if one.id == context.subject), None)


def _prompt_with_name(text: str) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        referee = _find_subject(context)
        return text.format(name=escape(short_name(referee.name) if referee else "they"))

    return prompt


def _read_name(text: str, context: QuestionContext) -> str:
    check_referee_limit(context)
    name = read_name(text)
    others = (one for one in context.person.referees if one.id != context.subject)
    if any(one.name.casefold() == name.casefold() for one in others):
        raise InvalidInputError(ALREADY_ON_LIST.format(name=escape(name)))
    return name


def _read_contact_card(card: Mapping[str, str], context: QuestionContext) -> Any:
    """A shared contact card: the name, and the number to reach them by when they are new."""
    name = _read_name(card["name"], context)
    phone = card.get("phone")
    new = phone and "field" not in context.answers
    return Answers(answer=name, other_answers={"reach": phone} if new else {})


def _read_consent(text: str, _: QuestionContext) -> str:
    words = text.strip().casefold().rstrip(".!")
    by_label = {label.casefold(): consent for consent, label in CONSENT_LABELS.items()}
    found = by_label.get(words) or _CONSENT_WORDS.get(words)
    if found is None:
        raise InvalidInputError(WHICH_CONSENT)
    return found.value


def _consent_choices(_: QuestionContext) -> Choices:
    return tuple((Choice(label, consent.value),) for consent, label in CONSENT_LABELS.items())


def _strong_choices(_: QuestionContext) -> Choices:
    return ((Choice("Yes", value=True), Choice("Not sure", value=False)),)


def _take_out_choices(context: QuestionContext) -> Choices:
    """A way to take out what stands there, where something does."""
    return ((Choice("Take it out", ""),),) if context.answers.get("empties") else ()


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


def _is_field(key: str, *, single_field: bool) -> Callable[[QuestionContext], bool]:
    return lambda scene: not single_field or scene.answers.get("field") == key


def _referee_questions(*, single_field: bool) -> tuple[Question, ...]:
    """All of them, or with `one` only that which the answer "field" names."""
    return (
        Question(
            "name",
            NAME,
            _read_name,
            optional=False,
            when=_is_field("name", single_field=single_field),
            read_contact=_read_contact_card,
        ),
        Question(
            "relation",
            _prompt_with_name(RELATION),
            _read_note,
            _take_out_choices,
            when=_is_field("relation", single_field=single_field),
        ),
        Question(
            "reach",
            _prompt_with_name(REACH),
            _read_note,
            _take_out_choices,
            when=_is_field("reach", single_field=single_field),
        ),
        Question(
            "consent",
            _prompt_with_name(CONSENT),
            _read_consent,
            _consent_choices,
            when=_is_field("consent", single_field=single_field),
            format_answer=lambda value: CONSENT_LABELS[Consent(value)],
        ),
        Question(
            "strong",
            _prompt_with_name(STRONG),
            read_yes_no,
            _strong_choices,
            when=_is_field("strong", single_field=single_field),
            format_answer=yes_no_text,
        ),
        Question(
            "knows",
            _prompt_with_name(KNOWS),
            _read_note,
            _take_out_choices,
            when=_is_field("knows", single_field=single_field),
        ),
    )


def keep_referee(turn: Turn, conversation: Conversation) -> None:
    """Writes what was told of the referee `talk` is about; they are added with their name."""
    said = {
        key: conversation.answers[key]
        for key in FIELDS
        if conversation.answers.get(key) is not None
    }
    answered = said.pop("consent", None)
    known = find_referee(turn, conversation.subject)
    if known is not None:
        told = replace(known, **said)
    elif (
        said.get("name")
        and conversation.subject is not None
        and "field" not in conversation.answers
    ):
        told = Referee(id=RefereeId(conversation.subject), **said)
    else:
        return
    put_referee(turn, told.with_answer(Consent(answered), turn.now) if answered else told)


def put_referee(turn: Turn, referee: Referee) -> None:
    """Adds the referee, or puts them in the place of their earlier self."""
    others = turn.person.referees
    kept = tuple(referee if one.id == referee.id else one for one in others)
    if find_referee(turn, referee.id) is None:
        kept = (*others, referee)
    turn.person = replace(turn.person, referees=kept)


def field_answers(referee: Referee, field: str) -> dict[str, Any]:
    """What the one-question flow starts from: the field and what stands there now."""
    value = getattr(referee, field)
    if value == "":
        return {"field": field}
    own = value.value if isinstance(value, Consent) else value
    return {"field": field, field: own, "empties": True}


def _title(context: QuestionContext) -> str:
    referee = _find_subject(context)
    return f"what {escape(referee.name)} could say for you" if referee else "adding a referee"


def new_referee_flow(finish: Callable[[Turn, Conversation], None]) -> Flow:
    """The flow that asks everything about somebody new."""
    return Flow("referee", 1, _referee_questions(single_field=False), _title, finish, keep_referee)


def change_referee_flow(finish: Callable[[Turn, Conversation], None]) -> Flow:
    """The flow that asks one thing anew."""
    return Flow(
        "referee_change",
        1,
        _referee_questions(single_field=True),
        _title,
        finish,
        keep_referee,
        is_resumable=False,
    )

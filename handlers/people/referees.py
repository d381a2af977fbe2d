"""/referees: the people who vouch for you, whether they agreed, and for which jobs they know."""

from dataclasses import replace
from html import escape

from telegram import Update

from coaching.model.documents import Consent, Conversation, Referee
from coaching.model.limits import room_for_a_referee
from coaching.model.step_key import StepKey, StepKind
from handlers.answers.limits_messages import ENOUGH_VOUCH
from handlers.flows import engine
from handlers.flows.flow import flow
from handlers.people.referee_flow import CONSENTS, FIELDS, adding, answers_of, changing, referee_of
from handlers.ui.buttons import Button, Buttons
from handlers.ui.formatting import list_words
from handlers.ui.turn import Turn

TITLE = "<b>People who vouch for you</b>"
NOBODY = (
    "Nobody is on your list yet. Two or three people who have seen you work are enough; ask each "
    "before you name them."
)
ADDED = "{name} is on your list. {next}"
NEXT = {
    Consent.GIVEN: "Before they are called, I remind you to brief them on the job.",
    Consent.ASKED: "I ask you about their answer before anybody calls them.",
    Consent.NOT_ASKED: "Ask them before you name them; I have the words for it when it is time.",
    Consent.DECLINED: "I will not suggest them as long as it stands so.",
}
SURE = (
    "Take {name} off your list? What was briefed for earlier jobs stays in the records of those "
    "jobs."
)
REMOVED = "{name} is off your list."
GONE = "They are not on your list any more."
BRIEFED = "Briefed for {companies}"
A_PAGE = 6
SHORT = 160
LABELS = {
    "name": "Name",
    "relation": "Relation",
    "reach": "How to reach",
    "consent": "Consent",
    "strong": "Strong supporter",
    "knows": "Whom they know",
}


# -- showing -------------------------------------------------------------------------------------


def briefed_for(turn: Turn, referee: Referee) -> list[str]:
    """The companies for which this referee has been briefed."""
    key = StepKey(StepKind.REFEREE, 0, referee.id).text
    return [
        opportunity.company
        for opportunity in turn.dossier.opportunities
        if (record := opportunity.records.get(key)) and record.done
    ]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return escape(line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…")


def _briefed(turn: Turn, referee: Referee) -> list[str]:
    companies = briefed_for(turn, referee)
    return [BRIEFED.format(companies=_short(list_words(companies)))] if companies else []


def _list(turn: Turn, page: int = 0) -> tuple[str, Buttons]:
    referees = turn.person.referees
    page = max(0, min(page, (len(referees) - 1) // A_PAGE))
    shown = referees[page * A_PAGE : (page + 1) * A_PAGE]
    blocks = [_entry(turn, referee) for referee in shown]
    text = "\n\n".join([TITLE, *(blocks or [NOBODY])])
    rows = [[Button(one.name, f"f:open:{one.id}")] for one in shown]
    return text, [*rows, _pages(page, len(referees)), [Button("Add somebody", "f:add")]]


def _entry(turn: Turn, referee: Referee) -> str:
    facts = [CONSENTS[referee.consent], *(["strong supporter"] if referee.strong else [])]
    relation = f" · {_short(referee.relation)}" if referee.relation else ""
    first = f"<b>{escape(referee.name)}</b>{relation}"
    return "\n".join([first, " · ".join(facts), *_briefed(turn, referee)])


def _pages(page: int, count: int) -> list[Button]:
    before = [Button("‹", f"f:page:{page - 1}")] if page else []
    return before + ([Button("›", f"f:page:{page + 1}")] if (page + 1) * A_PAGE < count else [])


def _card(turn: Turn, referee: Referee) -> tuple[str, Buttons]:
    lines = [
        f"<b>{escape(referee.name)}</b>",
        *(f"{LABELS[key]}: {_short(_value(referee, key))}" for key in FIELDS[1:]),
        *_briefed(turn, referee),
    ]
    fields = [Button(LABELS[key], f"f:edit:{referee.id}:{key}") for key in FIELDS]
    rows = [fields[place : place + 2] for place in range(0, len(fields), 2)]
    last = [Button("‹ Everybody", "f:list"), Button("Remove", f"f:gone:{referee.id}")]
    return "\n".join(lines), [*rows, last]


def _value(referee: Referee, key: str) -> str:
    if key == "consent":
        return CONSENTS[referee.consent]
    if key == "strong":
        return "yes" if referee.strong else "not sure"
    return getattr(referee, key) or "–"


# -- the flows -------------------------------------------------------------------------------------


def _added(turn: Turn, talk: Conversation) -> None:
    referee = referee_of(turn, talk.subject)
    if referee is None:
        return
    text = ADDED.format(name=escape(referee.name), next=NEXT[referee.consent])
    turn.say(text, [[Button("Add another", "f:add"), Button("Everybody", "f:list")]])


def _changed(turn: Turn, talk: Conversation) -> None:
    referee = referee_of(turn, talk.subject)
    if referee is None:
        turn.say(GONE)
    else:
        turn.say(*_card(turn, referee))


REFEREE = flow(adding(_added))
REFEREE_CHANGE = flow(changing(_changed))


# -- the command and its buttons -------------------------------------------------------------------


async def referees(_: Update, turn: Turn) -> None:
    """/referees: everybody on the list."""
    turn.say(*_list(turn))


async def pressed(update: Update, turn: Turn) -> None:
    """A button of the list or of a card (`f:`)."""
    query = update.callback_query
    _, what, *rest = str(query.data if query else "").split(":")
    if what == "add":
        _add(turn)
    elif what in ("list", "page"):
        turn.edit(*_list(turn, int(rest[0]) if rest else 0))
    else:
        _press_one(turn, what, rest)


def _add(turn: Turn) -> None:
    if room_for_a_referee(turn.person):
        engine.begin(turn, REFEREE, subject=turn.next_id())
    else:
        turn.say(ENOUGH_VOUCH)


def _press_one(turn: Turn, what: str, rest: list[str]) -> None:
    referee = referee_of(turn, int(rest[0]))
    if referee is None:
        turn.whisper(GONE)
        turn.edit(*_list(turn))
    elif what == "open":
        turn.edit(*_card(turn, referee))
    elif what == "edit" and rest[1] in FIELDS:
        _ask_anew(turn, referee, rest[1])
    elif what == "gone" and rest[1:] == ["yes"]:
        _remove(turn, referee)
    elif what == "gone":
        turn.edit(SURE.format(name=escape(referee.name)), _sure(referee))


def _sure(referee: Referee) -> Buttons:
    remove = Button("Remove", f"f:gone:{referee.id}:yes", style="danger")
    return [[remove, Button("Keep", f"f:open:{referee.id}")]]


def _ask_anew(turn: Turn, referee: Referee, field: str) -> None:
    answers = answers_of(referee, field)
    engine.begin(turn, REFEREE_CHANGE, subject=referee.id, answers=answers, at=field)


def _remove(turn: Turn, referee: Referee) -> None:
    """Off the list, and out of the flows about them: one of those would bring them back."""
    person = turn.person
    talk = person.conversation
    turn.person = replace(
        person,
        referees=tuple(one for one in person.referees if one.id != referee.id),
        conversation=None if talk and _about(talk, referee) else talk,
        paused=tuple(one for one in person.paused if not _about(one, referee)),
    )
    turn.whisper(REMOVED.format(name=referee.name))
    turn.edit(*_list(turn))


def _about(talk: Conversation, referee: Referee) -> bool:
    return talk.flow in (REFEREE.name, REFEREE_CHANGE.name) and talk.subject == referee.id

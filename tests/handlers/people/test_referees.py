"""/referees: people who vouch for somebody are added, shown, changed and removed."""

from dataclasses import replace
from typing import Any

import pytest

from coaching.model.documents import Consent, Referee, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import RefereeId
from handlers.flows.engine import NOT_TEXT
from handlers.flows.pauses import LEFT_EMPTY, LEFT_FOR_NOW
from handlers.people import referee_flow, referees
from tests.handlers.chat import Chat, transcript
from tests.handlers.people_in_berlin import job, robin

DANA = Referee(
    RefereeId(50), "Dana Lee", "my manager", "dana@delta.com", Consent.GIVEN, strong=True
)


@pytest.fixture
def chat() -> Chat:
    return Chat(dossier=robin(job()))


@pytest.fixture
def known() -> Chat:
    return with_referees(DANA)


def with_referees(*listed: Referee) -> Chat:
    """Robin with these on the list; Dana has been briefed for Acme."""
    dossier = robin(job())
    (acme,) = dossier.opportunities
    briefed = {StepKey(StepKind("referee"), 0, DANA.id).text: StepRecord(done=Chat().now)}
    acme = replace(acme, records=briefed)
    return Chat(dossier=replace(robin(acme), person=replace(dossier.person, referees=listed)))


def listed(chat: Chat) -> list[Referee]:
    """Who is on the list now."""
    return list(chat.person.referees)


async def say_all(chat: Chat, *texts: str) -> None:
    for text in texts:
        await chat.send(text)


async def test_adding_somebody_reads_as_a_conversation(chat: Chat) -> None:
    """Name, relation, reach, consent, conviction and whom they know, one at a time."""
    await chat.send("/referees")
    await chat.click("Add somebody")
    await say_all(chat, "Dana Lee", "my manager", "dana@delta.com")
    await chat.click("Agreed")
    await chat.click("Yes")
    await chat.click("Skip")
    read = transcript(chat).splitlines()
    ways = "[‹ Back] [Skip] [Finish later]"
    assert read[:9] == [
        "> /referees",
        f"< People who vouch for you / {referees.NO_REFEREES} [Add somebody]",
        "> [Add somebody]",
        f"< {referee_flow.NAME}",
        "> Dana Lee",
        "< How do you and Dana know each other? Such as my manager at Delta, 2021–2024. " + ways,
        "> my manager",
        f"< How do you reach Dana? Mail or phone, whichever they prefer. {ways}",
        "> dana@delta.com",
    ]
    added = referees.ADDED_BY_CONSENT[Consent.GIVEN].format(name="Dana Lee")
    assert read[-1] == f"< {added} [Add another] [Everybody]"
    (dana,) = listed(chat)
    assert replace(dana, id=DANA.id, agreed=None) == DANA


async def test_the_list_tells_consent_and_briefings(known: Chat) -> None:
    """For each: how they know each other, whether they agreed, for which jobs they were briefed."""
    await known.send("/referees")
    assert known.last.text.split("\n\n")[1].splitlines() == [
        "Dana Lee · my manager",
        "Agreed · strong supporter",
        "Briefed for Acme Robotics",
    ]


@pytest.mark.parametrize(
    ("button", "answer", "field", "value"),
    [
        ("Name", "Dr. Dana Lee-Ross", "name", "Dr. Dana Lee-Ross"),
        ("Relation", "my CTO", "relation", "my CTO"),
        ("How to reach", "+49 170 1234567", "reach", "+49 170 1234567"),
        ("Consent", "asked", "consent", Consent.ASKED),
        ("Strong supporter", "no", "strong", False),
        ("Who they know", "Kim at Acme", "knows", "Kim at Acme"),
    ],
)
async def test_one_thing_is_changed(
    known: Chat, button: str, answer: str, field: str, value: object
) -> None:
    """Each field has a button; the others stay as they are."""
    await known.send("/referees")
    await known.click("Dana Lee")
    await known.click(button)
    await known.send(answer)
    changes: dict[str, Any] = {field: value}
    assert listed(known) == [replace(DANA, **changes)]
    assert known.last.labels[0] == "Name"


async def test_what_stands_there_is_shown_and_can_stay_or_go(known: Chat) -> None:
    """The question shows the present value, with buttons to keep it or take it out."""
    await known.send("/referees")
    await known.click("Dana Lee")
    await known.click("Relation")
    assert known.last.text.endswith("You said: my manager")
    await known.click("Keep it")
    assert listed(known) == [DANA]
    await known.click("Relation")
    await known.click("Take it out")
    assert listed(known) == [replace(DANA, relation="")]


async def test_removing_asks_once(known: Chat) -> None:
    """ "Keep" goes back to the card; "Remove" takes them off, and records of the job stay."""
    await known.send("/referees")
    await known.click("Dana Lee")
    await known.click("Remove")
    await known.click("Keep")
    assert listed(known) == [DANA]
    await known.click("Remove")
    await known.click("Remove")
    assert listed(known) == []
    assert known.dossier is not None
    assert len(known.dossier.opportunities[0].records) == 1


async def test_removing_twice_says_so(known: Chat) -> None:
    """The second tap finds nobody and shows the list as it is."""
    await known.send("/referees")
    await known.click("Dana Lee")
    await known.click("Remove")
    sure = known.last
    await known.click("Remove")
    known.read()
    await known.click("Remove", on=sure)
    assert [one.text for one in known.read()] == [str(referees.REFEREE_GONE)]


async def test_a_removed_referee_does_not_come_back(chat: Chat) -> None:
    """A flow about them that was left is gone with them."""
    await chat.send("/referees")
    await chat.click("Add somebody")
    await say_all(chat, "Dana Lee", "/cancel")
    assert chat.last.text == str(LEFT_FOR_NOW)
    left = chat.last
    await chat.send("/referees")
    await chat.click("Dana Lee")
    await chat.click("Remove")
    await chat.click("Remove")
    await chat.click("Take it up again", on=left)
    await chat.send("my manager")
    assert listed(chat) == []


async def test_left_in_the_middle_and_taken_up(chat: Chat) -> None:
    """The name is kept at once; the rest is asked when it is taken up again."""
    await chat.send("/referees")
    await chat.click("Add somebody")
    await say_all(chat, "Dana Lee", "/cancel")
    assert [one.name for one in listed(chat)] == ["Dana Lee"]
    await chat.click("Take it up again")
    await say_all(chat, "my manager", "/back", "my mentor", "/skip", "not yet", "/skip", "/skip")
    (dana,) = listed(chat)
    assert (dana.relation, dana.consent) == ("my mentor", Consent.NOT_ASKED)


async def test_a_change_that_is_left_changes_nothing(known: Chat) -> None:
    """Nothing waits to be taken up again either."""
    await known.send("/referees")
    await known.click("Dana Lee")
    await known.click("Relation")
    await known.send("/cancel")
    assert (known.last.text, known.person.paused) == (str(LEFT_EMPTY), ())
    assert listed(known) == [DANA]


async def test_a_change_goes_back_to_the_flow_it_interrupted(known: Chat) -> None:
    """The look back that was open is offered again, and keeps its answers."""
    await say_all(known, "/reflect", "4", "/referees")
    await known.click("Dana Lee")
    await known.click("Relation")
    await known.send("my mentor")
    await known.click("Go on")
    assert known.last.text.startswith("What went well?")


@pytest.mark.parametrize("name", ["<b>Bo & Co</b>", "🎉 Zoë", "عمر الخطيب", "Nguyễn Thị"])
async def test_any_name_is_shown_as_written(chat: Chat, name: str) -> None:
    """Markup, emoji and right-to-left names stand on the list, the button and the card."""
    await chat.send("/referees")
    await chat.click("Add somebody")
    await say_all(chat, name, "/skip", "/skip", "/skip", "/skip", "/skip")
    await chat.click("Everybody")
    assert name in chat.last.text
    await chat.click(name)
    assert chat.last.text.startswith(name)


@pytest.mark.parametrize("text", ["x" * 5000, "x" * 81, "12345", "🎉"])
async def test_what_is_no_name_is_asked_again(chat: Chat, text: str) -> None:
    """Nobody is added, and the question stays open."""
    await chat.send("/referees")
    await chat.click("Add somebody")
    await chat.send(text)
    assert listed(chat) == []
    await chat.send("Dana Lee")
    assert [one.name for one in listed(chat)] == ["Dana Lee"]


async def test_a_sticker_is_no_name(chat: Chat) -> None:
    """It asks for words, and asks again."""
    await chat.send("/referees")
    await chat.click("Add somebody")
    chat.read()
    await chat.sticker()
    assert [one.text for one in chat.read()] == [str(NOT_TEXT), str(referee_flow.NAME)]


async def test_a_shared_card_names_them(chat: Chat) -> None:
    """Name and number come with it; how to reach them is not asked again."""
    await chat.send("/referees")
    await chat.click("Add somebody")
    await chat.contact("Dana & Lee", "+491701234567")
    await chat.send("my manager")
    assert [(one.name, one.reach) for one in listed(chat)] == [("Dana & Lee", "+491701234567")]
    assert chat.last.text == "Has Dana agreed to be named?"


async def test_the_same_name_twice_is_asked_about(known: Chat) -> None:
    """Two people of one name would be mixed up later."""
    await known.send("/referees")
    await known.click("Add somebody")
    await known.send("dana lee")
    assert known.last.text == referee_flow.ALREADY_ON_LIST.format(name="Dana Lee")
    assert listed(known) == [DANA]


async def test_many_are_paged() -> None:
    """With at most eight buttons; long names and notes stay within a message."""
    many = [
        Referee(RefereeId(n), f"{n} " + "&" * 60 + "x", "<" * 1500, "r" * 1500, knows=">" * 1500)
        for n in range(1, 14)
    ]
    chat = with_referees(*many)
    await chat.send("/referees")
    await chat.click("More ›")
    assert len(chat.last.labels) == 8
    await chat.click("More ›")
    names = [one.name for one in many[10:]]
    assert chat.last.labels == [*names, "‹ Earlier", "Add somebody"]
    await chat.click(many[12].name)
    await chat.click("‹ Everybody")
    assert len(chat.last.labels) == 7

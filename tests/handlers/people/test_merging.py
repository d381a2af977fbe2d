"""Two contacts that are one person: joined by hand, with all that was told and done of both."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coaching.matching.merge import merge_two_contacts
from coaching.model.documents import Contact, Meeting, Opportunity, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactId, ContactPart, InterviewId, OpportunityId, ZoneName
from tests.handlers.beginnings import contact, doing, met_three, only, record, talk
from tests.handlers.chat import Chat

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
FIRST, SECOND = InterviewId(1), InterviewId(2)
DANA = Contact(ContactId(3), "Dana Lee", met=(Meeting(FIRST, "dbt", "my Go"),), known_since=NOON)
OTHER = Contact(
    ContactId(4),
    "Dana",
    ContactPart.COORDINATOR,
    title="CTO",
    email="dana@acme.com",
    met=(Meeting(FIRST, "DBT", "", "a talk"), Meeting(SECOND, "the budget")),
    known_since=NOON - timedelta(hours=1),
)


def job(**records: StepRecord) -> Opportunity:
    """Where both stand; `thank_1_4` names the record of a step."""
    kept = {name.replace("_", "."): one for name, one in records.items()}
    return Opportunity(
        OpportunityId(9), "Acme", "Engineer", ZoneName("UTC"), contacts=(DANA, OTHER), records=kept
    )


async def twins() -> Chat:
    """Somebody who noted Dana Lee, and later a Dana with a way to reach her."""
    chat = await met_three()
    await doing(chat, "/contacts", "[Add somebody]", "Nadia, d@x.org", "[Right]", "/cancel")
    return await doing(chat, "/contacts", "[Nadia]", "[Name]", "Dana", "/contacts", "[Dana]")


async def test_two_contacts_become_one() -> None:
    """Chosen from the others, the likeliest first; the name that stays is a press."""
    chat = await twins()
    await talk(
        chat,
        ("[More ›]", "Mail: d@x.org"),
        ("[Same person as …]", ("Who is the same person as Dana?", "[Dana Lee]")),
    )
    assert chat.last.labels[0] == "Dana Lee"
    await talk(
        chat,
        ("[Dana Lee]", ("Dana and Dana Lee become one person.", "[Keep Dana] [Keep Dana Lee]")),
        ("[Keep Dana Lee]", "Dana and Dana Lee are one now: Dana Lee."),
        ("[Dana Lee]", "Mail: dana@acme.com"),
    )
    assert [one.name for one in only(chat).contacts] == ["Dana Lee", "Sam Ortiz", "Priya Nair"]


async def test_it_can_be_thought_better_of() -> None:
    """The way back is the card."""
    chat = await doing(await twins(), "[More ›]", "[Same person as …]", "[Sam Ortiz]")
    await talk(chat, ("[‹ Dana]", "Mail: d@x.org"))
    assert len(only(chat).contacts) == 4


async def test_whoever_was_thanked_is_thanked() -> None:
    """Under whichever name it was: no second note is asked for."""
    chat = await met_three()
    await doing(chat, "[Thank Dana Lee ›]", "[Done]")
    thanked = contact(chat, "Dana Lee")
    assert record(chat, StepKind("thank"), thanked.id).done is not None
    await doing(chat, "/contacts", "[Sam Ortiz]", "[More ›]", "[Same person as …]", "[Dana Lee]")
    await doing(chat, "[Keep Sam Ortiz]")
    sam = contact(chat, "Sam Ortiz")
    assert record(chat, StepKind("thank"), sam.id).done is not None
    assert (sam.email, sam.title) == ("sam@acme.com", "Engineer")
    assert sam.met[0].topic == "the on-call rota; their move to dbt"
    await doing(chat, "/status", "[Acme Robotics ›]")
    assert "Thank Sam" not in chat.last.text
    assert "Dana" not in chat.last.text


async def test_an_open_question_goes_on_with_the_one_who_stays() -> None:
    """Nobody comes back under the other name."""
    chat = await twins()
    dana = chat.last
    await doing(chat, "[Title]")
    await chat.click("More ›", on=dana)
    await doing(chat, "[Same person as …]", "[Dana Lee]", "[Keep Dana Lee]")
    await talk(chat, ("VP Data", "Dana Lee, title: VP Data"))
    assert contact(chat, "Dana Lee").title == "VP Data"
    assert len(only(chat).contacts) == 3


async def test_one_who_is_gone_is_joined_to_nobody() -> None:
    """An old button says so."""
    chat = await doing(await twins(), "[More ›]", "[Same person as …]", "[Dana Lee]")
    asked = chat.last
    await doing(chat, "[Keep Dana]")
    await chat.click("Keep Dana Lee", on=asked)
    assert "no longer there" in chat.last.text
    assert len(only(chat).contacts) == 3


def test_the_word_of_the_one_kept_stands() -> None:
    """What only the other had is added; notes that say the same are not doubled."""
    (one,) = merge_two_contacts(job(), DANA, OTHER).contacts
    assert (one.id, one.name, one.part) == (DANA.id, "Dana Lee", ContactPart.INTERVIEWER)
    assert (one.title, one.email) == ("CTO", "dana@acme.com")
    assert one.met == (Meeting(FIRST, "dbt", "my Go", "a talk"), Meeting(SECOND, "the budget"))
    assert one.known_since == OTHER.known_since


def test_long_notes_are_not_joined_into_one_too_long() -> None:
    """The one kept stays whole."""
    kept = replace(DANA, met=(Meeting(FIRST, "a" * 1000),))
    other = replace(OTHER, met=(Meeting(FIRST, "b" * 1000),))
    (one,) = merge_two_contacts(replace(job(), contacts=(kept, other)), kept, other).contacts
    assert one.met[0].topic == "a" * 1000


def test_done_wins_over_left_out() -> None:
    """And what was said to either was said."""
    done = StepRecord(done=NOON, pinged=(NOON,))
    left = StepRecord(skipped=NOON, pinged=(NOON - timedelta(hours=2),), put_off=NOON)
    records = merge_two_contacts(job(thank_1_3=left, thank_1_4=done), DANA, OTHER).records
    assert records == {
        "thank.1.3": StepRecord(
            done=NOON, put_off=NOON, pinged=(NOON - timedelta(hours=2), NOON), skipped=None
        )
    }


def test_thanked_as_the_coordinator_is_thanked() -> None:
    """One person, one note, whichever row it stood in."""
    records = merge_two_contacts(job(staff_1_4=StepRecord(done=NOON)), DANA, OTHER).records
    assert records[StepKey(StepKind("thank"), FIRST, DANA.id).text].done == NOON


def test_numbers_of_check_ins_are_nobodys() -> None:
    """A contact whose number is two is not the second check-in."""
    kept, other = replace(DANA, id=ContactId(1)), replace(OTHER, id=ContactId(2))
    before = replace(job(checkin_1_2=StepRecord(done=NOON)), contacts=(kept, other))
    assert merge_two_contacts(before, kept, other).records == before.records

"""Every further kind of step: what its card says, what its button begins, how it is settled."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from coaching.model.documents import Consent, Contact, Interview, Meeting, Referee, ReferenceCheck
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import (
    NO_OPPORTUNITY,
    ContactId,
    ContactPart,
    InterviewId,
    InterviewStatus,
    Outcome,
    RefereeId,
)
from tests.handlers.beginnings import (
    DAY,
    HOUR,
    THEIR_WORDS,
    answer_letter,
    contact,
    doing,
    interview,
    logged,
    met_three,
    only,
    pings,
    talk,
)
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

MINUTE = timedelta(minutes=1)
NORA = Referee(
    RefereeId(900),
    "Nora Berg",
    "my manager at Delta",
    "nora@x.org",
    Consent.GIVEN,
    strong=True,
    knows="Acme Robotics, the head of data",
)
KIM = Contact(ContactId(901), "Kim Olsen", ContactPart.HELPER, email="kim@x.org")


def set_facts(chat: Chat, **facts: Any) -> Chat:
    """Sets facts of the one opportunity and returns the chat."""
    assert chat.dossier is not None
    opportunity = replace(only(chat), **facts)
    chat.dossier = replace(chat.dossier, opportunities=(opportunity,))
    chat.next_ping = chat._plan()
    return chat


def vouched(chat: Chat, referee: Referee = NORA) -> Chat:
    """With somebody who vouches."""
    assert chat.dossier is not None
    person = replace(chat.dossier.person, referees=(referee,))
    chat.dossier = replace(chat.dossier, person=person)
    chat.next_ping = chat._plan()
    return chat


def done(chat: Chat, kind: StepKind, subject: int = 0, *, after: int = 0) -> datetime | None:
    """When a step of the one opportunity was done."""
    record = only(chat).records.get(StepKey(kind, after, subject).text)
    return record.done if record else None


async def card_with(chat: Chat, words: str, days: int = 15) -> Seen:
    """The next card that says so."""
    chat.read()
    for _ in range(days * 24):
        await chat.wait(HOUR)
        found = [one for one in pings(chat) if words in one.text]
        if found:
            return found[-1]
    raise AssertionError(f"{words!r} never came:\n" + "\n".join(chat.lines[-10:]))


# -- thanks for others (8, 9) ----------------------------------------------------------------------


async def test_who_set_it_up_gets_a_note_of_their_own() -> None:
    """On the same card as the interviewers, behind them."""
    chat = await met_three()
    assert "Thank Priya Nair, who set it up, until tomorrow" in chat.last.text
    await talk(
        chat,
        ("[Thank Priya Nair ›]", "[Draft it]"),
        ("[Draft it]", ("For Priya Nair · priya@acme.com", "Dear Priya")),
    )
    await talk(chat, ("[I sent it]", "Done."), ("/status", "1 of 3 thanked"))


async def test_who_got_you_in_hears_how_it_went() -> None:
    """They have a step of their own, and a letter."""
    chat = await logged()
    set_facts(chat, contacts=(KIM,))
    card = await card_with(chat, "Kim Olsen, who got you in")
    assert any(label.startswith("Draft it") for label in card.labels)
    await talk(chat, ("/draft", "[Thank-you: Kim Olsen]"))
    await talk(chat, ("[Thank-you: Kim Olsen]", "How do you greet Kim Olsen?"))
    await answer_letter(chat, "[Hi Kim]")
    assert "For Kim Olsen · kim@x.org" in chat.last.text
    await talk(chat, ("[I sent it]", "Done."))
    assert done(chat, StepKind("helper"), KIM.id) == chat.now


# -- later letters to them (12, 13, 15, 16) --------------------------------------------------------


async def test_an_invitation_comes_two_business_days_later() -> None:
    """At most 200 characters, and it says how many they are."""
    chat = await met_three()
    card = await card_with(chat, "Invite Dana Lee on LinkedIn, if you like")
    assert chat.now <= datetime(2026, 11, 20, 12, tzinfo=UTC)
    await chat.click("Invitation: Dana", on=card)
    assert "For Dana Lee on LinkedIn: " in chat.last.text
    assert " of 200 characters" in chat.last.text
    await talk(chat, ("[Copy the text]", ""))
    assert 0 < len(chat.clipboard) <= 200


async def test_something_promised_becomes_a_step_and_a_note() -> None:
    """Noted from under the thank-you."""
    chat = await doing(await met_three(), "[Thank Dana Lee ›]", "[Draft it]", "[More]")
    await talk(
        chat,
        ("[I promised something]", "What would be of use to Dana?"),
        ("https://example.org/dbt", ("Kept: Dana Lee, something useful", "[Draft the note]")),
        ("[Draft the note]", ("For Dana Lee", "https://example.org/dbt", "[I sent it]")),
        ("[I sent it]", "Done."),
    )
    key = StepKey(StepKind("useful"), interview(chat).id, contact(chat, "Dana Lee").id)
    assert only(chat).records[key.text].done == chat.now


async def test_what_was_promised_is_never_asked_in_the_notes() -> None:
    """After the topic and the doubt, nothing more is asked."""
    assert "of use" not in "\n".join((await met_three()).lines)


async def asked_twice() -> tuple[Chat, Seen]:
    """Two check-ins without an answer; the card of five business days later."""
    chat = await met_three()
    for number in (1, 2):
        card = await card_with(chat, "where things stand", 30)
        await chat.click("Done", on=card)
        assert done(chat, StepKind("checkin"), number, after=interview(chat).id) == chat.now
    return chat, await card_with(chat, "Asked twice, no answer.", 30)


async def test_silence_is_closed_by_the_person_alone() -> None:
    """Closing ends all reminders; undo takes the outcome back too."""
    chat, card = await asked_twice()
    assert "Greenhouse, 2024" in card.text
    assert card.labels == ["They answered", "Close it", "Still waiting", "Later", "Skip"]
    await chat.click("Close it", on=card)
    assert "Closed. That says nothing about you" in chat.last.text
    assert (only(chat).outcome, only(chat).outcome_at) == (Outcome.NO_ANSWER, chat.now)
    await doing(chat, "[Undo: Closed: no answer]")
    assert only(chat).outcome is None
    await talk(chat, ("/status", "Asked twice, no answer."))


async def test_still_waiting_asks_again_five_business_days_later() -> None:
    """And no check-in comes meanwhile: there is never a third."""
    chat, card = await asked_twice()
    await chat.click("Still waiting", on=card)
    assert "Then we wait. I will ask again" in chat.last.text
    asked = chat.now
    card = await card_with(chat, "Asked twice", 20)
    assert timedelta(days=6) < chat.now - asked < timedelta(days=9)
    assert "where things stand" not in "\n".join(chat.lines[-20:])
    assert "They answered" in card.labels


async def test_they_answered_asks_what_they_said() -> None:
    """The outcome is told there and then."""
    chat, card = await asked_twice()
    await chat.click("They answered", on=card)
    assert "What happened?" in chat.last.text
    assert "I have an offer" in chat.last.labels


# -- those who vouch (17, 18) ----------------------------------------------------------------------


async def test_a_referee_who_was_called_is_thanked() -> None:
    """The step comes with the report and is a draft away."""
    chat = vouched(await met_three())
    set_facts(chat, checks=(ReferenceCheck(NORA.id, chat.now),))
    await card_with(chat, "Thank Nora Berg, who was asked about you", 3)
    await talk(chat, ("/draft", "[Thanks for the reference: Nora Berg]"))
    await talk(chat, ("[Thanks for the reference: Nora Berg]", "For Nora Berg · nora@x.org"))
    await talk(chat, ("[I sent it]", "Done."))
    assert done(chat, StepKind("checked"), NORA.id) == chat.now


async def test_a_strong_supporter_is_asked_and_later_thanked() -> None:
    """Whether they are willing comes first; the thanks follow."""
    chat = vouched(await met_three())
    card = await card_with(chat, "to put in a word for you at Acme Robotics", 5)
    assert "Ask Nora Berg to put in a word" in card.text
    await talk(chat, ("/draft", "[A good word: Nora Berg]"))
    await talk(chat, ("[A good word: Nora Berg]", "For Nora Berg"), ("[I sent it]", "Done."))
    await card_with(chat, "Thank Nora Berg for putting in a word", 10)


# -- the person's own (14, 20) ---------------------------------------------------------------------


async def test_keep_looking_counts_what_else_is_open() -> None:
    """A line a week, with a way to log a lead."""
    chat = await met_three()
    card = await card_with(chat, "Keep looking", 3)
    assert "Keep looking: besides Acme Robotics, nothing else is open" in card.text
    await chat.click("Log a lead", on=card)
    assert "Which company is it?" in chat.last.text or "company" in chat.last.text.lower()
    await doing(chat, "/cancel", "/new Beta Works; Analyst; 2 Dec 10:00", "[Looks right]")
    again = await card_with(chat, "Keep looking", 9)
    assert "is open too" in again.text


async def test_two_jobs_at_one_company_are_told_apart_by_their_role() -> None:
    """In what is said of the search, in /status, and on a card that they share."""
    chat = await doing(
        await logged("Acme; Engineer; today 13:00"),
        *("/new Acme; Analyst; today 13:05", "[Looks right]"),
    )
    chat.read()
    await talk(chat, ("/status", ("[Acme · Engineer ›]", "[Acme · Analyst ›]")))
    await talk(chat, ("[Acme · Analyst ›]", "Acme · Analyst"))
    cards: list[Seen] = []
    while chat.next_ping and len(cards) < 9:
        await chat.at(max(chat.next_ping, chat.now))
        cards += pings(chat)
        if "Keep looking" in chat.last.text:
            break
    labels = {label for card in cards for label in card.labels}
    assert {"Look back: Engineer", "Look back: Analyst"} <= labels
    assert "besides Acme (Analyst), Acme (Engineer) is open too" in chat.last.text


async def test_a_check_in_speaks_of_their_date_only_when_they_named_one() -> None:
    """Without one it speaks of a week of quiet; the second one, once done, is told as such."""
    chat = await met_three()
    card = await card_with(chat, "Ask where things stand", 9)
    assert "A week of quiet is a fair time to ask" in card.text
    assert "their own date" not in card.text
    await chat.click("Done", on=card)
    again = await card_with(chat, "for the last time", 20)
    await chat.click("Done", on=again)
    assert "✓ Checked in again" in "\n".join(one.text for one in chat.read())
    dated = await doing(await met_three(), *THEIR_WORDS, "a week or two")
    await doing(dated, "/skip", "/skip", "/skip", "/skip")
    card = await card_with(dated, "Ask where things stand", 20)
    assert "after their own date is welcome" in card.text


async def test_the_weekday_is_the_persons_to_choose() -> None:
    """One question, seven buttons, and the next one comes on that day."""
    chat = await met_three()
    card = await card_with(chat, "Keep looking", 3)
    await chat.click("Another weekday", on=card)
    assert chat.last.labels == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    await talk(chat, ("[Tue]", "Tuesdays it is"))
    assert chat.person.looking_day == 1
    await chat.click("I had a look", on=card)
    assert "✓ Looked around" in "\n".join(one.text for one in chat.read())
    await card_with(chat, "Keep looking", 9)
    assert chat.now.weekday() == 1


async def test_later_skip_and_undo_work_for_what_is_the_persons_own() -> None:
    """On its card and in /status, as for any other step."""
    chat = await met_three()
    card = await card_with(chat, "Keep looking", 3)
    await chat.click("Later", on=card)
    await doing(chat, "[tomorrow 09:00]")
    assert chat.last.text == "I will come back to it tomorrow 09:00."
    await talk(chat, ("/status", ("Your search", "[Your search ›]")))
    await talk(chat, ("[Your search ›]", "later: tomorrow 09:00"))
    await talk(chat, ("[Skip]", "Left out. Undo takes it up again."))
    (record,) = [record for key, record in chat.person.records.items() if key.startswith("looking")]
    assert record.skipped == chat.now


async def test_a_time_of_ones_own_is_kept_for_the_persons_own_step() -> None:
    """Typed, and said back."""
    chat = await met_three()
    card = await card_with(chat, "Keep looking", 3)
    await chat.click("Later", on=card)
    await doing(chat, "[Pick a time]")
    await talk(chat, ("saturday 10:00", "Sat 21 Nov 10:00"))
    assert any(record.put_off for record in chat.person.records.values())


async def test_an_offer_accepted_silences_keep_looking() -> None:
    """Nobody who has signed is told to look around."""
    chat = set_facts(await met_three(), outcome=Outcome.ACCEPTED, outcome_at=datetime.now(UTC))
    chat.read()
    await chat.wait(20 * DAY)
    assert not [one for one in pings(chat) if "Keep looking" in one.text]


async def test_practise_begins_a_question() -> None:
    """Named for the next round, on a morning before it."""
    chat = await doing(await met_three(), "/new Beta Works; Analyst; 26 Nov 10:00", "[Looks right]")
    card = await card_with(chat, "Practise for Beta Works on Thu 26 Nov, two minutes", 9)
    assert "Your search" in card.text
    label = next(one for one in card.labels if one.startswith("Practise"))
    await chat.click(label, on=card)
    talking = chat.person.conversation
    assert talking is not None
    assert talking.flow == "practice"


# -- the next round (19) ---------------------------------------------------------------------------


async def test_the_evening_before_there_is_a_brief() -> None:
    """It is read in the chat, as often as one likes."""
    chat = await met_three()
    first = only(chat).interviews[0]
    start = datetime(2026, 11, 27, 10, tzinfo=UTC)
    second = replace(
        first, id=InterviewId(950), start=start, wall=start.replace(hour=11, tzinfo=None)
    )
    set_facts(chat, interviews=(first, replace(second, capture=type(first.capture)())))
    card = await card_with(chat, "Read up before the next round", 10)
    assert chat.now.date() == datetime(2026, 11, 26, tzinfo=UTC).date()
    assert "tomorrow 11:00" in card.text
    await chat.click("Read the brief", on=card)
    assert "whether I know streaming" in chat.last.text
    assert len(chat.last.text) <= 4096
    await talk(chat, ("[Got it]", "Done."))
    await chat.click("Read the brief", on=card)
    assert "whether I know streaming" in chat.last.text
    assert done(chat, StepKind("brief"), after=950) == chat.now


async def test_the_brief_names_who_comes_again() -> None:
    """Of a large round only those who come again, and nobody where none of them is known to."""
    chat = await met_three()
    job = only(chat)
    first = job.interviews[0]
    start = datetime(2026, 11, 27, 10, tzinfo=UTC)
    second = Interview(InterviewId(950), start, 60, start.replace(tzinfo=None), first.zone)
    sam, *others = job.contacts
    ada = replace(sam, id=ContactId(951), name="Ada Frey")
    again = replace(sam, met=(*sam.met, Meeting(second.id)))
    set_facts(chat, interviews=(first, second), contacts=(again, *others, ada))
    card = await card_with(chat, "Read up before the next round", 10)
    assert f"next round: {sam.name}, what you said" in card.text


# -- how it ended (21, 22, 24) ---------------------------------------------------------------------


async def test_a_no_leaves_one_letter() -> None:
    """All else is gone; the feedback is asked for once."""
    chat = await met_three()
    set_facts(chat, outcome=Outcome.REJECTED, outcome_at=chat.now)
    card = await card_with(chat, "ask once what would have helped", 2)
    await chat.click("Draft it", on=card)
    assert "Dear " in chat.last.text
    await talk(chat, ("[I sent it]", "Done."))
    chat.read()
    await chat.wait(30 * DAY)
    assert not [one for one in pings(chat) if "Acme" in one.text and "Keep looking" not in one.text]


async def test_an_offer_brings_back_what_was_unclear_and_whom_to_thank() -> None:
    """The review is a message to read; each who helped has a letter."""
    chat = vouched(await met_three())
    held = interview(chat)
    red = replace(held, reflection=replace(held.reflection, red_flags="two people left"))
    set_facts(
        chat,
        outcome=Outcome.OFFER,
        outcome_at=chat.now,
        interviews=(red,),
        contacts=(*only(chat).contacts, KIM),
    )
    card = await card_with(chat, "Before you answer: your red flags", 2)
    label = next(one for one in card.labels if one.startswith("Go through them"))
    await chat.click(label, on=card)
    assert "two people left" in chat.last.text
    await talk(chat, ("[Got it]", "Done."))
    await card_with(chat, "Kim Olsen, who got you in, and say thank you", 4)
    await talk(chat, ("/draft", "[News of the offer: Kim Olsen]"))
    await talk(chat, ("[News of the offer: Kim Olsen]", "For Kim Olsen"))


async def test_an_interview_that_fell_through_is_asked_for_again() -> None:
    """With words for whose side it was."""
    for held, words in (
        (InterviewStatus.CANCELLED, "It was called off: ask for a new time"),
        (InterviewStatus.NO_SHOW, "Nobody came: ask for a new time"),
    ):
        chat = await met_three()
        gone = replace(interview(chat), held=held, fell_through=chat.now)
        set_facts(chat, interviews=(gone,))
        await talk(chat, ("/status", words), ("[Draft it]", "Dear "), ("[I sent it]", "Done."))
        assert done(chat, StepKind("rebook"), after=gone.id) == chat.now


# -- all of them -----------------------------------------------------------------------------------


async def test_no_card_is_longer_than_a_phone_shows() -> None:
    """At most 900 letters, whatever is due at once; the rest is counted."""
    chat = await met_three()
    many = tuple(
        Contact(
            ContactId(1000 + at),
            f"{'Maximiliana Bartholomea ' * 3}{at}",
            email="m@x.org",
            met=contact(chat, "Dana Lee").met,
        )
        for at in range(12)
    )
    set_facts(chat, contacts=many)
    chat.read()
    await chat.wait(DAY)
    cards = pings(chat)
    assert max(len(one.text) for one in cards) <= 900
    assert any("more: /status shows all of it" in one.text for one in cards)


async def test_the_persons_own_drawer_is_no_opportunity() -> None:
    """A press that names it as one changes nothing."""
    chat = await met_three()
    card = chat.last
    for data in (
        f"d:{NO_OPPORTUNITY}:0",
        f"s:do:{NO_OPPORTUNITY}:thank.1.1",
        f"s:done:{NO_OPPORTUNITY}:closure.1.0",
    ):
        await chat.press(data, card)
        assert "no longer there" in chat.last.text

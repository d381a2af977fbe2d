"""The notes right after an interview: everybody who was there, each kept as soon as named."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model.step_key import StepKind
from coaching.model.vocabulary import ContactPart
from coaching.reading.people.names import short_name
from handlers.flows.flow import FLOWS
from handlers.reflection.capture import CAPTURE
from tests.handlers.beginnings import (
    DAY,
    HOUR,
    act,
    contact,
    doing,
    interview,
    logged,
    met_three,
    only,
    record,
    somebody,
    talk,
)
from tests.handlers.chat import Chat


async def noting() -> Chat:
    """Somebody who has been asked whom they talked to."""
    return await doing(await logged(), "[Start the notes]")


async def test_one_person_is_asked_about_from_name_to_title() -> None:
    """Part, topic, doubt, address and title; then whether there was anyone else."""
    chat = await noting()
    await talk(
        chat,
        ("Dana Lee", "What part did Dana have?"),
        ("[Hiring manager]", "What did you and Dana talk about?"),
        ("their move to dbt", "Did Dana raise a doubt about you?"),
        ("whether I know streaming", "How could you write to Dana?"),
        ("dana@acme.com", "What is Dana's title"),
        ("CTO", "Anyone else?"),
        ("[That was everyone]", "What stood out?"),
        ("the whiteboard", "Which questions are still open for you?"),
        ("the on-call rota", "Anything you wanted to say and did not?"),
        (
            "my talk on queues",
            ("That is on paper now: Dana Lee.", "social media", "what happens next?"),
        ),
    )
    dana = contact(chat, "Dana Lee")
    assert (dana.part, dana.title, dana.email) == (
        ContactPart.HIRING_MANAGER,
        "CTO",
        "dana@acme.com",
    )
    (met,) = dana.met
    assert (met.topic, met.concern) == ("their move to dbt", "whether I know streaming")
    kept = interview(chat).capture
    assert (kept.stood_out, kept.open_questions) == ("the whiteboard", "the on-call rota")
    assert kept.unsaid == "my talk on queues"
    assert record(chat, StepKind("capture")).done == chat.now


async def test_several_names_at_once_are_asked_about_in_turn() -> None:
    """Each is kept with the first answer; nobody has to be named again."""
    chat = await noting()
    await talk(chat, ("Dana Lee, Sam Ortiz and Priya Nair", "What part did Dana have?"))
    assert [one.name for one in only(chat).contacts] == ["Dana Lee", "Sam Ortiz", "Priya Nair"]
    await doing(chat, "[Hiring manager]", "dbt", "[No doubts]", "[I do not have it]")
    await talk(chat, ("[Skip]", "What part did Sam have?"))


async def test_what_a_line_says_is_not_asked_again() -> None:
    """Name, part and address in one; topic and doubt are still to tell."""
    chat = await noting()
    await talk(
        chat, ("Dana Lee, hiring manager, dana@acme.com", "What did you and Dana talk about?")
    )
    await talk(chat, ("dbt", "Did Dana raise a doubt"), ("[No doubts]", "Dana's title"))
    assert contact(chat, "Dana Lee").email == "dana@acme.com"


async def test_a_shared_contact_card_brings_name_and_number() -> None:
    """As the phone has it, commas and all."""
    chat = await noting()
    await chat.contact("Lee, Dana and Co", "+49 170 1234567")
    assert "What part did" in chat.last.text
    (card,) = only(chat).contacts
    assert (card.name, card.phone) == ("Lee, Dana and Co", "+49 170 1234567")


async def test_a_contact_card_without_a_name_is_asked_for_again() -> None:
    """A number alone is nobody."""
    chat = await noting()
    await chat.contact("🎉")
    assert "at least one letter" in chat.last.text


async def test_a_contact_card_nobody_asked_for_changes_nothing() -> None:
    """The open question is asked again."""
    chat = await doing(await noting(), "Dana Lee")
    await chat.contact("Sam Ortiz")
    assert chat.last.text == "What part did Dana have?"
    assert len(only(chat).contacts) == 1


@pytest.mark.parametrize("typed", ["[Skip]", "/skip", "nobody", "No one.", "I don't remember"])
async def test_no_names_go_on_to_the_notes(typed: str) -> None:
    """Nobody called "nobody" is kept."""
    chat = await noting()
    await talk(chat, (typed, "What stood out?"))
    assert only(chat).contacts == ()


async def test_notes_without_a_word_are_no_failure() -> None:
    """Everything may be skipped, and nothing is claimed to be on paper."""
    chat = await noting()
    await doing(chat, "/skip", "/skip", "/skip")
    await talk(chat, ("/skip", "Fine, no notes this time."))


async def test_notes_without_people_are_notes() -> None:
    """What was written is kept, and said to be."""
    chat = await doing(await noting(), "/skip", "the whiteboard", "/skip")
    await talk(chat, ("/skip", "That is on paper now."))


async def test_a_name_is_corrected_by_going_back() -> None:
    """The contact is the same; nobody is kept twice."""
    chat = await doing(await noting(), "Dana Le")
    before = only(chat).contacts[0].id
    await talk(chat, ("/back", "You said: Dana Le"), ("Dana Lee", "What part did Dana have?"))
    (kept,) = only(chat).contacts
    assert (kept.id, kept.name) == (before, "Dana Lee")


async def test_a_spelling_is_corrected_by_going_back() -> None:
    """Also when only capitals change."""
    chat = await doing(await noting(), "dana lee", "/back", "Dana Lee")
    assert [one.name for one in only(chat).contacts] == ["Dana Lee"]


async def test_a_doubt_is_taken_back_by_going_back() -> None:
    """Who meant somebody else presses "No doubts", and no draft answers it."""
    chat = await doing(await noting(), "Dana Lee", "[Interviewer]", "dbt", "streaming", "/back")
    await talk(chat, ("[No doubts]", "How could you write to Dana?"))
    assert contact(chat, "Dana Lee").met[0].concern == ""
    await talk(chat, ("/back", "You said: no doubts"))


async def test_naming_more_while_correcting_replaces_nobody() -> None:
    """Those who come along are asked about after all others."""
    chat = await doing(await noting(), "Dana, Sam", "/back")
    await doing(chat, "Dana Lee and Priya")
    assert [one.name for one in only(chat).contacts] == ["Dana Lee", "Sam", "Priya"]


async def test_the_next_name_may_be_the_answer_to_anyone_else() -> None:
    """Or several at once; and "no" is no name."""
    chat = await doing(await noting(), "Dana", "/skip", "/skip", "/skip", "/skip", "/skip")
    await talk(chat, ("Sam and Priya", "What part did Sam have?"))
    await doing(chat, "/skip", "/skip", "/skip", "/skip")
    await talk(chat, ("/skip", "What part did Priya have?"))
    await doing(chat, "/skip", "/skip", "/skip", "/skip", "/skip")
    await talk(chat, ("No.", "What stood out?"))
    assert [one.name for one in only(chat).contacts] == ["Dana", "Sam", "Priya"]


async def test_known_people_are_buttons_in_a_later_round() -> None:
    """What does not change of them is not asked again, and stays."""
    chat = await met_three()
    await doing(chat, "/new Acme Robotics; Data Engineer; today 14:00", "[Looks right]")
    chat.read()
    await act(chat, "[Start the notes]")
    assert "Press a button" in chat.last.text
    await talk(
        chat,
        ("[Dana Lee]", "What did you and Dana talk about?"),
        ("the team", "Did Dana raise a doubt"),
        ("[No doubts]", "Anyone else?"),
        ("[Add another]", ("What is the next one's name?", "[Sam Ortiz]")),
        ("sam ortiz", "What did you and Sam talk about?"),
    )
    dana, sam = contact(chat, "Dana Lee"), contact(chat, "Sam Ortiz")
    assert [met.topic for met in dana.met] == ["their move to dbt", "the team"]
    assert (dana.part, dana.email, sam.email) == (
        ContactPart.HIRING_MANAGER,
        "dana@acme.com",
        "sam@acme.com",
    )
    assert len(only(chat).contacts) == 3


async def test_notes_are_left_and_taken_up_where_they_were() -> None:
    """By the button, or by beginning them again."""
    for way in ("[Take it up again]", "[Start the notes]"):
        chat = await doing(await noting(), "Dana Lee", "[Interviewer]")
        await talk(chat, ("[Finish later]", "What you told me so far is kept"))
        await talk(chat, (way, "What did you and Dana talk about?"))


async def test_leaving_offers_nothing_by_itself() -> None:
    """The way back is a button; nobody is asked twice."""
    chat = await doing(await noting(), "Dana Lee")
    chat.read()
    await act(chat, "[Finish later]")
    assert [one.text for one in chat.read()] == [
        "Left for now. What you told me so far is kept; take it up again whenever you like."
    ]


async def test_notes_left_alone_are_offered_again_once() -> None:
    """Three hours later; the offer still works a day later, and there is no second one."""
    chat = await doing(await noting(), "Dana Lee")
    chat.read()
    await chat.wait(DAY)
    offers = [one for one in chat.read() if "We were at" in one.text]
    assert [one.text for one in offers] == [
        "We were at your notes on Acme Robotics. Shall we go on?"
    ]
    await chat.wait(DAY)
    assert not [one for one in chat.read() if "We were at" in one.text]
    await chat.click("Go on", on=offers[0])
    assert chat.last.text == "What part did Dana have?"


async def test_an_offer_may_be_declined() -> None:
    """What was told stays; the press says so."""
    chat = await doing(await noting(), "Dana Lee")
    await chat.wait(3 * HOUR)
    chat.read()
    await act(chat, "[Leave it]")
    assert chat.last.text == "Let go. What you told me so far is kept."
    assert chat.person.conversation is None
    assert contact(chat, "Dana Lee").name == "Dana Lee"


async def test_a_new_interview_in_the_middle_puts_the_notes_aside() -> None:
    """They are offered when it is logged."""
    chat = await doing(await noting(), "Dana Lee")
    await talk(
        chat,
        ("/new Beta; Analyst; friday 10:00", "Beta · Analyst"),
        ("[Looks right]", ("Saved.", "We were at your notes on Acme Robotics. Shall we go on?")),
        ("[Go on]", "What part did Dana have?"),
    )


async def test_a_command_in_the_middle_asks_the_question_again() -> None:
    """/status is answered, and the notes go on."""
    chat = await doing(await noting(), "Dana Lee")
    await talk(
        chat,
        ("/status", ("What is pending", "What part did Dana have?")),
        ("/settings", ("Settings", "What part did Dana have?")),
        ("[Interviewer]", "What did you and Dana talk about?"),
    )


async def test_a_new_version_of_the_flow_goes_on() -> None:
    """A question that is no longer there is passed over; the answers stay."""
    chat = await doing(await noting(), "Dana Lee", "[Interviewer]")
    talking = chat.person.conversation
    assert talking is not None
    assert chat.dossier is not None
    older = replace(talking, version=0, at="handshake")
    chat.dossier = replace(chat.dossier, person=replace(chat.person, conversation=older))
    await talk(chat, ("dbt", "What did you and Dana talk about?"), ("dbt", "raise a doubt"))
    assert contact(chat, "Dana Lee").met[0].topic == "dbt"


async def test_a_flow_that_is_gone_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fails: not the answer, not the ping, not the offer; the facts stay."""
    chat = await doing(await noting(), "Dana Lee", "[Interviewer]")
    monkeypatch.delitem(FLOWS, CAPTURE.name)
    await chat.wait(5 * HOUR)
    await talk(chat, ("dbt", "I did not make anything of that."))
    assert contact(chat, "Dana Lee").part is ContactPart.INTERVIEWER


async def test_a_removed_contact_does_not_come_back() -> None:
    """Who takes somebody out in the middle of the notes has taken them out."""
    chat = await doing(await noting(), "Dana Lee, Sam Ortiz", "/contacts", "[Dana Lee]")
    await doing(chat, "[Remove]", "[Remove]", "/back", "/skip")
    for _ in range(12):
        await chat.send("/skip")
    assert [one.name for one in only(chat).contacts] == ["Sam Ortiz"]


async def test_a_note_of_5000_characters_is_refused_with_the_limit() -> None:
    """So is one of 1,600; what was told before stays, and so does the question."""
    chat = await doing(await noting(), "Dana Lee", "[Interviewer]")
    await talk(
        chat,
        ("x" * 5000, "5,000 characters"),
        ("x" * 1600, "1,600 characters; I keep up to 1,500"),
        ("x" * 1500, "raise a doubt"),
    )
    assert len(contact(chat, "Dana Lee").met[0].topic) == 1500


async def test_stickers_photos_and_voice_ask_again() -> None:
    """The question stays with its buttons."""
    chat = await noting()
    for send in (chat.sticker, chat.photo, chat.voice):
        await send()
        assert "Who did you talk to?" in chat.last.text


async def test_a_wrong_part_and_a_wrong_address_ask_again() -> None:
    """With what can be read."""
    await talk(
        await doing(await noting(), "Dana Lee"),
        ("the tall one", "Take the part that comes closest."),
        ("recruiter", "What did you and Dana"),
        ("/skip", "doubt"),
        ("/skip", "How could you write"),
        ("ask her", "I can read a mail address"),
        ("dana@acme", "Can you check it?"),
        ("linkedin.com/in/dana", "Dana's title"),
    )


async def test_a_second_tap_changes_nothing() -> None:
    """It says that the question is behind."""
    chat = await doing(await noting(), "Dana Lee")
    question = await chat.click("Interviewer")
    await chat.click("Hiring manager", on=question)
    assert "behind us" in chat.last.text
    assert contact(chat, "Dana Lee").part is ContactPart.INTERVIEWER


async def test_social_media_is_spoken_of_once() -> None:
    """The advice comes with the first notes, and never again (S4)."""
    chat = await met_three()
    await doing(chat, "/new Beta; Analyst; today 13:00", "[Looks right]", "[Start the notes]")
    await doing(chat, "/skip", "/skip", "/skip", "/skip")
    said = [one.text for one in chat.screen.came if "social media" in one.text]
    assert len(said) == 1


async def test_what_comes_next_is_not_asked_when_it_is_known() -> None:
    """Who told the process first is not asked for it after the notes."""
    chat = await doing(await logged(), "/status", "[Acme Robotics ›]", "[What they said]")
    await doing(chat, "by Friday", "/skip", "/skip", "/skip", "/skip", "[Start the notes]")
    await doing(chat, "/skip", "/skip", "/skip", "/skip")
    assert "what happens next" not in chat.last.text


async def test_who_is_added_before_the_interview_is_not_asked_what_was_said() -> None:
    """There was no talk yet."""
    chat = await doing(
        somebody(), "/new Acme; Engineer; tomorrow 9:00", "[Looks right]", "/contacts"
    )
    await talk(
        chat,
        ("[Add somebody]", "Who is it?"),
        ("Priya Nair", "What part did Priya have?"),
        ("[Set it up]", "How could you write to Priya?"),
        ("priya@acme.com", "title"),
        ("/skip", "Anyone else?"),
        ("[That was everyone]", "Kept: Priya Nair."),
    )


@pytest.mark.parametrize("name", ["<b>Dana</b>&co", "🎉 Dana", "עמית כהן", "D" * 80])
async def test_any_name_is_spoken_of_as_it_was_written(name: str) -> None:
    """In questions, in the summary, and on the cards after it."""
    chat = await noting()
    first = short_name(name)
    await talk(chat, (name, f"What part did {first} have?"))
    await doing(
        chat, "[Interviewer]", "/skip", "/skip", "/skip", "/skip", "/skip", "/skip", "/skip"
    )
    await talk(chat, ("/skip", f"That is on paper now: {name}."))
    await chat.wait(timedelta(hours=1))
    await talk(chat, ("/contacts", f"{name}: interviewer"))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("today 10:00", "Sit down, eat something"),
        ("yesterday 10:00", "That was yesterday."),
        ("13 Nov 10:00", "That was 5 days ago."),
    ],
)
async def test_the_words_fit_the_distance(when: str, words: str) -> None:
    """Nobody is told to sit down and eat five days later."""
    chat = await logged(f"Acme; Data Engineer; {when}")
    assert words in chat.last.text
    assert ("eat something" in chat.last.text) is ("eat something" in words)

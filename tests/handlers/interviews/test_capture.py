"""The notes after an interview: told freely, confirmed on a card, and only the rest is asked."""

from dataclasses import replace
from datetime import date

import pytest

from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Channel, ContactPart
from handlers.flows.flow import FLOWS
from handlers.interviews.capture import CAPTURE
from tests.handlers.beginnings import (
    DAY,
    HOUR,
    act,
    contact,
    doing,
    interview,
    logged,
    met_three,
    noting,
    only,
    record,
    somebody,
    talk,
)
from tests.handlers.chat import Chat

TELL_ME = "Tell me all of it as it comes"
PANEL = (
    "Priya Shah (VP Marketing), Tom (Brand lead), Anjali from brand, Marcus O'Neill - head of "
    "growth and Beth (HR). Priya and I talked about the spring campaign, Marcus was interested in "
    "how we measure. They decide within two weeks."
)
TOPICS = "What did you talk about with Tom, Anjali and Beth?"
CAPTURED = StepKind("capture")


async def telling() -> Chat:
    """Somebody who is asked to tell all of it."""
    return await doing(await logged(), "[Start the notes]")


async def asked_about_dana() -> Chat:
    """Somebody who has told that Dana was there, and nothing else."""
    return await doing(await telling(), "Dana Lee", "[Right]")


# -- the telling -----------------------------------------------------------------------------------


async def test_all_of_it_is_told_in_one_message() -> None:
    """People and all that was said stand on one card; nothing counts before the yes."""
    chat = await telling()
    assert TELL_ME in chat.last.text
    await talk(
        chat,
        (
            PANEL,
            (
                *("• Priya Shah, VP Marketing", "• Tom, Brand lead", "• Anjali, brand"),
                *("• Marcus O'Neill, head of growth", "• Beth, HR", "They decide by Wed 2 Dec"),
                *("With Priya Shah: the spring campaign", "With Marcus O'Neill: how we measure"),
            ),
        ),
    )
    assert only(chat).contacts == ()
    await talk(chat, ("[Right]", ("Saved.", TOPICS)))
    assert record(chat, CAPTURED).done == chat.now
    assert [len(one.met) for one in only(chat).contacts] == [1] * 5


async def test_after_it_five_questions_at_most_are_asked_of_a_panel_of_five() -> None:
    """What is known already is not among them, and each asks about everybody it concerns."""
    chat = await doing(await telling(), PANEL, "[Right]")
    await talk(
        chat,
        (
            "Tom: the rebrand. Anjali: how she plans; Beth and Marcus: numbers",
            ("With Tom: the rebrand", "With Beth: numbers", "raise a doubt about you?"),
        ),
        ("Tom was not sure about my German", ("A doubt Tom has", "How may you follow up")),
        ("[Mail only]", "Anything you wanted to say and did not?"),
        (
            "my talk on queues",
            ("Left unsaid: my talk on queues", "That is on paper now", "social media"),
        ),
    )
    assert chat.person.conversation is None
    topics = {one.name: one.met[0].topic for one in only(chat).contacts}
    assert topics["Anjali"] == "how she plans"
    assert topics["Marcus O'Neill"] == "how we measure; numbers"
    assert (only(chat).channel, interview(chat).capture.unsaid) == (
        Channel.EMAIL_ONLY,
        "my talk on queues",
    )


@pytest.mark.parametrize("typed", ["[Skip]", "/skip", "nothing", "No.", "nope"])
async def test_nothing_to_tell_is_fine(typed: str) -> None:
    """Nothing is claimed to be on paper, and nothing more is asked."""
    await talk(await telling(), (typed, "Fine, no notes this time."))


async def test_what_nobody_can_read_is_a_note_and_the_rest_is_asked() -> None:
    """Nothing that was said is lost."""
    chat = await telling()
    await talk(chat, ("budgets mostly", ("I keep that as a note", "Who did you talk to?")))
    assert interview(chat).capture.notes == ("budgets mostly",)


async def test_a_long_telling_is_taken_whole() -> None:
    """A monologue is no answer to be shortened."""
    chat = await telling()
    told = "Dana Lee and I talked about their move to dbt. " + "They have many trains. " * 120
    await talk(chat, (told, ("• Dana Lee", "[Right]")))


async def test_a_telling_that_is_not_right_can_be_told_anew() -> None:
    """Nothing of it is kept, and the notes are still to take."""
    chat = await doing(await telling(), "Dana Lee", "[Not this]")
    assert record(chat, CAPTURED).done is None
    await talk(chat, ("[Start the notes]", TELL_ME))


async def test_who_began_by_themselves_is_asked_the_rest_as_well() -> None:
    """No button, no command: the message was the notes."""
    chat = await doing(await logged(), "Dana Lee and I talked about the on-call rota. It went well")
    await talk(chat, ("[Right]", ("Saved.", "By when do they decide?")))
    assert record(chat, CAPTURED).done == chat.now


async def test_a_forwarded_signature_is_no_telling() -> None:
    """Whoever wrote a mail was not in the room for that."""
    chat = await logged()
    await chat.forward("Hi Robin, here are the details.\n\nBest,\nNora Berg\nOffice, nora@acme.com")
    await act(chat, "[Right]")
    assert record(chat, CAPTURED).done is None
    assert "talk about" not in chat.last.text


async def test_small_talk_is_answered_and_the_question_stays() -> None:
    """Thanks are no topic."""
    chat = await asked_about_dana()
    await talk(chat, ("thanks!", ("Any time.", "What did you and Dana talk about?")))
    assert contact(chat, "Dana Lee").met[0].topic == ""


async def test_a_bare_list_of_people_is_read_to_its_end() -> None:
    """Short names and single ones as well."""
    chat = await doing(await telling(), "Dana Lee, dana@acme.com; Li Wei, li@acme.com", "[Right]")
    assert [one.name for one in only(chat).contacts] == ["Dana Lee", "Li Wei"]
    chat = await doing(await telling(), "Bo", "[Right]")
    assert [one.name for one in only(chat).contacts] == ["Bo"]


async def test_who_is_known_and_named_was_there() -> None:
    """A first name is enough for somebody of an earlier round."""
    chat = await doing(await met_three(), "/new Acme Robotics; Data Engineer; today 14:00 to 14:30")
    await doing(chat, "[Looks right]", "[Start the notes]")
    await talk(chat, ("Dana and Kim Fox", ("• Kim Fox", "• Dana Lee, CTO")), ("[Right]", "Dana"))
    assert [len(contact(chat, name).met) for name in ("Dana Lee", "Sam Ortiz")] == [2, 1]


async def test_an_address_at_another_firm_makes_no_other_job() -> None:
    """Somebody who was there belongs to the job that is asked about."""
    chat = await doing(await telling(), "Nadia Karim, nadia@hays.example", "[Right]")
    assert [one.name for one in only(chat).contacts] == ["Nadia Karim"]


async def test_a_contact_card_tells_who_was_there() -> None:
    """Confirmed like a name; then what was talked about is asked."""
    chat = await telling()
    await chat.contact("Dana Lee")
    await talk(chat, ("[Right]", "What did you and Dana talk about?"))
    assert contact(chat, "Dana Lee").phone


# -- asked instead ---------------------------------------------------------------------------------


async def test_who_would_rather_be_asked_is_asked() -> None:
    """Names are confirmed in a list before anything is asked about them."""
    chat = await telling()
    await talk(
        chat,
        ("[Ask me instead]", "Who did you talk to?"),
        ("the tall one and the other", "I could not make out a name there."),
        ("Dana Lee, CTO and Sam Ortiz", ("• Dana Lee, CTO", "• Sam Ortiz", "Is that right?")),
        ("[Right]", "What did you talk about with Dana and Sam?"),
        ("Dana: dbt, Sam: nothing", ("With Dana Lee: dbt", "By when do they decide?")),
        ("a week or two", ("They decide between Wed 25 Nov and Wed 2 Dec", "raise a doubt")),
        ("[No doubts]", "How may you follow up"),
        ("[I may call]", "Anything you wanted to say"),
        ("/skip", ("That is on paper now: Dana Lee and Sam Ortiz.", "They decide between")),
    )
    decision = interview(chat).process.decision
    assert decision is not None
    assert decision.latest == date(2026, 12, 2)
    assert [one.met[0].topic for one in only(chat).contacts] == ["dbt", ""]


async def test_known_people_are_buttons_in_a_later_round() -> None:
    """One press each; what is known of them stays."""
    chat = await doing(await met_three(), "/new Acme Robotics; Data Engineer; today 14:00")
    await doing(chat, "[Looks right]", "[Start the notes]")
    await talk(
        chat,
        ("[Ask me instead]", ("Who was there? Press a button", "[Dana Lee] [Sam Ortiz]")),
        ("[Dana Lee]", ("Who else was there?", "[That was everyone]")),
        ("[Sam Ortiz]", "Who else was there?"),
        ("[That was everyone]", "What did you talk about with Dana and Sam?"),
        ("dana: the team", "By when do they decide?"),
    )
    dana = contact(chat, "Dana Lee")
    assert [met.topic for met in dana.met] == ["their move to dbt", "the team"]
    assert (dana.part, dana.email) == (ContactPart.HIRING_MANAGER, "dana@acme.com")
    assert len(contact(chat, "Sam Ortiz").met) == 2


async def test_what_comes_next_is_not_asked_when_it_is_known() -> None:
    """Who told the process first is not asked for it after the notes."""
    chat = await doing(
        await logged(), "/status", "[Acme Robotics ›]", "[About this job ›]", "[What they said]"
    )
    await doing(chat, "by Friday", *["/skip"] * 4, "[Start the notes]", "Dana Lee", "[Right]")
    await talk(chat, ("dbt", "raise a doubt"))


async def test_more_than_was_asked_is_taken() -> None:
    """The decision that comes with a topic is said back with its day, and asked no more."""
    chat = await asked_about_dana()
    await talk(
        chat,
        ("dbt. They decide by friday", ("They decide by Fri 20 Nov", "Dana Lee: dbt", "a doubt")),
    )
    assert contact(chat, "Dana Lee").met[0].topic == "dbt"
    assert interview(chat).process.decision is not None


async def test_something_else_than_what_was_asked_is_no_answer() -> None:
    """It is shown to confirm, and the question asked again."""
    chat = await asked_about_dana()
    await talk(chat, ("they decide by friday", ("They decide by Fri 20 Nov", "you and Dana talk")))
    assert contact(chat, "Dana Lee").met[0].topic == ""


# -- going back, leaving, taking up ----------------------------------------------------------------


async def test_any_question_is_skipped_or_gone_back_to() -> None:
    """Going back shows what was said."""
    chat = await doing(await asked_about_dana(), "dbt", "by Friday")
    await talk(
        chat,
        ("/back", ("By when do they decide?", "You said:")),
        ("[Keep it]", "raise a doubt"),
        ("/skip", "How may you follow up"),
    )


async def test_notes_are_left_and_taken_up_where_they_were() -> None:
    """By the button of the message, or by another one three hours later."""
    chat = await doing(await asked_about_dana(), "dbt")
    await talk(chat, ("[Finish later]", "What you told me so far is kept"))
    await talk(chat, ("[Take it up again]", "By when do they decide?"))
    chat.read()
    await chat.wait(DAY)
    offers = [one for one in chat.read() if "We were at" in one.text]
    assert [one.text for one in offers] == [
        "We were at your notes on Acme Robotics. Shall we go on?"
    ]
    await chat.wait(DAY)
    assert not [one for one in chat.read() if "We were at" in one.text]
    await chat.click("Go on", on=offers[0])
    assert "By when do they decide?" in chat.last.text


async def test_an_offer_may_be_declined() -> None:
    """What was told stays; the press says so."""
    chat = await doing(await asked_about_dana(), "dbt")
    await chat.wait(3 * HOUR)
    chat.read()
    await act(chat, "[Leave it]")
    assert chat.last.text == "Let go. What you told me so far is kept."
    assert chat.person.conversation is None
    assert contact(chat, "Dana Lee").met[0].topic == "dbt"


async def test_a_new_interview_in_the_middle_puts_the_notes_aside() -> None:
    """They are offered when it is logged."""
    await talk(
        await asked_about_dana(),
        ("/new Beta; Analyst; friday 10:00", "Beta · Analyst"),
        ("[Looks right]", ("Saved.", "We were at your notes on Acme Robotics. Shall we go on?")),
        ("[Go on]", "What did you and Dana talk about?"),
    )


async def test_a_command_in_the_middle_asks_the_question_again() -> None:
    """/status is answered, and the notes go on."""
    await talk(
        await asked_about_dana(),
        ("/status", ("What is pending", "What did you and Dana talk about?")),
        ("/settings", ("Settings", "What did you and Dana talk about?")),
    )


async def test_the_long_notes_of_an_earlier_version_go_on_as_a_telling() -> None:
    """Somebody was asked for a title when the bot was renewed: what they told is kept already."""
    chat = await asked_about_dana()
    older = chat.person.conversation
    assert older is not None
    assert chat.dossier is not None
    older = replace(older, version=1, at="title", answers={"name": "Dana Lee", "topic": "dbt"})
    chat.dossier = replace(chat.dossier, person=replace(chat.person, conversation=older))
    await talk(chat, ("CTO", TELL_ME), ("Sam Ortiz was there too", "• Sam Ortiz"))


async def test_a_flow_that_is_gone_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fails: not the answer, not the ping, not the offer; the facts stay."""
    chat = await asked_about_dana()
    monkeypatch.delitem(FLOWS, CAPTURE.name)
    await chat.wait(5 * HOUR)
    await chat.send("thanks")
    assert [one.name for one in only(chat).contacts] == ["Dana Lee"]


async def test_a_removed_contact_is_asked_about_no_more() -> None:
    """Who takes somebody out in the middle of the notes has taken them out."""
    chat = await doing(await telling(), "Dana Lee, Sam Ortiz", "[Right]")
    await doing(chat, "/contacts", "[Dana Lee]", "[More ›]", "[Remove]", "[Remove]", "/status")
    assert "What did you and Sam talk about?" in chat.last.text
    await doing(chat, *["/skip"] * 4)
    assert [one.name for one in only(chat).contacts] == ["Sam Ortiz"]


async def test_a_note_of_5000_characters_is_refused_with_the_limit() -> None:
    """So is one of 1,600; what was told before stays, and so does the question."""
    chat = await asked_about_dana()
    await talk(
        chat,
        ("x" * 5000, "5,000 characters"),
        ("x" * 1600, "1,600 characters; I keep up to 1,500"),
        ("x" * 1500, "By when do they decide?"),
    )
    assert len(contact(chat, "Dana Lee").met[0].topic) == 1500


async def test_stickers_and_photos_ask_again() -> None:
    """The question stays with its buttons."""
    chat = await telling()
    for send in (chat.sticker, chat.photo):
        await send()
        assert TELL_ME in chat.last.text


async def test_a_second_tap_changes_nothing() -> None:
    """It says that the question is behind."""
    chat = await doing(await asked_about_dana(), "dbt")
    question = await chat.click("Within a week")
    await chat.click("A week or two", on=question)
    assert "behind us" in chat.last.text


async def test_social_media_is_spoken_of_once_and_fits_the_day() -> None:
    """The advice comes with the first notes, and never again (S4)."""
    chat = await doing(await logged("Acme; Engineer; 13 Nov 10:00"), "[Start the notes]", "/skip")
    await doing(chat, "/new Beta; Analyst; today 13:00", "[Looks right]", "[Start the notes]")
    await doing(chat, "/skip")
    said = [one.text for one in chat.screen.came if "social media" in one.text]
    assert len(said) == 1
    assert "for today" not in said[0]


async def test_who_is_added_before_the_interview_is_not_asked_what_was_said() -> None:
    """There was no talk yet."""
    chat = await doing(
        somebody(), "/new Acme; Engineer; tomorrow 9:00", "[Looks right]", "/contacts"
    )
    await talk(
        chat,
        ("[Add somebody]", "Who is it?"),
        ("Priya Nair, coordinator, priya@acme.com", "• Priya Nair"),
        ("[Right]", "Saved."),
    )
    assert chat.person.conversation is None
    assert contact(chat, "Priya Nair").met == ()


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


# -- how much it takes -----------------------------------------------------------------------------


async def count_actions_to_saved(*does: str) -> tuple[int, Chat]:
    """Plays it until "Saved" is read; each message and each press is an action."""
    chat = somebody()
    for number, action in enumerate(does, 1):
        await act(chat, action)
        if any("✓ Saved." in one.text for one in chat.read()):
            return number, chat
    raise AssertionError(f"never saved: {chat.last}")


async def test_two_people_a_topic_each_and_the_day_are_saved_in_two_actions() -> None:
    """There were 24 once; four are the most that may be."""
    actions, chat = await count_actions_to_saved(
        "Interview with Priya Shah (VP Marketing) and Tom Reilly at Globex today at 1. Priya and I "
        "talked about the spring campaign. Tom and I talked about the brand tests. They decide by "
        "friday",
        "[Right]",
    )
    assert actions <= 4
    topics = {one.name: one.met[0].topic for one in only(chat).contacts}
    assert topics == {"Priya Shah": "the spring campaign", "Tom Reilly": "the brand tests"}
    decision = interview(chat).process.decision
    assert decision is not None
    assert decision.latest == date(2026, 11, 20)


async def test_a_panel_of_five_is_told_to_its_end_in_eight_actions() -> None:
    """There were 51 once; this counts every question that follows as well."""
    does = (
        f"panel at globex today at 10 with {PANEL}",
        *("[Right]", "Tom: the rebrand, Anjali: how she plans, Beth: numbers"),
        *("[No doubts]", "[Mail only]", "my talk on queues"),
    )
    actions, _ = await count_actions_to_saved(*does)
    assert actions == 2
    chat = await doing(somebody(), *does)
    assert chat.person.conversation is None
    assert len(does) <= 8
    assert {one.name for one in only(chat).contacts} == {
        *("Priya Shah", "Tom", "Anjali", "Marcus O'Neill", "Beth")
    }
    assert all(one.met[0].topic for one in only(chat).contacts)


async def test_two_who_are_called_the_same_are_asked_about_by_their_surnames() -> None:
    """In the question, and on the buttons of their thank-yous."""
    chat = await doing(await telling(), "Anna Weber (CTO) and Anna Koch (HR)", "[Right]")
    assert "Anna Weber and Anna Koch" in chat.last.text
    await doing(chat, "Anna Weber: dbt, Anna Koch: the team", *["/skip"] * 4)
    topics = {one.name: one.met[0].topic for one in only(chat).contacts}
    assert topics == {"Anna Weber": "dbt", "Anna Koch": "the team"}


async def test_notes_of_somebody_who_is_there_twice_stay_apart() -> None:
    """Adding somebody when the notes are behind asks about their talk, and nothing else."""
    chat = await noting(await logged(), "Dana Lee, interviewer")
    await doing(chat, "[Take it up again]", "dbt", *["/skip"] * 4)
    await doing(chat, "/contacts", "[Add somebody]", "Sam Ortiz, interviewer", "[Right]")
    await talk(chat, ("the on-call rota", "That is on paper now: Dana Lee and Sam Ortiz."))

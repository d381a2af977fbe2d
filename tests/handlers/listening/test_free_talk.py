"""A person says anything at any time: it is understood, shown, kept, and can be taken back."""

from datetime import timedelta

import pytest

from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import InterviewStatus, Outcome
from tests.handlers.beginnings import (
    WEDNESDAY,
    contact,
    doing,
    logged,
    met_three,
    only,
    record,
    somebody,
    talk,
)
from tests.handlers.chat import Chat

GLOBEX = "Interview with Priya Shah (VP Marketing) and Tom at Globex yesterday at 2"


def job(chat: Chat, company: str) -> Opportunity:
    """The job at that company."""
    assert chat.dossier is not None
    (found,) = [one for one in chat.dossier.opportunities if one.company == company]
    return found


async def test_an_interview_told_is_kept_with_one_press() -> None:
    """Company, time and people with their titles stand on one card."""
    chat = somebody()
    await talk(
        chat,
        (
            GLOBEX,
            ("Globex", "yesterday 14:00–15:00", "Priya Shah, VP Marketing", "• Tom", "[Right]"),
        ),
        ("[Right]", ("✓ Saved.", "[Undo]")),
    )
    kept = job(chat, "Globex")
    assert [one.name for one in kept.contacts] == ["Priya Shah", "Tom"]
    assert kept.interviews[0].start == WEDNESDAY.replace(hour=13) - timedelta(days=1)
    assert chat.person.pending == ()


async def test_nothing_counts_before_the_yes() -> None:
    """What was understood waits in the document, and [Not this] lets it go."""
    chat = await doing(somebody(), GLOBEX)
    assert chat.dossier is not None
    assert (chat.dossier.opportunities, len(chat.person.pending)) == ((), 1)
    await talk(chat, ("[Not this]", "Let go"))
    assert (chat.dossier.opportunities, chat.person.pending) == ((), ())


async def test_what_was_kept_can_be_taken_back() -> None:
    """Once, and only while nothing else has changed it."""
    chat = await doing(somebody(), GLOBEX, "[Right]")
    await talk(chat, ("[Undo]", "Taken back"))
    assert chat.dossier is not None
    assert chat.dossier.opportunities == ()


async def test_it_is_too_late_to_take_back_what_has_changed_since() -> None:
    """A later fact about the same job is never lost by it."""
    chat = await doing(somebody(), "interview at Globex on Friday at 10", "[Right]")
    card = next(one for one in reversed(chat.screen.came) if "Undo" in one.labels)
    await doing(chat, "globex moved to Monday 11:00", "[Right]")
    chat.read()
    await chat.click("Undo", on=card)
    assert "changed since" in chat.last.text
    assert job(chat, "Globex").interviews[0].wall.hour == 11


async def test_a_card_is_put_right_in_words() -> None:
    """The name with its letter, then the card is there again."""
    chat = await doing(somebody(), GLOBEX)
    await talk(chat, ("no, her name is Pria with an i", "Pria Shah, VP Marketing"))
    assert len(chat.person.pending) == 1


async def test_a_time_is_put_right_in_words() -> None:
    """It keeps the day and the half of the day."""
    await talk(await doing(somebody(), GLOBEX), ("no, it was at 3, not 2", "yesterday 15:00–16:00"))


async def test_a_line_is_changed_by_its_button() -> None:
    """It is asked once, and the card comes back with it."""
    chat = await doing(somebody(), "interview at Globex yesterday at 2, they decide by friday")
    await talk(
        chat,
        ("[Change …]", ("Which line", "[They decide by Fri 20 Nov]", "[The company]")),
        ("[They decide by Fri 20 Nov]", "How should this read?"),
        ("by monday", ("They decide by Mon 23 Nov", "[Right]")),
        ("[Change …]", "Which line"),
        ("[They decide by Mon 23 Nov]", "[Leave it out]"),
        ("[Leave it out]", "Is that right?"),
    )
    assert "decide" not in chat.last.text


async def test_the_company_of_a_card_can_be_changed() -> None:
    """By its name, or to a job that is known."""
    chat = await doing(await logged(), "interview at Globex on Friday at 10", "[Change …]")
    await talk(chat, ("[The company]", "[Acme Robotics · Data Engineer]"), ("Initech", "Initech"))
    await doing(chat, "[Right]")
    assert job(chat, "Initech").interviews


async def test_an_hour_in_the_early_morning_is_asked() -> None:
    """Both halves of the day are a button, and a press keeps all of it."""
    chat = somebody()
    await talk(
        chat,
        ("Interview with N26 tomorrow at 6", ("[Right, tomorrow 06:00]", "18:00]")),
        ("[Right, tomorrow 18:00]", "✓ Saved."),
    )
    assert job(chat, "N26").interviews[0].wall.hour == 18


@pytest.mark.parametrize(("press", "rounds"), [("Its new time", 1), ("Another round", 2)])
async def test_an_interview_beside_one_ahead_is_asked_about(press: str, rounds: int) -> None:
    """It is its new time or another round, never a phantom."""
    chat = await doing(somebody(), "interview at Globex on Friday at 10", "[Right]")
    await talk(
        chat,
        ("interview at globex next tuesday at 11", "new time, or another round?"),
        (f"[{press}]", "✓ Saved."),
    )
    assert len(job(chat, "Globex").interviews) == rounds


async def test_news_is_taken_up() -> None:
    """A cancelled interview, an offer with its deadline, a move."""
    chat = await doing(await logged("Acme; Dev; tomorrow 10:00"), "acme cancelled the interview")
    await talk(chat, ("[Right]", "✓ Saved."))
    assert only(chat).interviews[0].held is InterviewStatus.CANCELLED
    await talk(
        chat,
        (
            "acme made me an offer, 148k base, i have to answer till friday noon",
            ("148k base", "Fri 20 Nov 12:00"),
        ),
        ("[Right]", "well earned"),
    )
    assert only(chat).outcome is Outcome.OFFER
    assert only(chat).offer is not None


async def test_a_company_that_was_not_said_is_asked_after_the_yes() -> None:
    """One question; then it is kept."""
    chat = somebody()
    await talk(
        chat,
        ("interview tomorrow at 3pm", "[Right]"),
        ("[Right]", "Which company is it?"),
        ("Globex", ("Globex", "✓ Saved.")),
    )
    assert job(chat, "Globex").interviews


async def test_an_offer_from_somebody_new_makes_the_job() -> None:
    """With its amount and its deadline."""
    chat = await doing(
        somebody(),
        "Sam called!! Initech made me an offer, 148k base + 15% bonus, answer due friday noon",
        "[Right]",
    )
    kept = job(chat, "Initech")
    assert kept.outcome is Outcome.OFFER
    assert kept.offer is not None
    assert "148k" in kept.offer.amount


async def test_small_talk_is_answered_in_half_a_line() -> None:
    """Thanks, an okay and a greeting keep nothing."""
    chat = await met_three()
    before = chat.dossier
    await talk(chat, ("thanks!", "Any time."), ("ok", "Good."), ("hello", "Hello."))
    assert chat.dossier == before


async def test_what_nobody_can_read_is_a_note_of_the_last_interview() -> None:
    """It is said, and can be taken back."""
    chat = await met_three()
    words = "the plants in the lobby were plastic all over"
    await talk(chat, (words, ("note", "[Undo]")))
    notes = only(chat).interviews[0].capture.notes
    assert any(words in note for note in notes)
    await doing(chat, "[Undo]")
    assert only(chat).interviews[0].capture.notes == ()


# -- wishes ----------------------------------------------------------------------------------------


async def test_a_step_is_marked_in_words() -> None:
    """And the way back stands below it."""
    chat = await met_three()
    await talk(chat, ("sent dana the thank you note", ("✓ Dana Lee thanked", "[Undo: Dana]")))
    assert record(chat, StepKind("thank"), contact(chat, "Dana Lee").id).done == chat.now


async def test_later_puts_off_what_was_shown_last() -> None:
    """It comes back in the evening or on the day that was named."""
    chat = await met_three()
    await talk(chat, ("remind me tomorrow", "I will come back to it tomorrow 09:00"))


async def test_quiet_for_today_is_kept() -> None:
    """No reminder comes before the next morning, until they want them again."""
    chat = await logged("Acme; Dev; today 15:30")
    await talk(chat, ("stop texting me for today", "Quiet until tomorrow 09:00"))
    assert chat.person.paused_until is not None
    assert chat.next_ping is not None
    assert chat.next_ping >= chat.person.paused_until
    await talk(chat, ("[Remind me after all]", "come again"))
    assert chat.person.paused_until is None


async def test_deleting_a_job_in_words_asks_first() -> None:
    """The question of its card, with what goes."""
    chat = await met_three()
    await talk(chat, ("delete acme robotics", ("for good", "[Delete it]")))
    await talk(chat, ("[Delete it]", "is deleted"))
    assert chat.person.changes == ()


async def test_questions_to_the_coach_are_answered() -> None:
    """What is open, and when to write to whom."""
    chat = await met_three()
    await talk(
        chat,
        ("what's open?", ("What is pending", "Acme Robotics")),
        ("when should I write to Dana?", ("Thank Dana Lee: now", "tomorrow 14:00")),
    )


# -- /new and open questions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Acme, Data Engineer, tomorrow 3pm",
        "interview at Acme tomorrow 3pm for Data Engineer",
        "Acme; Data Engineer; tomorrow 3pm",
    ],
)
async def test_new_takes_a_sentence_as_well(line: str) -> None:
    """Commas, words or the notation: the company is the company."""
    chat = await doing(somebody(), f"/new {line}")
    await doing(chat, "[Right]" if "Right" in chat.last.labels else "[Looks right]")
    assert job(chat, "Acme").interviews[0].wall.hour == 15


async def test_more_than_was_asked_is_not_asked_again() -> None:
    """Title, topic and doubt are taken with the name; only the rest is asked."""
    chat = await doing(await logged(), "[Start the notes]")
    told = "Priya Shah (VP Marketing), we talked about budgets, she worried about team size"
    await talk(chat, (told, "Priya Shah, VP Marketing"), ("[Right]", "By when do they decide?"))
    await talk(chat, ("by friday", "How may you follow up"))
    (met,) = contact(chat, "Priya Shah").met
    assert ("budgets" in met.topic, "team size" in met.concern) == (True, True)


async def test_news_in_the_middle_of_a_question_is_taken_up_first() -> None:
    """Then the question is asked again."""
    chat = await doing(await logged(), "[Start the notes]", "Priya Shah", "[Right]")
    await talk(
        chat,
        ("acme robotics cancelled the interview", ("cancelled", "[Right]")),
        ("[Not this]", "What did you and Priya"),
        ("budgets", "By when do they decide?"),
    )


@pytest.mark.parametrize(
    "words", ["what should i bring?", "can u remind me the evening before", "whats the checklist"]
)
async def test_what_to_bring_is_answered_with_the_checklist(words: str) -> None:
    """It says for which interview, and when it comes by itself."""
    chat = await doing(somebody(), "interview at Globex friday at 10 with Priya Shah", "[Right]")
    await talk(chat, (words, ("Globex, Fri 20 Nov 10:00", "Fri 20 Nov 09:00", "try to have")))


async def test_what_to_bring_to_no_interview_is_asked_back() -> None:
    """Nobody gets a list for an interview that nobody knows."""
    await talk(somebody(), ("what should i bring?", "No interview is ahead"))


async def test_what_to_bring_with_a_card_open_shows_the_card_again() -> None:
    """Nobody who has just told of an interview hears that none is known."""
    chat = await doing(somebody(), "interview at Globex friday at 10 with Priya Shah")
    await talk(chat, ("what should i bring?", ("First say whether this is right", "Priya Shah")))
    await talk(chat, ("[Right]", "Saved"), ("what should i bring?", "try to have"))


async def test_a_question_about_one_job_is_answered_with_its_page() -> None:
    """Whoever names no job sees all of them."""
    told = ("interview at Kite & Co today 10am w/ Jenna Park", "[Right]", "/cancel")
    chat = await doing(somebody(), *told, "interview at Globex monday 3pm", "[Right]")
    chat.read()
    await doing(chat, "what should i do about kite")
    assert "Globex" not in chat.last.text
    assert "Kite & Co" in chat.last.text
    await talk(chat, ("whats open", ("Kite & Co", "Globex")))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("when is it again?", "Interview Fri 20 Nov 10:00"),
        ("can i move it to tuesday", "Ask whoever invited you"),
        ("could we push the interview to next week?", "Ask whoever invited you"),
    ],
)
async def test_a_question_about_the_interview_is_answered(words: str, answer: str) -> None:
    """Nothing is put off, and nothing is moved before they agreed."""
    chat = await doing(somebody(), "interview at Globex friday at 10 with Priya Shah", "[Right]")
    await talk(chat, (words, answer))
    assert chat.person.pending == ()

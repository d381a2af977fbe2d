"""What somebody else wrote, and what answers one message of the coach."""

from datetime import timedelta

import pytest

from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Outcome
from tests.handlers.beginnings import contact, doing, logged, met_three, only, record, somebody
from tests.handlers.listening.test_free_talk import job

REJECTION = (
    "Dear Robin,\n\nThank you for your time. Unfortunately we have decided to move forward with "
    "another candidate for the Data Engineer position at Acme Robotics.\n\nKind regards,\nDana Lee"
)


async def test_a_forwarded_rejection_is_read_by_its_meaning() -> None:
    """It is shown before it counts."""
    chat = await met_three()
    await chat.forward(REJECTION)
    assert "Acme Robotics" in chat.last.text
    assert only(chat).outcome is None
    await doing(chat, "[Right]")
    assert only(chat).outcome is Outcome.REJECTED


async def test_a_forwarded_mail_is_no_answer_to_the_open_question() -> None:
    """It is taken up, and the question is asked again once its card is settled."""
    chat = await doing(await logged(), "[Start the notes]", "Dana Lee", "[Right]")
    question = chat.last.text
    chat.read()
    await chat.forward(REJECTION)
    assert "Turned down" in chat.last.text
    await doing(chat, "[Not this]")
    assert question.splitlines()[0] in chat.last.text
    assert all(not meeting.topic for one in only(chat).contacts for meeting in one.met)


async def test_words_of_a_forward_correct_no_card() -> None:
    """Somebody else's "no" is not about what was understood."""
    chat = await doing(somebody(), "Interview with Priya Shah at Globex yesterday at 2")
    before = chat.person.pending[0]
    await chat.forward("No, it was at 3, not 2")
    assert chat.person.pending[0] == before


async def test_a_reply_corrects_the_card_it_answers() -> None:
    """Not the newest one; also where the card asks something."""
    chat = await doing(somebody(), "Interview at Globex yesterday at 2")
    first = chat.last
    await doing(chat, "Interview at Initech yesterday at 4")
    await chat.reply(first, "at 3, not 2")
    assert "Globex" in chat.last.text
    assert "yesterday 15:00" in chat.last.text
    await doing(chat, "[Right]")
    assert job(chat, "Globex").interviews[0].wall.hour == 15


async def test_a_reply_to_what_was_saved_puts_it_right() -> None:
    """Though something else was saved since."""
    chat = await doing(somebody(), "Interview at Globex yesterday at 2", "[Right]")
    first = next(one for one in reversed(chat.screen.came) if "Undo" in one.labels)
    await doing(chat, "Interview at Initech yesterday at 4", "[Right]")
    await chat.reply(first, "at 3, not 2")
    assert "Put right." in chat.last.text
    assert job(chat, "Globex").interviews[0].wall.hour == 15
    assert job(chat, "Initech").interviews[0].wall.hour == 16


async def test_done_in_reply_to_a_reminder_is_about_its_step() -> None:
    """The step that stands on that card, whatever came later."""
    chat = await doing(somebody(), "Interview with Priya Shah at Globex today at 1", "[Right]")
    await chat.wait(timedelta(hours=3))
    card = next(one for one in reversed(chat.screen.came) if "Thank Priya Shah" in one.text)
    await doing(chat, "hello")
    await chat.reply(card, "done")
    sent = record(chat, StepKind("thank"), contact(chat, "Priya Shah").id)
    assert sent.done == chat.now


ONE_LINE = (
    "Hi Robin, your interview at Acme Robotics is on Friday at 3pm. Please bring your passport. "
    "The door is in the yard. Kind regards, HR"
)


@pytest.mark.parametrize("is_forwarded", [True, False])
async def test_the_rest_of_a_mail_is_one_note_without_its_closing(is_forwarded: bool) -> None:
    """Pasted or forwarded: not in pieces, and nothing of greeting and signature."""
    chat = somebody()
    await (chat.forward(ONE_LINE) if is_forwarded else chat.send(ONE_LINE))
    await doing(chat, "[Right]")
    (note,) = job(chat, "Acme Robotics").interviews[0].capture.notes
    assert note.startswith("your interview at Acme Robotics")
    assert note.endswith("The door is in the yard.")


async def test_a_mail_that_is_understood_leaves_no_note() -> None:
    """What stands on the card already is not kept twice."""
    chat = somebody()
    await chat.forward("your interview with Initech is confirmed for Friday 20 November at 10:00")
    assert "note" not in chat.last.text

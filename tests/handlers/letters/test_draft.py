"""A draft in the chat: its forms, one note to all, a second look, and /draft at any time."""

from dataclasses import replace

import pytest

from coaching.letters.letter import Variant
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.documents import Dossier
from coaching.model.step_key import StepKey, StepKind, StepState
from coaching.model.vocabulary import Channel, OpportunityId
from coaching.playbook.step_records import step_record
from handlers.cards.card import StepRef
from handlers.cards.step_verbs import StepVerb
from handlers.letters.draft_options import (
    DraftOptions,
    ReplaceLetter,
    WriteLetter,
)
from tests.handlers.beginnings import (
    DAY,
    act,
    contact,
    doing,
    interview,
    met_three,
    noting,
    only,
    somebody,
    talk,
)
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

ROWS_AT_MOST = 3


async def drafted(*does: str) -> tuple[Chat, int]:
    """Somebody with the draft to Dana, and the id of its message."""
    chat = await doing(await met_three(), "[Thank Dana Lee ›]", "[Draft it]")
    number = chat.last.id
    await doing(chat, *does)
    return chat, number


def shown(chat: Chat, number: int) -> Seen:
    """A message as it stands now."""
    return chat.screen.messages[number]


def thanked(chat: Chat, name: str) -> bool:
    """Whether their thank-you is done."""
    key = StepKey(StepKind("thank"), interview(chat).id, contact(chat, name).id)
    return step_record(only(chat), key).done is not None


# -- the text in other ways ------------------------------------------------------------------------


async def test_another_point_stands_in_the_place_of_the_first() -> None:
    """One message, not a pile of them."""
    chat, number = await drafted()
    before = shown(chat, number).text
    messages = len(chat.screen.messages)
    await act(chat, "[Another point]")
    assert shown(chat, number).text != before
    assert len(chat.screen.messages) == messages


async def test_shorter_and_longer_again() -> None:
    """There and back is the same text."""
    chat, number = await drafted()
    whole = shown(chat, number).text
    await act(chat, "[Shorter]")
    assert len(shown(chat, number).text) < len(whole)
    await act(chat, "[Longer]")
    assert shown(chat, number).text == whole


async def test_what_is_shown_outlives_later_and_undo() -> None:
    """The buttons know it; nothing of it is kept."""
    chat, number = await drafted("[Shorter]")
    text = shown(chat, number).text
    await doing(chat, "[Later]", "[‹ Back]")
    assert shown(chat, number).text == text
    await doing(chat, "[I sent it]")
    assert shown(chat, number).labels == ["Undo", "Rewrite it"]
    await doing(chat, "[Undo]")
    assert "Longer" in shown(chat, number).labels
    assert shown(chat, number).text == text


async def test_nothing_else_to_say_is_said_in_a_note() -> None:
    """The text stays as it is."""
    chat = await met_three()
    await chat.wait(6 * DAY)
    await doing(chat, "/draft", "[Check-in]")
    number, text = chat.last.id, chat.last.text
    await talk(chat, ("[Another point]", "That is all your notes hold so far"))
    assert shown(chat, number).text == text


async def test_a_card_by_hand_is_a_choice_that_is_kept() -> None:
    """Offered from then on, until it is taken back; the mail stays what is ticked off."""
    chat, number = await drafted("[More]", "[Card by hand]")
    assert "For a card by hand to Dana Lee. The mail goes out all the same" in chat.last.text
    assert only(chat).by_card
    assert "I sent it" not in shown(chat, number).labels
    await doing(chat, "[‹ The mail]", "[More]")
    assert "No card" in shown(chat, number).labels
    await doing(chat, "[No card]")
    assert not only(chat).by_card
    assert "For Dana Lee · dana@acme.com" in shown(chat, number).text
    assert not thanked(chat, "Dana Lee")


async def test_creative_roles_see_the_card_at_once() -> None:
    """For others it is behind More."""
    for role, at_once in (("Illustrator", True), ("Data Engineer", False)):
        chat = await met_three(line=f"Acme; {role}; today 13:00")
        await doing(chat, "[Thank Dana Lee ›]", "[Draft it]")
        assert ("Card by hand" in chat.last.labels) is at_once


async def test_one_mail_to_all_is_a_choice_that_settles_all() -> None:
    """Sent to all, each of them is thanked; undone, none of them is."""
    chat, number = await drafted("[More]", "[One to all 2]")
    assert "For Dana Lee and Sam Ortiz" in shown(chat, number).text
    await talk(chat, ("[I sent it to all 2]", "Done for all 2. Undo stays here for a day."))
    assert thanked(chat, "Dana Lee")
    assert thanked(chat, "Sam Ortiz")
    await talk(chat, ("[Undo]", ("Taken up again.", "[I sent it to all 2]")))
    assert not thanked(chat, "Dana Lee")
    assert not thanked(chat, "Sam Ortiz")


async def test_who_was_thanked_gets_no_mail_to_all() -> None:
    """With one left there is no "all"."""
    chat, number = await drafted()
    sam = StepKey(StepKind("thank"), interview(chat).id, contact(chat, "Sam Ortiz").id)
    await chat.press(
        StepRef(only(chat).id, sam).callback_data(StepVerb.DONE).pack(), shown(chat, number)
    )
    await chat.press(
        ReplaceLetter(*ref_to_dana(chat), DraftOptions(is_expanded=True)).pack(),
        shown(chat, number),
    )
    assert not [one for one in shown(chat, number).labels if one.startswith("One to all")]
    await chat.press(
        ReplaceLetter(*ref_to_dana(chat), DraftOptions(group=True)).pack(), shown(chat, number)
    )
    assert chat.last.text == "That form does not suit it any more."


def ref_to_dana(chat: Chat) -> StepRef:
    """Her thank-you."""
    key = StepKey(StepKind("thank"), interview(chat).id, contact(chat, "Dana Lee").id)
    return StepRef(only(chat).id, key)


async def test_notes_for_a_call_only_when_a_call_is_allowed() -> None:
    """And then as a form of its own."""
    for channel, allowed in (
        (Channel.UNKNOWN, False),
        (Channel.EMAIL_ONLY, False),
        (Channel.CALL_ALLOWED, True),
    ):
        chat = await met_three()
        assert chat.dossier is not None
        priya = replace(contact(chat, "Priya Nair"), phone="+49 30 1234567")
        others = tuple(one for one in only(chat).contacts if one.id != priya.id)
        told = replace(only(chat), channel=channel, contacts=(*others, priya))
        chat.dossier = Dossier(chat.dossier.person, (told,))
        await chat.wait(6 * DAY)
        await doing(chat, "/draft", "[Check-in]")
        assert ("They said a call is fine too" in chat.last.text) is allowed
        assert "1234567" not in chat.last.text
        assert ("Call notes" in chat.last.labels) is allowed
        if allowed:
            await talk(chat, ("[Call notes]", ("For a call to Priya Nair", "+49 30 1234567")))
            await talk(chat, ("[I called]", "Done."))


async def test_three_rows_at_most() -> None:
    """However it is shown."""
    chat, number = await drafted()
    for does in (
        *("[More]", "[‹ Back]", "[Shorter]", "[Later]", "[‹ Back]", "[More]", "[Card by hand]"),
        *("[More]", "[‹ Back]", "[‹ The mail]", "[More]", "[One to all 2]", "[I sent it to all 2]"),
    ):
        await act(chat, does)
        rows = shown(chat, number).buttons
        assert len(rows) <= (4 if does == "[Later]" else ROWS_AT_MOST), does


# -- a second look ---------------------------------------------------------------------------------


async def test_two_notes_that_are_too_alike_are_flagged() -> None:
    """Those of one interview, where the person said the same to both and has seen the other one."""
    chat = await met_three()
    job = only(chat)
    said = (
        "I was glad to hear that the streams of ticket sales in all three countries are watched "
        "by a team of four, and that none of them ever stands still for longer than a lunch hour."
    )
    for one in job.contacts[:2]:
        job = keep_answer(job, PutQuestion(LetterQuestion.LINE, interview(chat).id, one.id), said)
    assert chat.dossier is not None
    asked = (*job.letter_questions, "want", "fit")
    job = replace(job, why_fit=(), why_want="", letter_questions=asked)
    chat.dossier = Dossier(chat.dossier.person, (job,))
    await doing(chat, "/draft", "[Thank-you: Sam Ortiz]")
    assert "Much like" not in chat.last.text
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    assert "[Much like your note to Sam: Another point makes it differ.]" in chat.last.text


async def test_at_night_there_their_clock_is_named() -> None:
    """A mail at three in the morning is looked at twice."""
    chat, _ = await drafted()
    assert "3 a.m." not in chat.last.text
    chat.now = chat.now.replace(hour=2) + DAY
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    night = chat.last.text
    chat.now = chat.now.replace(hour=10)
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    assert night != chat.last.text


# -- /draft ----------------------------------------------------------------------------------------


async def test_with_nothing_logged_there_is_a_way_to_begin() -> None:
    """And with nothing over yet, it says when there will be."""
    chat = somebody()
    await talk(chat, ("/draft", ("nothing to write about yet", "[Log an interview]")))
    await doing(chat, "/new Acme; Engineer; tomorrow 10:00", "[Looks right]")
    await talk(chat, ("/draft", ("There is nothing to write for Acme", "After the interview")))


async def test_one_opportunity_needs_no_choice() -> None:
    """What is open comes first, what is done is ticked and can be written again."""
    chat = await doing(
        await met_three(), "[Thank Sam Ortiz ›]", "[Draft it]", "[I sent it]", "/draft"
    )
    labels = chat.last.labels
    assert labels[0] == "Thank-you: Dana Lee"
    assert labels[-1] == "Thank-you: Sam Ortiz ✓"
    await talk(chat, ("[Thank-you: Sam Ortiz ✓]", ("For Sam Ortiz", "[Undo]", "[Another point]")))


async def test_of_several_one_is_chosen() -> None:
    """Then the list stands in the place of the question."""
    chat = await met_three()
    await doing(chat, "/new Beta Works; Analyst; today 9:00", "[Looks right]")
    await noting(chat, "Kim Olsen, interviewer, CEO, k@b.org")
    await talk(
        chat,
        (
            "/draft",
            ("Which job", "[Beta Works · Analyst]", "[Acme Robotics · Data Engineer]"),
        ),
        ("[Beta Works · Analyst]", ("What shall I write?", "[Thank-you: Kim Olsen]")),
        ("[Thank-you: Kim Olsen]", "Why do you want this job?"),
    )
    await doing(chat, "/skip", "/skip")
    assert "For Kim Olsen · k@b.org" in chat.last.text


async def test_a_draft_of_somebody_removed_says_so() -> None:
    """No letter to nobody."""
    chat = await doing(await met_three(), "/draft")
    listed = chat.last
    assert chat.dossier is not None
    chat.dossier = Dossier(chat.dossier.person, (replace(only(chat), contacts=()),))
    await chat.click("Thank-you: Dana Lee", on=listed)
    assert "no longer there" in chat.last.text


# -- what a button carries -------------------------------------------------------------------------


@pytest.mark.parametrize("variant", Variant)
def test_every_look_travels_in_a_button(variant: Variant) -> None:
    """There and back, and within Telegram's 64 bytes even for large ids."""
    ref = StepRef(OpportunityId(10**7), StepKey(StepKind("offerthanks"), 10**7, 10**7))
    for flags in range(16):
        on = [bool(flags >> at & 1) for at in range(4)]
        look = DraftOptions(variant, 59, *on)
        for data in (WriteLetter(*ref, look), ReplaceLetter(*ref, look)):
            assert type(data).unpack(data.pack()) == data
            assert (data.ref, data.options) == (ref, look)


@pytest.mark.parametrize(
    "data", ["", "w:", "v:1:thank.1.1", "v:1:thank.1.1:z0", "v:x:thank.1.1:m0"]
)
def test_what_is_no_look_is_none(data: str) -> None:
    """A client can send anything."""
    assert WriteLetter.unpack(data) is None
    assert ReplaceLetter.unpack(data) is None


def test_every_state_of_a_step_has_its_place_in_the_list() -> None:
    """But the cancelled, which nobody can write."""
    from handlers.letters.draft_command import _STATE_ORDER

    assert {*_STATE_ORDER} == {*StepState} - {StepState.CANCELLED}


async def test_a_check_in_before_its_time_is_said_to_be_early() -> None:
    """It can be written whenever the person likes; they are told from when it is welcome, and the
    last one is not offered before its time."""
    chat = await met_three()
    await act(chat, "/draft")
    label = next(one for one in chat.last.labels if one.startswith("Check-in"))
    await act(chat, f"[{label}]")
    assert "[Early: a check-in is welcome from Fri 20 Nov" in chat.last.text
    await act(chat, "[I sent it]")
    await act(chat, "/draft")
    assert [one for one in chat.last.labels if one.startswith("Check-in")] in ([], [f"{label} ✓"])

"""What the employer said comes next: both ends kept, their channel honoured."""

from datetime import UTC, date, datetime

import pytest

from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Channel
from tests.handlers.beginnings import (
    DAY,
    THEIR_WORDS,
    act,
    contact,
    doing,
    interview,
    logged,
    met_three,
    only,
    record,
    talk,
)
from tests.handlers.chat import Chat, transcript

NUMBER = "+49 170 1234567"


async def telling() -> Chat:
    """Somebody who has taken their notes and is asked by when they decide."""
    return await doing(await met_three(), *THEIR_WORDS)


async def test_all_that_they_said_is_kept() -> None:
    """Range, whether they tell who is turned down, rounds, channel, references."""
    chat = await telling()
    await talk(
        chat,
        ("a week or two", "Do they also tell the people they turn down?"),
        ("yes", "Which rounds are still to come"),
        ("two more, with the team", "How may you follow up with them?"),
        ("[I may call]", "Have they asked for references?"),
        ("[No]", "They decide between Wed 25 Nov and Wed 2 Dec (“a week or two”)"),
    )
    told = interview(chat).process
    assert told.decision is not None
    assert (told.decision.earliest, told.decision.latest) == (date(2026, 11, 25), date(2026, 12, 2))
    assert (told.tells_rejected, told.next_rounds) == (True, "two more, with the team")
    assert (only(chat).channel, only(chat).references_asked) == (Channel.CALL_ALLOWED, None)
    assert record(chat, StepKind("process")).done == chat.now


@pytest.mark.parametrize(
    ("button", "latest"),
    [("Within a week", (11, 25)), ("A week or two", (12, 2)), ("Two to three weeks", (12, 9))],
)
async def test_the_usual_answers_are_buttons(button: str, latest: tuple[int, int]) -> None:
    """Counted from the interview's day, as the same words typed would be."""
    chat = await doing(await telling(), f"[{button}]")
    decision = interview(chat).process.decision
    assert decision is not None
    assert decision.latest == date(2026, *latest)
    await talk(chat, ("/back", f"(“{button}”)"))


@pytest.mark.parametrize("words", ["[They did not say]", "they didn't say", "/skip"])
async def test_no_date_leads_to_five_business_days(words: str) -> None:
    """And says so."""
    chat = await doing(await telling(), words, "/skip", "/skip", "/skip")
    await talk(chat, ("/skip", "I suggest a check-in after five business days"))


async def test_no_date_takes_an_earlier_one_back() -> None:
    """Who went back to say that they named none."""
    chat = await doing(await telling(), "a week or two")
    await talk(chat, ("/back", "(“a week or two”)"), ("[They did not say]", "turn down?"))
    assert interview(chat).process.decision is None
    await talk(chat, ("/back", "You said: they did not say"))


@pytest.mark.parametrize(("words", "understood"), [
    ("they'll get back to me by friday", "They decide by Fri 20 Nov (“they'll get back"),
    ("they said they'd write on Friday", "They decide by Fri 20 Nov"),
    ("by Wednesday", "They decide by Wed 25 Nov (“by Wednesday”)."),
    ("after New Year", "They decide between Sat 2 Jan and Fri 8 Jan"),
    ("by 5/12", "They decide by Sat 5 Dec (“by 5/12”)."),
])  # fmt: skip
async def test_the_days_are_said_back_at_once(words: str, understood: str) -> None:
    """A misreading is seen with the next question, also of a whole sentence."""
    await talk(await telling(), (words, understood))


async def test_an_unreadable_date_is_asked_for_again() -> None:
    """With examples; nothing is guessed."""
    chat = await telling()
    await talk(chat, ("when the moon is full", "a week or two"), ("by Friday", "turn down?"))


async def test_a_date_told_days_later_counts_from_the_interview() -> None:
    """ "In a week" was said on the day of the interview."""
    chat = await met_three()
    await chat.wait(3 * DAY)
    await doing(chat, *THEIR_WORDS, "in a week")
    decision = interview(chat).process.decision
    assert decision is not None
    assert decision.latest == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("[Mail only]", Channel.EMAIL_ONLY),
        ("[I may call]", Channel.CALL_ALLOWED),
        ("[They did not say]", Channel.UNKNOWN),
        ("/skip", Channel.UNKNOWN),
        ("please do not call", Channel.EMAIL_ONLY),
        ("email, no phone calls", Channel.EMAIL_ONLY),
        ("by mail or phone", Channel.CALL_ALLOWED),
        ("they didn't say", Channel.UNKNOWN),
    ],
)
async def test_the_channel_they_allow(words: str, channel: Channel) -> None:
    """In a press or in words; a no to calls is a no."""
    chat = await doing(await telling(), "/skip", "/skip", "/skip")
    await talk(chat, (words, "Have they asked for references?"))
    assert only(chat).channel is channel


async def test_a_channel_nobody_understands_is_asked_for_again() -> None:
    """The buttons stay."""
    chat = await doing(await telling(), "/skip", "/skip", "/skip")
    await talk(chat, ("pigeons", ("comes closest", "[Mail only]")))


async def test_a_later_round_without_a_word_keeps_the_channel() -> None:
    """Mail only stays mail only until they say something else."""
    chat = await doing(await telling(), "/skip", "/skip", "/skip", "[Mail only]", "/skip")
    await doing(chat, "/new Acme Robotics; Data Engineer; today 14:00", "[Looks right]", "/status")
    await doing(
        chat,
        "[Acme Robotics ›]",
        "[About this job ›]",
        "[What they said]",
        "/skip",
        "/skip",
        "/skip",
    )
    await act(chat, "[They did not say]")
    assert only(chat).channel is Channel.EMAIL_ONLY


async def test_mail_only_hides_every_phone_number() -> None:
    """On the contact's card, in the check-in's draft, and when a number is added."""
    chat = await doing(
        await telling(), "/skip", "/skip", "/skip", "[Mail only]", "/skip", "/contacts"
    )
    await doing(chat, "[Dana Lee]", "[How to reach]", NUMBER)
    assert (
        "Kept: Dana Lee. The number stays out of sight while they want mail only." in chat.last.text
    )
    assert contact(chat, "Dana Lee").phone == NUMBER
    chat.lines.clear()
    await doing(chat, "/contacts", "[Dana Lee]")
    await chat.wait(14 * DAY)
    await doing(chat, "/status", "[Draft it]")
    assert "Dear" in chat.last.text
    assert NUMBER not in transcript(chat)


async def test_a_call_is_offered_only_with_permission() -> None:
    """Then the draft has notes for it."""
    chat = await doing(
        await telling(), "/skip", "/skip", "/skip", "[I may call]", "/skip", "/contacts"
    )
    await doing(chat, "[Priya Nair]", "[How to reach]", NUMBER)
    await chat.at(datetime(2026, 12, 1, 12, tzinfo=UTC))
    await doing(chat, "/status", "[Draft it]")
    assert "They said a call is fine too" in chat.last.text
    await doing(chat, "[Call notes]")
    assert f"Ask for Priya Nair, {NUMBER}." in chat.last.text


async def test_references_asked_for_bring_the_briefings_at_once() -> None:
    """Who vouches is briefed before they are called."""
    chat = await doing(await telling(), "/skip", "/skip", "/skip", "/skip", "[Yes]")
    assert only(chat).references_asked == chat.now


async def test_references_are_taken_back_by_going_back() -> None:
    """A slip of the thumb calls nobody."""
    chat = await doing(
        await logged(), "/status", "[Acme Robotics ›]", "[About this job ›]", "[What they said]"
    )
    await doing(chat, "/skip", "/skip", "/skip", "/skip", "[Yes]")
    assert only(chat).references_asked is not None
    await doing(chat, "/status", "[Acme Robotics ›]", "[About this job ›]", "[What they said]")
    await doing(chat, "/skip", "/skip", "/skip", "/skip", "[No]")
    assert only(chat).references_asked is None


async def test_a_second_telling_keeps_what_is_skipped() -> None:
    """Only what is answered anew changes."""
    chat = await doing(await telling(), "a week or two", "yes", "two more", "[Mail only]", "[No]")
    await doing(chat, "/status", "[Acme Robotics ›]", "[About this job ›]", "[What they said]")
    await doing(chat, "/skip", "[No]", "/skip", "/skip", "/skip")
    told = interview(chat).process
    assert told.decision is not None
    assert (told.tells_rejected, told.next_rounds) == (False, "two more")
    assert only(chat).channel is Channel.EMAIL_ONLY


async def test_yes_or_no_is_all_that_counts_there() -> None:
    """Anything else asks again."""
    await talk(
        await doing(await telling(), "/skip"),
        ("perhaps", "yes or no"),
        ("Nope", "rounds are still"),
        ("<b>& two", "follow up"),
    )

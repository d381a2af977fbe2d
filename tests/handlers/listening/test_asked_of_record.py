"""A question about what was told is answered with it, and with what can be done now."""

import pytest

from tests.handlers.beginnings import DAY, doing, met_three, somebody, talk

WITH_GLOBEX = ("interview with Lena Brandt at Globex tomorrow at 2pm for analyst", "[Right]")


async def test_whether_somebody_was_thanked() -> None:
    """Yes with the time, no with the step, and of a stranger who is known instead."""
    await talk(
        await met_three(),
        ("did I thank Dana already?", ("Not yet", "Thank Dana Lee, until", "[Draft it]")),
        ("sent Dana her thank-you note", "Well done"),
        ("have I thanked dana?", ("Yes.", "Dana Lee thanked, today 15:00")),
        ("who still needs a thank you?", ("Still to thank", "Sam Ortiz", "[Draft it: Sam]")),
        ("did i thank tom?", ("nobody called Tom", "Dana Lee, Sam Ortiz and Priya Nair")),
        ("I thanked everybody", "Well done"),
        ("is there anybody left to thank?", "Everybody is thanked."),
    )


async def test_when_a_letter_went_out_last() -> None:
    """What was ticked off counts; nothing ticked off is said as that."""
    chat = await met_three()
    await talk(chat, ("when did i last write to acme?", "Nothing is ticked off"))
    await doing(chat, "sent Sam the thank-you")
    chat.now += DAY
    await talk(chat, ("when did I last write to Sam?", "Sam Ortiz thanked, yesterday 15:00"))


async def test_what_was_promised_by_whom() -> None:
    """With its day, and with buttons for what is still to be kept."""
    await talk(
        await met_three(),
        ("what did I promise?", "no promise on record"),
        ("I promised Sam the rota by Friday", "You promised Sam Ortiz"),
        ("[Right]", "Saved"),
        ("what did i promise sam", ("You promised Sam Ortiz", "Fri 20 Nov", "[Let it go]")),
        ("what did I promise Dana?", "no promise on record"),
    )


async def test_how_long_the_wait_is_and_by_when_they_decide() -> None:
    """One job where it is named, each that was met where none is."""
    chat = await doing(await met_three(), *WITH_GLOBEX)
    await doing(chat, "Acme decides by next Friday", "[Right]")
    await talk(
        chat,
        ("how long have I been waiting on acme?", ("last interview was today 13:00", "60 min ago")),
        ("when do they decide?", ("They decide by Fri 27 Nov", "Ask where things stand")),
        ("how long have I been waiting on globex", "nothing to wait for"),
    )


async def test_who_was_there_and_who_somebody_is() -> None:
    """Everybody of that job, or the card of the one who is named."""
    chat = await doing(await met_three(), *WITH_GLOBEX)
    await talk(
        chat,
        ("who did i meet at acme?", ("Dana Lee, CTO (hiring manager)", "[Sam Ortiz]")),
        ("who is dana again?", ("Dana Lee, hiring manager", "dana@acme.com")),
        ("whats lena's email", "Lena Brandt"),
    )


async def test_what_was_said_about_something() -> None:
    """By its own word or another for the same thing, or in all; what is not there is said."""
    chat = await met_three()
    await doing(chat, "Sam asked what pay I expect")
    await talk(
        chat,
        ("what did I say about salary?", "what pay I expect"),
        ("what did i say about dbt", "With Dana Lee: their move to dbt"),
        ("remind me what they said about parking", "nothing on record about parking"),
        ("what was Dana worried about?", "whether I know streaming"),
        ("what do you have on acme", ("their move to dbt", "the on-call rota", "more")),
    )


INVITATION = """Dear Robin,

we would like to invite you to an interview for the position of Data Engineer at Acme Robotics on
Monday, 23 November 2026 at 14:00 at our office, Torstrasse 12, Berlin.

Please bring a photo ID and two printed samples. It will take about an hour.

Kind regards,
Priya Nair
Talent Partner, Acme Robotics"""


async def test_what_an_invitation_asked_to_bring_is_said_again() -> None:
    """Above the checklist, and for the job that is named."""
    chat = await doing(somebody(), "interview at Globex tomorrow at 2pm for analyst", "[Right]")
    await chat.forward(INVITATION)
    await talk(
        chat,
        ("[Right]", "Saved"),
        ("what should I bring to acme?", ("Please bring a photo ID", "Acme Robotics, Mon 23 Nov")),
        ("what did acme ask me to bring", "Please bring a photo ID"),
        ("what should i bring", "Globex, tomorrow 14:00"),
    )
    assert "photo ID" not in chat.last.text


@pytest.mark.parametrize(
    ("question", "reads"),
    [
        ("who did i meet", "nobody on record"),
        ("what did i promise", "no promise on record"),
        ("how long have i been waiting", "No job is logged"),
        ("did i thank tom?", "nobody called Tom"),
        ("what did we talk about?", "no notes on that yet"),
        ("who still needs a thank-you", "Nobody is to be thanked yet"),
    ],
)
async def test_whoever_has_told_nothing_is_told_so(question: str, reads: str) -> None:
    """A kind answer, and nobody is noted."""
    chat = somebody()
    await talk(chat, (question, reads))
    assert not chat.person.pending

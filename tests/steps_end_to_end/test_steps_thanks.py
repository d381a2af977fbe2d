"""The people of an interview: steps 7, 8, 9, 12 and 13."""

import pytest

from tests.steps_end_to_end.beginnings import DANA, OPEN_ACME, PRIYA, SAM, held, noted
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
JOAN = "Joan Bell (Office Assistant), receptionist, joan@acme.com"
LI = "Li Wei, interviewer, Analyst, li@acme.com"


WHY = "I want to build what people rely on."
ANSWER = "I ran streaming jobs for two years."


async def test_step_07_thank_each_interviewer(robin: PlaygroundPerson) -> None:
    """A draft for each from what was said with them; again three hours before the day is over."""
    await noted(robin, f"{DANA}\n{SAM}\n{LI}")
    card = await robin.ping("Thank Dana Lee")
    assert clock(card) == "Wed 16:00"
    for name in ("Dana Lee", "Sam Ortiz", "Li Wei"):
        assert f"Thank {name}, until tomorrow 15:00 (23\N{NO-BREAK SPACE}h left)" in card.text
    await robin.press("Thank Dana Lee ›", card)
    assert "How do you greet" in await robin.press("Draft it", card)
    await robin.does("[Dear Dana]", ANSWER)
    await robin.does("[On our talk]", "You told me about the move to dbt.")
    dana = robin.last.text
    assert "dbt" in dana
    assert "streaming" in dana
    assert "Robin" in dana
    await robin.talk(("[I sent it]", "Done."))
    await robin.press("Thank Sam Ortiz ›", card)
    assert "Why do you want this job?" in await robin.press("Draft it", card)
    await robin.does(WHY, "The on-call rota is shared by all.")
    sam = robin.last.text
    assert "on-call" in sam
    assert "dbt" not in sam
    await robin.does("[More]")
    await robin.talk(("[Skip]", "Left out."), ("/status", "1 of 2 thanked"))
    second = await robin.ping("(3\N{NO-BREAK SPACE}h left)")
    assert clock(second) == "Thu 12:00"
    assert "Thank Li Wei" in second.text
    assert "Dana" not in second.text
    assert "Sam" not in second.text
    await robin.press("Later", second)
    await robin.press("tomorrow 09:00 (after the end)", second)
    late = await robin.ping("a late note still helps", days=2)
    assert clock(late) == "Fri 09:00"
    assert "missed" not in late.text
    assert "✓ Li Wei thanked" in await robin.press("Done", late)
    await robin.talk(("/status", "2 of 2 thanked"))


async def test_step_08_thank_staff(robin: PlaygroundPerson) -> None:
    """Whoever set it up gets a short note of their own, with the others."""
    await noted(robin, f"{DANA}\n{PRIYA}\n{JOAN}")
    card = await robin.ping("Thank Priya Nair, who set it up")
    assert clock(card) == "Wed 16:00"
    assert "Thank Dana Lee, until" in card.text
    assert "Thank Joan Bell, who helped on the day, until" in card.text
    await robin.press("Thank Priya Nair ›", card)
    assert "For Priya Nair · priya@acme.com" in await robin.draft("Draft it", card)
    await robin.talk(("[I sent it]", "Done."), ("/status", "1 of 3 thanked"))
    await robin.press("Thank Joan Bell ›", card)
    assert "For Joan Bell · joan@acme.com" in await robin.draft("Draft it", card)
    await robin.talk(("[I sent it]", "Done."), ("/status", "2 of 3 thanked"))


async def test_step_09_thank_the_helper(robin: PlaygroundPerson) -> None:
    """Whoever got the person the interview hears how it went."""
    await held(robin)
    await robin.does("[Start the notes]", "Kim Olsen, kim@x.org, got me the interview", "[Right]")
    await robin.does("/cancel")
    card = await robin.ping("Tell Kim Olsen, who got you in")
    assert clock(card) == "Wed 16:00"
    await robin.draft("Draft it", card)
    assert [one for one in robin.cards() if "For Kim Olsen · kim@x.org" in one.text]
    await robin.talk(("[I sent it]", "Done."))
    assert "✓ Kim Olsen thanked" in await robin.press("Skip", card)


async def test_step_12_linkedin(robin: PlaygroundPerson) -> None:
    """Two business days later: two lines of at most 200 characters, for ten business days."""
    await noted(robin, DANA)
    card = await robin.ping("Invite Dana Lee on LinkedIn, if you like")
    assert clock(card) == "Fri 09:30"
    assert "until Wed" in card.text
    label = "Invitation"
    await robin.press(label, card)
    await robin.does("[Dear Dana]", "You told me about the move to dbt.")
    assert " of 200 characters" in robin.last.text
    (invitation,) = robin.last.copies
    assert 0 < len(invitation) <= 200
    assert "dbt" in invitation
    await robin.talk(("[I sent it]", "Done."))
    await robin.does(*OPEN_ACME)
    assert "✓ Dana Lee invited" in robin.last.text


async def test_step_13_something_useful(robin: PlaygroundPerson) -> None:
    """What was promised is sent the business day after the thanks, and not asked for again."""
    await noted(robin, DANA)
    card = await robin.ping("Thank Dana Lee")
    await robin.press("Draft it", card)
    await robin.does("[Dear Dana]", *["/skip"] * 3, "[I sent it]")
    await robin.does("/contacts", "[Dana Lee]", "[Something useful]", "https://example.org/dbt")
    card = await robin.ping("Send Dana Lee what you noted for them")
    assert clock(card) == "Thu 10:00"
    label = "The note"
    assert "https://example.org/dbt" in await robin.press(label, card)
    await robin.talk(("[I sent it]", "Done."))
    assert not [one for one in await robin.hears(14) if "Send Dana Lee" in one.text]


async def test_step_07_before_a_weekend(robin: PlaygroundPerson) -> None:
    """Over at half past five on a Friday: write now, send on Monday; on Monday a reminder."""
    await robin.reach(17, 31, days=2)
    await robin.does("/new Acme Robotics; Data Engineer; today 16:30", "[Looks right]")
    await robin.does("[Start the notes]", DANA, "[Right]", "their move to dbt", "/cancel")
    card = await robin.ping("Thank Dana Lee")
    assert clock(card) == "Fri 18:30"
    assert "let your mail program send it Mon" in card.text
    assert "until" not in card.text
    again = await robin.ping("Thank Dana Lee")
    assert clock(again) == "Mon 09:00"
    assert "Thank Dana Lee, until today 17:00" in again.text

"""An offer is on the table: steps 22, 27, 28 and 29."""

import pytest

from tests.steps_end_to_end.beginnings import DANA, noted
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
BETA = "/new Beta Works; Analyst; today 12:00"
GAMMA = "/new Gamma Labs; Engineer; today 13:00"
TOLD = "Acme Robotics made me an offer, 148k base, I have to answer by Friday next week 12:00"


async def offered(robin: PlaygroundPerson, *others: str) -> None:
    """An offer of Acme Robotics, told on Wednesday afternoon; the other jobs go on."""
    await noted(robin, DANA)
    for line in others:
        await robin.does(line, "[Looks right]")
    await robin.does(TOLD, "[Right]")


async def test_step_22_what_is_offered(robin: PlaygroundPerson) -> None:
    """Each figure is kept as typed, and only what was not told is asked for."""
    await noted(robin, DANA)
    await robin.does("Acme Robotics made me an offer: 148k base + 15% bonus")
    await robin.talk(("[Right]", ("Before you answer", "By when do they want your answer?")))
    await robin.talk(
        ("Friday noon", "When would you start?"),
        ("on 1 February, hybrid", "What is still open"),
        ("the notice period", ("Kept: 148k base + 15% bonus; on 1 February", "hybrid", "Fri")),
    )
    assert "Answer the offer from Acme Robotics" in robin.last.text
    assert "They offer: 148k base + 15% bonus" in robin.last.text


async def test_step_27_answer_the_offer(robin: PlaygroundPerson) -> None:
    """Two business days before, the business day before, and three hours before; then no more."""
    await offered(robin)
    await robin.does("/cancel")
    days = [await robin.ping("Answer the offer from Acme Robotics") for _ in range(3)]
    assert [clock(card) for card in days] == ["Wed 09:00", "Thu 09:00", "Fri 09:00"]
    assert "until today 12:00 (3\N{NO-BREAK SPACE}h left)" in days[-1].text
    told = await robin.press("I answered", days[-1])
    assert "I accepted" in told
    await robin.does("[I accepted]")
    assert not [one for one in await robin.hears(14) if "Acme" in one.text]


async def test_step_27_a_point_to_talk_about_is_no_answer_yet(robin: PlaygroundPerson) -> None:
    """The letter is a tap away on the card, and the day is told all the same once it is out."""
    await offered(robin)
    await robin.does("/cancel")
    card = await robin.ping("Answer the offer from Acme Robotics")
    await robin.press("Draft it", card)
    await robin.does("[Negotiate]")
    while "I sent it" not in robin.last.labels:
        await robin.does("155k, I lead the migration" if "ask for?" in robin.last.text else "/skip")
    assert "I would like to ask for 155k." in robin.last.text
    await robin.talk(("[I sent it]", "The day for your answer still counts"))
    assert clock(await robin.ping("Answer the offer from Acme Robotics")) == "Thu 09:00"


async def test_step_27_a_new_day(robin: PlaygroundPerson) -> None:
    """They gave more time: the reminders go with the new day."""
    await offered(robin)
    await robin.does("/cancel")
    card = await robin.ping("Answer the offer from Acme Robotics")
    await robin.press("A new day", card)
    await robin.talk(("in 7 days at 17:00", "I will remind you before"))
    assert clock(await robin.ping("Answer the offer from Acme Robotics")) == "Mon 09:00"


async def test_step_27_without_a_day(robin: PlaygroundPerson) -> None:
    """The next business day asks by when they want the answer."""
    await noted(robin, DANA)
    await robin.does("/outcome", "[I have an offer]", "/cancel")
    card = await robin.ping("By when does Acme Robotics want your answer?")
    assert clock(card) == "Thu 10:00"


async def test_step_28_the_others_hear(robin: PlaygroundPerson) -> None:
    """Who still decides hears of the offer and of its day; the offer itself asks for more time."""
    await offered(robin, BETA, "/new Gamma Labs; Engineer; on Monday in two weeks 12:00")
    await robin.does("/cancel")
    card = await robin.ping("Let Beta Works know that you have an offer and must answer by Fri")
    assert clock(card) == "Wed 16:00"
    assert "Ask Acme Robotics for more time, if you need it" in card.text


async def test_step_28_what_is_left_after_a_yes(robin: PlaygroundPerson) -> None:
    """One list: withdraw at the others. A press closes that job, and then it is quiet."""
    await offered(robin, BETA, GAMMA)
    await robin.does("/cancel", "/outcome", "[Acme Robotics · Data Engineer]")
    told = "Withdraw at Beta Works, kindly"
    await robin.talk(("[I accepted]", ("What is left, in any order.", told, "Gamma Labs")))
    card = robin.last
    assert "withdraw my application" in await robin.draft("Draft it: Beta Works", card)
    for _ in range(2):
        await robin.press("I withdrew", robin.again(card))
    assert "✓ Withdrew at Beta Works" in robin.again(card).text
    assert "✓ Withdrew at Gamma Labs" in robin.again(card).text
    assert await robin.hears(14) == []


async def test_step_29_side_by_side(robin: PlaygroundPerson) -> None:
    """What was noted of both stands side by side, and what was not is said; nothing is weighed."""
    await offered(robin, BETA)
    await robin.does("[Nothing]", "1 February", "/cancel")
    await robin.does("/status", "[Acme Robotics ›]", "[The offer]")
    assert "Amount: 148k base" in robin.last.text
    assert "Place: not told yet" in robin.last.text
    await robin.talk(("[Place]", "Where would you work"), ("hybrid", "Kept: 148k base; 1 February"))
    await robin.does("[Side by side]")
    both = robin.last.text
    assert "Offer\nAcme Robotics: 148k base\nBeta Works: not noted" in both
    assert "Place\nAcme Robotics: hybrid\nBeta Works: not noted" in both
    assert "Not noted for either: Bonus or shares" in both
    assert "Red flags" in both

"""People with the same first name are told apart wherever they are named in passing."""

from coaching.reading.people.names import distinct_name
from tests.handlers.beginnings import HOUR, doing, logged, talk

ANNAS = "Anna Weber, interviewer, CTO, anna@acme.com\nAnna Koch, interviewer, HR, koch@acme.com"


def test_a_first_name_is_enough_where_it_is_the_only_one() -> None:
    """Nobody else is called so."""
    assert distinct_name("Anna Weber", ["Tom Reilly", "Annabel Hart"]) == "Anna"


def test_the_same_first_name_asks_for_the_surname_or_the_title() -> None:
    """The whole name, and where that is the same too, what they are."""
    assert distinct_name("Anna Weber", ["Anna Koch"]) == "Anna Weber"
    assert distinct_name("Anna", ["Anna"], "design") == "Anna (design)"
    assert distinct_name("anna", ["Anna Koch"]) == "anna"


async def test_two_annas_have_two_buttons_and_two_questions() -> None:
    """On the card of thank-yous, and where a contact is put right."""
    chat = await doing(await logged(), "/contacts", "[Add somebody]", ANNAS)
    await talk(chat, ("[Right]", "about with Anna Weber and Anna Koch?"), ("/cancel", "Left"))
    await chat.wait(HOUR)
    labels = {label for seen in chat.screen.messages.values() for label in seen.labels}
    assert {"Draft it: Anna Weber", "Draft it: Anna Koch"} <= labels
    await doing(chat, "/contacts", "[Anna Weber]")
    await talk(chat, ("[Title]", "Anna Weber's title"))

"""People with the same first name are told apart wherever they are named in passing."""

from dataclasses import replace

from coaching.model.documents import Dossier, Referee
from coaching.model.vocabulary import RefereeId
from coaching.reading.people.names import distinct_name
from handlers.cards.card import all_card_lines
from handlers.cards.card_buttons import card_buttons
from tests.coaching.dossiers import PERSON, berlin, contact, opportunity
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


def test_two_with_the_same_whole_name_are_told_apart_by_what_they_do() -> None:
    """In the lines of a card and on its buttons."""
    annas = [
        replace(contact(10 + at, "Anna"), title=title) for at, title in enumerate(("CTO", "HR"))
    ]
    job = opportunity(*annas)
    lines = all_card_lines(Dossier(PERSON, (job,)), job.id, berlin(24, 17))
    thanks = [line for line in lines if line.ref.key.kind == "thank"]
    assert [line.task for line in thanks] == ["Thank Anna (CTO)", "Thank Anna (HR)"]
    labels = [button.text for row in card_buttons(thanks, berlin(24, 17)) for button in row]
    assert {"Draft it: Anna (CTO)", "Draft it: Anna (HR)"} <= set(map(str, labels))


def test_who_vouches_is_told_from_somebody_of_the_same_first_name() -> None:
    """A referee and an interviewer may be on one card."""
    job = opportunity(contact(10, "Anna Weber"))
    person = replace(PERSON, referees=(Referee(RefereeId(90), "Anna Koch"),))
    lines = all_card_lines(Dossier(person, (job,)), job.id, berlin(24, 17))
    names = {line.subject.short_name for line in lines if line.subject.name}
    assert names == {"Anna Weber", "Anna Koch"}

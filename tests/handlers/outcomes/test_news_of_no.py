"""After a no, whoever spoke for the person or got them in hears of it, in a short letter."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model.documents import Consent, Contact, Referee, ReferenceCheck
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactId, ContactPart, RefereeId, Tone
from coaching.playbook.step_records import step_record
from tests.handlers.beginnings import doing, only, talk
from tests.handlers.chat import Chat
from tests.handlers.people_in_berlin import job, robin

KIM = Referee(RefereeId(50), "Kim Park", "my manager", "kim@delta.com", Consent.GIVEN)
TOM = Contact(ContactId(51), "Tom Reed", email="tom@x.org", part=ContactPart.HELPER)


async def turned_down() -> Chat:
    """Fenwick asked Kim, Tom had got Robin in, and then they said no."""
    dossier = robin(job(1, "Fenwick"))
    (fenwick,) = dossier.opportunities
    fenwick = replace(fenwick, contacts=(TOM,), checks=(ReferenceCheck(KIM.id, Chat().now),))
    person = replace(dossier.person, referees=(KIM,), tone=Tone.WARM)
    chat = Chat(dossier=replace(dossier, person=person, opportunities=(fenwick,)))
    return await doing(chat, "fenwick turned me down", "[Right]", "/skip")


async def test_the_next_morning_each_of_them_stands_on_the_card() -> None:
    """Not in the same breath as the no."""
    chat = await turned_down()
    assert not any("Kim" in seen.text for seen in chat.read())
    await chat.wait(timedelta(days=2))
    told = "\n".join(seen.text for seen in chat.read())
    assert "Tell Kim Park, who spoke for you, that Fenwick said no" in told
    assert "Tell Tom Reed, who got you in, that Fenwick said no" in told


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ("tell Kim about the no", "speaking for me"),
        ("write to Kim that they said no", "speaking for me"),
        ("let Tom know that it didn't work out", "helping me get the interview"),
    ],
)
async def test_the_letter_comes_when_it_is_asked_for(asks: str, says: str) -> None:
    """With the news, the thanks, and no complaint; sending it settles the step."""
    chat = await turned_down()
    await talk(chat, (asks, ("somebody else", says)), ("[I sent it]", "Done"))
    key = StepKey(StepKind("tellno"), 0, KIM.id if "Kim" in asks else TOM.id)
    assert step_record(only(chat), key).done is not None

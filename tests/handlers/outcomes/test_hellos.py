"""Whom a person stays in touch with is theirs to say, in /contacts or after a no."""

import json

from handlers.outcomes.hellos import Hellos, WantHello
from handlers.privacy.export import export_json
from tests.handlers.beginnings import contact, doing, met_three, only, talk


async def test_somebody_is_marked_and_unmarked_in_contacts() -> None:
    """The rarer buttons of a contact have it, and show the other one at once."""
    chat = await met_three()
    await doing(chat, "/contacts", "[Dana Lee]", "[More ›]")
    await talk(chat, ("[A hello in 3 months]", ("bring up Dana Lee twice", "[No hello]")))
    assert contact(chat, "Dana Lee").keep_in_touch is True
    await talk(chat, ("[No hello]", ("I will not bring up Dana Lee", "[A hello in 3 months]")))
    assert contact(chat, "Dana Lee").keep_in_touch is False


async def test_an_invitation_after_a_no_offers_a_hello_too() -> None:
    """Under the text to copy; pressed twice it changes nothing twice."""
    chat = await doing(await met_three(), "/outcome", "[They turned me down]", "/skip")
    await doing(chat, "[Stay in touch]")
    invitation = chat.last
    await chat.click("A hello in 3 months", invitation)
    name = next(one.name for one in only(chat).contacts if one.keep_in_touch)
    old = WantHello(Hellos.ON, only(chat).id, contact(chat, name).id)
    await chat.press(old.pack(), invitation)
    assert contact(chat, name).keep_in_touch is True


async def test_who_gave_advice_is_brought_up_unless_it_is_not_wanted() -> None:
    """It is said at once, with the way out of it."""
    chat = await doing(await met_three(), "/outcome", "[They turned me down]", "more SQL")
    await doing(chat, "/outcome", "[Acme Robotics · Data Engineer: turned down]")
    await talk(
        chat,
        ("[Their feedback]", "What did they answer?"),
        ("others had more years", ("it is kinder then", "In three months I will bring up Dana")),
        ("[No hello]", "I will not bring up Dana Lee"),
    )
    assert contact(chat, "Dana Lee").keep_in_touch is False


async def test_the_mark_is_in_the_export_and_goes_with_the_contact() -> None:
    """Nothing of it is left once they are removed."""
    chat = await met_three()
    await doing(chat, "/contacts", "[Dana Lee]", "[More ›]", "[A hello in 3 months]")
    assert chat.dossier is not None
    (job,) = json.loads(export_json(chat.dossier, chat.now, 1))["opportunities"]
    kept = {one["name"]: one.get("keep_in_touch") for one in job["contacts"]}
    assert kept["Dana Lee"] is True
    await doing(chat, "[Remove]", "[Remove]")
    assert "keep_in_touch" not in export_json(chat.dossier, chat.now, 1)


async def test_a_button_of_somebody_gone_says_so() -> None:
    """Old buttons stay in chats for years."""
    chat = await met_three()
    gone = WantHello(Hellos.ON, only(chat).id, contact(chat, "Dana Lee").id)
    await doing(chat, "/contacts", "[Dana Lee]", "[More ›]", "[Remove]", "[Remove]", "/contacts")
    await chat.press(gone.pack(), chat.last)
    assert "no longer there" in chat.last.text

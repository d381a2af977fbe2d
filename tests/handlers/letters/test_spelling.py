"""What is asked about the spelling is put right at a press, and taken back at another."""

from dataclasses import replace

from tests.handlers.beginnings import contact, doing, met_three, only
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

WRONG = "I was glad to hear that your looking for a second planner."
RIGHT = "I was glad to hear that you're looking for a second planner."


async def drafted(line: str) -> Chat:
    """Somebody with the draft to Dana, to whom they would say that."""
    chat = await met_three()
    dana = contact(chat, "Dana Lee")
    (met,) = dana.met
    said = replace(dana, met=(replace(met, line=line),))
    job = only(chat)
    people = tuple(said if one.id == dana.id else one for one in job.contacts)
    assert chat.dossier is not None
    chat.dossier = replace(chat.dossier, opportunities=(replace(job, contacts=people),))
    return await doing(chat, "[Thank Dana Lee ›]", "[Draft it]")


def newest(chat: Chat) -> Seen:
    """The newest message as it stands now."""
    return chat.screen.messages[max(chat.screen.messages)]


async def test_what_is_asked_is_put_right_at_a_press() -> None:
    """Nothing changes before; then the letter says what was changed, and it can be taken back."""
    chat = await drafted(WRONG)
    assert WRONG in newest(chat).text
    assert "Check “your”. Perhaps “you're”?" in newest(chat).text
    await doing(chat, "[Put it right]")
    assert RIGHT in newest(chat).text
    assert "Put right: “your” is now “you're”." in newest(chat).text
    await doing(chat, "[As I wrote it]")
    assert WRONG in newest(chat).text


async def test_a_letter_without_slips_has_no_such_button() -> None:
    """What is right is not asked about."""
    chat = await drafted(RIGHT)
    assert RIGHT in newest(chat).text
    assert "Put it right" not in newest(chat).labels

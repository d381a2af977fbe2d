"""A job told of without a role is named by its company alone, wherever it stands."""

from tests.handlers.beginnings import doing, logged, talk


async def test_no_label_ends_in_the_place_of_a_role() -> None:
    """On the buttons of the commands, in the list of closed jobs and in the question to delete."""
    chat = await doing(await logged(), "interview at Initech yesterday at 11", "[Right]")
    await doing(chat, "/cancel", "interview at Hooli on Friday at 11", "[Right]")
    await talk(
        chat,
        ("/outcome", ("[Initech]", "[Acme Robotics · Data Engineer]")),
        ("[Initech]", "Initech"),
        ("/contacts", ""),
        ("[Add somebody]", "[Initech]"),
        ("/cancel", ""),
        ("/reflect", "[Initech, yesterday]"),
        ("delete initech", "Delete Initech for good"),
        ("initech turned me down", "[Right]"),
        ("[Right]", "Saved"),
        ("/cancel", ""),
        ("/outcome", "[Closed ones]"),
        ("[Closed ones]", "[Initech: turned down]"),
    )

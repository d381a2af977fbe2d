"""`make screenshots`: plays each life and writes its pictures into docs/pictures."""

import asyncio

from tests.isolation import isolate_in_temporary_folder
from tools.screenshots import lives
from tools.screenshots.camera import Camera, open_camera
from tools.screenshots.stage import ROOT, Player, run_playground

PICTURES = ROOT / "docs" / "pictures"


async def show_afternoon() -> None:
    """Takes the page at a desk, with the first thank-you and what is pending."""
    with run_playground("Europe/London", "2026-11-11 15:30") as robin:
        lives.play_afternoon(robin)
        async with open_camera(robin.url) as camera:
            keep("chat", await camera.take_page())


async def show_panel() -> None:
    """Takes what was understood of a panel of five, the letters to each, and the next round."""
    with run_playground("Europe/London", "2026-11-11 12:30") as robin:
        lives.tell_of_panel(robin)
        async with open_camera(robin.url) as camera:
            keep("understood", await camera.take_messages("helen: the rebrand"))
            await _show_letters(robin, camera)
            lives.come_back(robin)
            keep("next-round", await camera.take_messages("before the next round"))


async def _show_letters(robin: Player, camera: Camera) -> None:
    lives.write_to_the_boss(robin)
    keep("thanks", await camera.take_messages("Thank Helen Marsh", "Thank Helen Marsh"))
    keep("letter-helen", await camera.take_messages("For Helen"))
    robin.do("[More]", "[Where is this from?]")
    keep("letter-sources", await camera.take_messages("Bold is what you said"))
    robin.do("[‹ Back]")
    for name, write in lives.LETTERS_TO_THE_OTHERS.items():
        robin.do(*write)
        keep(f"letter-{name.lower()}", await camera.take_messages(f"For {name}"))


async def show_eight_jobs() -> None:
    """Takes what is pending in eight places, an offer, and two jobs side by side."""
    with run_playground("Europe/Berlin", "2026-11-10 18:30") as robin:
        lives.play_eight_jobs(robin)
        async with open_camera(robin.url) as camera:
            keep("status", await camera.take_messages("What is pending"))
            lives.get_offer(robin)
            keep("offer", await camera.take_messages("Kept: 78k"))
            lives.compare(robin)
            keep("side-by-side", await camera.take_messages("as you noted them"))


def keep(name: str, picture: bytes) -> None:
    """Writes a picture."""
    (PICTURES / f"{name}.png").write_bytes(picture)


def main() -> None:
    """Takes all of them."""
    PICTURES.mkdir(exist_ok=True)
    with isolate_in_temporary_folder():
        for show in (show_afternoon, show_panel, show_eight_jobs):
            asyncio.run(show())


if __name__ == "__main__":
    main()

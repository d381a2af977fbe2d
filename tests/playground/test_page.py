"""In a real browser, people see and press exactly what the bot says and gets."""

import asyncio
import base64
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import FormData

from tests.hang_guard import HANG_GUARD
from tests.playground.browser import CHROMIUM, Browser
from tests.playground.visitor import Visitor

KEYS = {"inline_keyboard": [[{"text": "Done", "callback_data": "d", "style": "success"}]]}
BELOW = {"keyboard": [[{"text": "Here", "request_location": True}]], "one_time_keyboard": True}
MICROPHONE = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
RECORDINGS = Path(__file__).parents[1] / "voice" / "recordings"
GIVE_FILE = """
const given = new DataTransfer();
const bytes = Uint8Array.from(atob("%s"), (one) => one.charCodeAt(0));
given.items.add(new File([bytes], "told.ogg", { type: "audio/ogg" }));
const input = document.querySelector("[data-testid=voice-file]");
input.files = given.files;
input.dispatchEvent(new Event("change"));
"""
HOSTILE = "<img src=x onerror=document.title='broken'> & <b>x</b>"


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
async def test_a_visit(visitor: Visitor, tmp_path: Path) -> None:
    """A visit works from the page: start, press, share a place, move the clock, block."""
    visitor.running.world.clear()
    browser = Browser(visitor.session, tmp_path, *MICROPHONE)
    await browser.open(visitor.running.page_url)
    try:
        await begin(visitor, browser)
        await talk(visitor, browser)
        await keep_file(visitor, browser, tmp_path / "kept")
        await speak(visitor, browser)
        await wind_and_block(visitor, browser)
        assert browser.faults == []
    finally:
        await browser.close()


async def begin(visitor: Visitor, browser: Browser) -> None:
    """An empty chat says what the bot is for, and START starts it."""
    await browser.sees("A stand-in for Telegram on your desk. Nothing leaves this computer.")
    await visitor.result("setMyDescription", description="A bot for this test.")
    await browser.sees("A bot for this test.")
    await browser.click("start")
    assert (await visitor.next_update())["message"]["text"] == "/start"


async def talk(visitor: Visitor, browser: Browser) -> None:
    """Formatting is shown, typed markup is not run, and buttons reach the bot."""
    text = '<b>bold</b> <tg-time unix="1800000000" format="D">then</tg-time>'
    shown = await visitor.say(text, parse_mode="HTML", reply_markup=KEYS)
    await browser.sees("15 January 2027")
    assert await browser.run("document.querySelector('.text b').textContent") == "bold"
    await browser.click(f"inline-{shown['message_id']}-0-0")
    press = (await visitor.next_update())["callback_query"]
    await visitor.result("answerCallbackQuery", callback_query_id=press["id"], text="Noted.")
    await browser.sees("Noted.")
    await visitor.say("where?", reply_markup=BELOW)
    await browser.click("reply-0-0")
    await browser.click("choice-Kathmandu")
    assert (await visitor.next_update())["message"]["location"] == {
        "latitude": 27.7172,
        "longitude": 85.324,
    }
    await browser.until("document.querySelector('[data-testid=reply-keyboard]').hidden")
    await browser.write(HOSTILE)
    await browser.sees(HOSTILE)
    assert (await visitor.next_update())["message"]["text"] == HOSTILE
    assert "broken" not in await browser.run("document.title")


async def keep_file(visitor: Visitor, browser: Browser, folder: Path) -> None:
    """A file that the bot sends is kept at a press, though its address cannot be navigated to."""
    form = FormData({"chat_id": "1001"})
    form.add_field("document", b"all of it", filename="export.json")
    await browser.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    assert (await visitor.post("sendDocument", form))["ok"]
    await browser.click("file-link")
    async with asyncio.timeout(HANG_GUARD):
        while not (folder / "export.json").exists():  # noqa: ASYNC110 - the browser writes it
            await asyncio.sleep(0.02)
    assert (folder / "export.json").read_bytes() == b"all of it"


async def speak(visitor: Visitor, browser: Browser) -> None:
    """A voice message is taken from a file, with its length, or recorded; the bot can fetch it."""
    spoken = (RECORDINGS / "moved.ogg").read_bytes()
    await open_voice(browser)
    await browser.run(GIVE_FILE % base64.b64encode(spoken).decode())
    voice = (await visitor.next_update())["message"]["voice"]
    assert (voice["duration"], voice["file_size"]) == (3, len(spoken))
    await open_voice(browser)
    await browser.click("dialog-yes")
    await browser.sees("Speak now.")
    await asyncio.sleep(0.3)  # so much is recorded
    await browser.click("dialog-yes")
    voice = (await visitor.next_update())["message"]["voice"]
    assert voice["mime_type"].startswith("audio/")
    file = await visitor.result("getFile", file_id=voice["file_id"])
    address = f"{visitor.running.url}/file/bot{visitor.running.token}/{file['file_path']}"
    async with visitor.session.get(address) as answer:
        assert len(await answer.read()) == voice["file_size"] > 100


async def open_voice(browser: Browser) -> None:
    await browser.click("attach")
    await browser.click("attach-voice")
    await browser.until("!!document.querySelector('[data-testid=voice-file]')")


async def wind_and_block(visitor: Visitor, browser: Browser) -> None:
    """The clock moves on by a day and says so; a blocked bot is refused until it is restarted."""
    await browser.click("wind-day")
    await browser.sees("wound 1 day ahead")
    assert visitor.running.clock.offset == timedelta(days=1)
    await browser.click("block")
    await browser.sees("The bot is blocked.")
    assert (await visitor.bot("sendMessage", chat_id=1001, text="x"))["status"] == 403
    await browser.click("restart")
    await browser.until("document.querySelector('[data-testid=blocked]').hidden")
    await visitor.say("welcome back")
    await browser.sees("welcome back")

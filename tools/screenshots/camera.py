"""Takes the page as a phone or a desk shows it: all of it, or the newest messages alone."""

import asyncio
import base64
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from tests.playground.browser import Browser
from tools.screenshots.smaller_png import write_smaller

DESK: dict[str, Any] = {"width": 980, "height": 1180, "deviceScaleFactor": 1, "mobile": False}
PHONE: dict[str, Any] = {"width": 390, "height": 2400, "deviceScaleFactor": 2, "mobile": True}
"""As wide as a phone, and so high that several messages fit."""
EDGE = 10
"""Pixels of the page around the messages."""
LETTERS_OF_PHONES = 'document.documentElement.style.fontFamily = "Liberation Sans, sans-serif"'
"""As wide as the letters of phones are; those of a desk without fonts of its own are wider."""
FIND_MESSAGES = """
(() => {
  const all = [...document.querySelectorAll(".message")];
  const first = all.findLastIndex((one) => one.textContent.includes(%s));
  const last = all.findIndex((one, at) => at >= first && one.textContent.includes(%s));
  const shown = all.slice(first, last < 0 ? undefined : last + 1);
  if (first < 0) return null;
  for (const one of document.querySelectorAll(".honest, .people, .top, .clock, .bottom, .acts")) {
    one.style.display = "none";
  }
  for (const one of all) one.style.visibility = shown.includes(one) ? "" : "hidden";
  all[0].parentElement.style.paddingBottom = "40px";
  shown[0].style.scrollMarginTop = "12px";
  shown[0].scrollIntoView();
  const top = shown[0].getBoundingClientRect().top;
  const parts = [shown.at(-1), ...shown.at(-1).querySelectorAll("*")];
  const bottom = Math.max(...parts.map((one) => one.getBoundingClientRect().bottom));
  return { top, bottom };
})()
"""


@dataclass(frozen=True)
class Camera:
    """Looks at one page."""

    browser: Browser

    async def take_page(self) -> bytes:
        """Returns a picture of the whole page, at a desk."""
        await self._look(DESK)
        return write_smaller(await self.browser.picture())

    async def take_messages(self, first: str, last: str = "") -> bytes:
        """Returns a picture of the newest message with the words `first`, at a phone, and of what
        follows, to the one with the words `last` or to the end."""
        await self._look(PHONE)
        find = FIND_MESSAGES % (json.dumps(first), json.dumps(last or "\0"))
        await self.browser.until(find)
        await asyncio.sleep(0.5)  # what stands around them has gone, and the list is longer
        found = await self.browser.run(find)
        clip = {
            "x": 0,
            "y": found["top"] - EDGE,
            "width": PHONE["width"],
            "height": found["bottom"] - found["top"] + 2 * EDGE,
            "scale": 1,
        }
        shot = await self.browser.command("Page.captureScreenshot", format="png", clip=clip)
        return write_smaller(base64.b64decode(shot["data"]))

    async def _look(self, viewport: dict[str, Any]) -> None:
        await self.browser.command("Emulation.setDeviceMetricsOverride", **viewport)
        await asyncio.sleep(1)


@asynccontextmanager
async def open_camera(url: str) -> AsyncIterator[Camera]:
    """Opens the page of a playground in headless Chromium."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        async with ClientSession() as session:
            browser = Browser(session, Path(profile), "--hide-scrollbars")
            await browser.open(f"{url}/")
            await browser.until("!!document.querySelector('.message')")
            await browser.run(LETTERS_OF_PHONES)
            try:
                yield Camera(browser)
            finally:
                await browser.close()

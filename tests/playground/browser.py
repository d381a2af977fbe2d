"""Drives a real browser through its debugging port, to test the page."""

import asyncio
import base64
import json
import shutil
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-port=0", "--window-size=1100,800",
)  # fmt: skip


class Browser:
    """Is one page; `faults` are the errors that its scripts raised."""

    def __init__(self, session: ClientSession, profile: Path, *flags: str) -> None:
        self.session, self.flags = session, flags
        self.profile = profile
        self.faults: list[Any] = []
        self.number = 0

    async def open(self, url: str) -> None:
        assert CHROMIUM is not None
        self.process = await asyncio.create_subprocess_exec(
            CHROMIUM, *_QUIET, *self.flags, f"--user-data-dir={self.profile}", url,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        self.socket: ClientWebSocketResponse = await self.session.ws_connect(await self.target(url))
        await self.command("Runtime.enable")

    async def target(self, url: str) -> str:
        """Returns the address of the page, once the browser is up."""
        port_file = self.profile / "DevToolsActivePort"
        async with asyncio.timeout(20):
            while True:
                await asyncio.sleep(0.1)
                if not port_file.exists() or not port_file.read_text():
                    continue
                port = port_file.read_text().split()[0]
                async with self.session.get(f"http://127.0.0.1:{port}/json") as answer:
                    for page in await answer.json(content_type=None):
                        if page["url"] == url:
                            return str(page["webSocketDebuggerUrl"])

    async def command(self, method: str, **params: Any) -> dict[str, Any]:
        self.number += 1
        await self.socket.send_json({"id": self.number, "method": method, "params": params})
        while True:
            told = await self.socket.receive_json()
            if told.get("method") == "Runtime.exceptionThrown":
                self.faults.append(told["params"])
            if told.get("id") == self.number:
                result: dict[str, Any] = told["result"]
                return result

    async def run(self, script: str) -> Any:
        """Returns the value of a line of JavaScript, and waits for it where it is a promise."""
        told = await self.command(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return told["result"].get("value")

    async def until(self, script: str) -> Any:
        """Waits until the JavaScript is true, at most ten seconds."""
        try:
            async with asyncio.timeout(10):
                while not (found := await self.run(script)):  # noqa: ASYNC110 - another process
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"never true: {script}; {self.faults}") from None
        return found

    async def click(self, testid: str) -> None:
        """Waits for the element and clicks it."""
        await self.until(f"!!{element(testid)} && !{element(testid)}.hidden")
        await self.run(f"{element(testid)}.click()")

    async def write(self, text: str) -> None:
        """Types into the composer and sends."""
        await self.run(f"{element('composer')}.value = {json.dumps(text)}")
        await self.click("send")

    async def sees(self, text: str) -> None:
        """Waits until those words are on the page."""
        await self.until(f"document.body.innerText.includes({json.dumps(text)})")

    async def picture(self) -> bytes:
        """Returns a screenshot as PNG."""
        shot = await self.command("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])

    async def close(self) -> None:
        await self.socket.close()
        self.process.terminate()
        await self.process.wait()


def element(testid: str) -> str:
    """Returns the JavaScript that finds the element."""
    return f"document.querySelector('[data-testid=\"{testid}\"]')"

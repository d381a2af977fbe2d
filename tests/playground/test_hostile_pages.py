"""A web page of somebody else can neither read nor change anything in the stand-in."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

import playground
from playground.http.browser_guard import BrowserGuard
from tests.playground.browser import CHROMIUM, Browser
from tests.playground.visitor import Visitor

EVIL = "evil.example"
LEADS_HERE = f"--host-resolver-rules=MAP {EVIL} 127.0.0.1"
PATIENCE = 0.5
"""Seconds for the browser to do what a hostile page asked for, which is nothing."""
FORGERIES = """
for (const [method, action, fields] of FORMS) {
  const frame = Object.assign(document.createElement("iframe"), { name: action + method });
  const form = document.createElement("form");
  Object.assign(form, { method, action, target: frame.name });
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), { name, value }));
  }
  document.body.append(frame, form);
  form.submit();
}
for (const address of ADDRESSES) {
  document.body.append(Object.assign(document.createElement("iframe"), { src: address }));
  document.body.append(Object.assign(document.createElement("img"), { src: address }));
  fetch(address, { method: "POST", mode: "no-cors", body: "{}" });
}
"""


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/playground/api/state", {"Host": f"{EVIL}:8081"}),
        ("/", {"Host": EVIL}),
        ("/page/app.js", {"Host": EVIL}),
        ("/nothing", {"Host": EVIL}),
        ("/", {"Host": "localhost.evil.example"}),
        ("/", {"Host": "127.0.0.1.evil.example:8081"}),
        ("/", {"Host": "0.0.0.0:8081"}),
        ("/", {"Host": "a b"}),
        ("/", {"Host": ""}),
        ("/playground/api/state", {"Origin": "http://evil.example"}),
        ("/playground/api/state", {"Origin": "null"}),
        ("/playground/api/state", {"Sec-Fetch-Site": "cross-site"}),
        ("/playground/api/state", {"Sec-Fetch-Site": "same-site"}),
        ("/playground/api/state", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}),
        ("/page/app.js", {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}),
        ("/", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe"}),
        ("/", {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "iframe"}),
        ("/bot{token}/getMe", {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}),
        ("/bot{token}/getMe", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}),
        ("/file/bot{token}/x", {"Origin": "http://127.0.0.1:8081"}),
    ],
    ids=str,
)
async def test_what_foreign_pages_send_is_refused(
    visitor: Visitor, path: str, headers: dict[str, str]
) -> None:
    """A foreign name, a foreign page and a visit to anything but the page are refused."""
    address = visitor.running.url + path.format(token=visitor.running.token)
    async with visitor.session.get(address, headers=headers) as answer:
        assert answer.status in (400, 403)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}),
        ("/playground", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}),
        ("/playground/api/state", {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}),
        ("/playground/api/state", {"Host": "LOCALHOST:9000"}),
        ("/playground/api/state", {"Host": "[::1]:8081"}),
        ("/playground/api/state", {"Host": "192.168.1.5:8081"}),
        ("/bot{token}/getMe", {"Sec-Fetch-Mode": "cors"}),
    ],
    ids=str,
)
async def test_the_page_and_programs_are_let_in(
    visitor: Visitor, path: str, headers: dict[str, str]
) -> None:
    """Its own page, whoever opens it, and a bot whose library adds one header are let in."""
    address = visitor.running.url + path.format(token=visitor.running.token)
    async with visitor.session.get(address, headers=headers) as answer:
        assert answer.status == 200
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


async def test_the_given_host_is_its_own(visitor: Visitor) -> None:
    """A stand-in that was given a name to listen at answers at that name too."""
    named = await playground.start(host="localhost", port=0)
    async with visitor.session.get(named.page_url) as answer:
        assert answer.status == 200
    await named.stop()


async def test_each_start_has_a_token_of_its_own(visitor: Visitor, tmp_path: Path) -> None:
    """The token is another after each start, programs can ask for it, and nothing saves it."""
    other = await playground.start(port=0, data=tmp_path)
    assert other.token != visitor.running.token
    async with visitor.session.get(f"{other.url}/playground/api/token") as answer:
        assert await answer.json() == {"token": other.token}
    await other.stop()
    saved = (tmp_path / "world.json").read_text()
    assert other.token not in saved


async def test_a_get_changes_nothing(visitor: Visitor) -> None:
    """A GET of a method that changes something is refused, also with the right token."""
    for method in ("sendMessage", "setWebhook", "getUpdates", "deleteWebhook", "SENDMESSAGE"):
        said = {"chat_id": "1001", "text": "x", "url": "http://evil.example/"}
        async with visitor.session.get(visitor.address(method), params=said) as answer:
            assert answer.status == 405
    assert not visitor.running.world.chats[1001].messages
    for action in ("text", "block"):
        async with visitor.session.get(visitor.control(f"users/1001/{action}")) as answer:
            assert answer.status == 405


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
async def test_a_hostile_page_in_a_browser(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a real browser, another page changes nothing though it knows the token and all ids.

    A foreign name that leads to this machine reads nothing, while localhost does. A stand-in that
    looks at nobody's headers is changed by the same page.
    """
    async with hostile_site() as site:
        browser = Browser(visitor.session, tmp_path, LEADS_HERE)
        await browser.open(f"http://{EVIL}:{site}/")
        try:
            assert not await can_forge(visitor, browser)
            port = visitor.running.url.rpartition(":")[2]
            assert await visit_and_read(browser, f"http://{EVIL}:{port}/") == [403, 403]
            icon = f"http://localhost:{port}/page/icon.svg"
            assert await visit_and_read(browser, icon) == [403, 200]
            assert await visit_and_read(browser, f"http://localhost:{port}/") == [200, 200]
            await browser.command("Page.navigate", url=f"http://{EVIL}:{site}/")
            monkeypatch.setattr(BrowserGuard, "find_refusal", lambda *_: "")
            assert await can_forge(visitor, browser)
        finally:
            await browser.close()


@asynccontextmanager
async def hostile_site() -> AsyncIterator[int]:
    """Serves an empty page on a port of its own, which it yields."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<!doctype html><body>prizes</body>", content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/", page)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def can_forge(visitor: Visitor, browser: Browser) -> bool:
    """Returns whether frames, forms, images or requests of the hostile page change the world."""
    await browser.sees("prizes")
    running = visitor.running
    before = what_is_there(running)
    bot, people = f"{running.url}/bot{running.token}", f"{running.url}/playground/api/users"
    said = {"chat_id": "1001", "text": "forged", "url": "http://evil.example/"}
    query = "chat_id=1001&text=forged&url=http://evil.example/"
    forms = [
        (method, f"{bot}/{name}", said)
        for method in ("get", "post")
        for name in ("sendMessage", "setWebhook")
    ]
    forms += [("post", f"{people}/1001/{action}", said) for action in ("text", "block")]
    addresses = [f"{bot}/sendMessage?{query}", f"{bot}/setWebhook?{query}"]
    addresses += [f"{people}", f"{people}/1001/block", f"{running.url}/"]
    script = FORGERIES.replace("FORMS", json.dumps(forms))
    await browser.run(script.replace("ADDRESSES", json.dumps(addresses)))
    await browser.run(f"new Promise((done) => setTimeout(done, {PATIENCE * 1000}))")
    return what_is_there(running) != before


def what_is_there(running: playground.Playground) -> dict[str, Any]:
    """Returns everything that a forged request could have changed."""
    world = running.world
    return {
        "people": [(chat.id, chat.blocked, len(chat.messages)) for chat in world.chats.values()],
        "webhook": running.app_state.update_transport.webhook,
        "updates": len(world.updates.all_updates),
        "calls": len(world.calls),
    }


async def visit_and_read(browser: Browser, page: str) -> list[int]:
    """Returns the status of opening that page, and then of reading the state from there.

    What the page's own policy would forbid to a script is lifted: the server must refuse by itself.
    """
    await browser.command("Page.setBypassCSP", enabled=True)
    await browser.command("Page.navigate", url=page)
    there = f"location.href === {json.dumps(page)}"
    await browser.until(f"{there} && document.readyState !== 'loading'")
    visited = "performance.getEntriesByType('navigation')[0].responseStatus"
    read = "fetch('/playground/api/state').then((answer) => answer.status)"
    return [int(await browser.run(visited)), int(await browser.run(read))]

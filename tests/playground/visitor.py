"""Gives tests a bot and a person, each over real HTTP."""

from typing import Any

from aiohttp import ClientSession, FormData

from playground import Playground

Json = dict[str, Any]


class Visitor:
    """Calls the stand-in as a bot does (`bot`) and as the page does (`do`, `see`)."""

    def __init__(self, running: Playground, session: ClientSession) -> None:
        self.running = running
        self.session = session
        self.person = 1001
        self.offset = 0

    async def bot(self, method: str, **params: Any) -> Json:
        """Returns the whole answer, with its HTTP status under `status`."""
        async with self.session.post(self.address(method), json=params) as answer:
            return {"status": answer.status, **await answer.json()}

    async def post(self, method: str, form: FormData | Json) -> Json:
        """Sends the same call as a form, as most libraries do."""
        async with self.session.post(self.address(method), data=form) as answer:
            return {"status": answer.status, **await answer.json()}

    def address(self, method: str) -> str:
        return f"{self.running.url}/bot{self.running.token}/{method}"

    async def result(self, method: str, **params: Any) -> Any:
        """Returns the method's result; fails the test on a refusal."""
        answer = await self.bot(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, text: str = "a message", **params: Any) -> Json:
        """Lets the bot write to the person; returns the message."""
        message: Json = await self.result("sendMessage", chat_id=self.person, text=text, **params)
        return message

    async def updates(self, **params: Any) -> list[Json]:
        found: list[Json] = await self.result("getUpdates", **params)
        return found

    async def next_update(self) -> Json:
        """Returns the next update and confirms it by asking for the one after it."""
        [update] = await self.updates(offset=self.offset, limit=1, timeout=10)
        self.offset = int(update["update_id"]) + 1
        return update

    async def do(self, path: str, /, **body: Any) -> Json:
        """Calls a control route."""
        async with self.session.post(self.control(path), json=body) as answer:
            return {"status": answer.status, **await answer.json()}

    async def act(self, action: str, /, **body: Any) -> Json:
        """Lets the person act."""
        return await self.do(f"users/{self.person}/{action}", **body)

    async def see(self, path: str) -> Any:
        async with self.session.get(self.control(path)) as answer:
            return await answer.json()

    def control(self, path: str) -> str:
        return f"{self.running.url}/playground/api/{path}"

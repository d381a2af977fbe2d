"""A peer: six questions with aiogram 3 as its own guide builds them.

It keeps the states in memory, or with PEER_FILE in SQLite, by a storage as its guide says to write
one.
"""

import json
import os
from collections.abc import Mapping
from typing import Any

import aiosqlite
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message

from benchmarks.updates.peer_questions import QUESTIONS, sum_up

router = Router()
_TABLE = "CREATE TABLE IF NOT EXISTS fsm (chat INTEGER PRIMARY KEY, state TEXT, data TEXT)"
_SET_STATE = """
    INSERT INTO fsm (chat, state) VALUES (?, ?)
    ON CONFLICT (chat) DO UPDATE SET state = excluded.state
"""
_SET_DATA = """
    INSERT INTO fsm (chat, data) VALUES (?, ?)
    ON CONFLICT (chat) DO UPDATE SET data = excluded.data
"""


class FlowState(StatesGroup):
    """Is where somebody stands."""

    asked = State()


class SqliteStorage(BaseStorage):
    """Keeps states and data in a file; each change is committed."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: aiosqlite.Connection | None = None

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Writes the state."""
        name = state.state if isinstance(state, State) else state
        await self._write(_SET_STATE, (key.chat_id, name))

    async def get_state(self, key: StorageKey) -> str | None:
        """Reads the state."""
        return await self._read("SELECT state FROM fsm WHERE chat = ?", key)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Writes the data."""
        await self._write(_SET_DATA, (key.chat_id, json.dumps(dict(data))))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Reads the data."""
        found: dict[str, Any] = json.loads(
            await self._read("SELECT data FROM fsm WHERE chat = ?", key) or "{}"
        )
        return found

    async def close(self) -> None:
        """Closes the file."""
        if self._connection is not None:
            await self._connection.close()

    async def open(self) -> None:
        """Opens the file."""
        self._connection = await aiosqlite.connect(self._path)
        await self._connection.execute("PRAGMA journal_mode = WAL")
        await self._connection.execute(_TABLE)

    async def _write(self, sql: str, row: tuple[object, ...]) -> None:
        if self._connection is not None:
            await self._connection.execute(sql, row)
            await self._connection.commit()

    async def _read(self, sql: str, key: StorageKey) -> str | None:
        if self._connection is None:
            return None
        rows = [*await self._connection.execute_fetchall(sql, (key.chat_id,))]
        return rows[0][0] if rows else None


@router.message(Command("new"))
async def begin(message: Message, state: FSMContext) -> None:
    """Asks the first question."""
    await state.set_state(FlowState.asked)
    await state.set_data({"answers": []})
    await message.answer(QUESTIONS[0])


@router.message(FlowState.asked, F.text)
async def take_answer(message: Message, state: FSMContext) -> None:
    """Keeps the answer and asks the next question, or sums up."""
    answers = [*(await state.get_data()).get("answers", []), message.text or ""]
    if len(answers) < len(QUESTIONS):
        await state.update_data(answers=answers)
        await message.answer(QUESTIONS[len(answers)])
        return
    await state.clear()
    await message.answer(sum_up(answers))


def main() -> None:
    """Runs until it is ended."""
    file = os.environ.get("PEER_FILE")
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    storage = SqliteStorage(file) if file else MemoryStorage()
    dispatcher = Dispatcher(storage=storage)
    if isinstance(storage, SqliteStorage):
        dispatcher.startup.register(storage.open)
    dispatcher.include_router(router)
    dispatcher.run_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    main()

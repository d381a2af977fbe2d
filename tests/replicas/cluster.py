"""Runs some replicas of the bot on one PostgreSQL, and kills and freezes them."""

import asyncio
import os
import signal
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg

from storage.postgres.advisory_locks import OWNERS_FROM
from tests.postgres_server import PostgresServer
from tests.torture.processes.forkserver import Child, ForkServer
from tests.torture.trials.kills import free_port

KEY = b"torture is not a secret to keep!"
SECRET = "said-by-nobody-else"
_ANSWER_SECONDS = 30.0
_IN_FLIGHT = """
    SELECT id, attempts, owner FROM outbox
    WHERE sending_since IS NOT NULL AND method LIKE 'send%'
"""


_PRESENT = f"""
    SELECT ((CAST(classid AS BIGINT) << 32) | CAST(objid AS BIGINT)) - {OWNERS_FROM} FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1 AND granted
        AND CAST(classid AS BIGINT) << 32 >= {OWNERS_FROM}
"""
"""The processes that are there, by the locks that they hold for as long as they live."""


@dataclass(slots=True)
class Replica:
    """Is one process of the bot, with the address at which it takes updates."""

    folder: Path
    address: str
    child: Child | None = None


@dataclass(slots=True)
class Cluster:
    """Is a number of replicas, all of the same settings."""

    forks: ForkServer
    server: PostgresServer
    url: str
    telegram_url: str
    token: str
    folder: Path
    hook: str = ""
    replicas: list[Replica] = field(default_factory=list)
    starts: int = 0

    def add(self, count: int) -> list[str]:
        """Adds replicas that are not started yet, and returns their addresses."""
        for number in range(count):
            folder = self.folder / f"replica{number}"
            folder.mkdir()
            self.replicas.append(Replica(folder, f"127.0.0.1:{free_port()}"))
        return [replica.address for replica in self.replicas]

    def start(self, replica: Replica) -> None:
        """Starts one."""
        self.starts += 1
        environment = {
            "BOT_TOKEN": self.token,
            "TELEGRAM_API_URL": self.telegram_url,
            "DATABASE_URL": self.url,
            "ENCRYPTION_KEYS": b64encode(KEY).decode(),
            "BACKUPS_KEPT": "0",
            "LISTEN": replica.address,
        }
        if self.hook:
            environment |= {"WEBHOOK_URL": f"{self.hook}/hook", "WEBHOOK_SECRET": SECRET}
        replica.child = self.forks.start(replica.folder, environment)

    def kill(self, replica: Replica) -> None:
        """Kills one with -9."""
        assert replica.child is not None
        replica.child.kill()
        replica.child = None

    async def freeze(self, replica: Replica, seconds: float) -> None:
        """Stops one in the middle of whatever it does, and lets it go on so many seconds later."""
        assert replica.child is not None
        os.kill(replica.child.pid, signal.SIGSTOP)
        await asyncio.sleep(seconds)
        os.kill(replica.child.pid, signal.SIGCONT)

    async def restart_server(self) -> None:
        """Ends the server at once, as a crash does, and starts it again."""
        await asyncio.to_thread(self.server.stop)
        await asyncio.to_thread(self.server.start)

    async def stop(self) -> list[int]:
        """Tells all to stop, and returns their exit codes."""
        running = [one.child for one in self.replicas if one.child is not None]
        for child in running:
            child.terminate()
        codes = []
        for child in running:
            end = asyncio.get_running_loop().time() + _ANSWER_SECONDS
            while (code := child.ended()) is None:
                if asyncio.get_running_loop().time() > end:
                    code = child.kill()
                    break
                await asyncio.sleep(0.02)
            codes.append(code)
        for replica in self.replicas:
            replica.child = None
        return codes

    async def list_in_flight(self) -> set[tuple[int, int, int]]:
        """Returns the messages that some replica has in hand: number, attempts and owner."""
        return {tuple(row) for row in await self.fetch(_IN_FLIGHT)}

    async def list_present(self) -> set[int]:
        """Returns the owners that are there, as the server sees it."""
        return {owner for (owner,) in await self.fetch(_PRESENT)}

    def list_log_lines(self, words: str) -> list[str]:
        """Returns what the replicas logged with these words."""
        return [
            f"{replica.folder.name}: {line}"
            for replica in self.replicas
            for line in (replica.folder / "bot.log").read_text("utf-8", "replace").splitlines()
            if words in line
        ]

    async def fetch(self, sql: str) -> list[asyncpg.Record]:
        """Returns what a query finds; nothing while the server is away or has no tables."""
        try:
            connection = await asyncpg.connect(self.url)
        except (OSError, asyncpg.PostgresError):
            return []
        try:
            return await connection.fetch(sql)
        except asyncpg.PostgresError:
            return []
        finally:
            await connection.close()

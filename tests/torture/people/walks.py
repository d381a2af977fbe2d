"""People go through numbered flows in a trial, and every text leaves a trace in the result.

The same updates go through the same handlers once more in this process, one by one, with nothing
that could be killed: the result there is what must be stored and said.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from random import Random
from typing import Any

import telegram

from bot.telegram_api.api_responses import strip_markup
from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId
from handlers import router
from handlers.ui.turn import Turn
from storage.tables.document_encoding import OPPORTUNITY_CODEC, PERSON_CODEC
from tests.handlers.chat import make_bot

WEDNESDAY = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
"""Each trial begins at this time of its bots: nothing is due then, and nobody sleeps."""
MOST_ACTS = 28
"""At most so many actions of one person in a row: a thirtieth would be too many for a chat."""
_MOMENTS = frozenset({"joined", "opened", "logged", "touched", "agreed", "offered", "known_since"})


@dataclass(frozen=True, slots=True)
class Act:
    """Is one action: a text, or a press of a button with that data."""

    text: str = ""
    data: str = ""


def walk(random: Random, amount: int) -> list[Act]:
    """Returns that many actions: sign-up, then flow after flow; the last may stay open."""
    acts = [Act("/start"), Act(random.choice(("London", "Berlin", "Madrid"))), Act(_name(random))]
    number = 0
    while len(acts) < amount:
        number += 1
        acts += random.choice(_FLOWS)(random, number)
    return acts[:amount]


def _name(random: Random) -> str:
    return random.choice(("Robin", "Kim", "Alex")) + random.choice(("", " Lee", " Ortiz"))


def _day(random: Random) -> str:
    return f"{random.randint(1, 20)} Dec {random.randint(9, 16)}:{random.choice((10, 20, 40))}"


def _line(random: Random, number: int) -> list[Act]:
    job = f"Firm {number}-{random.randint(10, 99)}; Role {number}-{random.randint(10, 99)}"
    return [Act(f"/new {job}; {_day(random)}"), Act("yes")]


def _asked(random: Random, number: int) -> list[Act]:
    texts = (f"House {number}-{random.randint(10, 99)}", f"Post {number}", _day(random))
    length = f"{random.randint(20, 90)} min"
    return [Act("/new"), *map(Act, texts), Act("video"), Act(length), Act("yes")]


def _referee(random: Random, number: int) -> list[Act]:
    name = f"Dana {random.choice('ABCDEFGH')}{'abcdefghij'[number % 10]}rg"
    texts = (name, f"boss {number}", f"dana{number}@example.com")
    consent = random.choice(("agreed", "asked", "not yet"))
    return [Act(data="f:add"), *map(Act, texts), Act(consent), Act("yes"), Act(f"firm {number}")]


def _signing(random: Random, number: int) -> list[Act]:
    return [Act(data="g:sign"), Act(f"Robin {'abcdefghij'[number % 10].upper()}. {_name(random)}")]


_FLOWS: tuple[Callable[[Random, int], list[Act]], ...] = (_line, _asked, _referee, _signing)


# -- the expected result ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WalkResult:
    """Holds what is stored of somebody, without times, and the texts they were sent, in order."""

    kept: str
    said: tuple[str, ...]


@cache
def _bot() -> telegram.Bot:
    return make_bot()


async def outcome_of(raws: Sequence[Mapping[str, Any]], now: datetime = WEDNESDAY) -> WalkResult:
    """Returns the result of one person's updates when each is taken once, in this order."""
    walked = Walked()
    for raw in raws:
        walked = await walked.take(raw, now)
    return walked.result()


NOBODY = Dossier(Person(PersonId(1)))
"""Is who has written nothing yet."""


@dataclass(frozen=True, slots=True)
class Walked:
    """Is how far somebody has come: what is kept of them, and the texts they were sent."""

    dossier: Dossier = NOBODY
    said: tuple[str, ...] = ()

    async def take(self, raw: Mapping[str, Any], now: datetime = WEDNESDAY) -> "Walked":
        """Returns how far they are after one more update."""
        update = telegram.Update.de_json(dict(raw), _bot())
        turn = Turn(now, 0, self.dossier, message_id=_message(raw))
        await router.route_update(update, turn)
        sent = [one for one in turn.fit_outgoing() if one.method == "sendMessage"]
        texts = (shown(str(one.payload["text"])) for one in sent)
        return Walked(turn.dossier, (*self.said, *texts))

    def result(self) -> WalkResult:
        """Returns what is stored and was said."""
        return WalkResult(plain(self.dossier), self.said)


def _message(raw: Mapping[str, Any]) -> int:
    about = raw.get("message") or raw["callback_query"]["message"]
    return int(about["message_id"])


def shown(marked: str) -> str:
    """Returns a text as people read it: without markup, and with plain spaces."""
    return " ".join(strip_markup(marked).split())


def plain(dossier: Dossier) -> str:
    """Returns everything stored, as sorted JSON without times and the person's own id.

    Other numbers are counted from 0.
    """
    person = json.loads(PERSON_CODEC.encode(dossier.person).partition(b"\n")[2])
    person.pop("id")
    jobs = [
        json.loads(OPPORTUNITY_CODEC.encode(one).partition(b"\n")[2])
        for one in dossier.opportunities
    ]
    told = json.dumps(_timeless([person, *jobs]), sort_keys=True, indent=1)
    begun = dossier.person.serial // 1000  # each person's numbers begin at some thousand
    return re.sub(rf"\b{begun}(\d{{3}})\b", lambda n: str(int(n[1])), told) if begun else told


def _timeless(fact: Any) -> Any:
    if isinstance(fact, dict):
        return {name: _timeless(one) for name, one in fact.items() if name not in _MOMENTS}
    return [_timeless(one) for one in fact] if isinstance(fact, list) else fact


# -- the comparison --------------------------------------------------------------------------------


def twins(said: Sequence[str], heard: Iterable[str]) -> int | None:
    """Returns how many messages came twice, or None when one is missing or out of order.

    A sender that was killed begins again with any message it had sent already, and goes on from
    there in order: nothing else may be heard.
    """
    places, heard = {(-1, -1)}, list(heard)
    for text in heard:
        here = set[tuple[int, int]]()
        for at, far in places:
            if far + 1 < len(said) and at == far and said[far + 1] == text:
                here.add((far + 1, far + 1))
            elif at < far and said[at + 1] == text:
                here.add((at + 1, far))
            here |= {(again, far) for again in range(at + 1) if said[again] == text}
        places = here
    return len(heard) - len(said) if any(far + 1 == len(said) for _, far in places) else None


async def explain_difference(
    raws: Sequence[Mapping[str, Any]], kept: str, heard: Sequence[str]
) -> str:
    """Returns what must have happened to one of the updates, if this was stored and said."""
    before = Walked()
    for at, this in enumerate(raws):
        behind = raws[at + 1 :]
        for what, others in (
            ("lost", [*behind]),
            ("twice", [this, this, *behind]),
            ("out of order", [*behind[:1], this, *behind[1:]]),
        ):
            if await _leads_to(before, others, kept, heard):
                return what
        before = await before.take(this)
    return "otherwise wrong"


async def _leads_to(
    walked: Walked, raws: Sequence[Mapping[str, Any]], kept: str, heard: Sequence[str]
) -> bool:
    """Tells whether these updates lead from there to what was stored and said.

    It gives up with the first text that was not heard: no twins come of that.
    """
    for raw in raws:
        if not _is_within(walked.said, heard):
            return False
        walked = await walked.take(raw)
    return twins(walked.said, heard) is not None and walked.result().kept == kept


def _is_within(said: Iterable[str], heard: Sequence[str]) -> bool:
    """Tells whether each text was heard, in this order."""
    rest = iter(heard)
    return all(text in rest for text in said)

"""A person with a client and a memory writes, presses, reads, and learns what buttons mean."""

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from handlers.ui.formatting import cut_label
from tests.handlers.screen import Seen
from tests.torture.people.clients import Act, Client, Deeds, Heard, Push, Write
from tests.torture.people.memory import CardStep, DifferenceError, Job, Memory, same

Doing = Generator[Act, Heard, Heard]
STEP = re.compile(r"^(?:s:([a-z0-9]+)|a):(\d+):([a-z]+)\.(\d+)\.(\d+)(?::[cj]\d+)?$")
CITIES = {
    "Berlin": "Europe/Berlin",
    "Tokyo": "Asia/Tokyo",
    "Chicago": "America/Chicago",
    "Mumbai": "Asia/Kolkata",
    "Auckland": "Pacific/Auckland",
}


@dataclass(slots=True)
class SimulatedPerson:
    """Holds a client, a memory, and a plan of actions by their chances."""

    seed: str
    plan: tuple[int, ...]
    """Which actions are done, by number: leaving some out leaves the others as they were."""
    habits: tuple["Deed", ...]
    looks: "Deed"
    memory: Memory = field(default_factory=Memory)
    done: list[str] = field(default_factory=list)
    rng: Random = field(default_factory=Random)
    client: Client = field(init=False)
    cut: int = 0
    """How many messages there were when everything was deleted."""

    def deeds(self) -> Deeds:
        """Yields their actions one after the other, then the checks in the end."""
        self.draw("begin")
        yield from self.sign_up()
        for number in self.plan:
            self.draw(str(number))
            deed = self.rng.choice(self.habits)
            self.done.append(f"{number}:{deed.__name__}")
            yield from deed(self)
            if not self.memory.zone:
                yield from self.sign_up()
        yield from self.looks(self)

    def draw(self, what: str) -> None:
        self.rng = Random(f"{self.seed} {what}")  # noqa: S311 - no secret

    def unasked(self, seen: Seen, at: datetime) -> None:
        """Receives a reminder."""
        self.learn(seen)
        self.memory.hear(steps_on(seen), seen.text, at)

    def write(self, text: str | Callable[[datetime], str]) -> Doing:
        """Writes, and reads the answer."""
        return self._heard((yield Write(text)))

    def push(self, data: str, on: Seen) -> Doing:
        """Presses, and reads the answer."""
        return self._heard((yield Push(data, on)))

    def label(self, label: str, *, starts: str = "") -> Doing:
        """Presses the newest button with that label and that data."""
        for seen in sorted(self.client.screen.messages.values(), key=lambda one: -one.id):
            for row in seen.buttons:
                for button in row:
                    data = button.get("callback_data", "")
                    if button["text"] == label and data.startswith(starts):
                        return self._heard((yield Push(data, seen)))
        raise DifferenceError(f"there is no [{label}]")

    def _heard(self, heard: Heard) -> Heard:
        for seen in heard.seen:
            self.learn(seen)
        self.memory.nothing_missed(heard.at)
        return heard

    def learn(self, seen: Seen) -> None:
        """Learns the numbers of jobs and people from buttons."""
        for row in seen.buttons:
            for button in row:
                self._learn(button.get("callback_data", "").split(":"), button["text"])

    def _learn(self, data: list[str], label: str) -> None:
        match data:
            case ["t", "opp", job] if label.endswith(" ›"):
                found = self.memory.jobs.get(label.removesuffix(" ›"))
                if found is not None:
                    found.number = int(job)
            case ["c", "open", job, contact]:
                for one in self.memory.jobs.values():
                    if label in one.people:
                        one.number, one.numbers[int(contact)] = int(job), label

    def sign_up(self) -> Deeds:
        """Tells where they are and how they sign."""
        city = self.rng.choice([*CITIES])
        yield from self.write("/start")
        yield from self.write(city)
        heard = yield from self.write("Robin Hale")
        same("a greeting", "Good, Robin" in heard.text, True)
        self.memory.zone, self.memory.sign = CITIES[city], "Robin Hale"

    def jobs(self, *, live: bool = True, over: datetime | None = None) -> list[Job]:
        """Returns the jobs that fit."""
        return [
            job
            for job in self.memory.jobs.values()
            if (job.live or not live) and (over is None or job.end <= over)
        ]


def open_all_about(me: SimulatedPerson, job: Job) -> Doing:
    """Opens all that can be told of a job, which has a page of its own where much is open."""
    heard = yield from open_card(me, job)
    if "About this job ›" in heard.seen[-1].labels:
        heard = yield from me.label("About this job ›", starts=f"t:about:{job.number}")
    return heard


def steps_on(seen: Seen) -> list[CardStep]:
    """Returns the steps that a card names, each once."""
    datas = [button.get("callback_data", "") for row in seen.buttons for button in row]
    found = [match for data in datas if (match := STEP.match(data))]
    steps = (CardStep(int(m[2]), m[3], int(m[4]), int(m[5])) for m in found)
    return [*dict.fromkeys(steps)]


def ref(step: CardStep, verb: str) -> str:
    """Returns the data of a step's button."""
    return f"s:{verb}:{step.job}:{step.kind}.{step.interview}.{step.subject}"


Deed = Callable[[SimulatedPerson], Deeds]
"""Is one action from its beginning to its end."""


def datas_on(seen: Seen) -> list[str]:
    return [button.get("callback_data", "") for row in seen.buttons for button in row]


def open_card(me: SimulatedPerson, job: Job) -> Doing:
    """Opens the card of a job from the overview."""
    heard = yield from me.write("/status")
    label = f"{cut_label(job.company)} ›"
    while not any(label in seen.labels for seen in heard.seen):
        heard = yield from me.label("More ›", starts="t:page")
    heard = yield from me.label(label, starts="t:opp")
    same("the card", f"{job.company} · {job.role}" in heard.text, True)
    return heard

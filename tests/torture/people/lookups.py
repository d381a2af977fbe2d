"""People compare /status, /contacts and /export with their memory."""

import json
import re
from datetime import datetime

from tests.torture.people.clients import Deeds
from tests.torture.people.memory import SILENT, Job, Memory, NamedContact, same
from tests.torture.people.person import SimulatedPerson

SHOWN = {
    "interviewer": "interviewer",
    "hiring_manager": "hiring manager",
    "recruiter": "recruiter",
    "coordinator": "coordinator",
}
LEFT = re.compile(r"(?m)^.*[Ll]eft in the middle.*$")
"""Is the line of what was left, which is nobody's job yet."""
KINDS = frozenset({"thank", "staff", "capture", "reflect", "linkedin", "process"})


def look_at_all(me: SimulatedPerson) -> Deeds:
    """Compares /status, /contacts and /export with memory."""
    yield from look_at_status(me)
    yield from look_at_people(me)
    heard = yield from me.write("/export")
    file = next(seen for seen in heard.seen if seen.name.endswith(".json"))
    compare(me.memory, json.loads(file.content))


def look_at_status(me: SimulatedPerson) -> Deeds:
    """Expects every live job with its thanked people, and none that is closed or deleted."""
    heard = yield from me.write("/status")
    text = heard.text
    while any("More ›" in seen.labels for seen in heard.seen):
        heard = yield from me.label("More ›", starts="t:page")
        text += f"\n\n{heard.text}"
    blocks = {block.partition("\n")[0]: block for block in text.split("\n\n")}
    for job in me.memory.jobs.values():
        block = blocks.get(f"{job.company} · {job.role}", "")
        if job.live:
            done, of = me.memory.coverage(job)
            told = re.findall(r"^(\d+) of (\d+) thanked$", block, re.MULTILINE)
            same(f"{job.company} in /status", bool(block), True)
            same(f"{job.company}, who is thanked", told, [(str(done), str(of))] * bool(of))
        elif job.outcome in SILENT - {"accepted"}:
            same(f"{job.company}, closed", block, "")
    of_jobs = LEFT.sub("", text)
    for name in me.memory.gone:
        searched = of_jobs if name in me.memory.left else text
        same(f"{name} in /status", name in searched, False)


def look_at_people(me: SimulatedPerson) -> Deeds:
    """Expects everybody met, under their job, with part, thanks and mail address."""
    heard = yield from me.write("/contacts")
    shown = set(re.findall(r"^• (.+)$", heard.text, re.MULTILINE))
    while any("More ›" in seen.labels for seen in heard.seen):
        heard = yield from me.label("More ›", starts="c:page")
        shown |= set(re.findall(r"^• (.+)$", heard.text, re.MULTILINE))
    known = {
        _line(me.memory, job, one) for job in me.memory.jobs.values() for one in job.people.values()
    }
    same("/contacts", sorted(shown), sorted(known))


def _line(memory: Memory, job: Job, one: NamedContact) -> str:
    thanked = "thanked" if memory.thanked(job, one.name) == "done" else ""
    words = (SHOWN[one.part], thanked, "" if one.mail else "no mail yet")
    return f"{one.name}: {', '.join(filter(None, words))}"


def compare(memory: Memory, exported: dict[str, object]) -> None:
    """Compares the file with memory: the person, jobs, people, steps."""
    you = exported["you"]
    assert isinstance(you, dict)
    same("zone", you.get("zone"), memory.zone)
    same("signature", you.get("sign_off"), memory.sign)
    referees = {one["name"]: one["consent"] for one in you.get("referees", [])}
    same("referees", referees, memory.referees)
    jobs = exported["opportunities"]
    assert isinstance(jobs, list)
    same("jobs", sorted(job["company"] for job in jobs), sorted(memory.jobs))
    for job in jobs:
        _compare_job(memory, memory.jobs[job["company"]], job)


def _compare_job(memory: Memory, known: Job, job: dict[str, object]) -> None:
    same("role", job["role"], known.role)
    same("outcome", job.get("outcome"), known.outcome)
    same("lesson", job.get("lesson", ""), known.lesson)
    rounds = job["interviews"]
    assert isinstance(rounds, list)
    same("interviews", [datetime.fromisoformat(one["start"]) for one in rounds], [known.start])
    people = job.get("contacts", [])
    assert isinstance(people, list)
    found = {(one["name"], one["part"], one.get("email", "")) for one in people}
    same("people", found, {(one.name, one.part, one.mail) for one in known.people.values()})
    steps = job.get("steps", [])
    assert isinstance(steps, list)
    same("steps", _steps_in(steps), _steps_known(memory, known))


def _steps_in(steps: list[dict[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Returns by kind and name: done or skipped, and until when it was put off."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for one in steps:
        how = "done" if "done" in one else "skipped" if "skipped" in one else ""
        until = one.get("put_off", "")
        about_nobody = one["step"] in ("thank", "staff", "linkedin") and "about" not in one
        if one["step"] in KINDS and (how or until) and not about_nobody:
            at = str(datetime.fromisoformat(until)) if until else ""
            found[one["step"], one.get("about", "")] = how, at
    return found


def _steps_known(memory: Memory, job: Job) -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for step in {*memory.settled, *memory.put_off}:
        name = memory.named(step) or ""
        gone = bool(step.subject) and name not in job.people
        if step.job == job.number and not gone:
            settled, until = memory.settled.get(step), memory.put_off.get(step)
            how = settled.how if settled else ""
            found[step.kind, name] = how, str(until) if until else ""
    return found

"""People tell the bot of interviews and contacts: to the end, or not, or twice."""

import re
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.handlers.screen import Seen
from tests.torture.people.clients import Act, Deeds, Heard
from tests.torture.people.lookups import look_at_people
from tests.torture.people.memory import (
    DAY,
    HOUR,
    CardStep,
    DifferenceError,
    Expected,
    Job,
    NamedContact,
    same,
)
from tests.torture.people.person import (
    Doing,
    SimulatedPerson,
    datas_on,
    open_all_about,
    open_card,
    steps_on,
)

COMPANIES = (
    "Acme & Söhne", "Borealis", "Cobalt <Labs>", "Dunmore", "Eiswerk", "Fjordline", "Gritstone",
    "Halcyon", "Ivory 7", "Juniper", "Kestrel", "Lumen", "Mistral", "Nimbus", "Opaline", "Quarry",
)  # fmt: skip
ROLES = ("Data Engineer", "Nurse", "Analyst & Writer", "Chef", "Pilot", "Tester (m/w/d)")
FIRST = ("Dana", "Sam", "Priya", "José", "Zoë", "Olga", "Wei", "Amir", "Ingrid", "Tomás", "Béla")
LAST = ("Lee", "Ortiz", "Nair", "Núñez", "O'Hara", "Petrova", "Zhang", "Haddad", "Østby", "Kovács")
PARTS = {
    "interviewer": "interviewer",
    "hiring manager": "hiring_manager",
    "recruiter": "recruiter",
    "coordinator": "coordinator",
}
STALE = "That question is behind us"
WHO = "Tell me all of it|Who did you talk to|Who (else )?was there|Who is it"
END = "^That is on paper now|^Fine, no notes|^Nobody added"
ANSWERS = 40
UNKNOWN = 0
MANY_PEOPLE, MANY_JOBS = 10, 5
NEVER = datetime.min.replace(tzinfo=UTC)


def log(me: SimulatedPerson) -> Deeds:
    """Logs an interview, past or future; sometimes it is cancelled at once, or logged twice."""
    rng = me.rng
    taken = me.memory.jobs.keys() | me.memory.gone
    free = [name for name in COMPANIES if name not in taken]
    if not free or len(me.memory.jobs) >= MANY_JOBS:
        return
    job = Job(rng.choice(free), rng.choice(ROLES), NEVER)
    ahead = rng.choice((-30, -20, -6, -3, -2, 1, 5, 20, 30, 50, 90)) * HOUR
    aside = rng.randrange(12) * timedelta(minutes=5)

    def line(now: datetime) -> str:
        job.start = _told_hour(me, now + ahead + aside)
        here = me.memory.local(job.start)
        return f"/new {job.company}; {job.role}; {here.day} {here:%b} {here:%H:%M}"

    heard = yield from me.write(line)
    for _ in range(3):
        if "Is that right?" in heard.text:
            break
        heard = yield from me.label("No, another job")
    same("the hour", f"{me.memory.local(job.start):%H:%M}–" in heard.text, True)
    if rng.random() < 0.15:
        heard = yield from me.write("/cancel")
        same("leaving", heard.text.startswith("Left"), True)
        me.memory.gone.add(job.company)
        me.memory.left.add(job.company)
        return
    yield from _save(me, job, heard.seen[-1])


def _save(me: SimulatedPerson, job: Job, card: Seen) -> Deeds:
    button = card.button("Looks right")
    assert button is not None
    heard = yield from me.push(button["callback_data"], card)
    same("saving", "Saved" in heard.text, True)
    me.memory.jobs[job.company] = job
    if job.end > heard.at:
        at = job.end + timedelta(minutes=10)
        me.memory.expected.append(Expected(job, "capture", at, job.end))
    else:
        job.number = next(step.job for seen in heard.seen for step in steps_on(seen))
    if me.rng.random() < 0.3:
        heard = yield from me.push(button["callback_data"], card)
        same("saving twice", (heard.seen, heard.toast.startswith(STALE)), ((), True))


def _told_hour(me: SimulatedPerson, at: datetime) -> datetime:
    """Returns a time of whole five minutes that clocks there show once."""
    at = at.replace(second=0, microsecond=0)
    at -= timedelta(minutes=at.minute % 5)
    here = at.astimezone(ZoneInfo(me.memory.zone))
    if here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset():
        at += 2 * HOUR
    return at


def notes(me: SimulatedPerson) -> Deeds:
    """Tells how an interview was, and answers what is asked after it, to the end or not."""
    heard = yield from me.write("/status")
    jobs = me.jobs(over=heard.at)
    if not jobs:
        return
    job = me.rng.choice(jobs)
    heard = yield from open_all_about(me, job)
    data = next(d for d in datas_on(heard.seen[-1]) if d.startswith("b:capture"))
    heard = yield from me.push(data, heard.seen[-1])
    behind, heard = yield from _answer(me, job, heard, _new_people(me))
    if behind:
        _settle_notes(me, job, int(data.split(":")[3]), heard.at)
    yield from look_at_people(me)


def add(me: SimulatedPerson) -> Deeds:
    """Adds people to a job; after its interview that is a telling of it, and ends the notes."""
    if not me.jobs():
        return
    job = me.rng.choice(me.jobs())
    yield from open_card(me, job)
    yield from me.write("/contacts")
    heard = yield from me.label("Add somebody")
    if "Where does the new contact belong?" in heard.text:
        heard = yield from me.label(f"{job.company} · {job.role}")
    else:
        (job,) = me.jobs()
    behind, heard = yield from _answer(me, job, heard, _new_people(me))
    if behind and any(one.met for one in job.people.values()):
        card = yield from open_all_about(me, job)
        captures = [d for d in datas_on(card.seen[-1]) if d.startswith("b:capture")]
        interview = int(captures[0].split(":")[3]) if captures else UNKNOWN
        _settle_notes(me, job, interview, heard.at)
    yield from look_at_people(me)


def _settle_notes(me: SimulatedPerson, job: Job, interview: int, at: datetime) -> None:
    """Expects no notes any more, as they are taken now, or were before."""
    step = CardStep(job.number, "capture", interview, 0)
    for known in me.memory.settled:
        if (known.job, known.kind) == (job.number, "capture"):
            step = known
    if step not in me.memory.settled or me.memory.settled[step].how != "done":
        me.memory.settle(step, "done", at)


def _new_people(me: SimulatedPerson) -> list[NamedContact]:
    """Returns one to three people with unused names."""
    jobs = me.memory.jobs.values()
    taken = {part for job in jobs for name in job.people for part in name.split(" ", 1)}
    taken |= {part for name in me.memory.gone for part in name.split(" ", 1)}
    firsts = [name for name in FIRST if name not in taken]
    lasts = [name for name in LAST if name not in taken]
    room = min(MANY_PEOPLE - sum(len(job.people) for job in jobs), len(firsts), len(lasts))
    many = min(me.rng.choice((0, 1, 1, 2, 3)), max(room, 0))
    names = zip(me.rng.sample(firsts, many), me.rng.sample(lasts, many), strict=True)
    return [
        NamedContact(
            f"{first} {last}",
            me.rng.choice([*PARTS]),
            f"p{number}@x.example" if me.rng.random() < 0.8 else "",
        )
        for number, (first, last) in enumerate(names)
    ]


def _answer(
    me: SimulatedPerson, job: Job, heard: Heard, people: list[NamedContact]
) -> Generator[Act, Heard, tuple[bool, Heard]]:
    """Tells who was there and answers what is asked then, to the end or not.

    Returns whether the notes are behind: as soon as the telling is kept, or when all was skipped.
    """
    told = False
    for _ in range(ANSWERS):
        if re.search(END, heard.text, re.MULTILINE):
            return "Nobody added" not in heard.text, heard
        if told and not _has_button(heard, "Finish later"):
            return True, heard
        if me.rng.random() < 0.04:
            heard = yield from me.write("/cancel")
            same("leaving", heard.text.startswith("Left"), True)
            return told, heard
        if not people or not re.search(WHO, _asked(heard)):
            heard = yield from _answer_one(me, job, heard)
            continue
        told, heard = yield from _tell(me, job, people)
        if not told:
            return False, heard
        people = []
    raise DifferenceError(f"it never ends: {heard.text}")


def _asked(heard: Heard) -> str:
    return heard.text.rsplit("\n\n", 1)[-1]


def _has_button(heard: Heard, label: str) -> bool:
    return any(label in seen.labels for seen in heard.seen)


def _answer_one(me: SimulatedPerson, job: Job, heard: Heard) -> Doing:
    """Answers one question: with a button, in words, or not at all."""
    asked = _asked(heard)
    if "Press a button" in asked:
        return (yield from _point_out(me, job, heard))
    if "Tell me all of it" in asked and me.rng.random() < 0.5:
        return (yield from me.label("Ask me instead"))
    if "doubt" in asked or "talk about" in asked:
        words = me.rng.choice(("/skip", "/skip", "their pumps & valves <3", "no"))
        return (yield from me.write(words))
    return (yield from me.write("/skip"))


def _tell(
    me: SimulatedPerson, job: Job, people: list[NamedContact]
) -> Generator[Act, Heard, tuple[bool, Heard]]:
    """Tells of all of them in one message, and says whether its card is right."""
    lines = [", ".join(filter(None, (p.name, p.part, p.mail))) for p in people]
    heard = yield from me.write("\n".join(lines))
    shown = [seen for seen in heard.seen if "Right" in seen.labels]
    same("cards", len(shown), 1)
    same("on the card", [p.name for p in people if p.name not in shown[0].text], [])
    is_let_go, is_elsewhere = me.rng.random() < 0.08, not shown[0].text.startswith(job.company)
    if is_let_go or is_elsewhere:  # another interview's card asked for notes meanwhile
        heard = yield from me.label("Not this")
        same("letting go", "Let go: nothing of it is kept." in heard.text, True)
        return False, heard
    heard = yield from me.label("Right")
    same("keeping", "✓ Saved." in heard.text, True)
    _keep(me, job, people, heard.at)
    return True, heard


def _point_out(me: SimulatedPerson, job: Job, heard: Heard) -> Doing:
    """Presses the name of somebody known who was there, or says that there was nobody else."""
    names = [name for seen in heard.seen for name in seen.labels if name in job.people]
    if names and me.rng.random() < 0.7:
        one = job.people[me.rng.choice(names)]
        heard = yield from me.label(one.name, starts="q:")
        _meet(me, job, one, heard.at)
        return heard
    if _has_button(heard, "That was everyone"):
        return (yield from me.label("That was everyone"))
    return (yield from me.write("/skip"))


def _keep(me: SimulatedPerson, job: Job, people: list[NamedContact], at: datetime) -> None:
    """Knows them from now on; who is named before the interview was not met there yet.

    After it they are the notes, and no reminder of these need come.
    """
    if job.start <= at:
        told = [one for one in me.memory.expected if (one.job, one.kind) == (job, "capture")]
        me.memory.expected = [one for one in me.memory.expected if one not in told]
    for one in people:
        kept = job.people[one.name] = NamedContact(one.name, PARTS[one.part], one.mail)
        if job.start <= at:
            _meet(me, job, kept, at)


def _meet(me: SimulatedPerson, job: Job, one: NamedContact, at: datetime) -> None:
    """Knows that they were there: they are thanked, in time."""
    one.met = True
    if at < job.end + 20 * HOUR:
        kind = "staff" if one.part == "coordinator" else "thank"
        due = Expected(job, kind, job.end + DAY, at, one.name, patience=DAY / 2)
        me.memory.expected.append(due)

"""People act on steps, jobs, settings and the bot: once, twice, or with an undo."""

from handlers.ui.formatting import cut_label
from tests.handlers.screen import Seen
from tests.torture.people.clients import Again, Block, Deeds, Wait
from tests.torture.people.lookups import KINDS, look_at_all
from tests.torture.people.memory import DAY, HOUR, CardStep, same
from tests.torture.people.person import (
    CITIES,
    STEP,
    Deed,
    SimulatedPerson,
    datas_on,
    open_card,
    ref,
    steps_on,
)
from tests.torture.people.telling import STALE, add, log, notes

OUTCOMES = {
    "They turned me down": "rejected",
    "I have an offer": "offer",
    "I accepted": "accepted",
    "I withdrew": "withdrawn",
    "No answer: close it": "no_answer",
}


def settle(me: SimulatedPerson) -> Deeds:
    """Marks a step as done, skipped or put off, perhaps twice, perhaps with an undo."""
    if not me.jobs():
        return
    job = me.rng.choice(me.jobs())
    heard = yield from open_card(me, job)
    card = heard.seen[-1]
    settled = me.memory.settled
    steps = [step for step in steps_on(card) if step.kind in KINDS and step not in settled]
    if not steps:
        return
    step, how = me.rng.choice(steps), me.rng.choice(("done", "done", "skip", "later"))
    if how == "later":
        yield from _put_off(me, step, card)
        return
    heard = yield from me.push(ref(step, how), card)
    same("settling", heard.toast.partition(".")[0], "Done" if how == "done" else "Left out")
    me.memory.settle(step, "done" if how == "done" else "skipped", heard.at)
    if me.rng.random() < 0.4:
        heard = yield from me.push(ref(step, me.rng.choice(("done", "skip"))), card)
        word = "Already marked as done" if how == "done" else "Left out"
        same("settling twice", heard.toast.startswith(word), True)
    if me.rng.random() < 0.4:
        heard = yield from me.push(ref(step, "undo"), card)
        in_time = heard.at - me.memory.settled[step].at <= DAY
        same("undoing", heard.toast == "Taken up again.", in_time)
        if in_time:
            me.memory.reopen(step)


def _put_off(me: SimulatedPerson, step: CardStep, card: Seen) -> Deeds:
    yield from me.push(ref(step, "later"), card)
    choice = me.rng.randrange(3)
    heard = yield from me.push(ref(step, f"l{choice}"), card)
    same("putting off", heard.toast.startswith("I will come back to it"), True)
    known = me.memory
    until = (
        known.awake(heard.at + HOUR),
        known.evening(heard.at),
        known.morning(heard.at),
    )[choice]
    known.later(step, until)


def report(me: SimulatedPerson) -> Deeds:
    """Reports the outcome of a job, and sometimes takes it back."""
    if not me.jobs():
        return
    job = me.rng.choice(me.jobs())
    heard = yield from me.write("/outcome")
    if "Which one is it about?" in heard.text:
        heard = yield from me.label(
            f"{cut_label(job.company, 30)} · {cut_label(job.role)}", starts="o:of:"
        )
    card = next(seen for seen in heard.seen if any(d.startswith("o:set") for d in datas_on(seen)))
    before = job.outcome  # a question about an offer may be asked again below the card
    labels = [label for label in OUTCOMES if label in card.labels]
    label = me.rng.choice(labels)
    button = card.button(label)
    assert button is not None
    heard = yield from me.push(button["callback_data"], card)
    me.memory.end(job, OUTCOMES[label])
    undo = next(d for seen in heard.seen for d in datas_on(seen) if d.startswith("o:undo"))
    if me.rng.random() < 0.3:
        heard = yield from me.push(undo, heard.seen[0])
        same("taking back", "Taken back" in heard.text, True)
        job.outcome = before
        return
    if label == "They turned me down":
        words = me.rng.choice(("/skip", "ask about the team first"))
        heard = yield from me.write(words)
        job.lesson = "" if words == "/skip" else words
    if me.rng.random() < 0.3:
        heard = yield from me.push(button["callback_data"], card)
        same("telling twice", "That is how it stands" in heard.toast, True)


def remove(me: SimulatedPerson) -> Deeds:
    """Removes a contact, or keeps them at the last question."""
    people = [(job, name) for job in me.memory.jobs.values() for name in job.people]
    if not people:
        return
    job, name = me.rng.choice(people)
    yield from me.write("/contacts")
    yield from me.label(cut_label(name), starts="c:open")
    yield from me.label("More ›", starts="c:more")
    heard = yield from me.label("Remove", starts="c:gone")
    card = heard.seen[-1]
    if me.rng.random() < 0.3:
        heard = yield from me.label("Keep", starts="c:keep")
        return
    sure = next(data for data in datas_on(card) if data.startswith("c:sure"))
    heard = yield from me.push(sure, card)
    same("removing", f"{name} is removed" in heard.text, True)
    del job.people[name]
    me.memory.gone.add(name)
    me.memory.drop(job, name)
    if me.rng.random() < 0.5:
        heard = yield from me.push(sure, card)
        same("removing twice", "no longer there" in heard.toast, True)


def vouch(me: SimulatedPerson) -> Deeds:
    """Adds a referee."""
    if len(me.memory.referees) >= 2:
        return
    name = f"Nora {'Berg' if not me.memory.referees else 'Quist'}"
    consent = me.rng.choice(("Agreed", "Would rather not"))
    yield from me.write("/referees")
    yield from me.label("Add somebody", starts="f:add")
    heard = yield from me.write(name)
    if "Is that right?" in heard.text:  # a card asked for notes meanwhile, and had the answer
        yield from me.label("Not this", starts="k:")
        yield from me.label("Go on", starts="r:")
        yield from me.write(name)
    for _ in range(2):
        yield from me.write("/skip")
    heard = yield from me.label(consent, starts="q:")
    for _ in range(4):
        if "is on your list" in heard.text:
            break
        heard = yield from me.write("/skip")
    me.memory.referees[name] = "given" if consent == "Agreed" else "declined"


def move(me: SimulatedPerson) -> Deeds:
    """Moves the person to another place."""
    city = me.rng.choice([*CITIES])
    yield from me.write("/settings")
    yield from me.label("Time zone", starts="g:place")
    heard = yield from me.write(city)
    same("moving", "it is." in heard.text, True)
    me.memory.move(CITIES[city], heard.at)


def block(me: SimulatedPerson) -> Deeds:
    """Blocks the bot for a while."""
    yield Block(blocked=True)
    me.memory.blocked = True
    for _ in range(me.rng.randrange(1, 5)):
        yield Wait()
    heard = yield Block(blocked=False)
    me.memory.back(heard.at)


def again(me: SimulatedPerson) -> Deeds:
    """Lets Telegram deliver an update again."""
    heard = yield Again(me.rng.randrange(4))
    same("a repeat", (heard.seen, heard.toast), ((), ""))


def press_old(me: SimulatedPerson) -> Deeds:
    """Presses an old button.

    It belongs to a question that was answered, a step that is settled, or a card from before a
    deletion.
    """
    shown = me.client.screen.came
    before = [(data, seen) for seen in shown[: me.cut] for data in datas_on(seen)]
    since = [(data, seen) for seen in shown[me.cut :] for data in datas_on(seen)]
    found = [one for one in before if _is_over(me, one[0], before=True)]
    if not found or me.rng.random() < 0.3:
        found += [
            (data, seen)
            for data, seen in since
            if _is_over(me, data, before=False) and not _may_be_open(me, data, seen)
        ]
    if not found:
        return
    data, seen = me.rng.choice(found)
    heard = yield from me.push(data, seen)
    words = (STALE, "Already", "Left out", "That is no longer there")
    same("an old button", heard.toast.startswith(words), True)


def _may_be_open(me: SimulatedPerson, data: str, seen: Seen) -> bool:
    """Tells whether a button is still under its question, which waits or was left then."""
    now = me.client.screen.messages.get(seen.id)
    return data.startswith("q:") and now is not None and data in datas_on(now)


def _is_over(me: SimulatedPerson, data: str, *, before: bool) -> bool:
    if data.startswith("q:"):
        return True
    step = STEP.match(data)
    if step is None or step[1] not in ("done", "skip"):
        return False
    known = CardStep(int(step[2]), step[3], int(step[4]), int(step[5]))
    return before or known in me.memory.settled


def chat(me: SimulatedPerson) -> Deeds:
    """Says something that means nothing to the bot."""
    words = me.rng.choice(("hello", "/help", "/nothing", "🎉", "thanks <3 & bye", "/privacy"))
    heard = yield from me.write(words)
    same("an answer", bool(heard.seen), True)


def delete(me: SimulatedPerson) -> Deeds:
    """Deletes everything, or keeps it at the last question."""
    if me.rng.random() < 0.5:
        return
    asked = yield from me.write("/delete")
    sure = me.rng.random() < 0.7
    heard = yield from me.label("Delete everything" if sure else "Keep it", starts="q:")
    if not sure or heard.at - asked.at > HOUR / 2:
        same("keeping", "deleted." in heard.text and "everything is" not in heard.text, True)
        return
    same("deleting", "everything is deleted" in heard.text, True)
    me.memory.forget()
    me.cut = len(me.client.screen.came)


def wait(_me: SimulatedPerson) -> Deeds:
    """Lets time go by."""
    yield Wait()


DEEDS: tuple[Deed, ...] = (
    *(log, log, log, log, notes, notes, add, settle, settle, settle, settle),
    *(report, report, remove, vouch, move, block, again, again, press_old, press_old, press_old),
    *(chat, delete, delete, wait, wait),
)  # fmt: skip


def person(seed: str, plan: tuple[int, ...]) -> SimulatedPerson:
    """Returns a person who does so many of these, from a seed, and checks everything in the end."""
    return SimulatedPerson(seed, plan, DEEDS, look_at_all)

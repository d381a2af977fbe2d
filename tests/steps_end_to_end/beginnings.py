"""Where several steps begin: an interview that ended at three, and the notes taken on it."""

from tests.steps_end_to_end.running import PlaygroundPerson

DANA = "Dana Lee, hiring manager, CTO, dana@acme.com"
SAM = "Sam Ortiz, interviewer, Engineer, sam@acme.com"
PRIYA = "Priya Nair, coordinator, People Partner, priya@acme.com"
PHONE = "+44 20 7946 0958"
LINE = "/new Acme Robotics; Data Engineer; today 14:00"
OPEN_ACME = ("/status", "[Acme Robotics ›]")
ABOUT_ACME = (*OPEN_ACME, "[About this job ›]")


async def held(robin: PlaygroundPerson, line: str = LINE) -> None:
    """It is five past three; the interview was over at three and is logged."""
    await robin.reach(15, 5)
    await robin.does(line, "[Looks right]")


async def noted(robin: PlaygroundPerson, people: str = f"{DANA}\n{SAM}") -> None:
    """With the notes on one to three people, one thing they talked about and a doubt."""
    await held(robin)
    await robin.does("[Start the notes]", people, "[Right]")
    talks = ("Dana: their move to dbt", "Sam: the on-call rota", "Priya: the next steps")
    await robin.does("\n".join(talks[: len(people.splitlines())]), "/skip")
    await robin.does("Dana: whether I know streaming", "/skip", "my talk on queues")


async def vouched(robin: PlaygroundPerson, consent: str = "[Agreed]", knows: str = "/skip") -> None:
    """Somebody who speaks with conviction is on the list."""
    await robin.does("/referees", "[Add somebody]", "Nora Berg", "my manager at Delta")
    await robin.does("nora@delta.org", consent, "[Yes]", knows)


async def tell_process(robin: PlaygroundPerson, when: str, channel: str = "[Mail only]") -> None:
    """What they said: their date, and how they may be reached."""
    await noted(robin, f"{DANA}, {PHONE}")
    await robin.does(*ABOUT_ACME, "[What they said]", when, "[Skip]", "[Skip]", channel, "[Skip]")

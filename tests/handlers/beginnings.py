"""Where a transcript begins: somebody at home in Berlin, an interview logged, notes taken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coaching.letters.questions.keep_answers import PutQuestion, keep_answer
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.documents import Contact, Dossier, Interview, Opportunity, Person, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import CountryCode, PersonId, Tone, ZoneName
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

WEDNESDAY = datetime(2026, 11, 18, 14, tzinfo=UTC)
"""15:00 in Berlin."""
ROBIN = Person(
    PersonId(1),
    first_name="Robin",
    sign_off="Robin Hale",
    zone=ZoneName("Europe/Berlin"),
    country=CountryCode("DE"),
)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

THEIR_WORDS = ("/status", "[Acme Robotics ›]", "[About this job ›]", "[What they said]")
"""The way to tell what the employer said comes next."""

Pair = tuple[str, str | Sequence[str]]


def somebody(now: datetime = WEDNESDAY, person: Person = ROBIN) -> Chat:
    """A chat with somebody who has told where they are and how they sign."""
    return Chat(now=now, dossier=Dossier(replace(person, joined=now)))


async def act(chat: Chat, does: str) -> None:
    """What is in [brackets] is a button or key, all else is written."""
    if does.startswith("[") and does.endswith("]"):
        await chat.click(does[1:-1])
    else:
        await chat.send(does)


async def talk(chat: Chat, *pairs: Pair) -> None:
    """Each pair: what the person does, and words that they read in answer."""
    for does, reads in pairs:
        chat.read()
        await act(chat, does)
        told = "\n".join(
            f"{one.text} {' '.join(f'[{x}]' for x in one.labels)}" for one in chat.read()
        )
        for words in [reads] if isinstance(reads, str) else reads:
            assert words in told, f"after {does!r} nobody reads {words!r} in:\n{told}"


async def doing(chat: Chat, *does: str) -> Chat:
    """Does all that, whatever is read in answer."""
    for one in does:
        await act(chat, one)
    return chat


async def logged(
    line: str = "Acme Robotics; Data Engineer; today 13:00", now: datetime = WEDNESDAY
) -> Chat:
    """Somebody who has just logged an interview."""
    return await doing(somebody(now), f"/new {line}", "[Looks right]")


async def met_three(now: datetime = WEDNESDAY, line: str = "") -> Chat:
    """Dana and Sam were met and can be written to, Priya set it up; the notes are taken, and what
    the letters ask for is told."""
    return say_it_to_them(await took_notes(now, line))


async def took_notes(now: datetime = WEDNESDAY, line: str = "") -> Chat:
    """The same three were met, and the letters have not asked for anything yet."""
    chat = await logged(line or "Acme Robotics; Data Engineer; today 13:00", now)
    people = (
        "Dana Lee, hiring manager, CTO, dana@acme.com\n"
        "Sam Ortiz, interviewer, Engineer, sam@acme.com\n"
        "Priya Nair, coordinator, People Partner, priya@acme.com"
    )
    return await doing(
        chat,
        *("[Start the notes]", people, "[Right]"),
        "Dana: their move to dbt, Sam: the on-call rota, Priya: next steps",
        *("/skip", "Dana: whether I know streaming", "/skip", "/skip"),
    )


async def answer_letter(chat: Chat, *answers: str) -> Chat:
    """Answers what a letter asks, in this order, and skips the rest."""
    waiting = list(answers)
    while chat.person.conversation is not None and chat.person.conversation.flow == "letter":
        await act(chat, waiting.pop(0) if waiting else "/skip")
    return chat


def say_it_to_them(chat: Chat) -> Chat:
    """What the letters ask for is told already, so that they come at once."""
    assert chat.dossier is not None
    jobs = tuple(_with_answers(job) for job in chat.dossier.opportunities)
    chat.dossier = Dossier(replace(chat.dossier.person, tone=Tone.NEUTRAL), jobs)
    return chat


def _with_answers(job: Opportunity) -> Opportunity:
    fit = ("I moved six teams to dbt.", "I led the rota for two years.", "I like to teach.")
    job = replace(job, why_want="I want to build what people rely on.", why_fit=fit)
    for one in job.contacts:
        for met in one.met:
            said = f"We talked about {met.topic or 'the work'} and how it began."
            line = PutQuestion(LetterQuestion.LINE, met.interview, one.id)
            job = keep_answer(job, line, said)
            answer = PutQuestion(LetterQuestion.ANSWER, met.interview, one.id)
            job = keep_answer(job, answer, "I ran Kafka streams for two years.")
    return job


async def noting(chat: Chat, people: str) -> Chat:
    """Notes on who was there and nothing else; the questions after it are left."""
    return await doing(chat, "[Start the notes]", people, "[Right]", "/cancel")


def only(chat: Chat) -> Opportunity:
    """The one opportunity there is."""
    assert chat.dossier is not None
    (opportunity,) = chat.dossier.opportunities
    return opportunity


def interview(chat: Chat) -> Interview:
    """The one interview there is."""
    (found,) = only(chat).interviews
    return found


def contact(chat: Chat, name: str) -> Contact:
    """Somebody by their name."""
    (found,) = [one for one in only(chat).contacts if one.name == name]
    return found


def record(chat: Chat, kind: StepKind, subject: int = 0) -> StepRecord:
    """What happened to a step of the one interview."""
    after = 0 if kind == StepKind("referee") else interview(chat).id
    return only(chat).records.get(StepKey(kind, after, subject).text, StepRecord())


def pings(chat: Chat) -> list[Seen]:
    """The messages that came unasked, from what was not read yet."""
    return [one for one in chat.read() if one.what == "message"]

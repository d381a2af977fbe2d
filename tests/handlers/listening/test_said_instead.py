"""A question for a name, a time or a place takes no news for its answer, and is asked again."""

import pytest

from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId, ZoneName
from coaching.reading.read import read
from handlers.flows.question import Question, QuestionContext
from handlers.interviews.new import NEW_INTERVIEW
from handlers.listening.reading_context import message_context
from handlers.listening.said_instead import is_plain_answer, is_said_instead
from handlers.ui.turn import Turn
from tests.handlers.beginnings import (
    act,
    doing,
    logged,
    met_three,
    only,
    somebody,
    talk,
    took_notes,
)
from tests.handlers.chat import SUNDAY_MORNING, Chat

NEWS = "just had an interview at Bramble Foods, met the ops director Carol Finch"
SIGN = "How do you sign a note?"


async def test_news_before_the_city_waits_for_it() -> None:
    """Nobody is welcomed twice, and nothing is typed twice."""
    chat = Chat()
    await talk(
        chat,
        ("/start", "Which city are you in?"),
        (NEWS, ("I have that; your city first", "Which city are you in?")),
        ("London", SIGN),
        ("Robin", ("Bramble Foods", "Carol Finch", "[Right]")),
    )
    assert "I coach you" not in chat.last.text


@pytest.mark.parametrize(
    ("says", "reads"),
    [
        (NEWS, ("Bramble Foods", "Carol Finch", "[Right]")),
        ("am i meant to write to them today?", SIGN),
        ("cheers", ("Any time.", SIGN)),
    ],
)
async def test_who_does_not_say_how_they_sign_is_asked_again(says: str, reads: list[str]) -> None:
    """What was said instead is taken up before, and a card is settled first."""
    chat = await doing(Chat(), "/start", "London")
    await talk(chat, (says, reads), ("Robin", "Good, Robin."))
    assert chat.person.sign_off == "Robin"


@pytest.mark.parametrize(
    ("says", "reads"),
    [
        ("sorted", ("nothing to tick off", SIGN)),
        ("sent them", ("nothing to tick off", SIGN)),
        ("9am", "reads like a time"),
        ("Thursday", "reads like a time"),
        ("Bramble turned me down", "Turned down"),
    ],
)
async def test_what_is_done_when_or_new_is_no_name(says: str, reads: str) -> None:
    """A report, an hour and news are taken for what they are, also without a capital."""
    chat = await doing(Chat(), "/start", "London")
    await talk(chat, (says, reads), ("hope", "Good, hope."))


async def test_later_leaves_the_name_for_another_time() -> None:
    """The welcome goes on with the name that Telegram shows."""
    chat = await doing(Chat(), "/start", "London")
    await talk(chat, ("later", "Good, Robin."))


@pytest.mark.parametrize(
    ("says", "reads"),
    [
        ("they turned me down", "Turned down"),
        ("acme moved our interview to friday 3pm", "Fri 20 Nov 15:00"),
        ("got an offer from Acme!", "An offer is on the table"),
        ("did I thank Dana?", ("Not yet", "Say it aloud")),
        ("done", "How did it go"),
        ("I was turned down twice by that client, so I called and asked him why", "How did it go"),
    ],
)
async def test_news_is_no_answer_to_a_practice_question(says: str, reads: list[str]) -> None:
    """A story with the same words is one, and "done" says that it was said aloud."""
    chat = await doing(await met_three(), "/practice")
    await talk(chat, (says, reads))


async def test_who_is_done_telling_ticks_nothing_off() -> None:
    """To a question for notes "done" means that there is no more."""
    chat = await doing(await logged(), "[Start the notes]", "Dana Lee, hiring manager", "[Right]")
    before = only(chat).records
    await talk(chat, ("done", "By when do they decide?"))
    assert only(chat).records == before
    await talk(await doing(await logged(), "[Start the notes]"), ("finished", "no notes this time"))


async def test_thanks_are_no_company() -> None:
    """An interview without a company asks for it until it is named."""
    chat = await doing(somebody(), "second round on monday at 11 with the MD", "[Right]")
    await talk(
        chat,
        ("cheers", ("Any time.", "Which company is it?")),
        ("Bramble Foods", ("Bramble Foods", "Saved")),
    )


async def test_an_offer_while_a_name_is_asked_for_is_heard() -> None:
    """It becomes a card; the name is asked for again."""
    chat = await doing(await logged(), "/referees", "[Add somebody]")
    await talk(
        chat,
        (
            "Acme Robotics have made me an offer",
            ("An offer is on the table", "[Right]"),
        ),
        ("[Not this]", "Who would vouch"),
        ("Nora Berg", "Nora"),
    )


@pytest.mark.parametrize("name", ["Hugo Weber", "Thankful Jones", "Sent Mahesh", "Maya Call"])
async def test_a_name_stays_a_name(name: str) -> None:
    """However much it sounds like something else."""
    chat = await doing(Chat(), "/start", "London")
    await act(chat, name)
    assert chat.person.sign_off == name


async def test_sent_it_is_no_sentence_for_a_letter() -> None:
    """While the coach asks what to say to Dana, the note is ticked off, and it asks again."""
    chat = await doing(await met_three(), "can you write the note to dana")
    await talk(chat, ("sent it to dana", "✓"))
    assert "sent it" not in repr(only(chat))


async def test_an_offer_is_no_doubt_that_somebody_raised() -> None:
    """Nothing of it is kept as the answer, and the question stands again behind the card."""
    told = "talked to Aoife Byrne at Harbour Labs yesterday 11am, backend dev job. she's the CTO"
    chat = await doing(somebody(), told)
    assert "note" not in chat.last.text
    await doing(chat, "[Right]", "payments rewrite", "[They did not say]")
    chat.read()
    news = "Harbour offered me the job!! 78k and 5% bonus, start 1 feb, i answer by tuesday noon"
    await talk(chat, (news, "The offer: 78k and 5% bonus; 1 feb"))
    await talk(chat, ("[Not this]", "raise a doubt about you"))
    assert all(meeting.concern == "" for one in only(chat).contacts for meeting in one.met)


async def test_an_offer_is_no_day_by_which_they_decide() -> None:
    """ "Answer by Tuesday" in it is the person's own day, and the question comes again."""
    told = "talked to Aoife Byrne at Harbour Labs yesterday 11am, backend dev job. she's the CTO"
    chat = await doing(await doing(somebody(), told), "[Right]", "payments rewrite")
    chat.read()
    news = "they offered me the job at harbour labs! 62k, hybrid, need to answer by next tuesday"
    await talk(chat, (news, ("The offer: 62k", "your answer is due")))
    await talk(chat, ("[Not this]", "By when do they decide?"))
    await talk(chat, ("by friday", "raise a doubt about you"))


async def test_thanks_are_no_part_of_an_offer() -> None:
    """They get their answer, and what was asked stands again behind it."""
    news = "Acme Robotics offered me the job, 58k, fully remote, answer by friday"
    chat = await doing(await logged(), news, "[Right]")
    asked = chat.last.text.split("?")[0]
    await talk(chat, ("thanks", ("Any time.", asked)))
    offer = only(chat).offer
    assert offer is not None
    assert "thanks" not in repr(offer)


async def test_what_is_told_at_length_before_the_city_is_kept() -> None:
    """Also where nothing in it can be read yet; a misspelt city is asked for again."""
    chat = await doing(Chat(), "/start")
    told = "done early, it went fine and ruth showed me the kennels, they will decide soon"
    await talk(
        chat,
        (told, ("I have that; your city first", "Which city are you in?")),
        ("Bristel", "I do not know that place"),
        ("London", SIGN),
        ("Robin", "kennels"),
    )


async def test_an_order_for_a_letter_to_come_is_no_sentence_for_it() -> None:
    """A letter that is still to come can be made no shorter; not to know leaves the question."""
    chat = await took_notes()
    await talk(
        chat,
        ("thank Dana", "How do you greet Dana Lee?"),
        ("a bit long", "That is no greeting I know"),
        ("less formal", "Dana had a doubt"),
        ("too long", ("you can change it then", "[Skip]")),
        ("leave out the doubt", ("Hi Dana,", "[I sent it]", "[On our talk]")),
        ("[On our talk]", "What would you say to Dana"),
        ("say that I loved hearing about dbt", ("Hi Dana,", "I loved hearing about dbt.")),
        ("[Why I want it]", "Why do you want this job?"),
        ("hmm not sure", ("Hi Dana,", "I loved hearing about dbt.")),
    )
    job = only(chat)
    assert not job.why_want
    assert not any(met.answer for one in job.contacts for met in one.met)


async def test_another_letter_is_no_greeting() -> None:
    """Who asks for another letter gets that one."""
    chat = await doing(await took_notes(), "thank Dana")
    await talk(chat, ("letter to Sam", "How do you greet Sam Ortiz?"))


PLAIN = ("Acme Robotics", "Data Engineer", "tomorrow 3pm", "video", "45 min", "Berlin", "Robin")
OTHER = (
    *("Thank You", "Good Morning", "Sent", "May", "Got Rejected", "Interview Moved", "Next Monday"),
    *("Sounds Good", "cheers", "9am", "done", "Switch Off", "they turned me down", "no", "3"),
    *("Remind Me", "Offer Received", "Delete Everything", "Status", "Hey", "Ok", "Mark", ""),
)


def _begin_turn() -> Turn:
    person = Person(PersonId(1), joined=SUNDAY_MORNING, zone=ZoneName("Europe/Berlin"))
    return Turn(SUNDAY_MORNING, 7, Dossier(person), 1)


@pytest.mark.parametrize("key", ["company", "when", "how", "length", "city", "sure"])
def test_what_is_taken_without_reading_is_taken_with_it(key: str) -> None:
    """Whatever is read in a plain answer, it stays the answer to its question."""
    turn = _begin_turn()
    question, context = NEW_INTERVIEW.question(key), QuestionContext(turn.now, turn.person, {})
    assert question is not None
    known = message_context(turn)
    plain = [one for one in (*PLAIN, *OTHER) if is_plain_answer(one, known, question, context)]
    assert plain
    assert not any(is_said_instead(read(one, known), one, question, context) for one in plain)


def test_a_sentence_is_read_before_it_is_an_answer() -> None:
    """Any words answer such a question, so that what they say is looked at first."""
    turn = _begin_turn()
    question = Question("story", "Tell me", lambda text, _: text, takes_sentence=True)
    context = QuestionContext(turn.now, turn.person, {})
    known = message_context(turn)
    assert not any(is_plain_answer(one, known, question, context) for one in (*PLAIN, *OTHER))

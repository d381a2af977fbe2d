"""People ask their coach what they told it: whom they thanked, what was said, how long it is."""

import pytest

from coaching.reading.context import AskedByCoach, OpenQuestion
from coaching.reading.proposals import OutcomeSaid
from coaching.reading.wishes import ABOUT_RECORD, AskSaid
from tests.coaching.reading.talks import read_message


def asked(text: str) -> list[AskSaid]:
    """What a message asks of the record."""
    read = read_message(text).proposals
    return [one for one in read if isinstance(one, AskSaid) and one.question in ABOUT_RECORD]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("have I thanked Ana yet?", "thanked"),
        ("who haven't i thanked", "thanked"),
        ("whom do I still need to send a thank-you to?", "thanked"),
        ("any thank you notes left", "thanked"),
        ("when did i thank ana", "thanked"),
        ("when did I last email Northwind?", "written"),
        ("hey coach, did i follow up with northwind", "written"),
        ("how long since i messaged ana", "written"),
        ("have I answered Ana", "written"),
        ("what have i promised them", "promised"),
        ("did I promise Ana anything?", "promised"),
        ("what did northwind promise me", "promised"),
        ("what did i tell ana i would do", "promised"),
        ("how long have they been quiet", "waited"),
        ("how long have I waited for northwind", "waited"),
        ("by when do they decide?", "waited"),
        ("when will Northwind let me know", "waited"),
        ("did they say when they'd decide?", "waited"),
        ("who did I talk to at Northwind?", "met"),
        ("who interviewed me", "met"),
        ("what is Ana's surname", "met"),
        ("what did I say about notice periods", "noted"),
        ("remind me what I told Ana about Lisbon", "noted"),
        ("what was Ana worried about?", "noted"),
        ("what do you have on Northwind", "noted"),
        ("did they mention the bonus?", "noted"),
        ("what questions did they ask me", "noted"),
        ("did Ana reply?", "waited"),
        ("have they decided yet", "waited"),
        ("how much did Northwind offer", "noted"),
        ("what went well at northwind?", "noted"),
        ("what did I forget to say", "noted"),
        ("read me my notes", "noted"),
    ],
)
def test_a_question_about_the_record_is_told_by_what_it_asks_for(text: str, about: str) -> None:
    """And nothing else is made of it."""
    (one,) = read_message(text).proposals
    assert isinstance(one, AskSaid)
    assert one.question.value == about


def test_it_tells_whom_where_and_what_about() -> None:
    """The job is that of who is named, and the topic is what no question consists of."""
    (one,) = asked("remind me what I told Ana about remote days")
    assert (one.whom, one.contact, one.about.opportunity) == ("Ana Diaz", 11, 1)
    assert one.topic == "remote days"
    (two,) = asked("did i write to quillfeather?")
    assert (two.whom, two.about.opportunity, two.topic) == (None, 2, None)


@pytest.mark.parametrize(
    "text",
    [
        "they asked who I met last year",
        "did I tell you they rejected me?",
        "what should I say about salary?",
        "when should I write to Ana?",
        "what do you have on me",
        "I said a lot about salary",
        "I thanked Ana",
        "what went well: the sql part",
        "Ana asked what I promised my team. I said weekly reports",
    ],
)
def test_what_is_told_or_asked_otherwise_is_none(text: str) -> None:
    """News, advice and privacy stay what they are."""
    assert not asked(text)


def test_news_in_the_form_of_a_question_stays_news() -> None:
    """ "Did I tell you" tells it."""
    read = read_message("did I tell you they rejected me").proposals
    assert [one for one in read if isinstance(one, OutcomeSaid)]


def test_a_question_that_they_asked_is_an_answer_where_that_is_asked_for() -> None:
    """Under "what did they ask you?" the same words are what the employer wanted to know."""
    open_question = AskedByCoach(OpenQuestion.QUESTION_ASKED)
    read = read_message("what did you promise your last team", asked=open_question).proposals
    assert not [one for one in read if isinstance(one, AskSaid)]

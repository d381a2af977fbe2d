"""Doubts, answers and questions are heard in turns of speech that name them sideways."""

import pytest

from coaching.reading.telling.telling import read_telling
from tests.coaching.reading.telling.telling_checks import is_noted, job, message_of, notes_of

JOB = job(1, "Acme", ("Dana Lee", "Tom Becker"))
TOLD = (
    (
        "Tom's only thing was I never ran a night shift",
        ("concern", "Tom Becker", "I never ran a night shift"),
    ),
    (
        "Dana teased me, gently, about my long holidays",
        ("concern", "Dana Lee", "my long holidays"),
    ),
    (
        "Dana was kind. That's her one worry I guess, I have no van",
        ("concern", "Dana Lee", "I have no van"),
    ),
    (
        "Dana era gentile. Il timore di Dana: che abito lontano, due ore di treno",
        ("concern", "Dana Lee", "che abito lontano, due ore di treno"),
    ),
    (
        "Tom is worried I have no sales background. Fair, but I did sell tickets for two summers",
        ("answer_to_concern", "Tom Becker", "I did sell tickets for two summers"),
    ),
    (
        "Dana's fear is that I stay too far, that is Ikeja. I told her my aunt lives next door",
        ("answer_to_concern", "Dana Lee", "my aunt lives next door"),
    ),
    (
        "Tom fears I am too shy for the counter so i telt him i ran the bar at my cousin's",
        ("answer_to_concern", "Tom Becker", "i ran the bar at my cousin's"),
    ),
    (
        "Dana thinks I am too junior. nikamwambia I trained four people last year",
        ("answer_to_concern", "Dana Lee", "I trained four people last year"),
    ),
    (
        "I live two hours away, Tom paused on that",
        ("concern", None, "I live two hours away"),
    ),
    (
        "Then came the vet, Dana, who asked how I would calm a frightened horse",
        ("question_asked", "Dana Lee", "how I would calm a frightened horse"),
    ),
    (
        "And Tom goes, so tell me about a day when everything broke",
        ("question_asked", "Tom Becker", "tell me about a day when everything broke"),
    ),
    (
        (
            "Dana's hesitation is that I have no degree. I pointed to my two patents. No, that"
            " doubt came from Tom"
        ),
        ("concern", "Tom Becker", "I have no degree"),
    ),
    (
        "talked to both\n- Tom's q: how I would sort two hundred parcels",
        ("question_asked", "Tom Becker", "how I would sort two hundred parcels"),
    ),
    (
        "Dana unsure because I only taught adults. Me: two summers at a scout camp",
        ("answer_to_concern", "Dana Lee", "two summers at a scout camp"),
    ),
    (
        "Tom was keen on the new depot and wanted to hear how I plan a route",
        ("question_asked", "Tom Becker", "how I plan a route"),
    ),
    (
        "Anyway Tom and I talked harvest logistics mostly",
        ("topic", "Tom Becker", "harvest logistics"),
    ),
    (
        "Was mich stört: nobody there has a written contract",
        ("red_flag", None, "nobody there has a written contract"),
    ),
    (
        "Dana told me that three nurses left this year because of the rota",
        ("red_flag", None, "three nurses left this year because of the rota"),
    ),
    ("I interrupted her twice, must control", ("to_improve", None, "I interrupted her twice")),
    ("what I would redo is my opening", ("to_improve", None, "I would redo my opening")),
    (
        "told Dana I'll be bringing two samples of my bread",
        ("promised_by_me", "Dana Lee", "bringing two samples of my bread"),
    ),
    (
        "after that: ride along with the foreman",
        ("next_round", None, "ride along with the foreman"),
    ),
    (
        "Tom thinks I talk too fast. I said I start a course in May and the college has a coach",
        ("answer_to_concern", "Tom Becker", "I start a course in May and the college has a coach"),
    ),
    (
        "Dana sees me more in the kitchen than at the counter",
        ("concern", "Dana Lee", "more in the kitchen than at the counter"),
    ),
    ("Dana wanted my view on night trains", ("question_asked", "Dana Lee", "night trains")),
    ("We did forty minutes of rota planning", ("topic", None, "rota planning")),
    (
        "we talked about the new ward opening in the spring",
        ("topic", None, "the new ward opening in the spring"),
    ),
    ("he asked if I am married, which is not on", ("red_flag", None, "he asked if I am married")),
    (
        "forgot to mention my first aid course ugh I even packed it",
        ("unsaid", None, "my first aid course"),
    ),
)


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_doubt_told_sideways_is_heard(text: str, wanted: tuple[str, str | None, str]) -> None:
    assert is_noted(wanted, notes_of(read_telling(message_of(text, JOB))))


def test_what_somebody_was_right_about_is_no_answer() -> None:
    told = "Tom fears I am too slow. I honestly said he was right."
    kinds = {kind for kind, _whom, _text in notes_of(read_telling(message_of(told, JOB)))}
    assert "answer_to_concern" not in kinds

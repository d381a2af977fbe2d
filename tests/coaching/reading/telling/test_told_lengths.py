"""How long an interview took is heard from its two ends, or from a figure without its unit."""

import pytest

from coaching.reading.proposals import InterviewSaid
from coaching.reading.read import read
from tests.coaching.reading.telling.telling_checks import job, message_of

JOB = job(1, "Acme", ("Dana Lee",))
REST = " Dana asked why I left and I told her the truth. We talked about pumps and the night shift."


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Acme done, from two till ten to three.", 50),
        ("Out of Acme, it was supposed to be 15 and she kept me 35.", 35),
        ("Acme is over. The slot was forty minutes, we used fifty.", 50),
        ("Acme first, on site, ninety minutes.", 90),
        ("Acme interview done, I was in there till about quarter to three.", 45),
        ("Acme on Teams, from five to like five forty.", 40),
        ("Acme done, three in the afternoon till half five.", 150),
        ("Acme interview done. She wants it by three.", None),
        ("Acme interview done. They gave me a three to four week plan.", None),
    ],
)
def test_the_length_is_heard(text: str, minutes: int | None) -> None:
    message = message_of(text + REST, JOB)
    told = [
        one
        for one in read(message.text, message.context).proposals
        if isinstance(one, InterviewSaid)
    ]
    assert [one.minutes for one in told] == [minutes]

"""A mail that answers one of the person's own: what it repeats is no news, the top of it is."""

from tests.coaching.reading.talks import SEARCH, read_kinds

ANSWER = """\
From: Jo Lark <jo.lark@quillfeather.example>
Sent: Wednesday, November 18, 2026 9:12 AM
To: Dana Smit
Subject: RE: Interview

Hi Dana,
Noted. November 30 at 3pm is fine for all of us. Please bring 3 pages max.
Regards,
Jo Lark
Manager - HR

From: Dana Smit
Sent: Tuesday, November 17, 2026 8:01 PM
Good evening, I have an exam on the 24th. Could we do December 1 at 9am or November 30 after 2?
"""
MARKED = """\
Lovely, see you at half ten tomorrow then, at the back door and not at the shop. Bring an apron.

> On Nov 17, 2026, at 9:14 PM, Dana S wrote:
> Hi, could I come at 10.30 instead of 9? Thanks Dana
>> Hi Dana, can you come for a chat tomorrow 9am? Gareth
"""
FORWARD = """\
Subject: FW: Dana Smit

Hi Dana, please see below from the client.
Regards
Kyle Rowe

From: Hetty Voss
Sent: Tuesday, November 17, 2026 4:58 PM
To: Kyle Rowe
Could Dana come to Kittiwake Foods for an interview on December 1 at 11am?
"""


def test_the_top_of_an_answer_moves_the_interview_of_its_history() -> None:
    """The hours that the person had asked for are no interviews, and the person is nobody new."""
    assert read_kinds(ANSWER) == [
        "MovedSaid Quillfeather 30 Nov 15:00",
        "PersonSaid Quillfeather Jo Lark Manager - HR coordinator jo.lark@quillfeather.example",
    ]


def test_marked_lines_name_nobody() -> None:
    """Who wrote the marked lines is the person or on record already."""
    kinds = read_kinds(MARKED)
    assert not any("Dana" in kind or "Gareth" in kind for kind in kinds)


def test_what_is_forwarded_is_the_news() -> None:
    """ "See below" says that the mail below is no history."""
    assert any("Kittiwake Foods 01 Dec 11:00" in kind for kind in read_kinds(FORWARD))


def test_a_surname_with_its_initial_is_somebody_known() -> None:
    """ "A. Diaz" is Ana Diaz."""
    text = "Hi Dana,\n\nthe room is booked.\n\nRegards\nA. Diaz"
    assert "Ana Diaz" in {one.name for job in SEARCH.opportunities for one in job.contacts}
    assert read_kinds(text) == []


def test_at_most_so_many_is_not_max() -> None:
    """Neither "10 slides max" nor "max 2 pages" names anybody; "Max will ring" does."""
    assert read_kinds("Hi Dana,\n\nbring a deck for us, 10 slides max.\n\nRegards\nA. Diaz") == []
    assert read_kinds("Hi Dana,\n\nsend us your notes, max 2 pages.\n\nRegards\nA. Diaz") == []
    assert any("Max" in one for one in read_kinds("Spoke to Max and Ole at Northwind today."))

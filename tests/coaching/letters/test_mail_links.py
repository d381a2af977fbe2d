"""A letter opens in the person's mail by a link that is never too long, and says all that fits."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.letters.before_sending.mail_links import LONGEST_LINK, compose_link
from coaching.model.vocabulary import MailProgram

BODY = "Dear Dana,\n\nThank you for 50% & more: “dry dock”, a+b=c?\n\nKind regards\nZoë"
WITH_LINK = [program for program in MailProgram if program is not MailProgram.ELSEWHERE]


@pytest.mark.parametrize(
    ("program", "host", "subject_field"),
    [
        (MailProgram.GMAIL, "mail.google.com", "su"),
        (MailProgram.OUTLOOK, "outlook.live.com", "subject"),
        (MailProgram.OFFICE, "outlook.office.com", "subject"),
        (MailProgram.YAHOO, "compose.mail.yahoo.com", "subject"),
    ],
)
def test_every_part_of_the_letter_is_in_the_link(
    program: MailProgram, host: str, subject_field: str
) -> None:
    """To whom, the subject and the text come out as they went in, line breaks included."""
    link = compose_link(program, ["dana@acme.example"], "Thank you & more", BODY)
    assert link is not None
    parts = urlsplit(link.url)
    fields = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.hostname) == ("https", host)
    assert fields["to"] == ["dana@acme.example"]
    assert fields[subject_field] == ["Thank you & more"]
    assert fields["body"] == [BODY]
    assert "+" not in link.url, "a plus is a blank in one program and a plus in another"


def test_several_readers_are_joined_as_the_program_wants() -> None:
    """Gmail parts them with a comma, Outlook with a semicolon."""
    both = ["a@x.example", "b@x.example"]
    for program, joined in ((MailProgram.GMAIL, "a@x.example,b@x.example"),
                            (MailProgram.OUTLOOK, "a@x.example;b@x.example")):  # fmt: skip
        link = compose_link(program, both, "", "Hello")
        assert link is not None
        assert parse_qs(urlsplit(link.url).query)["to"] == [joined]


def test_nobody_known_is_an_empty_to() -> None:
    """The mail opens all the same, and the person fills it in."""
    link = compose_link(MailProgram.GMAIL, [], "Thank you", "Hello")
    assert link is not None
    assert "&to=&su=Thank%20you&body=Hello" in link.url


def test_a_letter_too_long_for_a_link_leaves_its_text_out() -> None:
    """Address and subject are filled in; the text is copied."""
    link = compose_link(MailProgram.YAHOO, ["dana@acme.example"], "Thank you", "Спасибо! " * 60)
    assert link is not None
    assert not link.is_whole
    assert link.url.endswith("?to=dana@acme.example&subject=Thank%20you")


def test_without_a_program_there_is_no_link() -> None:
    """Somebody who writes elsewhere copies."""
    assert compose_link(MailProgram.ELSEWHERE, ["dana@acme.example"], "Hi", "Hello") is None


@given(
    program=st.sampled_from(WITH_LINK),
    recipients=st.lists(st.emails(), max_size=60),
    subject=st.text(max_size=120),
    body=st.text(max_size=900),
)
def test_no_link_is_too_long(
    program: MailProgram, recipients: list[str], subject: str, body: str
) -> None:
    """Whatever is written, the address is plain ASCII and within the limit."""
    link = compose_link(program, recipients, subject, body)
    assert link is not None
    assert link.url.isascii()
    assert len(link.url) <= LONGEST_LINK

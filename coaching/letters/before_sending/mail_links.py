"""A letter opens in the person's own mail by a link that has all of it filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from coaching.model.vocabulary import MailProgram

LONGEST_LINK = 2000
"""In characters, all ASCII. Neither Telegram nor the mail programs name a limit for an address;
2,000 is what every browser and server is known to take."""


@dataclass(frozen=True, slots=True)
class MailLink:
    """Is an address that opens a new mail, with the whole text in it or, where that would be too
    long, only with to whom it goes and the subject."""

    url: str
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class _ComposePage:
    """Says how a mail program opens a new mail: `address` ends where the first field begins."""

    address: str
    subject: str
    joiner: str = ","
    """Stands between two recipients."""


_COMPOSE_PAGES = {
    MailProgram.GMAIL: _ComposePage("https://mail.google.com/mail/?view=cm&fs=1&", "su"),
    MailProgram.OUTLOOK: _ComposePage(
        "https://outlook.live.com/mail/0/deeplink/compose?", "subject", ";"
    ),
    MailProgram.OFFICE: _ComposePage(
        "https://outlook.office.com/mail/deeplink/compose?", "subject", ";"
    ),
    MailProgram.YAHOO: _ComposePage("https://compose.mail.yahoo.com/?", "subject"),
}


def compose_link(
    program: MailProgram, recipients: Sequence[str], subject: str, body: str
) -> MailLink | None:
    """Returns the link to a new mail; None for a program that no link can open. Nothing is sent by
    it. Without a known address the mail opens with nobody in it."""
    page = _COMPOSE_PAGES.get(program)
    if page is None:
        return None
    to = page.joiner.join(recipients)
    whole = _write_link(page, {"to": to, page.subject: subject, "body": body})
    if len(whole) <= LONGEST_LINK:
        return MailLink(whole)
    short = _write_link(page, {"to": to, page.subject: subject})
    if len(short) > LONGEST_LINK:
        short = _write_link(page, {page.subject: subject})
    return MailLink(short, is_whole=False)


def _write_link(page: _ComposePage, fields: dict[str, str]) -> str:
    """Returns the address with its fields; a mail address keeps its @, which every page reads."""
    parts = (f"{name}={quote(value, safe='@')}" for name, value in fields.items())
    return page.address + "&".join(parts)

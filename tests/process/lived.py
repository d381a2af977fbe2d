"""What three people met with while they lived with the product, in other words, and what they read.

Each row is one person's chat: what they do, and the words that they read in answer. A word that
begins with "!" must not be read. What is in [brackets] is pressed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.process.rig import Chatter

Deed = str | Callable[[Chatter], None]
Step = tuple[Deed, tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """Is a row of the list: its number, what grated, and how it goes now."""

    number: int
    grated: str
    steps: tuple[Step, ...]
    later: tuple[Step, ...] = ()
    """What follows on the next day, once the clock was wound to eight in the evening."""


def card(name: str, phone: str) -> Callable[[Chatter], None]:
    """Shares a contact card."""
    return lambda who: who.act("contact", first_name=name, phone_number=phone)


def place(latitude: float, longitude: float) -> Callable[[Chatter], None]:
    """Shares a place."""
    return lambda who: who.act("location", latitude=latitude, longitude=longitude)


def file(name: str, text: str) -> Callable[[Chatter], None]:
    """Sends a file."""
    return lambda who: who.act("document", name=name, text=text)


def picture(caption: str) -> Callable[[Chatter], None]:
    """Sends a picture with words below it."""
    return lambda who: who.act("photo", caption=caption)


def look(_: Chatter) -> None:
    """Does nothing but read what came."""


INVITATION = (
    "BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nUID:77@cal\nSEQUENCE:{version}\n"
    "DTSTART;TZID=America/New_York:202611{day}T100000\nDURATION:PT45M\n"
    "SUMMARY:Interview: Risk Analyst at Tamarind Mutual\n"
    "ORGANIZER;CN=Ines Duarte:mailto:ines.duarte@tamarind-mutual.example\n"
    "END:VEVENT\nEND:VCALENDAR\n"
)
REJECTION = (
    "Dear Robin,\n\nThank you for the time that you gave us. We were impressed, but unfortunately "
    "we have decided to go ahead with another candidate for the Buyer position at Coldharbour.\n\n"
    "Kind regards,\nMaud Ferris\nTalent Partner"
)
MARL = (
    "Interview at Marl yesterday at 3 with Noor Haddad (CEO), Jun Ito - COO, also Anjali from "
    "brand, Liam O'Neill - head of growth and Beth (HR)"
)
PANEL = (
    "Panel at Ostrava Mills yesterday 1pm with Jo Lind, Ada Frey, Sam Wu, Kim Oda and Ravi Nair. "
    "Jo talked about shift planning, they decide by Friday"
)
ROWS = (
    Row(
        1,
        "an interview, a step done, a mail address and thanks, each said freely",
        (
            (
                "Interview with Noor Haddad (Head of Retail), Ben at Kestrel Rail yesterday at 2",
                ("Kestrel Rail", "yesterday 14:00", "Noor Haddad, Head of Retail", "• Ben"),
            ),
            ("[Right]", ("Saved",)),
            ("sent ben a note on linkedin", ("Well done.", "✓ Ben invited")),
            ("noor.haddad@kestrelrail.example", ("Noor Haddad · noor.haddad@kestrelrail.example",)),
            ("they decide by friday", ("They decide by Fri 20 Nov",)),
            ("thanks!", ("Any time.",)),
            ("what's open?", ("Kestrel Rail",)),
            ("when should I write to Noor?", ("Thank Noor Haddad",)),
        ),
    ),
    Row(
        1,
        "an offer with its deadline",
        (
            (
                "Ada called!! Larkspur offered me 91k + 10%, i have to answer till friday noon",
                ("Larkspur", "91k", "Fri 20 Nov 12:00"),
            ),
            ("[Right]", ("Saved", "Larkspur")),
        ),
    ),
    Row(
        1,
        "a rejection in a mail",
        (
            ("interview at Coldharbour for Buyer yesterday at 10", ("Coldharbour",)),
            ("[Right]", ("Saved",)),
            (REJECTION, ("Turned down", "Maud Ferris")),
            ("[Right]", ("Saved", "Coldharbour")),
        ),
    ),
    Row(
        1,
        "moved, called off, deleted, in words",
        (
            ("interview at Quillon on thursday at 11", ("Quillon", "tomorrow 11:00")),
            ("[Right]", ("Saved",)),
            ("quillon moved to friday 15:00", ("Fri 20 Nov 15:00",)),
            ("[Right]", ("Saved",)),
            ("quillon cancelled the interview", ("Fri 20 Nov 15:00 is cancelled",)),
            ("[Right]", ("Saved",)),
            ("i want to delete quillon", ("Delete Quillon for good",)),
        ),
    ),
    Row(
        2,
        "/new in front of a sentence, and with commas",
        (
            (
                "/new interview at Hooli tomorrow 3pm for Data Steward",
                ("Hooli · Data Steward", "tomorrow 15:00"),
            ),
            ("[Right]", ("Saved",)),
            ("/new Fjord Ltd, Buyer, friday 9:30", ("Fjord Ltd · Buyer", "Fri 20 Nov 09:30")),
            ("[Right]", ("Saved",)),
        ),
    ),
    Row(
        3,
        "people in every form of a list",
        (
            (
                MARL,
                (
                    "Noor Haddad, CEO",
                    "Jun Ito, COO",
                    "• Anjali",
                    "Liam O'Neill, head of growth",
                    "Beth",
                    "!also Anjali",
                ),
            ),
            ("[Right]", ("Saved",)),
            ("Interview at Pell today at 9 with Ana + Tom", ("• Ana", "• Tom")),
            ("[Not this]", ("Let go",)),
        ),
    ),
    Row(
        11,
        "two of the same first name",
        (
            ("Interview at Pell yesterday at 10 with Anna Roth and Anna Schmidt", ("Anna Roth",)),
            ("[Right]", ("Saved",)),
            ("thanked anna", ("Which of these", "Thank Anna Roth", "Thank Anna Schmidt")),
        ),
    ),
    Row(
        12,
        "a panel of five, a topic and the decision in one message",
        (
            (
                PANEL,
                ("Jo Lind", "Ravi Nair", "shift planning", "Fri 20 Nov"),
            ),
            ("[Right]", ("Saved",)),
        ),
    ),
    Row(
        14,
        "a moved interview logged anew, and the same job by another name",
        (
            ("interview at Globex for Dev on friday at 10", ("Globex · Dev",)),
            ("[Right]", ("Saved",)),
            ("interview at globex next tuesday at 11", ("new time, or another round?",)),
            ("[Its new time]", ("Saved",)),
            (
                "interview at Globex for Developer on dec 1 at 10",
                ("Is it the Dev job at Globex you logged?",),
            ),
            ("[Yes, that job]", ()),
        ),
    ),
    Row(
        16,
        "a promise of theirs is kept for its day",
        (
            ("interview with Sam Reyes at Farrow yesterday at 4", ("Farrow",)),
            ("[Right]", ("Saved",)),
            ("sam will call me by tomorrow", ("tomorrow", "call")),
            ("[Right]", ("Saved",)),
        ),
        later=((look, ("Did Sam",)),),
    ),
    Row(
        17,
        "an application without a date, and three interviews at once",
        (
            ("i applied at Fenwick for the buyer job", ("Fenwick", "You applied")),
            ("[Right]", ("Saved",)),
            (
                "interview at Globex on friday at 10, Initech monday 11:00 and Hooli tuesday at 2",
                ("Globex", "Fri 20 Nov 10:00", "Mon 23 Nov 11:00", "Tue 24 Nov 14:00"),
            ),
            ("[Right]", ("Saved", "before each of them")),
            ("/status", ("Globex", "Initech", "Hooli")),
        ),
    ),
    Row(
        18,
        "a place, a card, an invitation, a picture, all outside a question",
        (
            (place(38.72, -9.14), ("You are on Lisbon time (UTC) now?",)),
            ("[Yes, I am there]", ("Lisbon time (UTC) it is.",)),
            (file("invite.ics", INVITATION.format(method="REQUEST", version=0, day=25)), (
                "Tamarind Mutual · Risk Analyst", "Wed 25 Nov 15:00–15:45 your time", "Ines Duarte",
            )),
            ("[Right]", ("Saved",)),
            (file("invite.ics", INVITATION.format(method="REQUEST", version=1, day=26)), (
                "New time: Thu 26 Nov 15:00",
            )),
            ("[Right]", ("Saved",)),
            (card("Lena Berg", "+4917012345678"), ("Lena Berg · +4917012345678",)),
            ("[Right]", ("Saved",)),
            (file("invite.ics", INVITATION.format(method="CANCEL", version=2, day=26)), (
                "is cancelled",
            )),
            ("[Right]", ("Saved",)),
            (picture("interview at Yarrow on friday at 9"), ("at the picture", "Yarrow")),
            (file("broken.ics", "BEGIN:VCALENDAR\nnothing"), ("could not read that invitation",)),
        ),
    ),
    Row(
        20,
        "what is next stands first",
        (
            ("interview at Zuse on dec 10 at 10, at Initech tomorrow 9am", ("Zuse", "Initech")),
            ("[Right]", ("Saved",)),
            ("i applied at Fenwick for the buyer job", ("Fenwick",)),
            ("[Right]", ("Saved",)),
            ("/status", ("What is pending\n\nInitech",)),
        ),
    ),
)  # fmt: skip

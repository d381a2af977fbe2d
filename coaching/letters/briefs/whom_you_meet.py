"""Says an hour before an interview whom the person meets there, as far as they were named."""

from coaching.letters.briefs.briefing import shorten
from coaching.letters.briefs.redaction import redact_opportunity
from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.expected_people import list_expected
from coaching.translation import _

# Translators: who was named for the interview, an hour before it, such as "Ana Ruiz (CFO)".
YOU_MEET = _("You meet: {names}")
NAMED_AT_MOST = 5
TITLE_AT_MOST = 60


def say_whom_you_meet(opportunity: Opportunity, interview: Interview) -> str:
    """Returns who was named for an interview, as plain text; "" where nobody was."""
    expected = list_expected(redact_opportunity(opportunity), interview.id)[:NAMED_AT_MOST]
    names = [_name_with_title(one) for one in expected if one.name]
    return YOU_MEET.format(names=", ".join(names)) if names else ""


def _name_with_title(contact: Contact) -> str:
    title = shorten(contact.title, TITLE_AT_MOST)
    return f"{contact.name} ({title})" if title else contact.name

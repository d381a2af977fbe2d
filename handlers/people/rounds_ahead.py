"""Says on a contact's card on which days the person meets them, as far as they were named."""

from datetime import datetime

from coaching.model.documents import Contact, Opportunity
from coaching.model.expected_people import list_rounds_ahead
from coaching.model.wording import full_day_text
from coaching.translation import _

EXPECTED = _("You meet on")


def list_days_ahead(opportunity: Opportunity, contact: Contact, now: datetime) -> str:
    """Returns the days of the coming interviews that a contact was named for; "" for none."""
    rounds = list_rounds_ahead(opportunity, contact, now)
    return "; ".join(full_day_text(one.wall.date()) for one in rounds)

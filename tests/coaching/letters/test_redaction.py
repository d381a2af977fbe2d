"""Where an employer allows mail only, no note brings a phone number into view."""

from dataclasses import replace

import pytest

from coaching.letters.drafts import next_round_brief, write_letter
from coaching.letters.redaction import redact_opportunity, redact_phones
from coaching.model.documents import Capture, Meeting, Opportunity
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Channel
from handlers.people.contacts import contact_card
from tests.coaching.dossiers import FIRST, berlin, contact, interview, opportunity
from tests.coaching.letterbox import ME, NOW

NUMBER = "+49 30 5550 1234"


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        (f"pumps, call her on {NUMBER}", "pumps, call her"),
        (f"pumps ({NUMBER}), and robots", "pumps, and robots"),
        ("(030) 5550-1234; pumps", "; pumps"),
        ("555.123.4567", ""),
        ("pumps\nwa.me/4930123456", "pumps"),
        ("2019-2023 at Acme, since 24.11.2026", "2019-2023 at Acme, since 24.11.2026"),
        ("https://example.org/a/12345678", "https://example.org/a/12345678"),
        ("99.95 % of 10,000 users", "99.95 % of 10,000 users"),
    ],
)
def test_a_phone_number_leaves_and_the_rest_stays(noted: str, shown: str) -> None:
    """Dates, years, links and amounts are no phone numbers."""
    assert redact_phones(noted) == shown


def test_mail_only_hides_the_numbers_of_every_note() -> None:
    """In the thank-you, the brief and the contact's card; where calls are allowed all stay."""
    met = (Meeting(FIRST, f"pumps {NUMBER}", f"my Java, {NUMBER}", f"slides, {NUMBER}"),)
    dana = replace(contact(2, "Dana Lee"), phone=NUMBER, met=met)
    capture = Capture(unsaid=f"my thesis, {NUMBER}")
    job = replace(opportunity(dana, capture=capture), channel=Channel.EMAIL_ONLY)
    coming = interview(berlin(3, 10, month=12), 9)
    job = replace(job, interviews=(*job.interviews, coming))
    free = replace(job, channel=Channel.CALL_ALLOWED)
    hidden, told = (
        [*_letters(one), next_round_brief(ME, one, coming, NOW), contact_card(one, dana)[0]]
        for one in (job, free)
    )
    assert not [text for text in hidden if "5550" in text]
    assert "5550" in told[0]
    assert told[-1].count(NUMBER) == 3
    assert "pumps" in hidden[0]
    assert redact_opportunity(free) is free


def _letters(job: Opportunity) -> list[str]:
    drafts = (write_letter(kind, ME, job, NOW) for kind in (StepKind.THANK, StepKind.USEFUL))
    return [" ".join((draft.body, *draft.gaps)) for draft in drafts if draft]

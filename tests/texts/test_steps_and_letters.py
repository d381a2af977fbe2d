"""Cards, briefs and remarks are in the person's language; a letter is in that of the job."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Channel
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import fill_opening, fill_text
from coaching.translation import use_language
from tests.coaching.dossiers import berlin, interview
from tests.coaching.drafts import Letter, Variant, next_round_brief, offer_review, write_letter
from tests.coaching.letterbox import DANA, KEYS, ME, NOW, bare_job, full_job
from tests.texts.pseudo import CODE, pseudo_language, read_back

EVE, NEXT = berlin(2, 18, month=12), interview(berlin(3, 10, month=12), 9)


def in_both(make: Callable[[], Sequence[str]]) -> tuple[Sequence[str], Sequence[str]]:
    """Returns what is made in English and in the made-up language."""
    with pseudo_language(), use_language(CODE):
        translated = make()
    return make(), translated


def assert_translated(make: Callable[[], Sequence[str]]) -> None:
    """What is made is marked in the made-up language, and read back it is the English."""
    english, translated = in_both(make)
    assert english
    assert all("⟦" in text for text in translated)
    assert [read_back(text) for text in translated] == [*english]


def _card_texts(definition: StepDefinition) -> Iterator[str]:
    subject = StepSubject(ME, full_job(), StepKey(definition.kind, 1, DANA.id), definition.about)
    texts = definition.texts
    for text in (texts.task, texts.reason, texts.action_label, texts.done_text, texts.done_label):
        yield fill_text(text, subject)
    for late in range(3):
        yield fill_opening(texts.opening, subject, NOW + timedelta(days=late))
    yield from (str(label) for _, label in texts.extra_buttons)
    yield str(definition.title)
    if definition.letter:
        yield str(definition.letter.title_for(subject.key))


@pytest.mark.parametrize("kind", sorted(DEFINITION_BY_KIND))
def test_a_card_is_in_the_persons_language(kind: StepKind) -> None:
    """Every text of every step's card is translated."""
    assert_translated(lambda: [text for text in _card_texts(DEFINITION_BY_KIND[kind]) if text])


def _letter(kind: StepKind, variant: Variant = Variant.MAIL) -> Letter:
    letter = write_letter(KEYS[kind], replace(ME, sign_off="", first_name=""), full_job(), NOW)
    if variant is Variant.CALL:
        job = replace(full_job(), channel=Channel.CALL_ALLOWED)
        letter = write_letter(KEYS[kind], ME, job, NOW, variant=variant)
    assert letter is not None
    return letter


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_a_letter_stays_in_the_language_of_the_job(kind: StepKind) -> None:
    """Subject and body are the same in every language; what is missing in it is translated."""
    english, translated = in_both(lambda: [_letter(kind).subject, _letter(kind).body])
    assert english == translated
    assert_translated(lambda: _letter(kind).gaps)


@pytest.mark.parametrize("kind", ["checkin", "feedback", "rebook"])
def test_notes_for_a_call_are_in_the_persons_language(kind: str) -> None:
    """They are for the person, who reads them on the phone."""
    assert_translated(lambda: [_letter(StepKind(kind), Variant.CALL).body])


@pytest.mark.parametrize("job", [full_job(), bare_job()], ids=["full", "bare"])
def test_briefs_are_in_the_persons_language(job: Opportunity) -> None:
    """The briefs before a round and before an answer are translated around the person's notes."""
    assert_translated(lambda: [next_round_brief(ME, job, NEXT, EVE), offer_review(job)])

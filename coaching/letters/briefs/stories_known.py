"""Says in a brief which stories they have heard, from whom to keep them, and to which question."""

from collections.abc import Iterable, Iterator, Sequence

from coaching.letters.briefs.briefing import shorten
from coaching.model.documents import Interview, Opportunity
from coaching.model.stories import Story, Telling
from coaching.model.vocabulary import InterviewId
from coaching.model.wording import join_words
from coaching.translation import _

MAX_TITLE_CHARS = 60
MAX_QUESTION_CHARS = 60
# Translators: {title} is what a story of the person's is called.
STORY_TOLD = _("Your story “{title}”: they know it")
# Translators: {names} is such as "Dana Lee and Sam Ortiz".
STORY_TOLD_TO = _("Your story “{title}”: told to {names}")
STORY_ANSWERED = _("{story}, when they asked “{question}”")


def story_items(
    stories: Iterable[Story], opportunity: Opportunity, rounds: Sequence[Interview]
) -> tuple[str, ...]:
    """Returns the stories that were told in those rounds, each once with everybody who heard it."""
    held = {interview.id for interview in rounds}
    return tuple(
        _story_item(story, opportunity, held)
        for story in stories
        if any(telling.interview in held for telling in story.told)
    )


def _story_item(story: Story, opportunity: Opportunity, held: set[InterviewId]) -> str:
    told = [telling for telling in story.told if telling.interview in held]
    title = shorten(story.title, MAX_TITLE_CHARS)
    names = tuple(dict.fromkeys(name for one in told for name in _listeners(opportunity, one)))
    pattern = STORY_TOLD_TO if names else STORY_TOLD
    item = str(pattern.format(title=title, names=join_words(names)))
    question = next((one.question for one in told if one.question), "")
    if not question:
        return item
    return STORY_ANSWERED.format(story=item, question=shorten(question, MAX_QUESTION_CHARS))


def _listeners(opportunity: Opportunity, telling: Telling) -> Iterator[str]:
    """Yields the names of whom it was told to, else of everybody who was met in that round."""
    named = {contact.id: contact.name for contact in opportunity.contacts if contact.name}
    to = [named[one] for one in telling.to if one in named]
    met = (
        contact.name
        for contact in opportunity.contacts
        if contact.name and contact.meeting_in(telling.interview)
    )
    yield from to or met

"""/practice stories shows the stories a person tells, where each was told, and deletes one."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.facts.keep_stories import delete_story, stories_in
from coaching.model.documents import Person
from coaching.model.stories import Story
from coaching.model.vocabulary import StoryId
from coaching.translation import _, in_context, plural
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import join_words
from handlers.ui.turn import Turn

# Translators: the word that is typed behind /practice to see the stories.
STORIES_WORD = in_context("typed", "stories")
STORIES_LABEL = _("Your stories")
# Translators: {titles} is such as "“the outage” and “the relaunch”".
STORY_KEPT = _("Among your stories: {titles}. The brief of a next round says who knows it.")
NO_STORIES = _(
    "No stories yet. Say “I told them my story about …” when you tell of an interview, or use one "
    "in /practice."
)
YOUR_STORIES = _("<b>Your stories, and who has heard them</b>")
STORY_LINE = _("– {title}: told at {places}")
STORY_LINE_UNTOLD = _("– {title}: not told yet")
DELETE_HINT = _("Tap one to delete it; I ask once more first.")
DELETE_LABEL = _("Delete “{title}”")
CONFIRM = _("Delete your story “{title}” for good, with where you told it?")
SURE_LABEL, BACK_LABEL = _("Delete it"), _("‹ Your stories")
MORE = plural("… and {count} more: /export lists all.", "… and {count} more: /export lists all.")
DELETED, GONE = _("Deleted."), _("That story is no longer here.")
SHOWN_AT_MOST = 8
TITLE_ON_BUTTON = 30


@dataclass(frozen=True, slots=True)
class ShowStories(CallbackData):
    """Shows the stories."""

    prefix: ClassVar[str] = "p:st"


@dataclass(frozen=True, slots=True)
class AskDeleteStory(CallbackData):
    """Asks whether to delete a story."""

    prefix: ClassVar[str] = "p:st?"
    story: StoryId


@dataclass(frozen=True, slots=True)
class DeleteStory(CallbackData):
    """Deletes a story."""

    prefix: ClassVar[str] = "p:st-"
    story: StoryId


StoryData = ShowStories | AskDeleteStory | DeleteStory


def stories_line(person: Person, answer: str) -> str:
    """Returns which stories an answer told; "" where it told none."""
    titles = [f"“{escape(story.title)}”" for story in stories_in(person, answer)]
    return STORY_KEPT.format(titles=join_words(titles)) if titles else ""


def stories_row(person: Person) -> Buttons:
    """Returns the button that shows the stories, where there are any."""
    return [[Button(STORIES_LABEL, ShowStories())]] if person.stories else []


def show_stories(turn: Turn) -> None:
    """Says the stories, the latest first."""
    turn.say(*_stories_page(turn))


async def handle_callback(_: Update, turn: Turn, data: StoryData) -> None:
    """Shows the stories, asks whether one goes, or deletes it."""
    match data:
        case ShowStories():
            turn.edit(*_stories_page(turn))
        case AskDeleteStory(wanted):
            _ask(turn, wanted)
        case DeleteStory(wanted):
            turn.person = delete_story(turn.person, wanted)
            turn.show_toast(DELETED)
            turn.edit(*_stories_page(turn))
        case _:
            assert_never(data)


def _ask(turn: Turn, wanted: StoryId) -> None:
    story = next((one for one in turn.person.stories if one.id == wanted), None)
    if story is None:
        turn.show_toast(GONE)
        turn.edit(*_stories_page(turn))
        return
    sure = Button(SURE_LABEL, DeleteStory(wanted), style="danger")
    text = CONFIRM.format(title=escape(story.title))
    turn.edit(text, [[sure, Button(BACK_LABEL, ShowStories())]])


def _stories_page(turn: Turn) -> tuple[str, Buttons]:
    stories = turn.person.stories[::-1]
    if not stories:
        return str(NO_STORIES), []
    shown, more = stories[:SHOWN_AT_MOST], len(stories) - SHOWN_AT_MOST
    lines = [_story_line(turn, story) for story in shown]
    rest = [MORE.format(more)] if more > 0 else []
    text = "\n".join([str(YOUR_STORIES), *lines, *rest, "", str(DELETE_HINT)])
    return text, [[_delete_button(story)] for story in shown]


def _story_line(turn: Turn, story: Story) -> str:
    places, title = list(dict.fromkeys(_places(turn, story))), escape(story.title)
    if not story.told:
        return STORY_LINE_UNTOLD.format(title=title)
    if not places:
        return f"– {title}"
    return STORY_LINE.format(title=title, places=join_words(places))


def _places(turn: Turn, story: Story) -> Iterator[str]:
    told = {telling.interview for telling in story.told}
    for job in turn.dossier.opportunities:
        if told & {interview.id for interview in job.interviews}:
            yield escape(job.company)


def _delete_button(story: Story) -> Button:
    label = DELETE_LABEL.format(title=story.title[:TITLE_ON_BUTTON])
    return Button(label, AskDeleteStory(story.id))

"""/privacy, /export and /delete: what is kept of a person, a file with all of it, an end to it."""

from datetime import datetime, timedelta

from telegram import Update

from coaching.model.documents import Conversation
from coaching.model.limits import EXPORTS_A_DAY, add_export, next_export
from coaching.model.vocabulary import InvalidInputError
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.privacy.export import export_json as export_of
from handlers.privacy.export_page import build_page
from handlers.ui.formatting import moment_text, person_zone
from handlers.ui.turn import Turn

PRIVACY = (
    "<b>What I keep, and why</b>\n"
    "What you tell me: your name as you sign, time zone, country and hours; your interviews and "
    "notes; the people you met and those who vouch for you; what you did with each reminder. From "
    "Telegram: your first name, your language, and the number of this chat. I "
    "need it to remind you at the right time and to draft from your own words, and use it for "
    "nothing else. Nobody else gets it, and I send nothing to anybody but you.\n\n"
    "<b>Other people</b>\n"
    "The names and addresses you note belong to them. They are kept for your follow-up only: give "
    "no more than that needs, and take out whoever asks you to.\n\n"
    "<b>How</b>\n"
    "Sealed on disk with a key of your own. Beside it stand open the number of this chat and "
    "whether I may write to it, the hour of your next reminder, how many jobs there are and how "
    "often each changed, the kind and times of a message that waits for you, and when and by what "
    "fault something was put aside. Logs hold none of your words. A location you share is read for "
    "its time zone and country and not kept. Whoever runs this bot holds the key to all keys: they "
    "can count people and jobs, and could open yours, as when you ask them for your data. Telegram "
    "keeps this chat by its own rules.\n\n"
    "<b>Backups</b>\n"
    "They are sealed in the same way. What you take out here leaves them as newer ones replace "
    "them; /delete destroys your key, and without it none of them opens for anybody.\n\n"
    "<b>How long</b>\n"
    "Until you delete it: somebody in /contacts, a job on its card, all of it with /delete. "
    "A message I could not handle stays sealed until whoever runs this bot has seen to it, 90 days "
    "at most; /delete takes it too. {closed} /export gives you everything as a page to read and a "
    "file for programs."
)
CLEAR_POLICY = (
    "A job that has been closed for {months} months I ask about: clear it, or keep it. /settings "
    "changes when; nothing goes unasked."
)
NO_CLEAR_POLICY = "Closed jobs stay, and I do not ask about them: so it is set in /settings."
EXPORT_FILE_NAME = "debrief-export.json"
CAPTION = "Everything I keep of you, for another program to read."
EXPORT_PAGE_NAME = "debrief-export.html"
PAGE_CAPTION = "The same to read or print: it opens in any browser and needs no network."
EXPORTED_TOO_OFTEN = (
    f"That was {EXPORTS_A_DAY} times within a day, so the next one can come {{when}}. The files "
    "above hold all of it up to then."
)
CONFIRM_DELETE = (
    "Delete everything I keep of you? {what} and your settings go. It cannot be undone, and every "
    "reminder stops; /export first gives you a copy.\n\n"
    "Press a button, or type <i>delete</i>."
)
DELETE_OR_KEEP = "Type <i>delete</i> to delete everything, or <i>keep</i>."
NOTHING_DELETED = "Nothing was deleted."
QUESTION_TOO_OLD = "I asked that a while ago, so nothing was deleted. /delete asks anew."
ANSWER_WITHIN = timedelta(minutes=30)
ALL_DELETED = (
    "Done: everything is deleted, and the key with it that would have opened a backup. This chat "
    "itself stays on your phone until you clear it in Telegram. Good luck."
)


async def handle_privacy(_: Update, turn: Turn) -> None:
    """/privacy: what is kept, why, how long, and how to get or delete it."""
    months = turn.person.clear_after
    turn.say(
        PRIVACY.format(closed=CLEAR_POLICY.format(months=months) if months else NO_CLEAR_POLICY)
    )


async def handle_export(_: Update, turn: Turn) -> None:
    """/export: all of it as a file for programs, and as a page to read."""
    again = next_export(turn.person, turn.now)
    if again > turn.now:
        when = moment_text(again, person_zone(turn.person), turn.now)
        turn.say(EXPORTED_TOO_OFTEN.format(when=when))
        return
    turn.say_file(EXPORT_FILE_NAME, export_of(turn.dossier, turn.now, turn.chat_id), CAPTION)
    turn.say_file(EXPORT_PAGE_NAME, build_page(turn.dossier, turn.now, turn.chat_id), PAGE_CAPTION)
    turn.person = add_export(turn.person, turn.now)


def _read_sure(text: str, _: QuestionContext) -> bool:
    word = text.strip().casefold().rstrip(".!")
    if word in ("delete", "delete everything"):
        return True
    if word in ("keep", "keep it", "no"):
        return False
    raise InvalidInputError(DELETE_OR_KEEP)


def _sure_choices(_: QuestionContext) -> Choices:
    return ((Choice("Delete everything", value=True), Choice("Keep it", value=False)),)


def _deletion_text(context: QuestionContext) -> str:
    jobs = len(context.opportunities)
    people = sum(len(one.contacts) for one in context.opportunities)
    counted = (_count_text(jobs, "job"), _count_text(people, "contact"))
    referees = _count_text(len(context.person.referees), "referee")
    return ", ".join(text for text in (*counted, referees, "all notes") if text).capitalize()


def _count_text(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}" if number else ""


def _finish(turn: Turn, talk: Conversation) -> None:
    asked = datetime.fromisoformat(talk.answers["asked"])
    if talk.answers.get("sure") is not True:
        turn.say(NOTHING_DELETED)
    elif turn.now - asked > ANSWER_WITHIN:
        turn.say(QUESTION_TOO_OLD)
    else:
        turn.deletes_person = True
        turn.say(ALL_DELETED)


DELETE = register_flow(
    Flow(
        name="delete",
        version=1,
        title=lambda _: "deleting everything",
        questions=(
            Question(
                "sure",
                lambda scene: CONFIRM_DELETE.format(what=_deletion_text(scene)),
                _read_sure,
                _sure_choices,
                optional=False,
            ),
        ),
        finish=_finish,
        is_resumable=False,
    )
)


async def handle_delete(_: Update, turn: Turn) -> None:
    """/delete: asks once; an earlier asking, or one left open for long, deletes nothing."""
    engine.begin(turn, DELETE, answers={"asked": turn.now.isoformat()})

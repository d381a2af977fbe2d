"""/privacy, /export and /delete: what is kept of a person, a file with all of it, an end to it."""

from datetime import datetime, timedelta

from telegram import Update

from coaching.model.documents import Conversation
from coaching.model.limits import EXPORTS_A_DAY, exported, next_export
from coaching.model.vocabulary import Rejected
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Choice, Choices, Question, Scene
from handlers.privacy.export import export as export_of
from handlers.privacy.export_page import page
from handlers.ui.formatting import moment_words, zone_of
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
ASKS = (
    "A job that has been closed for {months} months I ask about: clear it, or keep it. /settings "
    "changes when; nothing goes unasked."
)
NEVER_ASKS = "Closed jobs stay, and I do not ask about them: so it is set in /settings."
FILE = "debrief-export.json"
CAPTION = "Everything I keep of you, for another program to read."
PAGE = "debrief-export.html"
PAGE_CAPTION = "The same to read or print: it opens in any browser and needs no network."
TAKEN_OFTEN = (
    f"That was {EXPORTS_A_DAY} times within a day, so the next one can come {{when}}. The files "
    "above hold all of it up to then."
)
SURE = (
    "Delete everything I keep of you? {what} and your settings go. It cannot be undone, and every "
    "reminder stops; /export first gives you a copy.\n\n"
    "Press a button, or type <i>delete</i>."
)
DELETE_OR_KEEP = "Type <i>delete</i> to delete everything, or <i>keep</i>."
STAYS = "Nothing was deleted."
TOO_OLD = "I asked that a while ago, so nothing was deleted. /delete asks anew."
ANSWER_WITHIN = timedelta(minutes=30)
FORGOTTEN = (
    "Done: everything is deleted, and the key with it that would have opened a backup. This chat "
    "itself stays on your phone until you clear it in Telegram. Good luck."
)


async def privacy(_: Update, turn: Turn) -> None:
    """/privacy: what is kept, why, how long, and how to get or delete it."""
    months = turn.person.clear_after
    turn.say(PRIVACY.format(closed=ASKS.format(months=months) if months else NEVER_ASKS))


async def export(_: Update, turn: Turn) -> None:
    """/export: all of it as a file for programs, and as a page to read."""
    again = next_export(turn.person, turn.now)
    if again > turn.now:
        when = moment_words(again, zone_of(turn.person), turn.now)
        turn.say(TAKEN_OFTEN.format(when=when))
        return
    turn.hand(FILE, export_of(turn.dossier, turn.now, turn.chat), CAPTION)
    turn.hand(PAGE, page(turn.dossier, turn.now, turn.chat), PAGE_CAPTION)
    turn.person = exported(turn.person, turn.now)


def _read(text: str, _: Scene) -> bool:
    word = text.strip().casefold().rstrip(".!")
    if word in ("delete", "delete everything"):
        return True
    if word in ("keep", "keep it", "no"):
        return False
    raise Rejected(DELETE_OR_KEEP)


def _choices(_: Scene) -> Choices:
    return ((Choice("Delete everything", value=True), Choice("Keep it", value=False)),)


def _what(scene: Scene) -> str:
    jobs = len(scene.opportunities)
    people = sum(len(one.contacts) for one in scene.opportunities)
    counted = (_count(jobs, "job"), _count(people, "contact"))
    referees = _count(len(scene.person.referees), "referee")
    return ", ".join(text for text in (*counted, referees, "all notes") if text).capitalize()


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}" if number else ""


def _finish(turn: Turn, talk: Conversation) -> None:
    asked = datetime.fromisoformat(talk.answers["asked"])
    if talk.answers.get("sure") is not True:
        turn.say(STAYS)
    elif turn.now - asked > ANSWER_WITHIN:
        turn.say(TOO_OLD)
    else:
        turn.forget = True
        turn.say(FORGOTTEN)


DELETE = flow(
    Flow(
        name="delete",
        version=1,
        title=lambda _: "deleting everything",
        questions=(
            Question(
                "sure",
                lambda scene: SURE.format(what=_what(scene)),
                _read,
                _choices,
                optional=False,
            ),
        ),
        finish=_finish,
        taken_up=False,
    )
)


async def delete(_: Update, turn: Turn) -> None:
    """/delete: asks once; an earlier asking, or one left open for long, deletes nothing."""
    engine.begin(turn, DELETE, answers={"asked": turn.now.isoformat()})

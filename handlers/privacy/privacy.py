"""A person sees what is kept of them, takes it along or deletes it: /privacy, /export, /delete."""

from datetime import datetime, timedelta
from html import escape

from telegram import Update

from coaching.model.documents import Conversation
from coaching.model.limits import EXPORTS_A_DAY, add_export, next_export
from coaching.model.vocabulary import InvalidInputError
from coaching.translation import Text, _, in_context, plural
from handlers.account.model_consent import may_ask_model
from handlers.answers.yes_no import NO
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.privacy.export import export_json
from handlers.privacy.export_page import build_page
from handlers.ui.abilities import Abilities
from handlers.ui.formatting import join_words, moment_text, person_zone
from handlers.ui.turn import Turn

PRIVACY = _(
    "<b>What I keep, and why</b>\n"
    "What you tell me: your name as you sign, time zone, country and hours; your interviews, "
    "notes and stories; the people you met and those who vouch for you; the reminders you want "
    "and what became of each. From Telegram: first name, language, number of this chat. I "
    "use it to remind you in time and to draft from your own words, and for nothing "
    "else. Nobody else gets it, and I send nothing to anybody but you. Open in mail is a link "
    "into your own mail; only you send it.\n\n"
    "<b>Other people</b>\n"
    "The names and addresses you note belong to them. They are kept for your follow-up only: give "
    "no more than that needs, and take out whoever asks.\n\n"
    "<b>How</b>\n"
    "Sealed on disk with a key of your own. Beside it stand open the number of this chat and "
    "whether I may write to it, the hour of your next reminder, how many jobs there are and how "
    "often each changed, the kind and times of a message that waits for you or did not get "
    "through, when and by what fault something was put aside, that a voice note waits to be "
    "heard, and when I could not open it. Logs hold none of your words. A shared location is "
    "read for time zone and country, and not kept. {voice}{model} Whoever runs this bot holds "
    "the key to all keys: they can count people and jobs, and could open yours. "
    "Telegram keeps this chat by its own rules.\n\n"
    "<b>Backups</b>\n"
    "Sealed in the same way. What you take out here leaves them as newer ones replace "
    "them; /delete destroys your key, and without it none of them opens for anybody.\n\n"
    "<b>How long</b>\n"
    "Until you delete it: somebody in /contacts, a job on its card, "
    "a story in /practice stories, all of it with /delete. "
    "A message I could not handle stays sealed until whoever runs this bot has seen to it, 90 days "
    "at most; one of mine that did not get through, 30 days. /delete takes both too. {closed} "
    "/export gives you everything as a page to read and a file for programs."
)
VOICE_UNHEARD = _("I do not listen to voice notes, and keep nothing of one.")
VOICE_HEARD_HERE = _(
    "A voice note is turned into text on the machine that runs this bot and goes nowhere else; the "
    "recording is not kept, its words are kept like typed ones."
)
# Translators: {host} is the name of a server, such as ears.example.org.
VOICE_HEARD_ELSEWHERE = _(
    "A voice note goes to {host}, with the names you have noted, and comes back as text; I do not "
    "keep the recording, its words are kept like typed ones."
)
MODEL_ASKED = _(
    "The text of a message that I cannot read in full goes to a language model at {host}, as you "
    "have allowed; /settings takes that back."
)
MODEL_NOT_ASKED = _(
    "There is a language model at {host}. It gets nothing of yours unless you allow it in "
    "/settings."
)
LETTERS_ASKED = _(
    "When you press Make it smoother, the sentences of that letter go to a language model at "
    "{host}, without greeting and signature, as you have allowed; /settings takes that back."
)
CLEAR_POLICY = plural(
    "{count} month after a job is closed I ask: clear it, or keep it? /settings changes when; "
    "nothing goes unasked.",
    "{count} months after a job is closed I ask: clear it, or keep it? /settings changes when; "
    "nothing goes unasked.",
)
NO_CLEAR_POLICY = _("Closed jobs stay, and I do not ask about them: so it is set in /settings.")
EXPORT_FILE_NAME = "debrief-export.json"
CAPTION = _("Everything I keep of you, for another program to read.")
EXPORT_PAGE_NAME = "debrief-export.html"
PAGE_CAPTION = _("The same to read or print: it opens in any browser and needs no network.")
EXPORTED_TOO_OFTEN = plural(
    "That was {count} time within a day, so the next one can come {when}. The files above hold all "
    "of it up to then.",
    "That was {count} times within a day, so the next one can come {when}. The files above hold "
    "all of it up to then.",
)
# Translators: a list of what goes, as in "2 jobs, 1 contact, all notes and your settings".
CONFIRM_DELETE = _(
    "Delete everything I keep of you? {things} go. It cannot be undone, and every reminder stops; "
    "/export first gives you a copy.\n\n"
    "Press a button, or type <i>{delete}</i>."
)
CONFIRM_DELETE_LITTLE = _(
    "Delete everything I keep of you? All notes and your settings go. It cannot be undone, and "
    "every reminder stops; /export first gives you a copy.\n\n"
    "Press a button, or type <i>{delete}</i>."
)
JOBS = plural("{count} job", "{count} jobs")
CONTACTS = plural("{count} contact", "{count} contacts")
REFEREES = plural("{count} referee", "{count} referees")
ALL_NOTES, YOUR_SETTINGS = _("all notes"), _("your settings")
# Translators: the words that are typed to delete everything, or to keep it.
DELETE_WORD, KEEP_WORD = in_context("typed", "delete"), in_context("typed", "keep")
DELETE_LABEL, KEEP_LABEL = _("Delete everything"), _("Keep it")
DELETE_OR_KEEP = _("Type <i>{delete}</i> to delete everything, or <i>{keep}</i>.")
# Translators: stands in "We were at: {title}".
DELETE_TITLE = _("deleting everything")
NOTHING_DELETED = _("Nothing was deleted.")
QUESTION_TOO_OLD = _("I asked that a while ago, so nothing was deleted. /delete asks again.")
ANSWER_WITHIN = timedelta(minutes=30)
ALL_DELETED = _(
    "Done: everything is deleted, and the key with it that would have opened a backup. This chat "
    "itself stays on your phone until you clear it in Telegram. Good luck."
)


async def handle_privacy(_: Update, turn: Turn) -> None:
    """Answers /privacy: what is kept, why, for how long, and how to get or delete it."""
    months = turn.person.clear_after
    closed = CLEAR_POLICY.format(months) if months else str(NO_CLEAR_POLICY)
    voice, model = voice_policy(turn.abilities), model_policy(turn)
    turn.say(PRIVACY.format(closed=closed, voice=voice, model=f" {model}" if model else ""))


def model_policy(turn: Turn) -> str:
    """Returns what goes to the language model; "" where there is none."""
    host = turn.abilities.model_host
    if not host:
        return ""
    reads, has_letters = may_ask_model(turn), turn.abilities.may_have_letters(turn.person)
    texts = [MODEL_ASKED] if reads else [] if has_letters else [MODEL_NOT_ASKED]
    texts += [LETTERS_ASKED] if has_letters else []
    return " ".join(text.format(host=escape(host)) for text in texts)


def voice_policy(abilities: Abilities) -> Text | str:
    """Returns what happens to a voice note here."""
    if not abilities.hears:
        return VOICE_UNHEARD
    if abilities.hearing_host:
        return VOICE_HEARD_ELSEWHERE.format(host=escape(abilities.hearing_host))
    return VOICE_HEARD_HERE


async def handle_export(_: Update, turn: Turn) -> None:
    """Answers /export with everything as a file for programs and as a page to read."""
    allowed_at = next_export(turn.person, turn.now)
    if allowed_at > turn.now:
        when = moment_text(allowed_at, person_zone(turn.person), turn.now)
        turn.say(EXPORTED_TOO_OFTEN.format(EXPORTS_A_DAY, when=when))
        return
    turn.say_file(EXPORT_FILE_NAME, export_json(turn.dossier, turn.now, turn.chat_id), CAPTION)
    turn.say_file(EXPORT_PAGE_NAME, build_page(turn.dossier, turn.now, turn.chat_id), PAGE_CAPTION)
    turn.person = add_export(turn.person, turn.now)


def _read_sure(text: str, _: QuestionContext) -> bool:
    """Reads the labels of the buttons and their short forms, in English or the person's language.

    Raises InvalidInputError for everything else: nothing is deleted on a guess.
    """
    word = text.strip().casefold().rstrip(".!")
    if word in words_to_type(DELETE_WORD, DELETE_LABEL):
        return True
    if word in words_to_type(KEEP_WORD, KEEP_LABEL, NO):
        return False
    raise InvalidInputError(DELETE_OR_KEEP.format(delete=DELETE_WORD, keep=KEEP_WORD))


def words_to_type(*texts: Text) -> set[str]:
    """Returns what somebody may type for these words, in English or in their language."""
    return {words.casefold() for text in texts for words in (text.source, str(text))}


def _sure_choices(_: QuestionContext) -> Choices:
    return ((Choice(DELETE_LABEL, value=True), Choice(KEEP_LABEL, value=False)),)


def _sure_prompt(context: QuestionContext) -> str:
    counts = (
        (JOBS, len(context.opportunities)),
        (CONTACTS, sum(len(job.contacts) for job in context.opportunities)),
        (REFEREES, len(context.person.referees)),
    )
    counted = [text.format(count) for text, count in counts if count]
    if not counted:
        return CONFIRM_DELETE_LITTLE.format(delete=DELETE_WORD)
    things = join_words([*counted, str(ALL_NOTES), str(YOUR_SETTINGS)])
    return CONFIRM_DELETE.format(things=things, delete=DELETE_WORD)


def _finish(turn: Turn, conversation: Conversation) -> None:
    asked = datetime.fromisoformat(conversation.answers["asked"])
    if conversation.answers.get("sure") is not True:
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
        title=lambda _context: DELETE_TITLE,
        questions=(
            Question(
                "sure",
                _sure_prompt,
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
    """Answers /delete with one question.

    An earlier question, or one left open for long, deletes nothing.
    """
    engine.begin(turn, DELETE, answers={"asked": turn.now.isoformat()})

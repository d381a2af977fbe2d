"""/help shows what a person can do here, sorted by what they want.

It stands alone because it belongs to no subject: the text names what every folder does.
"""

from telegram import Update

from coaching.translation import _
from handlers.ui.turn import Turn

HELP = _(
    "<b>Tell me anything, in your own words</b>\n"
    "<i>Interview with Priya Shah at Acme tomorrow at 2. They decide by Friday. Acme moved it to "
    "Monday at 3. Sent Priya the note.</i> A mail you forward will do too. I show what I "
    "understood before it counts.\n\n"
    "<b>Or log an interview in one line</b>\n"
    "<code>/new Acme Robotics; Data Engineer; yesterday 3pm</code>\n\n"
    "<b>See what to do next</b>\n"
    "/status shows it with its buttons: the draft, done, later, skip.\n\n"
    "<b>Tell how it went on</b>\n"
    "/outcome when they decided or you did; the card of a job takes all other news.\n\n"
    "<b>Write something down</b>\n"
    "/contacts for the people you met, /referees for those who vouch for you, /reflect to look "
    "back, /draft for any letter.\n\n"
    "<b>Get steadier</b>\n"
    "/practice asks a question and shows your best answer.\n\n"
    "<b>In the middle of a question</b>\n"
    "/back, /skip, /cancel. What you told me stays.\n\n"
    "<b>Yours</b>\n"
    "/settings for time zone, hours and sign-off; /privacy, /export, /delete for your data."
)


async def handle_help(_: Update, turn: Turn) -> None:
    """Answers /help."""
    turn.say(HELP)

"""/help shows what a person can do here, sorted by what they want.

It stands alone because it belongs to no subject: the text names what every folder does.
"""

from telegram import Update

from coaching.translation import _
from handlers.ui.turn import Turn

HELP = _(
    "<b>Tell me anything, in your own words</b>\n"
    "<i>Interview with Priya at Acme tomorrow at 2. They decide by Friday.</i> A forwarded mail "
    "will do too. I show what I understood before it counts.\n\n"
    "<b>Log an interview in one line</b>\n"
    "<code>/new Acme Robotics; Data Engineer; yesterday 3pm</code>\n\n"
    "<b>See what to do next</b>\n"
    "/status, with its buttons.\n\n"
    "<b>Write or look something up</b>\n"
    "/draft for any letter, /contacts, /referees, /outcome when they decided.\n\n"
    "<b>Get steadier</b>\n"
    "/reflect to look back, /practice for one question and your best answer.\n\n"
    "<b>In the middle of a question</b>\n"
    "/back, /skip, /cancel. What you told me stays.\n\n"
    "<b>Yours</b>\n"
    "/settings for time zone, hours and sign-off; /pause for quiet; "
    "/privacy, /export, /delete for your data."
)


async def handle_help(_: Update, turn: Turn) -> None:
    """Answers /help."""
    turn.say(HELP)

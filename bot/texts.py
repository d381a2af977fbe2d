"""What the bot says by itself, outside every conversation: when it cannot go on, or should not."""

from coaching.translation import _

FAILURE_APOLOGY = _(
    "That one tripped me up, and the fault is mine. It is put aside and safe, as is all you "
    "told me before. Go on with whatever you like, or say it in other words; /help shows what "
    "there is."
)
TOO_FAST = _(
    "That came faster than I can follow. I took the first ones and left out those behind them; "
    "what you told me before is safe. Give me half a minute, then send what matters once more."
)
NO_ROOM = _(
    "I have not kept that: with {kept} MB of notes there is no room for more. Your message stays "
    "here in the chat, and what you told me before is safe. /export gives you all of it as a file. "
    "Then make room: /status shows the <b>Closed ones</b>; in one of them <b>Correct</b>, then "
    "<b>Delete</b>. After that, send this once more."
)
CANNOT_OPEN = _(
    "I cannot open what I keep of you, and the fault is on my side. Nothing is deleted, and "
    "whoever runs this bot is told. What you send meanwhile is put aside until this is mended; "
    "there is nothing you need to do. If you would rather have all of it gone, /delete works."
)
STILL_CANNOT_OPEN = _(
    "I still cannot open what I keep of you. That is put aside with the rest, and nothing is lost."
)
PRIVATE = _(
    "This bot is private: it talks to the people on its list. Your Telegram id is "
    "<code>{chat}</code>; whoever runs the bot can add you with it."
)
OFF_THE_LIST = _(
    "This bot is private now, and you are no longer on its list: I take nothing new and send no "
    "reminders. What you told me is still kept. /export gives it to you, /delete deletes all of "
    "it, /privacy says what it is."
)
RETRY_BUTTON = _(
    "The button you pressed tripped me up some time ago; that is mended. If it is still of use, "
    "and not done another way since, please do it once more."
)
RETRY_COMMAND = _(
    "{command} tripped me up some time ago; that is mended. If it is still of use, and not done "
    "another way since, please do it once more."
)
RETRY_UNNAMED_COMMAND = _(
    "That command tripped me up some time ago; that is mended. If it is still of use, and not done "
    "another way since, please do it once more."
)
RETRY_INTERVIEW_LINE = _(
    "Your line about an interview tripped me up some time ago; that is mended. If it is still of "
    "use, and not done another way since, please do it once more."
)
FAREWELL = _(
    "I coach one person at a time, and what they tell me is for nobody else to read. So I leave "
    "this chat again. Write to me alone and I am with you."
)

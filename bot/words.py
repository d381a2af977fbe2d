"""What the bot says by itself, outside every conversation: when it cannot go on, or should not."""

STUMBLED = (
    "That one tripped me up, and the fault is mine. Everything you told me before is safe. "
    "Please try it again in a while; /help shows other ways."
)
TOO_FAST = (
    "That came faster than I can follow. I took the first ones and left out those behind them; "
    "what you told me before is safe. Give me half a minute, then send what matters once more."
)
CANNOT_OPEN = (
    "I cannot open what I keep of you, and the fault is on my side. Nothing is deleted. What you "
    "send meanwhile is put aside until this is mended; there is nothing you need to do."
)
PRIVATE = (
    "This bot is private: it talks to the people on its list. Your Telegram id is "
    "<code>{chat}</code>; whoever runs the bot can add you with it."
)
FAREWELL = (
    "I coach one person at a time, and what they tell me is for nobody else to read. So I leave "
    "this chat again. Write to me alone and I am with you."
)

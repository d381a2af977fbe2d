"""The peer: six questions with python-telegram-bot as its own guide builds them, all in memory."""

import os

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

QUESTIONS = (
    "Which company?",
    "For which role?",
    "When does it start, or when did it?",
    "How is it held?",
    "How long?",
    "Is that right?",
)
Context = ContextTypes.DEFAULT_TYPE
Handler = BaseHandler[Update, Context, object]


async def begin(update: Update, _: Context) -> int:
    """The first question."""
    if update.message is not None:
        await update.message.reply_text(QUESTIONS[0])
    return 0


async def take_answer(update: Update, context: Context) -> int:
    """Keeps the answer and asks the next, or sums up."""
    message, kept = update.message, context.user_data
    if message is None or kept is None:
        return ConversationHandler.END
    answers: list[str] = kept.setdefault("answers", [])
    answers.append(message.text or "")
    if len(answers) < len(QUESTIONS):
        await message.reply_text(QUESTIONS[len(answers)])
        return len(answers)
    await message.reply_text("Saved: " + "; ".join(answers))
    answers.clear()
    return ConversationHandler.END


def main() -> None:
    """Runs until it is ended."""
    api = os.environ["TELEGRAM_API_URL"]
    app = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(f"{api}/bot").build()
    text: Handler = MessageHandler(filters.TEXT & ~filters.COMMAND, take_answer)
    app.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("new", begin)],
            states={at: [text] for at in range(len(QUESTIONS))},
            fallbacks=[],
        )
    )
    app.run_polling()


if __name__ == "__main__":
    main()

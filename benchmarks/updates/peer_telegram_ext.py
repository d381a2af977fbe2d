"""A peer: six questions with python-telegram-bot as its own guide builds them.

It keeps all in memory, or with PEER_FILE in a pickle that is written after each turn.
"""

import os

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    TypeHandler,
    filters,
)

from benchmarks.updates.peer_questions import QUESTIONS, sum_up

Context = ContextTypes.DEFAULT_TYPE
Handler = BaseHandler[Update, Context, object]


async def begin(update: Update, _: Context) -> int:
    """Asks the first question."""
    if update.message is not None:
        await update.message.reply_text(QUESTIONS[0])
    return 0


async def take_answer(update: Update, context: Context) -> int:
    """Keeps the answer and asks the next question, or sums up."""
    message, kept = update.message, context.user_data
    if message is None or kept is None:
        return ConversationHandler.END
    answers: list[str] = kept.setdefault("answers", [])
    answers.append(message.text or "")
    if len(answers) < len(QUESTIONS):
        await message.reply_text(QUESTIONS[len(answers)])
        return len(answers)
    await message.reply_text(sum_up(answers))
    answers.clear()
    return ConversationHandler.END


async def write_down(_: Update, context: Context) -> None:
    """Writes the pickle; it comes after the conversation, whose state has moved on by then."""
    await context.application.update_persistence()


def main() -> None:
    """Runs until it is ended."""
    api, file = os.environ["TELEGRAM_API_URL"], os.environ.get("PEER_FILE")
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(f"{api}/bot")
    if file:
        builder.persistence(PicklePersistence(file))
    app = builder.build()
    text: Handler = MessageHandler(filters.TEXT & ~filters.COMMAND, take_answer)
    app.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("new", begin)],
            states={at: [text] for at in range(len(QUESTIONS))},
            fallbacks=[],
            name="six questions",
            persistent=bool(file),
        )
    )
    if file:
        app.add_handler(TypeHandler(Update, write_down), group=1)
    app.run_polling()


if __name__ == "__main__":
    main()

"""Bots written with either library talk to the stand-in as they would to Telegram."""

import pytest
import telegram

from tests.playground.visitor import Visitor


async def test_python_telegram_bot(visitor: Visitor) -> None:
    """python-telegram-bot signs in, fetches, answers with a file and a keyboard, reads a
    refusal.
    """
    await visitor.act("text", text="/start")
    running = visitor.running
    address = f"{running.url}/bot"
    async with telegram.Bot(running.token, address, f"{running.url}/file/bot") as bot:
        [update] = await bot.get_updates(timeout=1)
        assert update.message is not None
        key = telegram.InlineKeyboardButton("Done", callback_data="d")
        markup = telegram.InlineKeyboardMarkup([[key]])
        sent = await update.message.reply_text("<b>x</b>", "HTML", reply_markup=markup)
        assert sent.text_html == "<b>x</b>"
        sent = await bot.send_document(1001, b"hello", filename="a.txt", caption="a file")
        assert sent.document is not None
        file = await sent.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"hello"
        await bot.set_my_commands([("start", "Begin")])
        with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
            await sent.edit_caption("a file")
    assert await visitor.see("unknown") == []


async def test_aiogram(visitor: Visitor) -> None:
    """aiogram does the same, and reads strictly."""
    from aiogram import Bot  # loading it takes seconds
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.exceptions import TelegramBadRequest

    running = visitor.running
    session = AiohttpSession(api=TelegramAPIServer.from_base(running.url))
    async with Bot(running.token, session) as bot:
        sent = await bot.send_message(1001, "<i>x</i>", parse_mode="HTML")
        assert sent.entities is not None
        with pytest.raises(TelegramBadRequest, match='Unsupported start tag "x"'):
            await bot.send_message(1001, "<x>", parse_mode="HTML")
    assert await visitor.see("unknown") == []

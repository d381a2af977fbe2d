"""Lists Telegram's rules in a table, to run against the stand-in or against Telegram itself.

`python -m tests.playground.rules --token 123:abc --chat 456` prints each rule that is answered
otherwise. The chat gets a few dozen short messages, and the bot's command menu is replaced.
"""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession

Json = dict[str, Any]
Call = Callable[[str, Json], Awaitable[Json]]
OK = ""
BAD = "Bad Request: "
PARSE = f"{BAD}can't parse entities: "
NOT_MODIFIED = (
    f"{BAD}message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
OLD_QUERY = f"{BAD}query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True)
class Rule:
    """Is a request and its answer: OK, or the description; "@chat" and "@message" are filled in."""

    name: str
    method: str
    params: Json
    want: str = OK
    code: int = 400
    result: Json = field(default_factory=dict)


def say(name: str, text: str, want: str = OK, **more: Any) -> Rule:
    """Makes a rule about sendMessage."""
    result = more.pop("result", {})
    params = {"chat_id": "@chat", "text": text, **more}
    return Rule(name, "sendMessage", params, want, result=result)


def html(name: str, text: str, complaint: str = "", **more: Any) -> Rule:
    """Makes a rule about Telegram's HTML."""
    return say(name, text, PARSE + complaint if complaint else OK, parse_mode="HTML", **more)


def keys(name: str, button: Json, want: str = OK, *, row: int = 1, rows: int = 1) -> Rule:
    """Makes a rule about a button under a message."""
    markup = {"inline_keyboard": [[button] * row] * rows}
    return say(name, "buttons", want, reply_markup=markup)


def entity(kind: str, offset: int, length: int, **more: Any) -> Json:
    """Returns an entity as messages list it."""
    return {"type": kind, "offset": offset, "length": length, **more}


DATA = {"text": "a", "callback_data": "a"}
COMMAND = {"command": "start", "description": "Begin"}
TEXTS = (
    say("a text is sent", "hello", result={"text": "hello"}),
    say("blanks at both ends go", "  hello \n", result={"text": "hello"}),
    say("no text at all", "", f"{BAD}message text is empty"),
    say("only blanks", " \n ", f"{BAD}text must be non-empty"),
    say("4096 units pass", "x" * 4096),
    say("4097 units do not", "x" * 4097, f"{BAD}message is too long"),
    say("an emoji is two units", "😀" * 2049, f"{BAD}message is too long"),
    html("tags do not count", f"<b>{'x' * 4096}</b>"),
    Rule("no chat", "sendMessage", {"text": "x"}, f"{BAD}chat_id is empty"),
    Rule("an unknown chat", "sendMessage", {"chat_id": 1, "text": "x"}, f"{BAD}chat not found"),
    say("an unknown parse mode", "x", f"{BAD}unsupported parse_mode", parse_mode="HTLM"),
    say(
        "a reply to nothing", "x", f"{BAD}message to be replied not found",
        reply_parameters={"message_id": 2_000_000_000},
    ),
    say(
        "a reply to nothing that may go without", "x",
        reply_parameters={"message_id": 2_000_000_000, "allow_sending_without_reply": True},
    ),
    Rule("names in any case", "SENDmessage", {"chat_id": "@chat", "text": "x"}),
)  # fmt: skip
MARKUP = (
    html("bold", "<b>x</b>", result={"entities": [entity("bold", 0, 1)]}),
    html("offsets are UTF-16", "😀<i>x</i>", result={"entities": [entity("italic", 2, 1)]}),
    html(
        "nested", "<b>a<i>b</i></b>",
        result={"entities": [entity("bold", 0, 2), entity("italic", 1, 1)]},
    ),
    html(
        "a link", '<a href="http://example.com">x</a>',
        result={"entities": [entity("text_link", 0, 1, url="http://example.com/")]},
    ),
    html(
        "code in a language", '<pre><code class="language-py">x</code></pre>',
        result={"entities": [entity("pre", 0, 1, language="py")]},
    ),
    html("references", "&lt;b&gt; &amp; &quot; &#33; &#x21;", result={"text": '<b> & " ! !'}),
    html("an unknown reference stays", "&nbsp;x", result={"text": "&nbsp;x"}),
    html(
        "a spoiler in a span", '<span class="tg-spoiler">x</span>',
        result={"entities": [entity("spoiler", 0, 1)]},
    ),
    html(
        "a quotation that folds", "<blockquote expandable>x</blockquote>",
        result={"entities": [entity("expandable_blockquote", 0, 1)]},
    ),
    html(
        "a moment", '<tg-time unix="1800000000" format="wDT">x</tg-time>',
        result={"entities": [
            entity("date_time", 0, 1, unix_time=1800000000, date_time_format="wDT")
        ]},
    ),
    html("a moment's bad format", '<tg-time unix="1800000000" format="q">x</tg-time>',
         "Invalid date format used"),
    html("an unknown tag", "ab<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
    html("offsets of errors are bytes", "ä😀<p>", 'Unsupported start tag "p" at byte offset 6'),
    html("a lone bracket", "1 <2 x", 'Unsupported start tag "2" at byte offset 2'),
    html("a lone bracket at the end", "x <3", "Unclosed start tag at byte offset 2"),
    html("a heading", "<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
    html("a line break", "x<br/>", 'Unsupported start tag "br/" at byte offset 1'),
    html("no end tag", "<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    html("tags crossed", "<b><i>x</b></i>",
         'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    html("an end without a start", "x</b>", "Unexpected end tag at byte offset 1"),
    html("an end tag left open", "<b>x</b", "Unclosed end tag at byte offset 4"),
    html("a start tag left open", '<a href="x', "Unclosed start tag at byte offset 0"),
    html("a plain span", "<span>x</span>",
         'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    html("a custom emoji without id", "<tg-emoji>x</tg-emoji>",
         "Invalid custom emoji identifier specified"),
    html("commands are found", "see /start",
         result={"entities": [entity("bot_command", 4, 6)]}),
)  # fmt: skip
BUTTONS = (
    keys("64 bytes of data", {"text": "a", "callback_data": "x" * 64}),
    keys("65 bytes of data", {"text": "a", "callback_data": "x" * 65}, f"{BAD}BUTTON_DATA_INVALID"),
    keys("bytes, not characters", {"text": "a", "callback_data": "ä" * 33},
         f"{BAD}BUTTON_DATA_INVALID"),
    keys("a button that does nothing", {"text": "a"},
         f"{BAD}can't parse inline keyboard button: "
         "Text buttons are unallowed in the inline keyboard"),
    keys("empty data does nothing", {"text": "a", "callback_data": ""},
         f"{BAD}can't parse inline keyboard button: "
         "Text buttons are unallowed in the inline keyboard"),
    keys("no text on it", {"callback_data": "a"},
         f'{BAD}can\'t parse inline keyboard button: Can\'t find field "text"'),
    keys("an unknown style", DATA | {"style": "loud"},
         f"{BAD}can't parse inline keyboard button: invalid button style specified"),
    keys("a known style", DATA | {"style": "danger"}),
    keys("256 characters to copy", {"text": "a", "copy_text": {"text": "x" * 256}}),
    keys("257 characters to copy", {"text": "a", "copy_text": {"text": "x" * 257}},
         f"{BAD}BUTTON_COPY_TEXT_INVALID"),
    keys("an address without a host's dot", {"text": "a", "url": "http://x"},
         f"{BAD}inline keyboard button URL 'http://x' is invalid: Wrong HTTP URL"),
    keys("eight in a row", DATA, row=8),
    keys("nine in a row", DATA, f"{BAD}reply markup is too long", row=9),
    keys("more than a hundred", DATA, f"{BAD}reply markup is too long", row=8, rows=13),
    say("markup that is no object", "x", f"{BAD}object expected as reply markup",
        reply_markup=[]),
)  # fmt: skip
CHANGES = (
    Rule("an edit", "editMessageText",
         {"chat_id": "@chat", "message_id": "@message", "text": "other"},
         result={"text": "other"}),
    Rule("an edit that changes nothing", "editMessageText",
         {"chat_id": "@chat", "message_id": "@message", "text": "a message"}, NOT_MODIFIED),
    Rule("a keyboard that stays none", "editMessageReplyMarkup",
         {"chat_id": "@chat", "message_id": "@message"}, NOT_MODIFIED),
    Rule("an edit of nothing", "editMessageText",
         {"chat_id": "@chat", "message_id": 2_000_000_000, "text": "x"},
         f"{BAD}message to edit not found"),
    Rule("a message is deleted", "deleteMessage", {"chat_id": "@chat", "message_id": "@message"}),
    Rule("nothing to delete", "deleteMessage",
         {"chat_id": "@chat", "message_id": 2_000_000_000}, f"{BAD}message to delete not found"),
    Rule("a press nobody made", "answerCallbackQuery", {"callback_query_id": "1"}, OLD_QUERY),
    Rule("an action", "sendChatAction", {"chat_id": "@chat", "action": "typing"}),
    Rule("an unknown action", "sendChatAction", {"chat_id": "@chat", "action": "yawning"},
         f"{BAD}wrong parameter action in request"),
)  # fmt: skip
ABOUT = (
    Rule("commands", "setMyCommands", {"commands": [COMMAND]}),
    Rule("a command of 33", "setMyCommands", {"commands": [COMMAND | {"command": "x" * 33}]},
         f"{BAD}BOT_COMMAND_INVALID"),
    Rule("a command in capitals", "setMyCommands", {"commands": [COMMAND | {"command": "Start"}]},
         f"{BAD}BOT_COMMAND_INVALID"),
    Rule("a description of 257", "setMyCommands",
         {"commands": [COMMAND | {"description": "x" * 257}]},
         f"{BAD}BOT_COMMAND_DESCRIPTION_INVALID"),
    Rule("a command without description", "setMyCommands", {"commands": [{"command": "a"}]},
         f'{BAD}can\'t parse BotCommand: Can\'t find field "description"'),
    Rule("101 commands", "setMyCommands",
         {"commands": [COMMAND | {"command": f"c{number}"} for number in range(101)]},
         f"{BAD}BOT_COMMANDS_TOO_MUCH"),
    Rule("an unknown method", "sendMassage", {}, "Not Found: method not found", code=404),
    Rule("no document", "sendDocument", {"chat_id": "@chat"},
         f"{BAD}there is no document in the request"),
    Rule("an unknown file", "getFile", {"file_id": "nothing"}, f"{BAD}invalid file_id"),
)  # fmt: skip
RULES = (*TEXTS, *MARKUP, *BUTTONS, *CHANGES, *ABOUT)


async def check(rule: Rule, call: Call, chat: int) -> str | None:
    """Returns the other answer, or None when the rule holds."""
    filled: Json = {"@chat": chat}
    if "@message" in rule.params.values():
        sent = await call("sendMessage", {"chat_id": chat, "text": "a message"})
        filled["@message"] = sent["result"]["message_id"]
    params = {
        name: filled[value] if isinstance(value, str) and value in filled else value
        for name, value in rule.params.items()
    }
    answer = await call(rule.method, params)
    if not answer["ok"]:
        same = (answer["error_code"], answer["description"]) == (rule.code, rule.want)
        return None if rule.want and same else f"{answer['error_code']} {answer['description']}"
    if rule.want:
        return "it was accepted"
    wrong = {
        name: answer["result"].get(name)
        for name, value in rule.result.items()
        if answer["result"].get(name) != value
    }
    return str(wrong) if wrong else None


async def compare(url: str, token: str, chat: int, pause: float) -> int:
    """Runs the table and returns how many rules were answered otherwise."""
    differing = 0
    async with ClientSession() as session:

        async def call(method: str, params: Json) -> Json:
            while True:
                await asyncio.sleep(pause)
                async with session.post(f"{url}/bot{token}/{method}", json=params) as answer:
                    body: Json = await answer.json()
                if answer.status != 429:
                    return body
                await asyncio.sleep(body["parameters"]["retry_after"])

        for rule in RULES:
            other = await check(rule, call, chat)
            differing += other is not None
            print("  same" if other is None else "DIFFERS", rule.name, other or "")
            if other is not None:
                print("        expected:", rule.want or rule.result or "ok")
    return differing


def main() -> None:
    """Compares with the real service, or with any stand-in."""
    parser = argparse.ArgumentParser(prog="python -m tests.playground.rules", description=__doc__)
    parser.add_argument("--token", required=True)
    parser.add_argument("--chat", type=int, required=True, help="a chat that has started the bot")
    parser.add_argument("--url", default="https://api.telegram.org")
    parser.add_argument("--pause", type=float, default=1.2, help="seconds between two requests")
    given = parser.parse_args()
    differing = asyncio.run(compare(given.url, given.token, given.chat, given.pause))
    print(f"{len(RULES) - differing} of {len(RULES)} rules are answered as the table says")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()

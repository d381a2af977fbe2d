"""The menu is set where it differs, and left alone where it does not."""

from collections import Counter

from bot.sending.publish_menu import Menu, set_menu
from bot.telegram_api.bot_api import BotApiClient
from playground import Playground
from playground.world.faults import Fault, FaultKind

MENU = Menu((("new", "Log an interview"), ("status", "What is pending")), "A coach.", "Coach")


def _calls(telegram: Playground) -> Counter[str]:
    calls = Counter(str(call["method"]) for call in telegram.world.calls)
    telegram.world.calls.clear()
    return calls


async def test_what_differs_is_set_once(wire: BotApiClient, telegram: Playground) -> None:
    """What differs is set once, and the second start only asks."""
    await set_menu(MENU, wire)
    first = _calls(telegram)
    assert first["setMyCommands"] == first["setMyDescription"] == 1
    shown = (await wire.call("getMyCommands", {})).result
    assert shown == [
        {"command": "new", "description": "Log an interview"},
        {"command": "status", "description": "What is pending"},
    ]
    telegram.world.calls.clear()
    await set_menu(MENU, wire)
    assert not [name for name in _calls(telegram) if name.startswith("set")]


async def test_a_failure_is_tried_again(wire: BotApiClient, telegram: Playground) -> None:
    """A failed call is tried again, and the others are set as well."""
    telegram.app_state.faults.order(Fault(FaultKind.DROP_BEFORE, "setMyCommands"))
    await set_menu(MENU, wire)
    assert (await wire.call("getMyCommands", {})).result
    assert (await wire.call("getMyShortDescription", {})).result == {"short_description": "Coach"}

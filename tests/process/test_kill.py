"""Kill -9 at awkward moments, then a restart: nothing is lost and nothing happens twice."""

from tests.process.rig import Bot, Chatter, Telegram, eventually
from tests.process.test_story import SECOND, at, log_acme, settle_in


def test_goes_on_in_the_middle_of_a_flow(bot: Bot, robin: Chatter) -> None:
    """After a kill the next answer belongs to the question that was open before it."""
    settle_in(robin)
    assert "Which company" in robin.ask("/new")["text"]
    assert "which role" in robin.ask("Acme Robotics")["text"]
    bot.kill_at_rest()
    robin.send("Data Engineer")
    bot.start()
    assert "Which day and time" in robin.until("Which day and time")["text"]
    assert robin.count("which role") == 1


def test_an_answer_written_while_down_is_taken_once(bot: Bot, robin: Chatter) -> None:
    """What was written while nobody ran is handled in order, each message once."""
    settle_in(robin)
    bot.kill()
    for line in ("/new", "Acme Robotics", "Data Engineer", "today 15:00"):
        robin.send(line)
    bot.start()
    robin.until("How is it held?")
    assert [robin.count(words) for words in ("Which company?", "For which role?")] == [1, 1]


def test_a_kill_between_commit_and_send_loses_no_reply(
    bot: Bot, robin: Chatter, telegram: Telegram
) -> None:
    """The reply was queued with the answer: it is sent after the restart, and the answer is not
    taken a second time."""
    settle_in(robin)
    robin.ask("/new")
    telegram.post("faults", kind="error", method="sendMessage", times=1000, status=502)
    robin.send("Acme Robotics")
    tried = "calls?method=sendMessage"
    before = telegram.get(tried)["last"]
    eventually(lambda: telegram.get(f"{tried}&since={before}")["calls"])
    bot.kill()
    telegram.cancel_faults()
    bot.start()
    robin.until("For which role?")
    assert "Which day and time" in robin.ask("Data Engineer")["text"]
    assert robin.count("For which role?") == 1


def test_a_kill_on_each_turn_of_a_conversation(bot: Bot, robin: Chatter) -> None:
    """Killed right after each message of a whole conversation, it ends where it would have ended.

    A question whose sending was under way may come a second time: nobody can know whether it had
    arrived. An answer is never taken twice.
    """
    settle_in(robin)
    steps = (
        ("/new", "Which company?"),
        ("Acme Robotics", "For which role?"),
        ("Data Engineer", "Which day and time"),
        ("today 15:00", "How is it held?"),
    )
    for said, answered in steps:
        robin.send(said)
        bot.kill()
        bot.start()
        robin.until(answered)
        assert robin.count(answered) <= 2
    for label in ("Skip", "Skip", "Looks right"):
        robin.choose(label)
    robin.until("Saved.")
    status = robin.ask("/status")
    assert status["text"].count("Acme Robotics") == 1, "one opportunity came of it"


def test_a_ping_is_not_repeated_after_a_kill(bot: Bot, robin: Chatter) -> None:
    """A reminder that was sent before the kill does not come again after it."""
    settle_in(robin)
    log_acme(robin)
    bot.set_clock(at(16, 9) + 58 * SECOND)
    robin.until("Tell it as it comes")
    bot.kill_at_rest()
    bot.start()
    robin.ask("/status")
    assert robin.count("Tell it as it comes") == 1

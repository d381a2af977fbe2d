"""Each rule of the table holds at the stand-in, and other libraries can read each answer."""

import pytest

from tests.playground.oracle import check_answer
from tests.playground.rules import RULES, Json, Rule, check
from tests.playground.visitor import Visitor


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_rule(rule: Rule, visitor: Visitor) -> None:
    """The stand-in answers as the table says Telegram does."""
    answers = []

    async def call(method: str, params: Json) -> Json:
        answer = await visitor.bot(method, **params)
        body = {name: value for name, value in answer.items() if name != "status"}
        assert answer["status"] == (200 if answer["ok"] else answer["error_code"])
        answers.append((method, body))
        return body

    assert await check(rule, call, visitor.person) is None
    assert [check_answer(method, body) for method, body in answers] == [[]] * len(answers)

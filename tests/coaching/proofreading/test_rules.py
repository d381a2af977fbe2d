"""Each rule of our own finds what it is for, spares what only looks like it, and stays quick."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.proofreading.own_rules import OWN_RULES
from coaching.proofreading.rule import SlipRule, find_by_rules
from coaching.proofreading.slip import apply_slips, drop_overlaps
from coaching.proofreading.tables.certain import CERTAIN

EVERY_RULE = (*OWN_RULES, *CERTAIN)
MARK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
each_rule = pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.finds[:40])


def wrong(marked: str) -> str:
    """The sentence as it was written."""
    return MARK.sub(lambda found: found[1], marked)


def right(marked: str) -> str:
    """The sentence as it should be."""
    return MARK.sub(lambda found: found[2], marked)


@each_rule
def test_a_rule_finds_what_it_is_for(rule: SlipRule) -> None:
    """By itself and among all rules, its sentence becomes the right one."""
    written, meant = wrong(rule.finds), right(rule.finds)
    assert apply_slips(written, tuple(rule.find(written))) == meant
    table = OWN_RULES if rule in OWN_RULES else CERTAIN
    assert apply_slips(written, drop_overlaps(find_by_rules(written, table))) == meant


@each_rule
def test_no_rule_finds_anything_in_what_is_right(rule: SlipRule) -> None:
    """Neither in its own sentence put right, nor in the one that looks like a slip."""
    for sentence in (right(rule.finds), rule.spares):
        assert find_by_rules(sentence, EVERY_RULE) == []


@given(
    words=st.lists(
        st.sampled_from(
            ["your", "their", "its", "to", "a", "an", "the", "I", "we", "is", "was", "of", "i", "."]
        )
    )
)
def test_any_heap_of_little_words_is_looked_over(words: list[str]) -> None:
    """Whatever stands there, what is found lies in the text as it says."""
    text = " ".join(words)
    for slip in find_by_rules(text, EVERY_RULE):
        assert text[slip.start : slip.end] == slip.wrong


def test_the_apostrophe_of_the_text_is_kept() -> None:
    """Who writes ’ is offered ’."""
    (slip,) = find_by_rules("I’m glad that your looking for me.", OWN_RULES)
    assert slip.right == "you’re"


def test_a_capital_is_kept() -> None:
    """What begins a sentence begins it afterwards too."""
    (slip,) = find_by_rules("Your welcome to call me.", OWN_RULES)
    assert slip.right == "You're"

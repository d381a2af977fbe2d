"""No step of the playbook is without a test that drives it from its trigger to its last button."""

import re
from pathlib import Path

from coaching.playbook.playbook import PLAYBOOK_NOTES, STEP_DEFINITIONS

TEST = re.compile(r"^async def test_step_(\d\d)_", re.MULTILINE)


def test_every_step_is_driven() -> None:
    """All that the playbook's own table lists, and none that it does not."""
    sources = (path.read_text() for path in Path(__file__).parent.glob("test_steps_*.py"))
    driven = {int(number) for source in sources for number in TEST.findall(source)}
    assert driven == {step.number for step in STEP_DEFINITIONS} | {
        line.number for line in PLAYBOOK_NOTES
    }

"""What can be done with a draft: at most three rows, the usual first, the rest behind More."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.letters.forms import BY_HAND, variants_for
from coaching.letters.letter import Variant
from coaching.model.step_key import StepKind, StepState
from handlers.cards.card import Line, Ref, later_rows, verbs
from handlers.letters.draft_options import TAKES, Look, instead, shown_in
from handlers.ui.buttons import Button

COPY = "Copy the text"
COPY_AT_MOST = 256
SENT = "I sent it"
SENT_TO_ALL = "I sent it to all {count}"
TO_ALL = "One to all {count}"
ONE_EACH = "One each"
SHORTER = "Shorter"
LONGER = "Longer"
ANOTHER = "Another point"
PROMISED = "I promised something"
ADD = "Add to it"
MORE = "More"
ANEW = "Write it anew"
NO_CARD = "No card"
FORMS = {
    Variant.MAIL: "The mail",
    Variant.CARD: "Card by hand",
    Variant.LINKEDIN: "For LinkedIn",
    Variant.CALL: "Call notes",
}
MADE = {Variant.CALL: "I called", Variant.LINKEDIN: "I sent it"}
A_ROW = 3
Rows = list[list[Button]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as it stands above its buttons: `body` to copy; `all`: to how many one mail to
    everybody of the interview would go."""

    line: Line
    look: Look
    body: str
    all: int

    @property
    def settled(self) -> bool:
        """Whether the step is done or left out."""
        step = self.line.step
        return step is None or step.state in (StepState.DONE, StepState.SKIPPED)

    def way(self, label: str, look: Look) -> Button:
        """A button that shows it in another way."""
        return Button(label, instead(self.line.ref, look))

    def act(self, label: str, verb: str) -> Button:
        """A button that does something with its step."""
        return Button(label, self.line.ref.data(verb))


def draft_rows(shown: Shown, now: datetime, putting_off: Ref | None = None) -> Rows:
    """The buttons under a draft. The last that shows it in another way tells how it is shown now:
    see `look_in`."""
    if shown.line.ref == putting_off:
        *moments, (pick, _) = later_rows(shown.line, now)
        return [*moments, [pick, shown.way("‹ Back", shown.look.plain)]]
    if shown.look.more:
        found = _further(shown)
        rows = [found[at : at + A_ROW] for at in range(0, len(found), A_ROW)]
        return [*rows, [shown.way("‹ Back", shown.look.plain)]]
    return [_first(shown), _wording(shown), _last(shown)]


def settled_rows(shown: Shown) -> Rows:
    """Once it is sent or left out: the way back, and the text again."""
    undo = "unall" if shown.look.group else "undo"
    return [[shown.act("Undo", undo), shown.way(ANEW, shown.look.plain)]]


def look_in(datas: Iterable[str]) -> Look | None:
    """How the draft above these buttons is shown; None where there is no draft."""
    looks = [found[1] for data in datas if data.startswith("v:") and (found := shown_in(data))]
    return looks[-1].plain if looks else None


def units(text: str) -> int:
    """How long Telegram takes a text to be: in UTF-16, where an emoji counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _first(shown: Shown) -> list[Button]:
    copy = [Button(COPY, copy=shown.body)] if units(shown.body) <= COPY_AT_MOST else []
    if shown.look.variant is Variant.CARD:
        return [shown.way("‹ The mail", replace(shown.look, variant=Variant.MAIL, take=0)), *copy]
    return [*_settling(shown), *copy]


def _settling(shown: Shown) -> list[Button]:
    """About a referee they speak of consent first, as on the card."""
    line = shown.line
    act, settle = verbs(line)
    if shown.settled:
        return [shown.act("Undo", "unall" if shown.look.group else "undo")]
    if act != "do":
        agreed = Button(line.words.action(line.subject), line.ref.data(act), style="success")
        return [agreed, shown.act(line.words.done(line.subject), settle)]
    if shown.look.group:
        label = SENT_TO_ALL.format(count=shown.all)
        return [Button(label, line.ref.data("all"), style="success")]
    return [Button(MADE.get(shown.look.variant, SENT), line.ref.data(settle), style="success")]


def _wording(shown: Shown) -> list[Button]:
    look = shown.look
    if look.variant is Variant.CALL:
        return _beside(shown)
    length = LONGER if look.shorter else SHORTER
    return [
        shown.way(length, replace(look, shorter=not look.shorter)),
        shown.way(ANOTHER, replace(look, take=(look.take + 1) % TAKES)),
        *_beside(shown),
    ]


def _beside(shown: Shown) -> list[Button]:
    """The one other thing that can be done, where there is one and not several; else the card by
    hand, where it suits the role or was chosen before (S0, S2, S3)."""
    further = _further(shown)
    if len(further) == 1:
        return further
    suits = Variant.CARD in variants_for(shown.line.ref.key, shown.line.subject.opportunity)
    if not suits or shown.look.group or shown.look.variant is not Variant.MAIL:
        return []
    return [shown.way(FORMS[Variant.CARD], Look(Variant.CARD))]


def _last(shown: Shown) -> list[Button]:
    wait = [] if shown.settled else [shown.act("Later", "later"), shown.act("Skip", "skip")]
    more = shown.way(MORE, replace(shown.look, more=True))
    several = len(_further(shown)) > 1
    return [*_fill(shown), *wait, more if several else shown.way(ANEW, shown.look.plain)]


def _fill(shown: Shown) -> list[Button]:
    ref, contact = shown.line.ref, shown.line.subject.contact
    if contact is not None and not shown.look.group:
        return [Button(ADD, f"c:open:{ref.opportunity}:{contact.id}")]
    return [Button(ADD, f"o:fix:{ref.opportunity}")] if ref.key.kind is StepKind.REFEREE else []


def _further(shown: Shown) -> list[Button]:
    """The other forms, one mail to all, and what was promised to them."""
    return [*_forms(shown), *_to_all(shown), *_promised(shown)]


def _forms(shown: Shown) -> list[Button]:
    key, opportunity = shown.line.ref.key, shown.line.subject.opportunity
    offered = list(variants_for(key, opportunity))
    if key.kind in BY_HAND and Variant.CARD not in offered:
        offered.append(Variant.CARD)
    above = Variant.MAIL if shown.look.variant is Variant.CARD else shown.look.variant
    others = [one for one in offered if one not in (shown.look.variant, above)]
    back = [] if not opportunity.by_card else [shown.way(NO_CARD, Look(no_card=True))]
    return [*(shown.way(FORMS[one], Look(one)) for one in others), *back]


def _to_all(shown: Shown) -> list[Button]:
    if shown.look.group:
        return [shown.way(ONE_EACH, Look())]
    label = TO_ALL.format(count=shown.all)
    return [shown.way(label, Look(group=True))] if shown.all > 1 and not shown.settled else []


def _promised(shown: Shown) -> list[Button]:
    contact = shown.line.subject.contact
    if contact is None or shown.line.ref.key.kind is not StepKind.THANK:
        return []
    ids = f"{shown.line.ref.opportunity}:{contact.id}"
    return [Button(PROMISED, f"c:edit:{ids}:useful")]

"""A card: steps with what to do, for whom, until when and why, and a row of buttons for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from coaching.calendar.business_hours import BusinessCalendar
from coaching.model.documents import Consent, Dossier, Opportunity
from coaching.model.personal_steps import drawer
from coaching.model.step_key import Step, StepKey, StepKind, StepState
from coaching.model.vocabulary import OWN, OpportunityId
from coaching.planner import PUNCTUAL, Later, plan, plan_own, put_off_choices
from coaching.playbook.playbook import ROWS
from handlers.cards.step_words import STEP_WORDS, StepWords
from handlers.cards.subjects import Subject
from handlers.ui import formatting
from handlers.ui.buttons import Button

SCHEDULE = (
    "It is outside their business hours. Write it now while it is fresh; send it now, or let "
    "your mail program send it {when}."
)
LATE_NOTE = "a late note still helps"
LATE = "still worth doing"
GONE = "No longer needed."
DAWN = datetime.min.replace(tzinfo=UTC)
NOT_NOW = "later: {when}"
PAST_CLOSE = "(after the end)"


class Ref(NamedTuple):
    """A step by its opportunity and key."""

    opportunity: OpportunityId
    key: StepKey

    def data(self, verb: str) -> str:
        """What a button of this step sends back; well below 64 bytes."""
        return f"s:{verb}:{self.opportunity}:{self.key.text}"


def ref_in(data: str) -> tuple[str, Ref] | None:
    """The verb and the step of a button's data; None when it is no step's."""
    kind, _, rest = data.partition(":")
    parts = rest.split(":")
    if kind != "s" or len(parts) != 3:
        return None
    try:
        return parts[0], Ref(OpportunityId(int(parts[1])), StepKey.parse(parts[2]))
    except ValueError:
        return None


def refs_in(datas: Iterable[str]) -> list[Ref]:
    """The steps of a card, read off its own buttons, each once and in order."""
    found = (ref_in(data) for data in datas)
    return list(dict.fromkeys(pair[1] for pair in found if pair))


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a card with all that is needed to write it; `step` None: it fell away."""

    ref: Ref
    subject: Subject
    step: Step | None

    @property
    def words(self) -> StepWords:
        """The texts of its kind."""
        return STEP_WORDS[self.ref.key.kind]

    @property
    def acting(self) -> bool:
        """Whether there is still something to do about it."""
        return self.step is not None and self.step.state in (StepState.OPEN, StepState.UPCOMING)


def lines_of(dossier: Dossier, refs: Sequence[Ref], now: datetime) -> list[Line]:
    """The steps as they stand now. Steps of an opportunity that is gone are left out."""
    known = {one.id: one for one in dossier.opportunities} | {OWN: drawer(dossier.person)}
    live = _live(dossier)
    plans = {
        one: _steps(dossier, known[one], now)
        for one in {ref.opportunity for ref in refs} & known.keys()
    }
    return [
        Line(
            ref,
            Subject(dossier.person, known[ref.opportunity], ref.key, live),
            plans[ref.opportunity].get(ref.key),
        )
        for ref in refs
        if ref.opportunity in known
    ]


def all_lines(dossier: Dossier, opportunity: OpportunityId, now: datetime) -> list[Line]:
    """Every step of an opportunity, or with OWN of the person, as it stands now."""
    known = [drawer(dossier.person), *dossier.opportunities]
    found = next((one for one in known if one.id == opportunity), None)
    steps = _steps(dossier, found, now) if found else {}
    return lines_of(dossier, [Ref(opportunity, key) for key in steps], now)


def _steps(dossier: Dossier, opportunity: Opportunity, now: datetime) -> dict[StepKey, Step]:
    own = opportunity.id == OWN
    steps = plan_own(dossier, now) if own else plan(dossier.person, opportunity, now)
    return {step.key: step for step in steps}


def _live(dossier: Dossier) -> tuple[str, ...]:
    """Who may still say yes, the one with the latest interview first."""
    live = [one for one in dossier.opportunities if one.live]
    live.sort(key=lambda one: max((each.start for each in one.interviews), default=DAWN))
    return tuple(_told_apart(one, live) for one in reversed(live))


def _told_apart(opportunity: Opportunity, others: Sequence[Opportunity]) -> str:
    """The company; with the role where another one is at the same company."""
    if formatting.same_company(opportunity, others):
        return f"{opportunity.company} ({opportunity.role})"
    return opportunity.company


# -- text ----------------------------------------------------------------------------------------


def card_text(lines: Sequence[Line], now: datetime) -> str:
    """The whole card; GONE when nothing of it exists any more."""
    if not lines:
        return GONE
    blocks: list[str] = []
    for opportunity in dict.fromkeys(line.ref.opportunity for line in lines):
        mine = [line for line in lines if line.ref.opportunity == opportunity]
        blocks.append(_block(mine, now))
    return "\n\n".join(blocks)


def _block(lines: Sequence[Line], now: datetime) -> str:
    first = lines[0]
    opening = first.words.opening(first.subject) if first.acting else ""
    rows = [f"• {step_line(line, now)}" for line in (lines[1:] if opening else lines)]
    parts = [formatting.heading(first.subject.opportunity), opening, "\n".join(rows)]
    gap = "\n\n" if opening and rows else "\n"
    text = gap.join(filter(None, parts[1:]))
    return "\n".join(filter(None, [parts[0], *_ahead(lines, now), text, _why(lines, now)]))


def _ahead(lines: Sequence[Line], now: datetime) -> list[str]:
    """When the interview is that a card prepares for."""
    subjects = [line.subject for line in lines if line.ref.key.kind in BEFORE_ONE]
    return [
        formatting.interview_time(one.interview, one.person, one.opportunity.zone, now)
        for one in subjects
        if one.interview is not None
    ]


BEFORE_ONE = frozenset({StepKind.LEAVE, StepKind.BRIEF})
"""What is of use before an interview, and not after it."""


def step_line(line: Line, now: datetime) -> str:
    """What to do and until when; or how it stands when there is nothing left to do."""
    subject, step = line.subject, line.step
    if step is None or step.state is StepState.CANCELLED:
        return f"<s>{line.words.line(subject)}</s>"
    match step.state:
        case StepState.DONE:
            return f"✓ {line.words.did(subject)}"
        case StepState.SKIPPED:
            return f"{line.words.line(subject)}: left out"
        case _:
            return f"{line.words.line(subject)}{_time(line, step, now)}"


def _time(line: Line, step: Step, now: datetime) -> str:
    zone = formatting.zone_of(line.subject.person)
    put_off = line.subject.opportunity.records.get(line.ref.key.text)
    if step.state is StepState.UPCOMING:
        return f", from {formatting.moment_words(step.opens, zone, now)}"
    if put_off and put_off.put_off and put_off.put_off > now:
        return f", {NOT_NOW.format(when=formatting.moment_words(put_off.put_off, zone, now))}"
    if step.late or step.state is StepState.LAPSED:
        return f": {LATE_NOTE if step.key.kind in _THANKS else LATE}"
    if step.closes is None or line.ref.key.kind not in _TIMED:
        return ""
    return f", {formatting.until(step.closes, zone, now)}"


_THANKS = frozenset({StepKind.THANK, StepKind.STAFF, StepKind.HELPER})
_TIMED = _THANKS | {
    StepKind.LINKEDIN,
    StepKind.CHECKED,
    StepKind.FEEDBACK,
    StepKind.OFFER_THANKS,
    StepKind.REBOOK,
}
"""Whose end matters to the person; what is for before an interview shows that one's time."""


def _why(lines: Sequence[Line], now: datetime) -> str:
    """One reason a kind, and the hint about the hour, for what is still to do."""
    acting = [line for line in lines if line.acting and not line.words.opening(line.subject)]
    timely = [line for line in acting if line.step and not line.step.late]
    reasons = dict.fromkeys(line.words.why(line.subject) for line in timely[:2])
    letters = [line for line in acting if line.ref.key.kind in _TO_EMPLOYER]
    hints = [_schedule(line.subject, now) for line in letters[:1]]
    text = " ".join(filter(None, [*reasons, *hints]))
    return f"<i>{text}</i>" if text else ""


_TO_EMPLOYER = {row.kind for row in ROWS if row.to_employer}


def _schedule(subject: Subject, now: datetime) -> str:
    """What to do with a letter at an hour when they are not at work; empty when they are."""
    calendar = BusinessCalendar(subject.opportunity.country, subject.opportunity.zone)
    if calendar.is_business(now) or calendar.is_business(now - PUNCTUAL):
        return ""
    hours = calendar.business(now, now + timedelta(days=21))
    zone = formatting.zone_of(subject.person)
    return SCHEDULE.format(when=formatting.moment_words(hours[0].start, zone, now)) if hours else ""


# -- buttons -------------------------------------------------------------------------------------


def card_buttons(
    lines: Sequence[Line], now: datetime, putting_off: Ref | None = None
) -> list[list[Button]]:
    """A row a step; two roomy rows when it stands alone; the choices of Later where it opened."""
    alone = len(lines) == 1
    rows: list[list[Button]] = []
    for line in lines:
        about = _about(line, lines)
        if line.ref == putting_off:
            rows += later_rows(line, now, "" if alone else about)
        else:
            rows += _rows(line, about, alone=alone)
    return rows


def _about(line: Line, lines: Sequence[Line]) -> str:
    """Whom it is about; where jobs share a card, the company, or at the same company the role."""
    short, mine = line.subject.short, line.subject.opportunity
    others = [one.subject for one in lines if one.ref.opportunity != mine.id]
    if not others:
        return short
    same = formatting.same_company(mine, [one.opportunity for one in others])
    place = mine.role[:24] if same else mine.company[:16]
    if not short:
        return place
    twice = same and any(one.short == short for one in others)
    return f"{short}, {place}" if twice else short


def _rows(line: Line, short: str, *, alone: bool) -> list[list[Button]]:
    """`short` tells the step from the others of its kind on the card."""
    ref, state = line.ref, line.step.state if line.step else StepState.CANCELLED
    if state in (StepState.DONE, StepState.SKIPPED):
        return [[Button(f"Undo: {short or line.words.did(line.subject)}", ref.data("undo"))]]
    if state is StepState.CANCELLED:
        return []
    action = line.words.action(line.subject)
    label = action if alone or not short else f"{action}: {short}"
    act, settle = verbs(line)
    deletes = ref.key.kind is StepKind.CLEAR
    main = [Button(label, ref.data(act), style="danger" if deletes else "primary")]
    done = Button(line.words.done(line.subject), ref.data(settle))
    rest = [Button(text, ref.data(verb)) for verb, text in line.words.ways]
    rest += [Button("Later", ref.data("later"))]
    rest += [Button("Skip", ref.data("skip"))] * line.words.skips
    if not action:
        return [[done, *rest]]
    return [[*main, done], rest] if alone else [main, [done, *rest]]


def verbs(line: Line) -> tuple[str, str]:
    """What the main button and the one that settles do. About a referee they speak of consent
    first, each in a word of its own, so that an old card never means something else by now."""
    return _VERBS.get(line.subject.consent, ("do", "done"))


_VERBS = {Consent.NOT_ASKED: ("do", "asked"), Consent.ASKED: ("agreed", "declined")}


def too_late(line: Line, later: Later) -> bool:
    """Whether a put-off would never speak: what is for before the interview ends with it."""
    return later.past_close and line.ref.key.kind in BEFORE_ONE


def later_rows(line: Line, now: datetime, about: str = "") -> list[list[Button]]:
    """The moments that Later offers for one step, and a way to pick another; `about` tells whose
    they are among other steps."""
    whose = f"{about}: " if about else ""
    person = line.subject.person
    closes = line.step.closes if line.step else None
    zone = formatting.zone_of(person)
    numbered = enumerate(put_off_choices(person, now, closes))
    options = [
        Button(
            f"{whose}{formatting.moment_words(one.at, zone, now)}"
            + (f" {PAST_CLOSE}" if one.past_close else ""),
            line.ref.data(f"l{index}"),
        )
        for index, one in sorted(numbered, key=lambda pair: pair[1].at)
        if not too_late(line, one)
    ]
    return [
        *([option] for option in options),
        [Button("Pick a time", line.ref.data("pick")), Button("‹ Back", line.ref.data("card"))],
    ]

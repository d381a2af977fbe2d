"""Writes one brief to a referee about all jobs of the same weeks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coaching.letters.briefs.redaction import redact_opportunity
from coaching.letters.frames import employer_frames, referee_frames
from coaching.letters.frames.day_words import is_american
from coaching.letters.gaps import REQUIREMENTS_MISSING, TALKING_POINTS_FEW
from coaching.letters.job_phrases import company_of
from coaching.letters.letter import Letter, LetterLine, Occasion, join_with_and
from coaching.letters.letter_writer import LetterWriter
from coaching.letters.referees.job_lines import say_standing, say_what_counts
from coaching.letters.referees.reach import WILL_ASK_BY, read_reach
from coaching.letters.referees.referee_points import points_text
from coaching.model.documents import Opportunity, Referee

MAX_SEVERAL_WORDS = 200


@dataclass(frozen=True, slots=True)
class _Told:
    """Holds what the letter says of one job; `points` are in the person's words."""

    writer: LetterWriter
    counts: list[LetterLine]
    points: str


def brief_on_several(occasion: Occasion, referee: Referee, others: Sequence[Opportunity]) -> Letter:
    """Returns the brief about this job and the others: where the person stands with each, what it
    asks for, and what to speak about, said once where it is the same for all."""
    jobs = (occasion.opportunity, *map(redact_opportunity, others))
    told = [_tell(replace(occasion, opportunity=job), referee) for job in jobs]
    first, points = told[0].writer, list(dict.fromkeys(one.points for one in told))
    is_shared = len(points) == 1 and bool(points[0])
    american = is_american(occasion.opportunity)
    agreed = employer_frames.AGREED_AMERICAN if american else employer_frames.AGREED
    to_all = [_say_points(told[0], 0, to_all=True)] if is_shared else []
    end = [first.say(employer_frames.ANYTHING_ELSE, "else", 2)]
    letter = first.letter(
        _subject(first, jobs),
        [
            [
                first.say(agreed, "agreed"),
                _say_how_many(first, len(jobs)),
                first.say(WILL_ASK_BY[read_reach(referee.reach)], "ask"),
            ],
            *(_tell_job(one, at, with_points=not is_shared) for at, one in enumerate(told)),
            [*to_all, *end],
        ],
        MAX_SEVERAL_WORDS,
        thanks=True,
    )
    gaps = (
        *([] if all(one.counts for one in told) else [str(REQUIREMENTS_MISSING)]),
        *([] if all(points) else [str(TALKING_POINTS_FEW)]),
    )
    return replace(letter, gaps=(*letter.gaps, *gaps))


def _tell(occasion: Occasion, referee: Referee) -> _Told:
    writer = LetterWriter(occasion, f"referee.0.{referee.id}", referee)
    return _Told(writer, say_what_counts(writer), points_text(occasion, referee))


def _subject(writer: LetterWriter, jobs: Sequence[Opportunity]) -> str:
    companies = list(dict.fromkeys(filter(None, map(company_of, jobs))))
    return writer.subject_of(referee_frames.SEVERAL_SUBJECT, companies=join_with_and(companies))


def _say_how_many(writer: LetterWriter, count: int) -> LetterLine:
    return writer.say(referee_frames.IN_THE_RUNNING[count], "several")


def _tell_job(told: _Told, at: int, *, with_points: bool) -> list[LetterLine]:
    points = [_say_points(told, at)] if with_points and told.points else []
    return [*say_standing(told.writer), *told.counts, *points]


def _say_points(told: _Told, at: int, *, to_all: bool = False) -> LetterLine:
    """Returns what to speak about; each job of the letter says it in another way."""
    if to_all:
        options = referee_frames.SPEAK_ABOUT_TO_ALL
        return told.writer.quote(options, "about", things=told.points)
    options = referee_frames.SPEAK_ABOUT_THERE
    turned = told.writer.choice.turn_from(options, at)
    return told.writer.quote(turned[:1], "about", things=told.points)

"""The brief before a round and the one before an offer hold what was noted, and fit a screen."""

import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.letters.briefs.briefing import (
    MAX_OWN_BRIEF_CHARS,
    NO_DOUBTS,
    Section,
    fit_sections,
    shorten,
)
from coaching.letters.briefs.round_brief import MAX_BRIEF_CHARS, NO_NOTES_YET
from coaching.letters.briefs.round_line import one_line_brief
from coaching.model.documents import (
    Capture,
    Interview,
    InterviewQuestion,
    Meeting,
    Opportunity,
    PracticeAttempt,
    Reflection,
)
from coaching.model.stories import Story, Telling
from coaching.model.vocabulary import AnswerResult, InterviewStatus, StoryId, ZoneName
from tests.coaching.dossiers import FIRST, berlin, contact, interview, opportunity
from tests.coaching.drafts import next_round_brief, offer_review
from tests.coaching.letterbox import ME, bare_job, full_job

EXAMPLES = int(os.environ.get("DEBRIEF_EXAMPLES", "100"))
EVE = berlin(2, 18, month=12)
NEXT = interview(berlin(3, 10, month=12), 9)


def brief(job: Opportunity, coming: Interview = NEXT) -> str:
    """Returns the brief of the evening before the round of 3 December."""
    return next_round_brief(ME, job, coming, EVE)


def test_the_brief_recalls_all_that_a_next_round_builds_on() -> None:
    """A brief recalls answers, things unsaid, concerns, doubts, failed questions and people."""
    assert brief(full_job()) == (
        "Round 2, Data Engineer · Acme Robotics, tomorrow, 3 December, at 10:00\n\n"
        "Who is who\n"
        "– Dana Lee (CTO): Their data platform; how they moved to dbt\n"
        "   Doubt: my lack of Java → I learned Java in my thesis\n"
        "– Ben Ode (interviewer): climbing\n"
        "– Cy Young (coordinator): the office dog\n\n"
        "Left unsaid last time\n"
        "– my thesis on streams\n\n"
        "Ask about\n"
        "– vague on overtime\n"
        "– who sets the roadmap\n"
        "– how do they do on-call?\n\n"
        "If it comes up again\n"
        "– Tell me of a failure → the outage, and what I changed\n\n"
        "What you told them: stay with it\n"
        "– Why us? → because of the robots\n"
        "– Tell me of a failure → the outage, and what I changed"
    )


def test_each_person_has_one_place_with_their_doubt_and_its_answer() -> None:
    """What was talked about, the doubt as the thing doubted, the answer; new faces come last."""
    worry, answer = "she worried about my Java", "I ran Java for years"
    doubted = Meeting(FIRST, "their move to dbt", worry, answer=answer)
    dana = replace(contact(10, "Dana Lee"), title="CTO", met=(doubted,))
    ines = replace(contact(11, "Ines Kolb"), met=(Meeting(NEXT.id),))
    job = opportunity(dana, ines)
    told = brief(replace(job, interviews=(*job.interviews, NEXT)))
    assert told.split("\n\n")[1] == (
        "Who is who\n"
        "– Dana Lee (CTO): their move to dbt\n"
        "   Doubt: my Java → I ran Java for years\n"
        "– Ines Kolb (interviewer): new to you"
    )


def test_a_story_that_was_told_is_known_to_them() -> None:
    """Stories told in an earlier round of this job stand with the answers; others do not."""
    told = Story(StoryId(1), "the outage", told=(Telling(FIRST, EVE),))
    person = replace(ME, stories=(told, Story(StoryId(2), "the relaunch")))
    text = next_round_brief(person, full_job(), NEXT, EVE)
    assert "– Your story “the outage”: told to Dana Lee, Ben Ode and Cy Young\n" in text
    assert "relaunch" not in text


def test_an_hour_before_one_line_is_enough() -> None:
    """What was left unsaid, else the answer to a doubt, else what to ask; else nothing."""
    assert one_line_brief(full_job(), NEXT, EVE) == "To say this time: my thesis on streams"
    worry, answer = "she worried about my Java", "I ran Java for years"
    doubted = Meeting(FIRST, concern=worry, answer=answer)
    job = opportunity(replace(contact(10, "Dana Lee"), met=(doubted,)))
    job = replace(job, interviews=(*job.interviews, NEXT))
    line = one_line_brief(job, NEXT, EVE)
    assert line == "Dana Lee doubted: my Java. Your answer: I ran Java for years"
    asked = opportunity(reflection=Reflection(red_flags="vague on overtime"))
    asked = replace(asked, interviews=(*asked.interviews, NEXT))
    assert one_line_brief(asked, NEXT, EVE) == "To ask this time: vague on overtime"
    assert one_line_brief(bare_job(), NEXT, EVE) == ""


def test_an_hour_before_a_doubt_without_an_answer_or_the_talk_is_better_than_nothing() -> None:
    """A doubt first; what was talked about comes last."""
    doubted = Meeting(FIRST, topic="streams", concern="she worried about my Java")
    job = opportunity(replace(contact(10, "Dana Lee"), met=(doubted,)))
    job = replace(job, interviews=(*job.interviews, NEXT))
    line = one_line_brief(job, NEXT, EVE)
    assert line == "Dana Lee doubted: my Java. Have an answer ready."
    talked = opportunity(replace(contact(10, "Dana Lee"), met=(Meeting(FIRST, topic="streams"),)))
    talked = replace(talked, interviews=(*talked.interviews, NEXT))
    assert one_line_brief(talked, NEXT, EVE) == "Last time with Dana Lee: streams"


def test_the_brief_recalls_what_they_asked_and_what_was_told_of_nobody() -> None:
    """A question without a noted answer stands there too, one that was unlawful never."""
    job = opportunity(capture=Capture(notes=("their new depot",)))
    asked = (
        InterviewQuestion("How do you plan a peak?"),
        InterviewQuestion("Do you want children?", uncomfortable=True),
    )
    held = replace(job.interviews[0], asked=asked)
    text = brief(replace(job, interviews=(held, NEXT)))
    assert "They asked\n– How do you plan a peak?" in text
    assert "Also in your notes\n– their new depot" in text
    assert "children" not in text


@pytest.mark.parametrize("went", [AnswerResult.TRIPPED, AnswerResult.SHAKY])
def test_an_answer_that_stumbled_is_not_to_stay_with(went: AnswerResult) -> None:
    """An answer that failed is not recommended, unless a better one was practised since."""
    again = PracticeAttempt(EVE, "SECOND", AnswerResult.SHAKY)
    asked = InterviewQuestion("Why us?", "FIRST", went, practised=(again,))
    better = replace(asked, practised=(PracticeAttempt(EVE, "BETTER", AnswerResult.WELL), again))
    texts = []
    for each in (asked, better):
        past = replace(opportunity().interviews[0], asked=(each,))
        texts.append(brief(replace(opportunity(), interviews=(past, NEXT))))
    assert "stay with it" not in texts[0]
    assert "stay with it\n– Why us? → BETTER" in texts[1]
    assert not [text for text in texts if "FIRST" in text or "SECOND" in text]


def test_an_uncomfortable_question_is_in_no_brief() -> None:
    """An uncomfortable question is in no brief, because it is the person's private note."""
    assert "children" not in brief(full_job()) + offer_review(full_job())
    assert "SECRET" not in brief(full_job()) + offer_review(full_job())


def test_rounds_that_did_not_happen_and_later_ones_teach_nothing() -> None:
    """A brief recalls only rounds that took place before this one."""
    noted = Capture(unsaid="robots")
    fell = replace(interview(berlin(20, 9), 5), held=InterviewStatus.CANCELLED, capture=noted)
    later = replace(interview(berlin(9, 9, month=12), 6), capture=noted)
    job = replace(opportunity(), interviews=(fell, NEXT, later))
    head = "Round 1, Data Engineer · Acme Robotics, tomorrow, 3 December, at 10:00"
    assert brief(job) == f"{head}\n\n{NO_NOTES_YET}"


def test_another_time_zone_is_told_in_both_clocks() -> None:
    """Another time zone is shown in both clocks, theirs first, with the day where it differs."""
    away = replace(ME, zone=ZoneName("Australia/Sydney"))
    near = next_round_brief(away, full_job(), NEXT, EVE)
    late = replace(NEXT, start=berlin(3, 20, month=12), wall=NEXT.wall.replace(hour=20))
    far = next_round_brief(away, full_job(), late, EVE)
    assert "on 3 December at 10:00 their time (20:00 yours)" in near
    assert "on 3 December at 20:00 their time (06:00 Friday yours)" in far


def test_an_offer_brings_back_the_doubts() -> None:
    """The brief before an offer has red flags and open questions of every round (S1, S4)."""
    assert offer_review(full_job()) == (
        "Data Engineer · Acme Robotics: before you answer\n\n"
        "Red flags\n– vague on overtime\n\n"
        "To clarify\n– who sets the roadmap\n\n"
        "Still open\n– how do they do on-call?"
    )
    assert offer_review(bare_job()) == str(NO_DOUBTS)


lines = st.text(alphabet="abc xyz<b>&🙂שלום.\n", max_size=1500)


@settings(max_examples=EXAMPLES, deadline=None)
@given(notes=st.lists(lines, min_size=8, max_size=8), questions=st.lists(lines, max_size=12))
def test_a_brief_fits_a_screen_and_cuts_no_word(notes: list[str], questions: list[str]) -> None:
    """A brief has at most 2,500 characters, and each word is the person's own."""
    asked = tuple(InterviewQuestion(each, each, AnswerResult.TRIPPED) for each in questions)
    people = [contact(10 + n, f"N{n}", concern=note) for n, note in enumerate(notes[4:])]
    job = opportunity(
        *people,
        capture=Capture(open_questions=notes[0], unsaid=notes[1]),
        reflection=Reflection(red_flags=notes[2], clarify=notes[3]),
    )
    job = replace(job, interviews=(replace(job.interviews[0], asked=asked), NEXT))
    own = {word for text in (*notes, *questions) for word in text.replace(".", " ").split()}
    assert len(brief(job)) <= MAX_BRIEF_CHARS
    for text in (brief(job), offer_review(job)):
        assert len(text) <= MAX_OWN_BRIEF_CHARS
        items = [line[2:] for line in text.splitlines() if line.startswith("– ")]
        words = {
            word for item in items for word in item.replace(".", " ").replace(":", " ").split()
        }
        strange = {word for word in words - own if not word.startswith(("N", "(", "interviewer"))}
        assert strange <= {"→", "…"}


def test_what_does_not_fit_is_counted_and_no_section_crowds_out_another() -> None:
    """Whole items are left out, of each section in turn, and their number is given."""
    many = Section("Many", tuple(f"item {number:03d} {'x' * 60}" for number in range(50)))
    text = fit_sections("Head", (many, Section("Few", ("one", "two"))), 600)
    assert len(text) <= 600
    assert text.endswith("Few\n– one\n– two")
    assert "more in your notes)" in text
    assert text.count("– item") + int(text.split("(")[1].split()[0]) == 50


def test_a_long_item_is_cut_between_words_and_shows_it() -> None:
    """A long item is cut between words, and the cut is shown."""
    assert shorten("word " * 100) == "word " * 59 + "…"
    assert shorten("as it\nwas") == "as it was"

"""Lives that are played for the pictures: people type in a hurry, and the hours pass."""

from tools.screenshots.stage import Player

PANEL = (
    "ok that was a lot of people. helen marsh (cmo, shed be my boss) "
    "helen.marsh@tidewater.example, tobias lindqvist - brand strategy, aoife brennan head of "
    "people, raj patel from finance and kit from design"
)
TOPICS = (
    "helen: the rebrand after the merger, tobias: their tone of voice, aoife - how they hire, "
    "raj: what a rebrand costs, kit: the new ferry livery. helen had doubts because ive never run "
    "a budget in pounds. they decide within 2 weeks"
)
REASONS = (
    "I moved forty shops to one name in a year\n"
    "I ran a rebrand on a third of the budget\n"
    "I wrote the voice guide that nine agencies use"
)
LETTERS_TO_THE_OTHERS = {
    "Tobias": ("letter to tobias", REASONS, "You read me a complaint in three voices"),
    "Aoife": ("letter to aoife", "You told me why nobody there starts alone"),
    "Raj": ("letter to raj", "You showed me what the last name change cost, line by line"),
    "Kit": ("letter to kit", "You showed me the new ferry livery on the back of a menu"),
}
"""What is typed for each letter: the order, why they fit (once), and what was said to that one."""


def play_afternoon(robin: Player) -> None:
    """From the first word to the thank-you card and the status."""
    robin.begin("London")
    robin.do("/new Acme Robotics; Data Engineer; today 15:00", "[Looks right]")
    robin.wind("2026-11-11 16:10")
    robin.do(
        "[Start the notes]",
        "Dana Lee, the hiring manager, dana@acme.example, asked whether I know Kafka. Sam Ortiz, "
        "sam@acme.example, told me about their new warehouse.",
        "[Right]",
        "[Finish later]",
    )
    robin.wind("2026-11-11 17:00")
    robin.do("/status")


def tell_of_panel(robin: Player) -> None:
    """Five people in an hour, told in two messages as soon as it is over."""
    robin.begin("London")
    robin.do("panel at tidewater tomorrow 10am, brand director, on zoom", "[Right]")
    robin.wind("2026-11-12 11:15")
    robin.do(PANEL, TOPICS)


def write_to_the_boss(robin: Player) -> None:
    """The first letter, to her who decides."""
    robin.do("[Right]", "[Mail only]", "[Skip]")
    robin.wind("2026-11-12 14:05")
    robin.do(
        "letter to helen",
        "[Hi Helen]",
        "i want to take a brand apart and put it back together once more",
        "You told me why the merger needs a new name and an old heart",
        "my last budget was in four currencies and closed under plan in all of them",
    )


def come_back(robin: Player) -> None:
    """They want a second talk, and the evening before it comes."""
    robin.wind("2026-11-19 10:00")
    robin.do("second round at tidewater on tuesday 2pm, with helen and tobias", "[Right]")
    robin.wind("2026-11-23 20:30")
    robin.do("[Read the brief]")


def play_eight_jobs(robin: Player) -> None:
    """Eight applications, each somewhere else on its way."""
    robin.begin("Berlin")
    robin.do(
        "applied at Zellwerk, Papierflieger and Uferlos last week, nothing yet",
        "[Right]",
        "phone screen with Kolibri tomorrow 11:00, backend dev",
        "[Right]",
        "interview at Fahrwerk thursday 14:00 on site, platform engineer, and one at Mondstein "
        "friday 10:00 on zoom, data engineer",
        "[Right]",
        "interview with Nordlicht on monday at 15:00 on site, data engineer",
        "[Right]",
        "applied at Steinbock too",
        "[Right]",
    )
    robin.wind("2026-11-12 16:00")
    robin.do(
        "fahrwerk: met anna winter, head of platform, winter@fahrwerk.example. we talked about "
        "how they moved to kubernetes. they decide in two weeks",
        "[Right]",
        "/cancel",
    )
    robin.wind("2026-11-12 17:45")
    robin.do("/status")


def get_offer(robin: Player) -> None:
    """One of them offers the job and wants an answer; what else they offer is asked."""
    robin.wind("2026-11-16 16:20")
    robin.do(
        "nordlicht was good. met britta olsen, head of data, we talked about wind forecasts. they "
        "have on call every third week, didnt like that. they decide in two weeks",
        "[Right]",
        "/cancel",
    )
    robin.wind("2026-11-16 18:00")
    robin.do(
        "fahrwerk made me an offer, 78k, i have to answer by friday noon",
        "[Right]",
        "10% bonus",
        "in february",
        "two days in the office, the rest at home",
        "whether the on call weeks are paid",
    )


def compare(robin: Player) -> None:
    """The offer is put beside the job that was talked of on Monday."""
    robin.do("[Side by side]", "[Nordlicht · data engineer]")

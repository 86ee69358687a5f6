"""Then and now: rounds of interviews, and what came, stayed and went between them."""

from digest.library.then_and_now import find_changes, find_rounds
from digest.models import Evidence, Figure, FigureKind, Interview, ThemeLabel


def speak(name: str, date: str | None, occasion: str | None, *themes: str, target: str | None = None) -> Interview:
    """An interview of this date and occasion on these themes, with a target of this value."""
    labels = tuple(ThemeLabel(theme=theme, passage="p1", sentence="。", terms=()) for theme in themes)
    figures = (
        (
            Figure(
                kind=FigureKind.TARGET,
                metric="茶馆",
                value=target,
                unit="家",
                qualifier=None,
                deadline=None,
                sentence="。",
                passage="p1",
            ),
        )
        if target
        else ()
    )
    return Interview(
        id=name,
        headline=name,
        person="林远舟",
        office=None,
        area="桐林区",
        occasion=occasion,
        date=date,
        printings=(),
        base="",
        passages=(),
        evidence=Evidence(themes=labels, targets=figures),
    )


def test_themes_come_stay_and_go() -> None:
    """New and kept themes stand in the later round's order, gone ones in the earlier's; targets keep their interview."""
    earlier = speak("a", "2031-04", "春季考察", "开放", "生态", "民生", target="20")
    later = speak("b", "2031-09", "秋季全会", "民生", "人才", "生态", target="35")
    (change,) = find_changes([later, earlier])
    assert (change.then.interviews, change.now.interviews) == (("a",), ("b",))
    assert (change.new, change.kept, change.gone) == (("人才",), ("民生", "生态"), ("开放",))
    assert [(name, figure.value) for name, figure in change.now.targets] == [("b", "35")]
    assert change.is_dated


def test_an_order_that_the_dates_do_not_settle_is_marked() -> None:
    """A year alone may lie before or behind a month of it: it is put behind, and said to be inferred."""
    (change,) = find_changes([speak("b", "2031", "秋季全会"), speak("a", "2031-04", "春季考察")])
    assert change.then.occasion == "春季考察"
    assert not change.is_dated


def test_interviews_of_one_occasion_are_one_round() -> None:
    """An area's three interviews on two occasions are two rounds; each theme counts once."""
    rounds = find_rounds(
        [
            speak("c", "2031-09", "秋季全会", "人才"),
            speak("a", "2031-04-02", "春季考察", "生态", "民生"),
            speak("b", "2031-04-05", "春季考察", "民生"),
        ]
    )
    assert [one.interviews for one in rounds] == [("a", "b"), ("c",)]
    assert rounds[0].themes == ("生态", "民生")


def test_without_an_occasion_the_date_makes_the_round() -> None:
    """Interviews of one date belong together; undated ones without an occasion stand alone."""
    rounds = find_rounds([speak(n, d, None) for n, d in (("a", "2031"), ("b", "2031"), ("c", None), ("d", None))])
    assert [one.interviews for one in rounds] == [("a", "b"), ("c",), ("d",)]


def test_one_round_has_nothing_to_compare() -> None:
    """A single interview, or none, gives no change."""
    assert find_changes([]) == find_changes([speak("a", "2031", None)]) == ()

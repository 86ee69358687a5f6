"""The terms of the index pages."""

from dataclasses import replace

from digest.models import Evidence, Finding, Lesson, Library, Span, ThemeLabel
from digest.render.indexes import build_indexes, gather_findings
from tests.invented import LIBRARY, VOCABULARY


def test_a_theme_lists_each_area_in_the_vocabularys_order() -> None:
    """Under a theme stand the areas that speak of it, each with one sentence for each passage."""
    indexes = build_indexes(LIBRARY, VOCABULARY)
    spoken = {
        term.theme.name: [(g.area and g.area.name, len(g.mentions)) for g in term.groups] for term in indexes.themes
    }
    assert spoken == {
        "科技创新": [("云溪新区", 2)],
        "营商环境": [("市直", 1)],
        "文旅与消费": [("桐林区", 2)],
    }


def test_a_passage_with_two_labels_of_a_theme_counts_once() -> None:
    """Two sentences of one passage are one mention, quoted by the first."""
    first, *others = LIBRARY.interviews
    label = first.evidence.themes[0]
    again = replace(label, sentence="another sentence")
    twice = replace(first, evidence=replace(first.evidence, themes=(label, again)))
    indexes = build_indexes(replace(LIBRARY, interviews=(twice, *others)), VOCABULARY)
    (group,) = next(term.groups for term in indexes.themes if term.theme.name == label.theme)
    assert [mention.label.sentence for mention in group.mentions] == [label.sentence]
    assert next(t for t in indexes.areas if t.area.name == "桐林区").theme_counts == {label.theme: 1}


def test_an_area_gathers_all_that_is_said_there() -> None:
    """Interviews, people, targets and lessons of the area; one without interviews is there too, empty."""
    areas = {term.area.name: term for term in build_indexes(LIBRARY, VOCABULARY).areas}
    assert [person.name for person in areas["桐林区"].people] == ["林远舟"]
    assert [pledge.figure.metric for pledge in areas["桐林区"].pledges] == ["夜市摊位"]
    assert [teaching.lesson.city for teaching in areas["桐林区"].teachings] == ["苏州", "宁波"]
    assert areas["石桥县"].interviews == ()


def test_cities_are_those_that_somebody_learns_from() -> None:
    """A city of the vocabulary that nobody names has no page."""
    assert [term.city.name for term in build_indexes(LIBRARY, VOCABULARY).cities] == ["苏州", "宁波"]


def test_the_matrix_shades_by_the_largest_cell() -> None:
    """Rows are areas, columns themes, both only where something is said; the largest count has the darkest of 4 shades."""
    rows = build_indexes(LIBRARY, VOCABULARY).matrix
    assert [(row.area and row.area.name, [cell[1:] for cell in row.cells]) for row in rows] == [
        ("桐林区", [(0, 0), (0, 0), (2, 4)]),
        ("云溪新区", [(2, 4), (0, 0), (0, 0)]),
        ("市直", [(0, 0), (1, 2), (0, 0)]),
    ]


def test_what_no_vocabulary_knows_is_not_lost() -> None:
    """A theme, area or city without an entry stands behind the others under its sound, at an address of its own."""
    first, *others = LIBRARY.interviews
    passage = first.passages[0].id
    strange = replace(
        first,
        area="栗坪区",
        evidence=Evidence(
            themes=(ThemeLabel(theme="桐林", passage=passage, sentence="x", terms=()),),
            lessons=(Lesson(city="素洲", practice=None, applied_to=None, sentence="x", passage=passage),),
        ),
    )
    indexes = build_indexes(replace(LIBRARY, interviews=(strange, *others)), VOCABULARY)
    assert (indexes.areas[-1].area.slug, indexes.areas[-1].area.kind) == ("lipingqu", "unknown")
    assert indexes.themes[-1].theme.slug == "tonglin"
    assert [term.city.slug for term in indexes.cities] == ["suzhou-2"]


def test_an_interview_without_an_area_is_in_the_matrix() -> None:
    """Its row has no name, and stands last."""
    interviews = tuple(replace(interview, area=None) for interview in LIBRARY.interviews)
    indexes = build_indexes(replace(LIBRARY, interviews=interviews), VOCABULARY)
    assert [row.area for row in indexes.matrix] == [None]


def test_findings_are_gathered_from_everywhere_once() -> None:
    """Those of pages, printings, interviews and evidence, sorted by code and place, the placeless last in their code."""
    here = Finding(code="no-byline", message="m", span=Span(page="a", first_line=2, last_line=2))
    later = Finding(code="no-byline", message="m", span=Span(page="a", first_line=10, last_line=10))
    nowhere = Finding(code="no-byline", message="m")
    printings = tuple(replace(printing, findings=(nowhere, later, here)) for printing in LIBRARY.printings)
    codes = [(f.code, f.span and f.span.first_line) for f in gather_findings(replace(LIBRARY, printings=printings))]
    assert codes == [
        ("no-byline", 2),
        ("no-byline", 10),
        ("no-byline", None),
        ("no-interview", None),
        ("unnamed-person", 9),
    ]


def test_an_empty_library_has_empty_indexes() -> None:
    """Nothing is needed for a site."""
    empty = Library(interviews=(), printings=(), pages=())
    indexes = build_indexes(empty, VOCABULARY)
    assert [*indexes.matrix, *indexes.people, *indexes.cities, *indexes.targets] == []
    assert gather_findings(empty) == ()

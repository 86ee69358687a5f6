"""Which paragraphs of two printings of one interview say the same.

Paragraphs are compared as folded texts by their runs of three characters, in whatever order the pages print them, and
cut wherever each page cuts them: one paragraph may say two passages of the other printing, or two paragraphs one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from digest.library.kinship import share

__all__ = ["align", "find_components"]

HALF = 0.5  # of the shorter text says the same
WHOLLY = 0.9
FEWEST = 0.15  # of the shorter's runs: less is not looked at
RUN = 3
LOOKED_AT = 50  # passages that a paragraph is held against, the most promising
COMMON = 500  # passages: a run that more of them have tells none of them
SHORT = 8  # letters; a shorter paragraph (“好的。”) is the same only if it is equal


def align(ours: Sequence[str], theirs: Sequence[str]) -> tuple[dict[int, list[int]], set[int]]:
    """Their paragraph → our passages that say the same, in order; none for a paragraph that we lack.

    Beside it their echoes: paragraphs that only repeat what another one says better (a line recognised twice).
    """
    runs = [_runs(text) for text in ours]
    index: dict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(runs):
        for run in some:
            index[run].append(place)
    equal = _equal_places(ours)
    links: dict[int, list[int]] = {}
    for number, text in enumerate(theirs):
        if equal.get(text):
            links[number] = [equal[text].pop(0) if len(equal[text]) > 1 else equal[text][0]]
        else:
            claims = (places for run in _runs(text) if len(places := index.get(run, ())) <= COMMON)
            promising = Counter(place for places in claims for place in places)
            links[number] = _same_passages(text, ours, runs, promising)
    return links, _part_echoes(links, runs, [_runs(text) for text in theirs])


def _equal_places(texts: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[text].append(place)
    return places


def _part_echoes(links: dict[int, list[int]], ours: Sequence[set[str]], theirs: Sequence[set[str]]) -> set[int]:
    """Take out the links of paragraphs that add nothing to what others say of a passage; tell those wholly said."""
    claims: dict[int, list[int]] = defaultdict(list)
    for number, places in links.items():
        for place in places:
            claims[place].append(number)
    echoes: set[int] = set()
    for place, numbers in claims.items():
        covered: set[str] = set()
        for rank, number in enumerate(sorted(numbers, key=lambda n: -len(theirs[n] & ours[place]))):
            shared = theirs[number] & ours[place]
            if rank == 0 or len(shared - covered) > HALF * len(shared):
                covered |= shared
            elif len(links[number]) == 1 and len(shared) >= WHOLLY * len(theirs[number]):
                echoes.add(number)
            else:
                links[number].remove(place)
    return echoes


def _same_passages(text: str, ours: Sequence[str], runs: Sequence[set[str]], promising: Counter[int]) -> list[int]:
    """Our passages that say what a text says, in order; one that only repeats what another of them has is none."""
    wanted = _runs(text)
    found: list[int] = []
    covered: set[str] = set()
    for place, count in nsmallest(LOOKED_AT, promising.items(), key=lambda item: (-item[1], item[0])):
        shared = wanted & runs[place]
        is_new = len(shared - covered) >= HALF * len(shared)
        if is_new and count >= FEWEST * min(len(wanted), len(runs[place])) and _say_the_same(text, ours[place]):
            found.append(place)
            covered |= shared
    return sorted(found)


def _say_the_same(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SHORT and share(one, other) >= HALF


def _runs(text: str) -> set[str]:
    return {text[start : start + RUN] for start in range(len(text) - RUN + 1)}


def find_components(links: Mapping[int, Sequence[int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Our passages and their paragraphs that hang together, each in order."""
    home: dict[int, set[int]] = {}
    members: dict[int, list[int]] = defaultdict(list)
    for places in links.values():
        group = {place for ours in places for place in home.get(ours, {ours})}
        for place in group:
            home[place] = group
    for number, places in links.items():
        if places:
            members[min(home[places[0]])].append(number)
    for first, theirs in members.items():
        yield sorted(home[first]), theirs

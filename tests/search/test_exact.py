"""Exact scores: what is skipped for its bound would not have been among the best."""

from math import inf

from debate_tui.search.build import build
from debate_tui.search.exact import Distances, Scorer
from debate_tui.search.rank import CANDIDATES, Ranker, Term
from tests.search.corpus import generated


def test_bounds_hold_and_leave_nothing_out() -> None:
    tried = generated(1_000, 10, 5)
    index = build(tried.texts)
    ranker, distances = Ranker(index), Distances(index)
    for known in tried.queries:
        words = known.query.split()
        terms = [*map(Term, words[:-1]), Term(words[-1], open=True)]
        looks = [look for term in terms if (look := ranker.look(term)).similar]
        score = Scorer(index, [(look.similar, look.idf, look.shares) for look in looks], distances)
        bounds = score.in_order(ranker._candidates(terms))
        scores = {item: score(item) for _, item in bounds}
        assert all(scores[item] <= most for most, item in bounds), known.query
        assert all(score(item, scores[item]) == scores[item] for item in scores)
        best = sorted(((scored, -item) for item, scored in scores.items() if scored > -inf), reverse=True)
        listed = ranker.best(terms, 10)
        assert listed == [one for scored, item in best[:10] if (one := (-item, scored)) in listed]
        assert listed[0] == (-best[0][1], best[0][0])
        assert len(bounds) <= CANDIDATES


def test_what_has_some_of_the_words_and_fits_far_worse_is_left_out() -> None:
    """`footfal roes` found the card of both, and eighteen notes with “goes” and “does”."""
    both, one = "Footfall rose in the streets.", "He goes where she does, and so do all foes of them in the end."
    texts = [
        both,
        *[f"{one} Number {number}." for number in range(30)],
        *[f"Other words {n} of it." for n in range(400)],
    ]
    ranker = Ranker(build(texts))
    assert [item for item, _ in ranker.best([Term("footfal"), Term("roes", open=True)], 10)] == [0]
    assert len(ranker.best([Term("roes", open=True)], 10)) == 10
    assert len(ranker.best([Term("goes"), Term("foes")], 10)) == 10

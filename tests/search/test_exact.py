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
        assert ranker.best(terms, 10) == [(-item, scored) for scored, item in best[:10]]
        assert len(bounds) <= CANDIDATES

"""Whose locutions in an AIF nodeset are an analyst's, who only says what others say, and which somebody claims were spoken."""

from collections.abc import Collection

from debate_tui.read.aif.vertex import Vertex

_ANALYSING = "analysing"


def analysts(spoken: Collection[Vertex]) -> frozenset[str]:
    """The ids of those of all locutions that are an analyst's, where a speaker's lead to illocutions and transitions: edges lead
    from them straight to what is said, as AIFdb's older corpora have it ("analyses", with an edge to every node); or by way of
    "Analysing" to a locution, whose words they repeat behind the analyst's name, as OVA writes it; AIFdb's files lack these edges.
    """
    alone = [(node.id, *node.text.partition(": ")) for node in spoken if not node.out and not node.into]
    told = {node.text for node in spoken} if alone else set()
    names = {name for _, name, _, words in alone if words in told}
    leading: list[str] = []
    says: dict[str, bool] = {}
    """By an illocution's text, whether it may be by one that an analyst speaks: there are few texts, and very many illocutions."""
    for node in spoken:
        for edge in node.out:
            target = edge.target
            if (type := target.type) == "YA":
                if (may := says.get(target.text)) is None:
                    may = says[target.text] = _may_analyse(target.text)
                if not (may and _analyses(target)):
                    continue
            elif type != "I" and type != "L":
                continue
            leading.append(node.id)
            break
    return frozenset([*leading, *(id for id, name, _, words in alone if words and name in names)])


def is_told(act: Vertex) -> bool:
    """Whether an illocution, if it leads to locutions, claims that these are spoken, as reported speech is drawn: another leads to
    it, and it is none of an analyst's."""
    return any(edge.origin.type in ("L", "TA") for edge in act.into) and not _analyses(act)


def _analyses(act: Vertex) -> bool:
    """Whether an illocution is the one by which an analyst says that somebody speaks."""
    named = (act.text or act.scheme).strip().lower() == _ANALYSING
    return named and any(edge.target.type == "L" for edge in act.out)


def _may_analyse(text: str) -> bool:
    """Whether an illocution with this text may be an analyst's: without any, its scheme tells."""
    return not text or text.strip().lower() == _ANALYSING

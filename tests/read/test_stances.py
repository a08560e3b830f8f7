"""What the name of a step says of its direction: for, against, or nothing."""

import pytest

from debate_tui.read.stances import is_against


@pytest.mark.parametrize(
    ("names", "against"),
    [
        (
            "conflict, attacks, DefaultConflict, undermine, undermines, contradict, objection, con, refutation, disagree, "
            "counter, counterargument, Counter-Argument, counter_evidence, opposes, against, argument against, premise attack",
            True,
        ),
        (
            "support, pro, Default Inference, Argument from Expert Opinion, ExpertOpinion, Popular Practice, Modus Ponens, "
            "Argument from Opposites, Ad hominem, supporting evidence, evidence",
            False,
        ),
        ("scheme, x, Default Preference, not support, pros and cons, Objective, Counterfactual, , argument", None),
    ],
)
def test_what_a_name_says(names: str, against: bool | None) -> None:
    assert [name for name in names.split(", ") if is_against(name) is not against] == []

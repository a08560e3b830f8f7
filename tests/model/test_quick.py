"""What is made quickly is what calling the class makes."""

from dataclasses import FrozenInstanceError, dataclass, fields

import pytest

from debate_tui.model.debate import Claim, Location, Quote, Relation
from debate_tui.model.quick import maker


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: str = "left out"


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Point, (1, "a")),
        (Location, ("f", 1, 2)),
        (Quote, ("t", Location("f"), None, "n", None, None, "absent", (), "s", (), {})),
        (Claim, ("c", "s", ("i",), "t", None, "p", (), Location("f"), None, (), {"a": 1})),
        (Relation, ("rebuts", ("s/a",), "s/b", "mapper", Location("f"), None, "r", {})),
    ],
)
def test_nobody_sees_how_it_was_made(kind: type, values: tuple[object, ...]) -> None:
    quick, usual = maker(kind)(*values), kind(*values)
    assert type(quick) is kind
    assert quick == usual
    assert hash(quick) == hash(usual)
    assert repr(quick) == repr(usual)
    with pytest.raises(FrozenInstanceError):
        setattr(quick, fields(kind)[0].name, 1)


def test_no_field_is_left_out() -> None:
    with pytest.raises(TypeError):
        maker(Point)(1)

"""What a new map begins with names what a map may say."""

import pytest

from debate_tui.edit.start import started
from debate_tui.model.kinds import Kind, Role


@pytest.mark.parametrize("kind", [*Kind, *Role])
def test_the_template_names_every_kind_of_relation_and_every_role(kind: Kind | Role) -> None:
    """It named five kinds of six: `rephrases` was missing."""
    assert str(kind.value).encode() in started("street")["debate.toml"]

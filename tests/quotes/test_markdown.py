"""What of a Markdown file a reader of the rendered page sees."""

import pytest

from debate_tui.quotes.markdown import seen_of_markdown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: no\ntags:\n  - no\n---\nyes", "yes"),
        ("---\r\ntitle: no\r\n---\r\nyes", "yes"),
        ("---\ntitle: no\n...\nyes", "yes"),
        ("+++\ntitle = 'no'\n+++\n\nyes", "yes"),
        ("---\n\nyes\n\n---\n\nyes", "yes\n\nyes"),
        ("---\ntitle: yes, since it has no end", "title: yes, since it has no end"),
        ("cars[^1] go.[^note]\n\n[^1]: A note.\n[^note]: Another.", "cars go.\n\nA note.\n\nAnother."),
        ("cars[^1] go", "cars go"),
        ("cars^[a note] go", "cars go\n\na note"),
        ("cars<sup>1</sup> go x<sup>2</sup>", "cars go x2"),
        ("==marked== ~~struck~~ ~so~ ==of **two** words==", "marked struck so of two words"),
        ("a == b, c==d, ~5 to ~10, === ~", "a == b, c==d, ~5 to ~10, === ~"),
        ("`a == b ==` and ==c==", "a == b == and c"),
        ("| a | b |\n|---|:-:|\n| c **d** | e |", "a b\n\nc d e"),
        ("- [ ] todo\n- [x] done\n1. one", "todo\n\ndone\n\none"),
        ("<div hidden>\n\nno *no*\n\n</div>\n\nyes", "yes"),
        ("<!-- no -->\nyes <!-- no --> <span style='display:none'>no</span>yes", "yes yes"),
        ("yes\\\nyes  \nyes\nyes", "yes\nyes\nyes\nyes"),
        ("[yes](http://no 'no') [yes][1] [yes] ![no](no.png)\n\n[1]: http://no\n[yes]: http://no", "yes yes yes"),
        ("<http://example.org> https://example.com", "http://example.org https://example.com"),
        ("un*believ*able, snake_case_words, **b**old", "unbelievable, snake_case_words, bold"),
        ("# One #\n\nTwo\n===\n\n***\n\n> Three", "One\n\nTwo\n\nThree"),
        ("```py\nx  = 1\n```\n\n    y = 2", "x  = 1\n\n\ny = 2\n"),
        ("&copy; 1 &lt; 2 \\*so\\* &nbsp;it", "© 1 < 2 *so* \xa0it"),
        ("\\==so\\== is it", "==so== is it"),
    ],
)
def test_what_is_seen(text: str, words: str) -> None:
    assert seen_of_markdown(text) == words

"""What of an HTML page a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.quotes.webpage import seen

HIDING = [
    "hidden",
    'hidden="until-found"',
    "style='display:none'",
    'style="DISPLAY : NONE !important"',
    "style='display:block;display:none'",
    "style='visibility:hidden'",
    "style='visibility: collapse'",
    "style='opacity:0'",
    "style='opacity: 0.0'",
    "style='opacity:0%'",
    "style='filter: opacity(0)'",
    "style='font-size:0'",
    "style='font-size: 0px; color: red'",
    "style='font:0/0 a'",
    "style='font-size:1px'",
    "style='font-size:1%'",
    "style='position:absolute;clip:rect(0,0,0,0)'",
    "style='position: absolute; clip: rect(1px 1px 1px 1px)'",
    "style='clip-path: inset(50%)'",
    "style='position:absolute;left:-9999px'",
    "style='position:fixed; top:-100em'",
    "style='position:absolute; inset: -9999px auto auto'",
    "style='margin-left:-9999px'",
    "style='margin: 0 0 0 -9999px'",
    "style='text-indent:-9999px'",
    "style='transform: translateX(-9999px)'",
    "style='transform: scale(0)'",
    "style='width:1px;height:1px;overflow:hidden'",
    "style='max-height:0; overflow-y: hidden'",
    "style='content-visibility: hidden'",
    "style='color:transparent'",
    "style='color:rgba(0,0,0,0)'",
    "style='color:#fff0'",
    "style='color:#123;background:#112233'",
    "style='color:white'",
    "style='mso-hide:all'",
    'class="sr-only"',
    'class="note visually-hidden"',
    'class="screen-reader-text"',
    'class="d-none"',
]


@pytest.mark.parametrize("attribute", HIDING)
@pytest.mark.parametrize("name", ["span", "div", "p"])
def test_hidden_words_are_not_seen(attribute: str, name: str) -> None:
    found = seen(f"<p>So it</p> <{name} {attribute}>never <b>ever</b></{name}> <p>is.")
    assert found.split() == ["So", "it", "is."]


@pytest.mark.parametrize(
    "attribute",
    [
        "aria-hidden=true",
        "role=presentation",
        "style='display:block'",
        "style='opacity:.5'",
        "style='font-size:.8em'",
        "style='color:white;background:#000'",
        "style='color:#fff; background: url(dark.png)'",
        "style='color:var(--ink)'",
        "style='left:-9999px'",
        "style='overflow:hidden;width:100%'",
        "style='height:0;padding-bottom:50%;overflow:hidden'",
        "style='-webkit-text-fill-color:transparent;background-clip:text'",
        'class="hidden md:block"',
        'class="d-none d-md-inline"',
        'class="hidden" style="display:block"',
    ],
)
def test_what_only_looks_hidden_is_seen(attribute: str) -> None:
    assert seen(f"<p>So <span {attribute}>it</span> is.").split() == ["So", "it", "is."]


@pytest.mark.parametrize(
    ("css", "body", "words"),
    [
        (".a{display:none}", "<b class='x a'>no</b>yes", "yes"),
        ("#a{display:none}", "<b id=a>no</b>yes", "yes"),
        ("aside, nav > b{display:none}", "<aside>no</aside><nav><b>no</b><i><b>yes</b></i></nav>", "yes"),
        (".a .b{visibility:hidden}", "<div class=a><p><i class=b>no</i></div><i class=b>yes</i>", "yes"),
        (".a{visibility:hidden}.b{visibility:visible}", "<p class=a>no <b class=b>yes</b>", "yes"),
        (
            ".a{font-size:0}.b{font-size:12px}",
            "<p class=a>no <b class=b>yes</b> <b style='font-size:2em'>no</b>",
            "yes",
        ),
        (".a{display:none}.a{display:block}", "<p class=a>yes", "yes"),
        (".a.b{display:block}.a{display:none}", "<p class='a b'>yes", "yes"),
        ("p{display:none!important}#a{display:block}", "<p id=a>no</p>yes", "yes"),
        ("p{display:none}", "<p style='display:block'>yes", "yes"),
        ("[data-x=no], [data-y]{display:none}", "<b data-x=no>no</b><b data-y>no</b><b data-x=1>yes</b>", "yes"),
        ("@media print{.a{display:none}}", "<b class=a>yes</b>", "yes"),
        ("@media screen{.a{display:none}}", "<b class=a>no</b>yes", "yes"),
        ("@media (max-width:9px){b{display:none}} i{display:none}", "<b>yes</b><i>no</i>", "yes"),
        ("@keyframes k{from{opacity:0}} @font-face{a:b} @import 'x'; .a{opacity:0}", "<b class=a>no</b>yes", "yes"),
        ("/* .b{} */ .a{/*x*/display:/**/none", "<b class=a>no</b>yes", "yes"),
        (".a::before, .a:hover{display:none}", "<b class=a>yes</b>", "yes"),
        ('.a{content:"}";display:none}', "<b class=a>no</b>yes", "yes"),
        ("html .a, body > .b{display:none}", "<b class=a>no</b><b class=b>no</b>yes", "yes"),
        ("body{background:#000}p{color:#fff}i{color:#000}", "<body><p>yes<i>no</i>", "yes"),
        ("body{display:none}", "<body>yes", "yes"),
        ("span{display:block}", "<span>y</span><span>es</span>", "y es"),
    ],
)
def test_a_pages_own_rules(css: str, body: str, words: str) -> None:
    assert seen(f"<head><style>{css}</style></head>{body}").split() == words.split()


def test_rules_for_paper_do_not_count_and_colours_are_unknown_with_other_files() -> None:
    assert seen("<style media=print>p{display:none}</style><p>yes") == "yes"
    assert seen("<link rel=stylesheet href=x.css><p style='color:white'>yes") == "yes"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<title>no</title>yes", "yes"),
        ("<script>no<!-- </script>yes<style>no</style><template>no<p>no</template>", "yes"),
        ("<noscript><p>no</noscript><iframe>no</iframe><object>no</object><video>no</video>yes", "yes"),
        ("<select><option>no<option>no</select><datalist><option>no</datalist>yes", "yes"),
        ("<textarea>yes &amp; <b></textarea>", "yes & <b>"),
        ("<button>yes</button><label>yes</label>", "yesyes"),
        ("<details><summary>more</summary>yes</details>", "more\n\nyes"),
        ("<dialog>no</dialog><dialog open>yes</dialog>", "yes"),
        ("<svg><title>no</title><desc>no</desc><path/><text>yes</text></svg>", "yes"),
        ("<math><mi>x</mi><mo>=</mo><annotation>no</annotation></math>", "x="),
        ("<img alt=no>yes<input value=no><!-- no --><!doctype no><?no?>", "yes"),
        ("<a href=no title=no>yes</a>", "yes"),
        ("re<b>mark</b>able, in<i></i>deed, wo<wbr>rd, so\u00adft", "remarkable, indeed, word, so\u00adft"),
        ("a<br>b<br>\n<br>c", "a\nb\n\nc"),
        ("<b>a<p>b</p>c</b>d", "a\n\nb\n\ncd"),
        ("<p>a<p>b<ul><li>c<li>d</ul>e<h2>f</h2>g", "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng"),
        ("<dl><dt>a<dd>b</dl>", "a\n\nb"),
        ("<table><caption>t</caption><tr><th>a<th>b<tr><td>1<td>2</table>", "t\n\na b\n\n1 2"),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", "a\n\nb\n\nc"),
        ("He <q>said <q>so</q></q>.", "He “said ‘so’”."),
        ("<del>a</del> <ins>b</ins> <s>c</s>", "a b c"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>", "漢字"),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ("a  \n b&nbsp;c &lt;d&gt; &eacute; &#233; &#xe9; &#0; &bogus;", "a b\xa0c <d> é é é \ufffd &bogus;"),
        ("1 < 2 <3 a<b>c", "1 < 2 <3 ac"),
        ("yes<a href='no", "yes"),
        ("yes<!-- no", "yes"),
        ("</p>yes</div></span>", "yes"),
        ("<p hidden>no<p>yes", "yes"),
        ("<ul><li hidden>no<li>yes</ul>", "yes"),
        ("<table><tr hidden><td>no<tr><td>yes</table>", "yes"),
        ("<span hidden><div>no</span>no</div>no", ""),
        ("<div style='display:flex'><span>a</span><span>b</span></div>", "a\n\nb"),
        ("<div>a<div hidden>no</div>b</div>", "ab"),
    ],
)
def test_what_is_seen(page: str, words: str) -> None:
    assert seen(page) == words


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("cars<sup>1</sup> go", "cars go"),
        ("cars.<sup>12</sup> Go", "cars. Go"),
        ("“cars”<sup>[3]</sup>, go", "“cars”, go"),
        ("cars <sup>1,2</sup>.", "cars."),
        ("cars<sup><a href='#fn1'>1</a></sup>", "cars"),
        ("cars<a href='#fn1'><sup>1</sup></a>", "cars"),
        ("cars<a href='#cite_note-1'>[1]</a>", "cars"),
        ("cars<a href='#_ftn1'>1</a> go", "cars go"),
        ("Chapter <a href='#c1'>1</a> <a href='#c2'>2</a>", "Chapter 1 2"),
        ("<a href='#c1'>1</a><a href='#c2'>x</a>", "1x"),
        ("cars<a href='#n' role='doc-noteref'>1</a>", "cars"),
        ("cars<sup>*</sup> and<sup>†</sup>", "cars and"),
        ("in 2017<sup>4</sup>, 45%<sup>5</sup>", "in 2017, 45%"),
        ("cars<sup>[citation needed]</sup>", "cars"),
        ("cars<span style='vertical-align:super'>1</span>", "cars"),
        ("ca<b>rs</b><sup>1</sup>", "cars"),
        ("<p>One.</p><p><sup>1</sup> A note. <a href='#r1'>↩</a></p>", "One.\n\nA note."),
        ("x<sup>2</sup> + y<sup>2</sup>", "x2 + y2"),
        ("10<sup>th</sup>, XX<sup>e</sup>, 1<sup>st</sup>, M<sup>me</sup>", "10th, XXe, 1st, Mme"),
        ("10<sup>6</sup>, 5 km<sup>2</sup>, E=mc<sup>2</sup>, (a+b)<sup>2</sup>", "106, 5 km2, E=mc2, (a+b)2"),
        ("<sup>1</sup>/<sub>2</sub>, <sup>14</sup>C, H<sub>2</sub>O", "1/2, 14C, H2O"),
        ("Brand<sup>TM</sup>, a<sup>n</sup>", "BrandTM, an"),
        ("<a href='#top'>Chapter 1</a> 12", "Chapter 1 12"),
        ("<td style='vertical-align:top'>12</td>", "12"),
    ],
)
def test_footnote_marks_are_left_out_and_powers_are_not(page: str, words: str) -> None:
    assert seen(page) == words


PIECES = """
    <p> </p> <b> </b> <table> <tr> <td> </td> </table> <ul> <li> </li> <div_hidden> <div> </div> <sup> </sup> <q> </q> <br>
    _ word 1 < & <svg> <a_href=#x> </a> <template> </template> <!-- --> <script> </script> ' >
""".split()  # noqa: SIM905 - as a list of strings it would fill a page


@given(
    st.lists(
        st.sampled_from([one.replace("_", " ") for one in PIECES]),
        max_size=30,
    )
)
def test_no_page_fails_and_nothing_is_made_up(pieces: list[str]) -> None:
    found = seen("".join(pieces))
    assert found.count("word") <= pieces.count("word")
    assert set(found) <= set("".join(pieces)) | set("“”‘’ \t\n")


def test_a_long_number_above_the_line_is_decided_at_once() -> None:
    # It took time that doubled with each digit.
    number = "1" * 55
    assert seen(f"cars<sup>{number}x</sup>") == f"cars{number}x"

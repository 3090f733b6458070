//! Strategies for HTML as publishing systems, page builders, editors and scripts write it, for the property tests.
//!
//! In a template, `V` stands for a visible word of the article, and `X` for a word that is hidden or not part of the
//! article.

use proptest::{collection::vec, prelude::*, sample::select};

/// Inline elements with visible words.
const VISIBLE: &[&str] = &[
    "V",
    "<b>V</b>",
    "<i>V</i> <u>V</u>",
    "V<sup>*</sup>",
    "[V V]",
    "<a href='/x'>V</a>",
    "<a href='#nowhere'>V</a>",
    "<a href='/x'><b>V</b> V</a>",
    "<a href='/x'><button>V</button></a>",
    "<code>V</code>",
    "<code>V <a href='/x'>V</a> <span>V</span></code>",
    "<kbd>V</kbd>",
    "<q>V</q>",
    "<span lang='en'>V</span>",
    "<span dir='ltr'>V</span>",
    "<span style='font-weight: 700'>V</span>",
    "<b style='font-weight: normal'><span style='font-weight:400;font-style:italic'>V</span></b>",
    "<span aria-hidden='true'>V</span>",
    "<span><span aria-hidden='true'>V</span><span class='sr-only'>X</span></span>",
    "<span><i class='icon' aria-hidden='true'></i><span class='visually-hidden'>V</span></span>",
    "<math><mfrac><mi>V</mi><mrow><mi>V</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>",
    "<math><mtext>V </mtext><msup><mi>V</mi><mo>*</mo></msup></math>",
    "<span class='katex'><span class='katex-mathml'><math><semantics><mi>V</mi><annotation>X</annotation></semantics></math></span><span class='katex-html' aria-hidden='true'>X</span></span>",
    "<span><span style='display:none'><math><mi>X</mi></math></span><span aria-hidden='true'>V</span></span>",
    "<map name='m'>V</map>",
    "V <button>V</button> V",
    "<img src='/sign.png' width='16' height='16' alt=''>V",
    "<img src='/f.svg' aria-hidden='true' alt=''>V",
];

/// Inline elements with words that are not in the article.
const HIDDEN: &[&str] = &[
    "<span hidden>X</span>",
    "<span style='display: none'>X</span>",
    "<span style='visibility:hidden'>X</span>",
    "<span style='position:absolute;clip:rect(1px, 1px, 1px, 1px)'>X</span>",
    "<span class='screen-reader-text'>X</span>",
    "<script>X</script>",
    "<p><button>X</button></p>",
    "<dialog>X</dialog>",
    "<a class='more-link' href='/x'>X</a>",
    "<span class='addtoany_share'><a href='/x'>X</a></span>",
];

/// Blocks around inlines (`I`).
const AROUND_INLINES: &[&str] = &[
    "<p>I</p>",
    "<div>I</div>",
    "<p style='font-weight:bold'>I</p>",
    "<h3>I</h3>",
    "<h2><button aria-expanded='false'>V <b>V</b></button></h2>",
    "<div role='tab'>I</div>",
    "<button role='tab'>V</button>",
    "<pre>I\n  V</pre>",
    "<pre><code class='language-rust'>V <a href='/x'>V</a><br>V</code></pre>",
    "<blockquote>I<cite>I</cite></blockquote>",
    "<figure><img src='/a.jpg'><figcaption>I</figcaption></figure>",
    "<figure><p>I</p><img src='/a.jpg'><figcaption>I</figcaption></figure>",
    "<figure class='wp-block-gallery'><h4>I</h4><img src='/a.jpg'><img src='/b.jpg'><p>I</p><figcaption>I</figcaption></figure>",
    "<figure><figcaption>I</figcaption><ul><li>I</li></ul></figure>",
    "<table><caption>I</caption><tr><td>I</td><td>I</td></tr><tr hidden><td>X</td><td>X</td></tr><tr><td>I</td><td>I</td></tr></table>",
    "<table><tr><td><img src='/a.png'> I</td><td><ul><li>I</li><li>I</li></ul></td></tr><tr><td>I</td><td><p>I</p><p>I</p></td></tr></table>",
    "<table><tr><th>I</th><th style='display:none'>X</th></tr><tr><td>I</td><td>I<ol><li>I</li></ol>I</td></tr></table>",
    "<table><tr><td><img src='/a.png'></td><td><p>I</p><p>I</p></td></tr></table>",
    "<dl><dt>I</dt><dd>I</dd></dl>",
];

/// Blocks around other blocks (`B`).
const AROUND_BLOCKS: &[&str] = &[
    "<div>B</div>",
    "<section>B</section>",
    "<blockquote>B</blockquote>",
    "<ul><li>B</li><li>V</li></ul>",
    "<details><summary>V <a href='/x'>V</a></summary>B</details>",
    "<div role='tabpanel' hidden='hidden'>B</div>",
    "<div class='et_pb_tabs'><ul class='et_pb_tabs_controls'><li class='et_pb_tab_0'><a href='#'>V</a></li><li class='et_pb_tab_1'><a href='#'>V V</a></li></ul> <div class='et_pb_all_tabs'> <div class='et_pb_tab'>B</div> <div class='et_pb_tab'>B</div></div></div>",
    "<ul class='tabs-titles'><li id='t' class='tab-title'><a href='#t'>V</a></li><li class='tab-title'><a href='#'>V</a></li></ul><div class='tabs-content'><div class='tab'>B</div>B</div>",
    "<div role='tablist'><button role='tab'>V</button><button role='tab'>V <b>V</b></button></div><div role='tabpanel'>B</div><div role='tabpanel' hidden>B</div>",
    "<div role='region' aria-labelledby='b' aria-hidden='true' hidden>B</div>",
    "<div class='faq-answer' style='display:none'>B</div>",
    "<div class='accordion_body' hidden='false'>B</div>",
    "<div aria-hidden='true'>B</div>",
    "<div class='social-share-story'><p>V V V.</p>B</div>",
    "<div class='a2a_story'><p>V V V V V V V</p>B</div>",
];

/// Content that is not part of the article.
const BESIDE: &[&str] = &[
    "<div class='sharedaddy sd-sharing-enabled'><h3>X:</h3><ul><li><a href='/x'>X</a></li></ul></div>",
    "<form><h3>X</h3><label>X <input type='email'></label><button>X</button></form>",
    "<form action='/view.aspx'><input type='hidden' name='__VIEWSTATE'><input type='text'><p>V V.</p></form>",
    "<div class='modal' role='dialog' aria-hidden='true'><p>X X</p></div>",
    "<div class='heateor_sss_sharing_container'><a href='/x'>X</a> <a href='/y'>X</a></div>",
    "<p hidden>X</p>",
];

/// Generates several inlines, separated by spaces.
fn inlines() -> BoxedStrategy<String> {
    let inline = prop_oneof![8 => select(VISIBLE), 2 => select(HIDDEN)];
    (vec((inline, select(&[" ", "\n", "&nbsp;", "<br>"][..])), 0..4), select(VISIBLE))
        .prop_map(|(parts, last)| {
            let mut out = String::new();
            for (inline, space) in parts {
                out.push_str(inline);
                out.push_str(space);
            }
            out.push_str(last);
            out
        })
        .boxed()
}

/// Replaces each placeholder in a template by the next part, in a cycle.
fn filled(template: &str, placeholder: char, parts: &[String]) -> String {
    let mut parts = parts.iter().cycle();
    let mut out = String::new();
    for character in template.chars() {
        match parts.next() {
            Some(part) if character == placeholder => out.push_str(part),
            _ => out.push(character),
        }
    }
    out
}

/// Generates a whole text. Its first paragraph is always visible, so that no element contains all visible text.
pub fn html() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        3 => (select(AROUND_INLINES), vec(inlines(), 6)).prop_map(|(block, parts)| filled(block, 'I', &parts)),
        1 => inlines(),
    ];
    let block = leaf.prop_recursive(4, 16, 3, |inside| {
        (select(AROUND_BLOCKS), vec(inside, 1..3)).prop_map(|(block, parts)| filled(block, 'B', &[parts.join("\n")]))
    });
    let beside = select(BESIDE).prop_map(String::from);
    vec(prop_oneof![6 => block, 1 => beside], 1..5).prop_map(|parts| ["<p>V</p>", &parts.join("\n")].concat()).boxed()
}

/// Numbers the words, so that they are unique: `v0`, `x1`. Returns the number of words.
pub fn numbered(html: &str) -> (String, usize) {
    let (mut out, mut count) = (String::new(), 0);
    for character in html.chars() {
        match character {
            // The templates contain these letters only as placeholders, and in `__VIEWSTATE`.
            'V' | 'X' if !out.ends_with('_') => {
                out.push(character.to_ascii_lowercase());
                out.push_str(&count.to_string());
                count += 1;
            }
            _ => out.push(character),
        }
    }
    (out, count)
}

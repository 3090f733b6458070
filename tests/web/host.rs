//! The platform of a browser (`src/host`): requests, DOM nodes, numbers and dates.

use js_sys::Function;
use maqal::{
    article::Timestamp,
    document::{self, Interface},
    host::{
        appearance,
        broken_images::{self, Media},
        dom,
        fetch::{Error, TIMEOUT, fetch},
        intl, storage,
    },
    limits,
    locale::ArticleMessages,
    preferences::{Preferences, Settings},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, Element, Event, HtmlElement};

use crate::{
    stubs::{answer_all, block_storage, break_off, live_in, offline, stall},
    support::{self, FERRY, MISSING, ask, clear, shapes, stored, url},
};

/// Fetches a URL. Returns the result, and whether the request was aborted.
async fn get(address: &str) -> (Result<Vec<u8>, Error>, bool) {
    let controller = AbortController::new().expect("the browser has abort controllers");
    let response = fetch(&ask(url(address).as_str()), &controller).await;
    (response, controller.signal().aborted())
}

#[wasm_bindgen_test]
async fn returns_bytes_unchanged() {
    clear();
    let (bytes, aborted) = get(FERRY).await;
    assert_eq!(bytes.as_deref(), Ok(&include_bytes!("../fixtures/web/canonical.json")[..]));
    assert!(!aborted);
}

#[wasm_bindgen_test]
async fn converts_other_charsets_to_utf_8() {
    clear();
    for (bytes, content_type, expected) in [
        ("211, 230, 222", "application/json; charset=windows-1256", &"سوق".as_bytes()),
        ("255, 254, 51, 6, 72, 6, 66, 6", "application/json", &"سوق".as_bytes()),
        ("51, 6, 72, 6, 66, 6", "application/json; charset=UTF-16", &"سوق".as_bytes()),
        ("0xD8, 0xB3", "application/json; charset=windows-1256", &"س".as_bytes()),
        ("211, 230, 222", "application/json; charset=klingon", &&[211, 230, 222][..]),
        ("211, 230, 222", "application/json", &&[211, 230, 222][..]),
    ] {
        let response = format!(
            "return Promise.resolve(new Response(new Uint8Array([{bytes}]), {{ headers: {{ 'Content-Type': '{content_type}' }} }}))"
        );
        let controller = AbortController::new().expect("the browser has abort controllers");
        let found = fetch(&Function::new_with_args("signal", &response), &controller).await;
        assert_eq!(found.as_deref(), Ok(*expected), "{content_type}");
    }
}

#[wasm_bindgen_test]
async fn accepts_responses_of_a_replaced_fetch() {
    clear();
    let ask = |body: &str| Function::new_with_args("signal", body);
    let get = async |ask| {
        let controller = AbortController::new().expect("the browser has abort controllers");
        fetch(&ask, &controller).await
    };
    assert_eq!(get(ask("return Promise.resolve(new Response('{}'))")).await.as_deref(), Ok(&b"{}"[..]));
    // The response of a replaced `fetch`, without streams.
    let own =
        "return Promise.resolve({ status: 200, body: null, arrayBuffer: async () => new Uint8Array([7]).buffer })";
    assert_eq!(get(ask(own)).await.as_deref(), Ok(&[7][..]));
    assert_eq!(get(ask("return Promise.resolve(new Response('', { status: 404 }))")).await, Err(Error::NotFound));
    for refused in ["throw new Error('stand-in')", "return Promise.reject(new Error('stand-in'))"] {
        assert_eq!(get(ask(refused)).await, Err(Error::Refused), "{refused}");
    }
    // The signal aborts the request.
    stall(TIMEOUT);
    assert_eq!(get(ask("return fetch('', { signal })")).await, Err(Error::TimedOut));
}

#[wasm_bindgen_test]
async fn maps_each_status_to_an_error() {
    clear();
    assert_eq!(get(MISSING).await, (Err(Error::NotFound), true));
    assert_eq!(get("http://127.0.0.1:1/").await.0, Err(Error::Refused));
    let responses = [
        (404, Error::NotFound),
        (410, Error::NotFound),
        (400, Error::Refused),
        (401, Error::Refused),
        (403, Error::Refused),
        (451, Error::Refused),
        (408, Error::Server),
        (429, Error::Server),
        (500, Error::Server),
        (503, Error::Server),
        (599, Error::Server),
    ];
    for (status, error) in responses {
        clear();
        answer_all(status, 3);
        assert_eq!(get(FERRY).await, (Err(error), true), "{status}");
    }
    clear();
    answer_all(206, 3);
    assert_eq!(get(FERRY).await, (Ok(vec![0; 3]), false));
}

#[wasm_bindgen_test]
async fn limits_the_size_of_a_response() {
    clear();
    answer_all(200, limits::RESPONSE_SIZE);
    assert_eq!(get(FERRY).await.0.map(|bytes| bytes.len()), Ok(limits::RESPONSE_SIZE));
    clear();
    answer_all(200, limits::RESPONSE_SIZE + 1);
    assert_eq!(get(FERRY).await, (Err(Error::TooLarge), true));
}

#[wasm_bindgen_test]
async fn limits_the_time_of_a_response() {
    clear();
    stall(TIMEOUT);
    assert_eq!(get(FERRY).await, (Err(Error::TimedOut), true));
}

#[wasm_bindgen_test]
async fn reports_an_interrupted_response() {
    clear();
    break_off();
    assert_eq!(get(FERRY).await, (Err(Error::Interrupted), true));
}

#[wasm_bindgen_test]
async fn reports_an_offline_device() {
    clear();
    offline();
    assert_eq!(get("http://127.0.0.1:1/").await.0, Err(Error::Offline));
    break_off();
    assert_eq!(get(FERRY).await.0, Err(Error::Offline));
    // An error status is not reported as an offline device.
    clear();
    offline();
    assert_eq!(get(MISSING).await.0, Err(Error::NotFound));
}

/// Builds a message with these sentences. Returns its element and its HTML.
fn built(what: &str, advice: &str) -> (Element, String) {
    let fragment = document::error_message(&intl::ARABIC, "\"><i>", what, advice, true, Some(&url(FERRY)));
    let nodes = dom::build(&support::document(), &fragment).expect("the names are valid");
    (nodes.first_element_child().expect("there is one element"), fragment.to_string())
}

#[wasm_bindgen_test]
fn text_never_becomes_markup() {
    let (what, advice) = ("<script>alert(1)</script> & <b>", "<img src=x onerror=alert(1)> \u{A0}&amp;");
    let (element, html) = built(what, advice);
    let text = |selector| element.query_selector(selector).ok().flatten().and_then(|found| found.text_content());
    assert_eq!(text("h1").as_deref(), Some(what));
    assert_eq!(text("p").as_deref(), Some(advice));
    assert_eq!(element.get_attribute("data-error").as_deref(), Some("\"><i>"));
    for tag in ["script", "b", "img", "i"] {
        assert!(element.query_selector(tag).is_ok_and(|found| found.is_none()), "{tag}");
    }
    // The element equals the parsed HTML, except that it also has `part` attributes.
    let parsed = support::document().create_element("div").expect("the tag is one");
    parsed.set_inner_html(&html);
    let parts = parsed.query_selector_all("[data-part]").expect("the selector is good");
    for part in (0..parts.length()).filter_map(|index| parts.get(index)?.dyn_into::<Element>().ok()) {
        let name = part.get_attribute("data-part").expect("it was found by it");
        part.set_attribute("part", &name).expect("the name is good");
    }
    assert!(parsed.first_element_child().expect("there is one element").is_equal_node(Some(&element)));
}

#[wasm_bindgen_test]
fn an_empty_fragment_has_no_nodes() {
    let built = dom::build(&support::document(), &document::Fragment::new(&intl::ARABIC));
    assert!(built.is_ok_and(|nodes| nodes.first_child().is_none()));
}

#[wasm_bindgen_test]
fn formats_percentages_with_the_digits_of_the_language() {
    let locale = intl::ARABIC.locale;
    let cases = [(100, "١٠٠٪"), (85, "٨٥٪"), (250, "٢٥٠٪")];
    for (percent, written) in cases {
        assert_eq!(shapes(&intl::percent(locale, percent)), written);
    }
    assert_eq!(intl::percent("en", 115), "115%");
}

/// An interface with British dates.
static BRITISH: Interface = intl::interface(ArticleMessages::arabic(), "en-GB");

fn day(interface: &Interface, written: &str) -> Option<String> {
    Timestamp::parse(written).and_then(|timestamp| (interface.date)(interface, &timestamp))
}

#[wasm_bindgen_test]
fn formats_dates_for_the_byline() {
    clear();
    assert_eq!(day(&intl::ARABIC, "2025-11-04").as_deref(), Some("٤ نوفمبر ٢٠٢٥"));
    assert_eq!(day(&intl::ARABIC, "2024-02-29").as_deref(), Some("٢٩ فبراير ٢٠٢٤"));
    assert_eq!(day(&BRITISH, "2025-11-04").as_deref(), Some("4 November 2025"));
}

#[wasm_bindgen_test]
fn dates_ignore_the_time_zone_and_times_use_it() {
    for (zone, moment) in [("Pacific/Honolulu", "3 November 2025"), ("Pacific/Kiritimati", "4 November 2025")] {
        clear();
        live_in(zone);
        assert_eq!(day(&BRITISH, "2025-11-04").as_deref(), Some("4 November 2025"), "{zone}");
        for local in ["2025-11-04T23:30:00", "2025-11-04T00:10"] {
            assert_eq!(day(&BRITISH, local).as_deref(), Some("4 November 2025"), "{local} in {zone}");
        }
        assert_eq!(day(&BRITISH, "2025-11-04T05:00:00Z").as_deref(), Some(moment), "{zone}");
    }
    clear();
    live_in("Pacific/Kiritimati");
    assert_eq!(day(&BRITISH, "2025-11-04T15:00:00+00:00").as_deref(), Some("5 November 2025"));
    clear();
}

#[wasm_bindgen_test]
fn formats_the_time_of_an_update_in_the_local_time_zone() {
    clear();
    live_in("Pacific/Honolulu");
    for (written, time) in [
        ("2025-11-04T05:40:00Z", "3 November 2025 at 19:40"),
        ("2025-11-04T05:40:00+03:00", "3 November 2025 at 16:40"),
        ("2025-11-04T05:40", "4 November 2025 at 05:40"),
        ("2025-11-04", "4 November 2025"),
    ] {
        let found = Timestamp::parse(written).and_then(|timestamp| (BRITISH.time)(&BRITISH, &timestamp));
        assert_eq!(found.as_deref(), Some(time), "{written}");
    }
    clear();
}

#[wasm_bindgen_test]
fn omits_dates_that_do_not_exist() {
    clear();
    for day_of_none in ["2025-02-30", "2025-02-29", "2025-04-31", "2025-02-30T10:00:00Z"] {
        assert_eq!(day(&BRITISH, day_of_none), None, "{day_of_none}");
    }
}

#[wasm_bindgen_test]
fn storage_stores_values_unless_blocked() {
    clear();
    assert_eq!(storage::get("maqal.test"), None);
    storage::set("maqal.test", "قيمة");
    assert_eq!(stored("maqal.test").as_deref(), Some("قيمة"));
    assert_eq!(storage::get("maqal.test").as_deref(), Some("قيمة"));
    block_storage();
    storage::set("maqal.test", "other");
    assert_eq!(storage::get("maqal.test"), None);
    clear();
}

#[wasm_bindgen_test]
fn replaces_broken_media_with_a_link() {
    let page = web_sys::window().and_then(|window| window.document()).expect("a document");
    let link = |inside: &str| format!("<a class=\"broken\" href=\"x-none:\" rel=\"noopener\"{inside}</a>");
    let (no_image, no_media) = (ArticleMessages::arabic().no_image, ArticleMessages::arabic().no_media);
    for (html, expected) in [
        ("<figure><img src=\"x-none:\" alt=\"سوق\"></figure>", {
            format!("<figure>{}</figure>", link(&format!(" dir=\"auto\" title=\"{no_image}\">سوق")))
        }),
        ("<figure><img src=\"x-none:\" alt=\"\"></figure>", {
            format!("<figure>{}</figure>", link(&format!(" dir=\"auto\">{no_image}")))
        }),
        ("<p>5<img src=\"x-none:\" alt=\"ريال\" dir=\"rtl\">.</p>", {
            format!("<p>5{}.</p>", link(&format!(" dir=\"rtl\" title=\"{no_image}\"> ريال")))
        }),
        ("<p>5<img src=\"x-none:\" alt=\"ريال\" dir=\"rtl\"><b>و</b></p>", {
            format!("<p>5{}<b>و</b></p>", link(&format!(" dir=\"rtl\" title=\"{no_image}\"> ريال ")))
        }),
        ("<p>5<img src=\"x-none:\" alt=\"\">.</p>", "<p>5.</p>".into()),
        (
            "<figure><img src=\"https://a.example/a.jpg\" data-published=\"x-none:\" alt=\"سوق\"></figure>",
            format!("<figure>{}</figure>", link(&format!(" dir=\"auto\" title=\"{no_image}\">سوق"))),
        ),
        (
            "<a href=\"#story\"><img src=\"x-none:\" alt=\"سوق\"></a>",
            format!("<a href=\"#story\"><span class=\"broken\" dir=\"auto\" title=\"{no_image}\"> سوق </span></a>"),
        ),
        ("<figure><audio src=\"x-none:\"></audio></figure>", {
            format!("<figure><audio src=\"x-none:\"></audio>{}</figure>", link(&format!(" dir=\"auto\">{no_media}")))
        }),
    ] {
        let root = page.create_element("div").expect("an element");
        root.set_inner_html(html);
        let _listener = broken_images::listen(&root, |media| {
            Some(match media {
                Media::Image => no_image.to_owned(),
                Media::Player => no_media.to_owned(),
            })
        });
        let media = root.query_selector("img, audio").ok().flatten().expect("media");
        for _ in 0..2 {
            // A media element can dispatch several errors.
            let event = Event::new("error").expect("an event");
            media.dispatch_event(&event).expect("an event can be dispatched");
        }
        assert_eq!(root.inner_html(), expected, "{html}");
    }
}

#[wasm_bindgen_test]
fn knows_whether_settings_are_applied() {
    let root: HtmlElement = support::document().create_element("div").expect("the name is valid").unchecked_into();
    let [default, dark, tall] = ["2", "2 theme=dark", "2 line-height=2.1"].map(|stored| Settings {
        chosen: stored.parse().expect("the settings are valid"),
        site: Preferences::default(),
    });
    let applied = || [&default, &dark, &tall].map(|settings| appearance::is_applied(&root, settings, None));
    assert_eq!(applied(), [false, false, false]);
    assert_eq!(root.outer_html(), "<div></div>", "asking applies nothing");
    appearance::apply(&root, &dark, None);
    assert_eq!(applied(), [false, true, false]);
    appearance::apply(&root, &tall, None);
    assert_eq!(applied(), [false, false, true]);
    appearance::apply(&root, &default, None);
    assert_eq!(applied(), [true, false, false]);
}

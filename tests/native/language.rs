//! The language of a text, from its letters and from the language that its publisher declares.

use maqal::{
    article::{Block, Inline, language},
    locale::{Direction, Language},
};
use serde_json::json;

use crate::support::{read, to_json};

use Direction::{Ltr, Rtl};

/// A text and the language that its letters indicate.
const TEXTS: &[(&str, Option<&str>)] = &[
    ("سوق الكتب", Some("ar")),
    ("تفتح المكتبة القديمة أبوابها مساء الخميس بعد ترميم دام ثلاث سنوات، وتعرض مخطوطات لم يرها الزوار.", Some("ar")),
    // Typed on a Persian keyboard, and in Egyptian Arabic.
    ("تفتح المکتبة القدیمة أبوابها مساء الخمیس بعد ترمیم دام ثلاث سنوات", Some("ar")),
    ("ايه اللي حصل امبارح في الماتش؟ محدش كان متوقع النتيجه دي خالص", Some("ar")),
    ("شب در کویر", Some("fa")),
    ("سلام دنیا", None),
    ("شب در کویر، زیر آسمان بی‌چراغ", Some("fa")),
    ("کتابخانهٔ قدیمی شهر پنج‌شنبه پس از سه سال مرمت باز می‌شود و دست‌نوشته‌ها را به نمایش می‌گذارد.", Some("fa")),
    // Typed on an Arabic keyboard.
    ("كتابخانه قديمي شهر پس از سه سال مرمت باز مي‌شود و گنجينه‌اي را به نمايش مي‌گذارد", Some("fa")),
    ("شہر کی پرانی لائبریری", Some("ur")),
    ("شہر کی پرانی لائبریری تین سال کی مرمت کے بعد جمعرات کو کھل رہی ہے اور وہاں قلمی نسخے رکھے جائیں گے۔", Some("ur")),
    ("شہر دی پرانی لائبریری وچ", Some("pnb")),
    (
        "شہر دی پرانی لائبریری تِن سالاں دی مرمت توں بعد جمعرات نوں فیر کھل رہی اے تے اوتھے کتاباں رکھیاں جان گیاں۔",
        Some("pnb"),
    ),
    ("کتێبخانەی شار", Some("ckb")),
    ("کتێبخانە کۆنەکەی شار دوای سێ ساڵ نۆژەنکردنەوە ڕۆژی پێنجشەممە دەکرێتەوە و دەستنووسەکان پیشان دەدات.", Some("ckb")),
    ("سەرۆک گەیشتە هەولێر", Some("ckb")),
    // Typed on an Arabic keyboard.
    ("كتێبخانەي شار دواي سێ ساڵ دەكرێتەوە", Some("ckb")),
    ("د ښار زوړ کتابتون", Some("ps")),
    (
        "د ښار زوړ کتابتون به د پنجشنبې په ورځ تر درېیو کلونو رغونې وروسته بیا پرانیستل شي او نادرې نسخې به وښودل شي.",
        Some("ps"),
    ),
    ("شهر جي پراڻي لائبريري", Some("sd")),
    (
        "شهر جي پراڻي لائبريري ٽن سالن جي مرمت کان پوءِ خميس ڏينهن ٻيهر کلي رهي آهي ۽ اتي قلمي نسخا رکيا ويندا.",
        Some("sd"),
    ),
    ("شەھەر كۇتۇپخانىسى", Some("ug")),
    (
        "شەھەردىكى كونا كۇتۇپخانا ئۈچ يىللىق رېمونتتىن كېيىن پەيشەنبە كۈنى قايتا ئېچىلىدۇ ۋە قوليازمىلارنى كۆرسىتىدۇ.",
        Some("ug"),
    ),
    ("شہرٕچ پرٲنؠ لایبرؠری", Some("ks")),
    ("شہرٕچ پرٲنؠ لایبرؠری چھِ ترٛیہِ ؤری مرمت کرنہٕ پتہٕ برٛؠسوارِ دۄہ دُبارٕ کھُلان تہٕ تتہِ چھِ کتابہٕ تھاونہٕ یوان۔", Some("ks")),
    ("ספריית העיר", Some("he")),
    ("עיר עתיקה על עמק", Some("he")),
    ("הספרייה הישנה של העיר נפתחת ביום חמישי אחרי שלוש שנים של שיפוץ, ובה כתבי יד שלא הוצגו מעולם.", Some("he")),
    ("הַיֶּלֶד הָלַךְ אֶל הַגַּן וְשָׁתַל בּוֹ עֵץ קָטָן", Some("he")),
    ("די שטאָטישע ביבליאָטעק", Some("yi")),
    ("די אַלטע ביבליאָטעק פֿון שטאָט עפֿנט זיך דאָנערשטיק נאָך דרײַ יאָר רעמאָנט, און מע װײַזט דאָרט כּתבֿ־ידן.", Some("yi")),
    // Without points and ligatures.
    (
        "די אלטע ביבליאטעק פון שטאט עפנט זיך דאנערשטיק נאך דריי יאר רעמאנט, און מען ווייזט דארט זעלטענע ביכער.",
        Some("yi"),
    ),
    ("ކުތުބުޚާނާ", Some("dv")),
    ("ރަށުގެ ކުތުބުޚާނާ ބުރާސްފަތި ދުވަހު އަލުން ހުޅުވާނެ.", Some("dv")),
    ("ܒܝܬ ܟܬܒ̈ܐ", Some("syr")),
    ("ܒܝܬ ܟܬܒ̈ܐ ܥܬܝܩܐ ܕܡܕܝܢܬܐ ܢܬܦܬܚ ܒܝܘܡ ܚܡܫܐ.", Some("syr")),
    // Too few letters, or a language that is not detected: Malay, Kazakh, Saraiki, N'Ko.
    ("سلام", None),
    ("قمر", None),
    ("٢٠٢٦", None),
    ("", None),
    ("ڤرڤوستاکاءن لام دبوک سمولا ڤد هاري خميس، دان اورڠ رامي داتڠ ممباچ بوکوڽ", None),
    ("ەسكى كىتاپحانا بەيسەنبى كۇنى قايتا اشىلادى، وندا ٴۇش جىلعى ٴجوندەۋ اياقتالدى", None),
    ("شہر دی پراݨی لائبریری ترائے سالاں دے بعد ولا کھلدی پئی ہے تے اُتھاں ڳالھیں تھیسن ڄݨے آسن ٻال وی", None),
    ("ߒߞߏ ߞߊ߲", None),
    // Latin script indicates no language.
    ("The old library opens again", None),
    ("Eski kütüphane yeniden açılıyor", None),
    // Names, URLs and shortcodes do not count.
    ("Vega: قمر صناعي صغير بناه طلاب", Some("ar")),
    ("فاز Manchester United على Real Madrid وبعده Bayern Munich وParis Saint-Germain في البطولة", Some("ar")),
    ("https://example.org/a/very/long/path/to/a/page.html تقرير عن المدينة", Some("ar")),
    (
        "[vc_row][vc_column width=\"2/3\" css=\".vc_custom{margin-top: 0px}\"] يفتح المصنع باب التوظيف [/vc_column]",
        Some("ar"),
    ),
    ("write to the.editor@example.org or info@example.org: رسالة إلى المحرر", Some("ar")),
    ("خبر [كما نُشر] في الجريدة", Some("ar")),
    ("راهنمای نصب Ubuntu روی لپ‌تاپ قدیمی", Some("fa")),
    ("המדריך של Ubuntu למתחילים", Some("he")),
    ("An English sentence that quotes the words سوق الكتب and goes on", None),
];

#[test]
fn letters_indicate_the_language() {
    let mut wrong = Vec::new();
    for (text, expected) in TEXTS {
        let found = Language::of_text(text);
        let found = found.as_ref().map(Language::as_str);
        if found != *expected {
            wrong.push(format!("{found:?} instead of {expected:?}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Only texts that are long enough to outweigh the Latin words count.
#[test]
fn latin_text_around_a_long_text_does_not_change_its_language() {
    for (text, expected) in TEXTS
        .iter()
        .filter(|(text, _)| text.len() > 120 && !text.contains(|character: char| character.is_ascii_alphabetic()))
    {
        let mixed = ["See the code in the file below. ", text, " GitHub"].concat();
        let found = Language::of_text(&mixed);
        assert_eq!(found.as_ref().map(Language::as_str), *expected, "{mixed}");
    }
}

#[test]
fn language_names_are_recognized() {
    for (name, tag) in [
        ("Arabic", "ar"),
        ("arabic", "ar"),
        (" ARABIC\n", "ar"),
        ("Arabic (Egypt)", "ar"),
        ("العربية", "ar"),
        ("العربية (مصر)", "ar"),
        ("ara", "ar"),
        ("Persian", "fa"),
        ("Farsi", "fa"),
        ("فارسی", "fa"),
        ("fas", "fa"),
        ("per", "fa"),
        ("Urdu", "ur"),
        ("اردو", "ur"),
        ("Hebrew", "he"),
        ("עברית", "he"),
        ("heb", "he"),
        ("Sorani", "ckb"),
        ("کوردی", "ckb"),
        ("Kurdish", "ku"),
        ("Pashto", "ps"),
        ("پښتو", "ps"),
        ("Sindhi", "sd"),
        ("سنڌي", "sd"),
        ("Uyghur", "ug"),
        ("Uighur", "ug"),
        ("ئۇيغۇرچە", "ug"),
        ("Punjabi", "pa"),
        ("پنجابی", "pnb"),
        ("Kashmiri", "ks"),
        ("Yiddish", "yi"),
        ("ייִדיש", "yi"),
        ("Dhivehi", "dv"),
        ("ދިވެހި", "dv"),
        ("Syriac", "syr"),
        ("English", "en"),
        ("English (United States)", "en"),
        ("eng", "en"),
        ("French", "fr"),
        ("Français", "fr"),
        ("Turkish", "tr"),
        ("Türkçe", "tr"),
    ] {
        assert_eq!(Language::parse(name).as_ref().map(Language::as_str), Some(tag), "{name}");
    }
    for word in ["Klingon", "default", "none", "unknown", "(Egypt)", "Arabic (", "ar fa"] {
        let expected = (word == "Arabic (").then_some("ar");
        assert_eq!(Language::parse(word).as_ref().map(Language::as_str), expected, "{word}");
    }
}

/// Each case: the declared language and direction, the text, and the expected language and direction.
#[test]
fn a_declared_language_counts_unless_the_letters_contradict_it() {
    let persian = "شب اول از سرما نخوابیدیم، شب دوم از تماشا. راهنمای ما می‌گفت ستاره‌ها این‌جا «هم‌سایه» اند و تا صبح بیدار ماندیم، بی آن که کسی خسته شود یا گلایه کند.";
    let sorani = "کتێبخانە کۆنەکەی شار دوای سێ ساڵ نۆژەنکردنەوە ڕۆژی پێنجشەممە دەکرێتەوە و دەستنووسە دەگمەنەکان پیشان دەدات، هەموو کەسێک دەتوانێت سەردانی بکات.";
    let arabic = "تفتح المكتبة القديمة أبوابها مساء الخميس بعد ترميم دام ثلاث سنوات، وتعرض مخطوطات لم يرها الزوار من قبل، والدخول مجاني.";
    let english = "The old library opens again on Thursday after three years of repairs, and shows manuscripts that nobody has seen.";
    for (declared, dir, text, lang, expected) in [
        // The default of a theme, a feed or an editor.
        ("en-US", None, persian, Some("fa"), Rtl),
        ("en", Some(Ltr), persian, Some("fa"), Rtl),
        ("de", None, arabic, Some("ar"), Rtl),
        ("en", None, "سلام", None, Rtl),
        ("en", None, english, Some("en"), Ltr),
        ("", None, english, None, Ltr),
        ("", None, persian, Some("fa"), Rtl),
        // Two languages of one script.
        ("ar", None, persian, Some("fa"), Rtl),
        ("ar", None, sorani, Some("ckb"), Rtl),
        ("fa-IR", None, arabic, Some("ar"), Rtl),
        ("ar-EG", None, arabic, Some("ar-EG"), Rtl),
        ("AR-eg", None, arabic, Some("AR-eg"), Rtl),
        ("ar", None, "شب در کویر", Some("ar"), Rtl),
        // The letters do not distinguish these languages.
        ("prs", None, persian, Some("prs"), Rtl),
        ("glk", None, persian, Some("glk"), Rtl),
        ("arz", None, arabic, Some("arz"), Rtl),
        // Written in two scripts.
        ("ku", None, sorani, Some("ku-Arab"), Rtl),
        ("ku-TR", None, sorani, Some("ku-Arab"), Rtl),
        ("az", None, persian, Some("az-Arab"), Rtl),
        ("az", None, english, Some("az"), Ltr),
        // A site in Arabic with an article in English.
        ("ar", None, english, None, Ltr),
        ("ar", Some(Rtl), english, None, Ltr),
        ("he", None, english, None, Ltr),
        // A declared direction without a language is respected.
        ("", Some(Ltr), persian, Some("fa"), Ltr),
        ("", Some(Rtl), english, None, Rtl),
        ("ar", Some(Ltr), arabic, Some("ar"), Ltr),
        ("en", Some(Rtl), persian, Some("fa"), Rtl),
    ] {
        let body = [Block::Paragraph { content: vec![Inline::Text(text.into())], centered: false }];
        let letters = language::letters("", &body);
        let (found, direction) = language::determine(&letters, [Language::parse(declared)], dir);
        let found = found.as_ref().map(Language::as_str);
        assert_eq!((found, direction), (lang, expected), "{declared} {dir:?} {text}");
        // Determining is idempotent.
        let again = language::determine(&letters, [found.and_then(Language::parse)], Some(direction));
        assert_eq!((again.0.as_ref().map(Language::as_str), again.1), (lang, expected), "{declared} {dir:?} {text}");
    }
}

#[test]
fn the_next_declared_language_counts_if_the_first_is_contradicted() {
    let body = [Block::Paragraph { content: vec![Inline::Text("متن فارسی".into())], centered: false }];
    let letters = language::letters("", &body);
    let tag = |tag| Language::parse(tag);
    assert_eq!(language::determine(&letters, [tag("en"), tag("fa-AF")], None), (tag("fa-AF"), Rtl));
    assert_eq!(language::determine(&letters, [tag("ur"), tag("fa-AF")], None), (tag("ur"), Rtl));
}

/// The lead image and its caption are not part of the text.
#[test]
fn the_language_survives_a_round_trip() {
    let english = "<p>The market opens again after ten years of work on its roof.</p>";
    for (lang, caption, text, expected) in [
        ("en", "عاد السوق القديم إلى أهله بعد عشر سنوات من الترميم، وعادت إليه الحرف كلها", english, "en"),
        ("en", "בית הספר הישן נפתח מחדש אחרי עשר שנים של עבודה על הגג ועל הקירות שלו", english, "en"),
        (
            "fa",
            "The old market opens again after ten years of work, and all of its crafts are back",
            "<p>بازار کهنهٔ شهر پس از ده سال باز شد</p>",
            "fa",
        ),
        (
            "en",
            "The old market opens again after ten years of work, and all of its crafts are back",
            "<p>بازار کهنهٔ شهر پس از ده سال باز شد</p>",
            "fa",
        ),
        (
            "",
            "بازار کهنه پس از ده سال دوباره باز شد و پیشه‌ها و گچ‌کاری‌ها برگشتند",
            "<p>عادت إلى السوق القديمة حركة الناس</p>",
            "ar",
        ),
    ] {
        let figure = format!("<figure><img src=\"/a.jpg\"><figcaption>{caption}</figcaption></figure>{text}");
        let item = json!({ "id": "1", "title": "x", "image": "/a.jpg", "content_html": figure });
        let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "language": lang, "items": [item] });
        let article = read(&feed).expect("an article");
        assert!(article.lead.as_ref().is_some_and(|lead| !lead.caption.is_empty()), "{caption}");
        assert_eq!(article.lang.as_ref().map(Language::as_str), Some(expected), "{caption}");
        assert_eq!(read(&to_json(&article)), Ok(article), "{caption}");
    }
}

#[test]
fn code_does_not_count_for_the_language() {
    let text = |text: &str| Inline::Text(text.into());
    let code = "let the library open = true; print the library and wait for readers to come in again";
    let body = [
        Block::Code { language: String::new(), content: vec![text(code)] },
        Block::Paragraph { content: vec![text("اكتب "), Inline::Code { text: code.into() }], centered: false },
        Block::Quote {
            body: vec![Block::Code { language: String::new(), content: vec![text(code)] }],
            cite: vec![],
            url: None,
        },
    ];
    assert_eq!(language::determine(&language::letters("الدرس الأول", &body), [], None), (Language::parse("ar"), Rtl));
}

/// Word processors often label Arabic text as English, and English text as Arabic.
#[test]
fn a_lang_attribute_that_the_letters_contradict_is_ignored() {
    for (html, expected) in [
        ("<p>قال <span lang=\"EN-US\">المدير العام</span> أمس.</p>", "<p>قال المدير العام أمس.</p>"),
        ("<p>قال <span lang=\"EN-US\" dir=\"ltr\">المدير العام</span> أمس.</p>", "<p>قال المدير العام أمس.</p>"),
        ("<p lang=\"en-US\">قال المدير العام أمس.</p>", "<p>قال المدير العام أمس.</p>"),
        ("<p>گفت <span lang=\"de\">سلام <b>دنیا</b></span></p>", "<p>گفت سلام <strong>دنیا</strong></p>"),
        (
            "<p>قال <span lang=\"en\">good morning</span> أمس.</p>",
            "<p>قال <span lang=\"en\" dir=\"ltr\">good morning</span> أمس.</p>",
        ),
        (
            "<p>واسمه <span lang=\"he\">ספר</span> هنا.</p>",
            "<p>واسمه <span lang=\"he\" dir=\"rtl\">ספר</span> هنا.</p>",
        ),
    ] {
        assert_eq!(crate::support::shown(html), expected, "{html}");
    }
}

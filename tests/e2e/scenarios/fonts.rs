//! Loading the fonts of the offered typefaces, and the default font of the standalone page.

use crate::{
    actions::SAMPLE,
    check,
    outcome::{Failure, Outcome},
    scenarios::gallery::article,
    server::Reply,
    stage::Stage,
};

const ARABIC: &str = "/fonts/amiri-arabic.woff2";

/// A script that returns whether Arabic text, and text with characters of the Latin file, are in Amiri.
const AMIRI: &str =
    "return ['نص مُشكَّل', '«12»'].map((words) => widthIn('\"Maqal Amiri\"', words) !== widthIn('x', words));";

pub async fn loads_a_requested_font(stage: &Stage) -> Outcome {
    stage.open_with_font_loader().await?;
    check::none("fonts of Amiri requested without a choice", &stage.requested_fonts("amiri"))?;
    stage.assert_amiri([false, false]).await?;

    check::equal("the answer", &stage.load_font("amiri").await?, &"brought".to_owned())?;
    stage.assert_amiri([true, true]).await?;
    let mut expected =
        ["arabic", "arabic-bold", "latin", "latin-bold"].map(|name| format!("/fonts/amiri-{name}.woff2"));
    expected.sort();
    check::equal("the requested fonts", &stage.requested_fonts("amiri"), &expected.to_vec())?;

    // Files with rare letters are loaded for a text that contains them.
    stage.browser.run::<f64>("return widthIn('\"Maqal Amiri\"', 'ş');", vec![]).await?;
    let ready = "return fontsOf('Maqal Amiri').filter(({ status }) => status === 'loaded').length === 5;";
    stage.wait_until("the rare letters", ready).await?;

    check::equal("the second answer", &stage.load_font("amiri").await?, &"brought".to_owned())?;
    let count: usize = stage.browser.run("return fontsOf('Maqal Amiri').length;", vec![]).await?;
    check::equal("the number of fonts in the document", &count, &6)?;
    check::equal("the number of requested fonts", &stage.requested_fonts("amiri").len(), &5)?;

    // These are already loaded.
    for face in ["system", "page", "none", "constructor"] {
        check::equal(face, &stage.load_font(face).await?, &"brought".to_owned())?;
    }
    stage.assert_no_errors().await
}

pub async fn loads_every_font(stage: &Stage) -> Outcome {
    stage.open_with_font_loader().await?;
    for (face, family, words) in [
        ("naskh", "Maqal Naskh", "نص"),
        ("plex", "Maqal Plex", "نص طويل"),
        ("nastaliq", "Maqal Nastaliq", "متن"),
        ("hebrew", "Maqal Hebrew", "טקסט"),
    ] {
        check::equal(face, &stage.load_font(face).await?, &"brought".to_owned())?;
        let script = format!("return ['\"{family}\"', 'x'].map((family) => widthIn(family, '{words}'));");
        let [own, others]: [f64; 2] = stage.browser.run(&script, vec![]).await?;
        check::that((own - others).abs() > 0.5, || format!("{family} should not be {own} wide, as the system's is"))?;
    }
    stage.assert_no_errors().await
}

pub async fn retries_a_font_that_failed_to_load(stage: &Stage) -> Outcome {
    stage.site.reply(ARABIC, [Reply::Status(404), Reply::Built]);
    stage.open_with_font_loader().await?;
    let answer = stage.load_font("amiri").await?;
    check::that(answer.starts_with("failed"), || format!("a font is missing and yet the answer was {answer:?}"))?;
    // No letters have the face, not even those that were loaded, so that the text does not mix two typefaces.
    stage.assert_amiri([false, false]).await?;
    let count: usize = stage.browser.run("return fontsOf('Maqal Amiri').length;", vec![]).await?;
    check::equal("the number of fonts in the document", &count, &0)?;

    check::equal("the second answer", &stage.load_font("amiri").await?, &"brought".to_owned())?;
    stage.assert_amiri([true, true]).await
}

/// The default fonts of the page are held and replaced with others, so that text would visibly change if they applied late.
pub async fn applies_the_default_font_only_if_it_loads_in_time(stage: &Stage) -> Outcome {
    stage.record();
    let mut gates = Vec::new();
    for (own, others) in [("naskh-core", "nastaliq-arabic"), ("naskh-core-latin", "plex-latin")] {
        let (held, gate) = Reply::held(Reply::BuiltAs(format!("/fonts/{others}.woff2")));
        stage.site.reply(&format!("/fonts/{own}.woff2"), [held]);
        gates.push(gate);
    }
    // The driver would wait for pending fonts, so the article loads later.
    let (held, article) = Reply::held(Reply::Built);
    stage.site.reply(SAMPLE, [held, Reply::Built]);
    stage.open("/").await?;
    stage.wait_for_state("loading").await?;
    article.notify_one();
    stage.wait_for_state("ready").await?;
    stage.wait_for_paint().await?;
    for own in ["core", "core-latin"] {
        stage.wait_for_requests(&stage.site, &format!("/fonts/naskh-{own}.woff2"), 1).await?;
    }
    check::equal("the number of pending fonts", &stage.requested_fonts("naskh").len(), &2)?;
    let before = stage.word_boxes().await?;
    for gate in &gates {
        gate.notify_one();
    }
    let come = "return [...document.fonts].filter(({ family }) => family.includes('Maqal Naskh'))
        .every(({ status }) => status !== 'loading');";
    stage.wait_until("the fonts to have come", come).await?;
    stage.wait_for_paint().await?;
    check::that(stage.word_boxes().await? == before, || "words have moved when the fonts came".into())?;
    check::none("layout shifts", &stage.recorded().await?.shifts)?;

    // On a busy machine the module may be too slow for the font, so there are several attempts.
    for _ in 0..10 {
        stage.open_sample().await?;
        stage.wait_for_paint().await?;
        check::none("layout shifts with the font", &stage.recorded().await?.shifts)?;
        let has_font = "return document.documentElement.hasAttribute('data-naskh');";
        if stage.browser.run(has_font, vec![]).await? {
            return check::that(stage.word_boxes().await? != before, || "the next text does not take the fonts".into());
        }
    }
    Err(Failure::new("not one of ten texts found the fonts there"))
}

/// Fails if a late font applies to visible text, or text waits for its font without a limit.
pub async fn applies_a_late_chosen_font_to_the_next_article(stage: &Stage) -> Outcome {
    stage.record();
    stage.keep("2 face=amiri").await?;
    let (held, font) = Reply::held(Reply::Built);
    stage.site.reply(ARABIC, [held, Reply::Built]);
    stage.read(article("ar")).await?;
    let face = "return part('reader').dataset.face ?? '';";
    check::equal("the face of the text", &stage.browser.run::<String>(face, vec![]).await?.as_str(), &"")?;
    let before = stage.word_boxes().await?;
    font.notify_one();
    let come = "return [...document.fonts].some(({ family, status }) => /Amiri/.test(family) && status === 'loaded');";
    stage.wait_until("the font to have come", come).await?;
    stage.wait_for_paint().await?;
    check::that(stage.word_boxes().await? == before, || "words have moved when the font came".into())?;
    check::none("layout shifts", &stage.recorded().await?.shifts)?;

    stage.read(article("ar")).await?;
    stage.wait_for_appearance("amiri", "auto").await?;
    check::that(stage.word_boxes().await? != before, || "the next text does not take the font".into())?;
    check::none("layout shifts with the font", &stage.recorded().await?.shifts)
}

/// Fails if the font of a previous choice arrives late and replaces the last choice.
pub async fn applies_the_last_chosen_font(stage: &Stage) -> Outcome {
    stage.read(article("ar")).await?;
    let (held, font) = Reply::held(Reply::Built);
    stage.site.reply(ARABIC, [held]);
    stage.click_part("settings").await?;
    let choose = async |face: &str| {
        let input = format!("[data-part=settings-panel] [name=face][value={face}]");
        stage.click(&input).await
    };
    choose("amiri").await?;
    choose("system").await?;
    stage.wait_for_face("system").await?;
    font.notify_one();
    let come = "return [...document.fonts].some(({ family, status }) => /Amiri/.test(family) && status === 'loaded');";
    stage.wait_until("the font to have come", come).await?;
    stage.wait_for_paint().await?;
    stage.wait_for_face("system").await?;
    choose("amiri").await?;
    stage.wait_for_face("amiri").await
}

impl Stage {
    async fn wait_for_face(&self, face: &str) -> Outcome {
        let worn = format!("const now = part('reader').dataset.face ?? ''; return now === '{face}' || now;");
        self.wait_until(&format!("the face to be {face}"), &worn).await
    }

    /// Opens the page with the script `fonts.js`.
    async fn open_with_font_loader(&self) -> Outcome {
        self.record();
        self.site.vary(|variant| variant.scripts.push("/e2e/fonts.js"));
        self.open_sample().await
    }

    /// Loads a face, and waits for the result.
    pub(super) async fn load_font(&self, face: &str) -> Outcome<String> {
        self.load_font_from("", face).await
    }

    /// Loads a face from an origin, and waits for the result.
    pub(super) async fn load_font_from(&self, origin: &str, face: &str) -> Outcome<String> {
        self.browser.run::<()>(&format!("ask('{face}', '{origin}');"), vec![]).await?;
        self.wait_until("an answer", "return window.answer !== 'none yet';").await?;
        self.browser.run("return window.answer;", vec![]).await
    }

    async fn assert_amiri(&self, expected: [bool; 2]) -> Outcome {
        let seen: [bool; 2] = self.browser.run(AMIRI, vec![]).await?;
        check::equal("whether letters and signs are in Amiri", &seen, &expected)
    }

    /// Returns the requested fonts of a family, sorted.
    fn requested_fonts(&self, family: &str) -> Vec<String> {
        let begin = format!("/fonts/{family}-");
        let mut asked: Vec<_> = self.site.requests().into_iter().filter(|path| path.starts_with(&begin)).collect();
        asked.sort();
        asked
    }

    /// Returns the box of each word of the article.
    async fn word_boxes(&self) -> Outcome<String> {
        let script = "return JSON.stringify(words(document.querySelector('article')));";
        let boxes: String = self.browser.run(script, vec![]).await?;
        if boxes.len() > 2 { Ok(boxes) } else { Err(Failure::new("the article has no words")) }
    }
}

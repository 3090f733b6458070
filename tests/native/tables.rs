//! Data tables with any content in their cells, and layout tables.

use crate::support::shown;

/// Returns the rows of the only data table as `cell | cell`; `None` if there is no data table.
fn rows(html: &str) -> Option<Vec<String>> {
    let shown = shown(html);
    let (_, table) = shown.split_once("<tbody>")?;
    let (table, _) = table.split_once("</tbody>")?;
    let rows = table.split("<tr>").skip(1).map(|row| {
        let cells = row.trim_end_matches("</tr>").replace("</th>", "</td>");
        let cells: Vec<_> =
            cells.split_terminator("</td>").map(|cell| cell.split_once('>').expect("a cell").1.to_owned()).collect();
        cells.join(" | ")
    });
    Some(rows.collect())
}

const IMAGE: &str = "<img src=/a.png>";

#[test]
fn a_headerless_table_is_a_data_table_if_its_rows_agree() {
    for html in [
        // Logos of clubs.
        format!("<table><tr><td>1</td><td>{IMAGE} الأرز</td></tr><tr><td>2</td><td>{IMAGE} الشعلة</td></tr></table>"),
        // Check marks.
        format!("<table><tr><td></td><td>پیش‌نویس</td></tr><tr><td>نقشه</td><td>{IMAGE}</td></tr></table>"),
        "<table><tr><td>רשימה</td><td><ul><li>א</li><li>ב</li></ul></td></tr><tr><td>ג</td><td>ד</td></tr></table>"
            .into(),
        // A cell that spans columns, and one that spans rows.
        format!("<table><tr><td colspan=2>{IMAGE} درجہ بندی</td></tr><tr><td>۱</td><td>لاہور</td></tr></table>"),
        format!("<table><tr><td rowspan=2>{IMAGE}</td><td>یەک</td></tr><tr><td>دوو</td></tr></table>"),
        // Header cells make a data table too, even if the rows do not agree.
        format!("<table><tr><th>Team</th><th>Points</th></tr><tr><td>{IMAGE} Cedars</td></tr></table>"),
        // Half-lines of a poem.
        "<table><tr><td>صدر البيت</td><td>عجز البيت</td></tr></table>".into(),
    ] {
        assert!(rows(&html).is_some(), "{html}");
    }
}

#[test]
fn a_layout_table_is_unwrapped() {
    let page = "نصّ طويل ".repeat(200);
    for html in [
        format!("<table><tr><td>{IMAGE}</td><td><p>فقرة</p><p>أخرى</p></td></tr></table>"),
        format!("<table><tr><td>{IMAGE}</td><td>أ</td></tr><tr><td>ب</td></tr></table>"),
        "<table><tr><td><h2>عنوان</h2></td><td>نص</td></tr><tr><td>أ</td><td>ب</td></tr></table>".into(),
        format!("<table><tr><td>{page}</td><td>{page}</td></tr></table>"),
        format!("<table><tr><td>{IMAGE}</td><td>{IMAGE}</td></tr><tr><td>{IMAGE}</td><td>{IMAGE}</td></tr></table>"),
        "<table role=presentation><tr><td>أ</td><td>ب</td></tr></table>".into(),
        "<table><tr><td>أ</td></tr><tr><td>ب</td></tr></table>".into(),
        "<table><tr><td>أ</td><td><table><tr><td>ب</td></tr></table></td></tr></table>".into(),
    ] {
        assert_eq!(rows(&html), None, "{html}");
    }
}

/// Publishers' themes shrink the logos of a table. Photographs, and logos without a name, are content.
#[test]
fn logos_beside_names_are_icons() {
    let cell = |content: &str| {
        let rows =
            rows(&format!("<table><tr><td>{content}</td><td>27</td></tr><tr><td>أ</td><td>24</td></tr></table>"));
        rows.expect("a data table").swap_remove(0)
    };
    for content in [
        "<img src=/arz.png width=100 height=100> الأرز",
        "<a href=/t><img src=/arz.svg?v=2 width=150 height=75></a> <a href=/t>استقلال</a>",
        "<figure><img src=/arz.gif width=65 height=60></figure><p>הפועל</p>",
    ] {
        assert!(cell(content).contains("<img class=\"sign\""), "{content}: {}", cell(content));
    }
    for content in [
        "<img src=/wazir.jpg width=150 height=150> الوزير",
        "<img src=/arz.png width=100 height=100>",
        "<img src=/map.png width=600 height=400> Map",
        "<img src=/arz.png> لاہور",
    ] {
        assert!(!cell(content).contains("sign"), "{content}: {}", cell(content));
    }
    let prose = "نصّ ".repeat(40);
    assert!(!cell(&format!("<img src=/arz.png width=100 height=100> {prose}")).contains("sign"));
}

#[test]
fn images_and_lists_stay_in_their_cells() {
    let html = "<table><tr><td>خريطة</td><td><ul><li>أ</li><li>ب</li></ul></td></tr>\
                <tr><td><p>سطر</p><p>آخر</p></td><td>قبل<ol><li>ج</li></ol>بعد</td></tr></table>";
    let expected = [
        "خريطة | <ul><li>أ</li><li>ب</li></ul>".to_owned(),
        "سطر<br>آخر | قبل<ol><li>ج</li></ol><p>بعد</p>".to_owned(),
    ];
    assert_eq!(rows(html).as_deref(), Some(&expected[..]));
    let html = "<table><tr><td>أ</td><td><figure><img src=/a.jpg width=600 height=400><figcaption>شرح</figcaption></figure></td></tr>\
                <tr><td>ب</td><td>ج</td></tr></table>";
    let found = rows(html).expect("a table").concat();
    let (before, after) = found.split_once("/a.jpg").expect("the image is in the table");
    assert!(before.starts_with("أ | ") && after.contains("شرح"), "{found}");
}

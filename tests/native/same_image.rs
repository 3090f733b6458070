//! Whether two URLs lead to the same image, and which kind of media a URL names.

use maqal::article::{MediaKind, same_image::same_image};

use crate::support::web;

/// Pairs of URLs of one image.
const SAME: &[(&str, &str)] = &[
    // Sizes and suffixes of WordPress.
    ("https://a.example/u/zaytun.jpg", "https://a.example/u/zaytun-1024x683.jpg"),
    ("https://a.example/u/zaytun-300x200.jpg", "https://a.example/u/zaytun-1024x683.jpg"),
    ("https://a.example/u/zaytun.jpg", "https://a.example/u/zaytun-scaled.jpg"),
    ("https://a.example/u/zaytun.jpg", "https://a.example/u/zaytun-rotated.jpg"),
    ("https://a.example/u/zaytun-rotated-e1699876543210.jpg", "https://a.example/u/zaytun-rotated-300x200.jpg"),
    ("https://a.example/u/zaytun.jpg", "https://a.example/u/zaytun-e1699876543-1024x683.jpg"),
    ("https://a.example/u/zaytun-scaled-150x150@2x.jpg", "https://a.example/u/zaytun.jpg"),
    ("https://a.example/u/naqd-1-768x512.jpg", "https://a.example/u/naqd-1.jpg"),
    // Other systems with the size in the name or the path.
    ("https://shop.example/files/sajjada_600x.jpg?v=17", "https://shop.example/files/sajjada_1200x1200.jpg?v=18"),
    ("https://g.example/content/images/2024/01/bab.jpg", "https://g.example/content/images/size/w600/2024/01/bab.jpg"),
    ("https://b.example/img/b/R29/s320/nahr.jpg", "https://b.example/img/b/R29/s1600/nahr.jpg"),
    ("https://b.example/img/b/R29/w640-h480/nahr.jpg", "https://b.example/img/b/R29/s72-c/nahr.jpg"),
    ("https://lh3.example/abc=w640-h480", "https://lh3.example/abc=s1600"),
    ("https://w.example/w/thumb/a/ab/Boat.jpg/220px-Boat.jpg", "https://w.example/w/a/ab/Boat.jpg"),
    ("https://d.example/f/styles/large/public/2024-01/p.jpg?itok=x", "https://d.example/f/2024-01/p.jpg"),
    ("https://c.example/i/upload/w_900,h_600,c_fill/v1/w5.jpg", "https://c.example/i/upload/v1/w5.jpg"),
    ("https://c.example/i/upload/f_auto,q_auto/v1/w5.jpg", "https://c.example/i/upload/c_scale,w_90/v1/w5.jpg"),
    ("https://m.example/resize:fit:1400/1*x.png", "https://m.example/resize:fit:60/1*x.png"),
    // Converted files.
    ("https://a.example/u/w3-800x533.jpg.webp", "https://a.example/u/w3.jpg"),
    ("https://a.example/u/w3.avif", "https://a.example/u/w3.png"),
    ("https://a.example/u/w3.jpeg", "https://a.example/u/w3.JPG"),
    // Parameters.
    ("https://a.example/u/w3.jpg", "https://a.example/u/w3.jpg?w=1024"),
    ("https://a.example/u/w3.jpg?resize=770%2C513&quality=80", "https://a.example/u/w3.jpg?fit=300,200"),
    ("https://a.example/u/w3.jpg?w=1&amp;h=2", "https://a.example/u/w3.jpg?ver=6.4"),
    ("https://a.example/photo?id=7&w=300", "https://a.example/photo?h=90&w=60&id=7"),
    ("https://a.example/photo?id=7&lang=fa", "https://a.example/photo?lang=fa&id=7"),
    // Image proxies.
    ("https://i0.wp.com/a.example/u/souq.jpg?resize=1024%2C683&ssl=1", "https://a.example/u/souq.jpg"),
    ("https://i2.wp.com/www.a.example/u/souq-725x209.png?ssl=1", "https://i0.wp.com/a.example/u/souq.png?w=1600"),
    ("https://a.example/cdn-cgi/image/width=80,quality=75/u/souq.jpg", "https://a.example/u/souq.jpg"),
    ("https://z.example/cdn-cgi/image/w=80/https://a.example/u/souq.jpg", "https://a.example/u/souq.jpg"),
    (
        "https://z.example/_next/image?url=https%3A%2F%2Fa.example%2Fu%2Fsouq.jpg&w=640&q=75",
        "https://a.example/u/souq.jpg",
    ),
    ("https://a.example/_next/image?w=640&q=75&url=%2Fu%2Fsouq.jpg", "https://a.example/u/souq.jpg"),
    ("https://a.example/thumb.php?src=/u/souq.jpg&w=90", "https://a.example/u/souq.jpg"),
    (
        "https://sub.example/image/fetch/w_1456,c_limit/https%3A%2F%2Fa.example%2Fu%2Fsouq.jpg",
        "https://a.example/u/souq.jpg",
    ),
    ("https://arch.example/web/2020im_/http://a.example/u/souq.jpg", "https://a.example/u/souq.jpg"),
    (
        "https://a.example/_next/image?url=https%3A%2F%2Fi0.wp.com%2Fb.example%2Fu%2Fsouq.jpg%3Fw%3D9&w=640",
        "https://b.example/u/souq-90x90.jpg",
    ),
    // Scheme, host, encoding, fragment.
    ("http://a.example/u/bahr.jpg", "https://a.example/u/bahr.jpg"),
    ("https://www.a.example/u/bahr.jpg", "https://a.example/u/bahr.jpg"),
    ("https://A.EXAMPLE:443/u//bahr.jpg", "https://a.example/u/bahr.jpg#1"),
    (
        "https://a.example/u/سوق الجمعة.jpg",
        "https://a.example/u/%d8%b3%D9%88%D9%82%20%D8%A7%D9%84%D8%AC%D9%85%D8%B9%D8%A9.jpg",
    ),
    ("https://a.example/u/%61%2Cb.jpg", "https://a.example/u/a,b.jpg"),
    ("https://a.example/u/50%.jpg", "https://a.example/u/50%.jpg?w=9"),
];

/// Pairs of URLs of two images.
const DIFFERENT: &[(&str, &str)] = &[
    ("https://a.example/u/souq-1.jpg", "https://a.example/u/souq-2.jpg"),
    ("https://a.example/u/souq.jpg", "https://a.example/u/souq-1.jpg"),
    ("https://a.example/u/IMG_2023.jpg", "https://a.example/u/IMG_2024.jpg"),
    ("https://a.example/u/IMG-20230101-WA0001.jpg", "https://a.example/u/IMG-20230101-WA0002.jpg"),
    ("https://a.example/u/1024.jpg", "https://a.example/u/768.jpg"),
    ("https://a.example/u/nihai-2x1.jpg", "https://a.example/u/nihai-3x1.jpg"),
    ("https://a.example/u/1024x768.jpg", "https://a.example/u/800x600.jpg"),
    ("https://a.example/u/souq-e1.jpg", "https://a.example/u/souq-e2.jpg"),
    ("https://a.example/u/rescaled.jpg", "https://a.example/u/re.jpg"),
    ("https://a.example/u/sura.jpg", "https://a.example/u/sura.png"),
    ("https://a.example/2024/01/sura.jpg", "https://a.example/2024/02/sura.jpg"),
    ("https://a.example/s2/cover.jpg", "https://a.example/s3/cover.jpg"),
    ("https://a.example/w12/cover.jpg", "https://a.example/w13/cover.jpg"),
    ("https://a.example/u/Sura.jpg", "https://a.example/u/sura.jpg"),
    ("https://a.example/u/sura.jpg", "https://b.example/u/sura.jpg"),
    ("https://a.example/photo?id=7", "https://a.example/photo?id=8"),
    ("https://a.example/photo.jpg?id=7&w=9", "https://a.example/photo.jpg?id=8&w=9"),
    ("https://a.example/photo/7?from=https://x.example/", "https://a.example/photo/8?from=https://x.example/"),
    ("https://i0.wp.com/a.example/u/souq.jpg", "https://i0.wp.com/b.example/u/souq.jpg"),
    ("https://z.example/_next/image?url=%2Fa.jpg&w=640", "https://z.example/_next/image?url=%2Fb.jpg&w=640"),
    ("https://z.example/cdn-cgi/image/w=80/a.jpg", "https://z.example/cdn-cgi/image/w=80/b.jpg"),
    ("https://w.example/thumb/a/ab/Boat.jpg/220px-Boat.jpg", "https://w.example/thumb/a/ab/Goat.jpg/220px-Goat.jpg"),
    ("https://lh3.example/abc=s1600", "https://lh3.example/abd=s1600"),
    ("https://a.example/", "https://b.example/"),
];

#[test]
fn urls_of_the_same_image_are_recognized() {
    let mut wrong = Vec::new();
    for (pairs, expected) in [(SAME, true), (DIFFERENT, false)] {
        for (one, other) in pairs {
            for (one, other) in [(one, other), (other, one)] {
                if same_image(&web(one), &web(other)) != expected {
                    wrong.push(format!("{one} {other}: not {expected}"));
                }
            }
            assert!(same_image(&web(one), &web(one)), "{one} is not itself");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_media_kind_is_derived_from_the_file_name() {
    for (address, expected) in [
        ("https://a.example/u/souq.JPG?w=90", Some(MediaKind::Image)),
        ("https://a.example/u/souq.jpg.webp", Some(MediaKind::Image)),
        ("https://a.example/hadith.mp3#t=9", Some(MediaKind::Audio)),
        ("https://a.example/film.webm", Some(MediaKind::Video)),
        ("https://a.example/taqrir.pdf", None),
        ("https://a.example/page?file=souq.jpg", None),
        ("https://photos.jpg/", None),
        ("https://souq.png", None),
    ] {
        assert_eq!(MediaKind::of_file(web(address).as_str()), expected, "{address}");
    }
}

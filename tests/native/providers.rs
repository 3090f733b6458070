//! Posts of embed providers: which URLs are posts, which URLs their frames load, and whether the page's content
//! security policy allows these.

use std::fs;

use maqal::{
    article::provider::{ProviderPost, frame_origins},
    host::html::POLICY,
};

use crate::support::{file, web};

/// URLs of posts, each with the page of the post and the URL of its frame.
const POSTS: &[(&str, &str, &str)] = &[
    (
        "https://www.youtube.com/watch?v=a1-_Z",
        "https://www.youtube.com/watch?v=a1-_Z",
        "https://www.youtube-nocookie.com/embed/a1-_Z?autoplay=1",
    ),
    (
        "https://m.youtube.com/watch?app=desktop&v=a1&t=3s",
        "https://www.youtube.com/watch?v=a1",
        "https://www.youtube-nocookie.com/embed/a1?autoplay=1",
    ),
    (
        "https://youtu.be/a1?si=x",
        "https://www.youtube.com/watch?v=a1",
        "https://www.youtube-nocookie.com/embed/a1?autoplay=1",
    ),
    (
        "https://www.youtube-nocookie.com/embed/a1?feature=oembed",
        "https://www.youtube.com/watch?v=a1",
        "https://www.youtube-nocookie.com/embed/a1?autoplay=1",
    ),
    (
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/playlist?list=PL1",
        "https://www.youtube-nocookie.com/embed/videoseries?list=PL1&autoplay=1",
    ),
    (
        "https://twitter.com/desk/status/12?ref_src=twsrc",
        "https://x.com/desk/status/12",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12",
    ),
    (
        "https://x.com/i/web/status/12",
        "https://x.com/i/status/12",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12",
    ),
    (
        "https://www.instagram.com/reel/C1_a/?utm=x",
        "https://www.instagram.com/p/C1_a/",
        "https://www.instagram.com/p/C1_a/embed/",
    ),
    (
        "https://www.facebook.com/desk/posts/1",
        "https://www.facebook.com/desk/posts/1",
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww%2Efacebook%2Ecom%2Fdesk%2Fposts%2F1",
    ),
    (
        "https://www.facebook.com/desk/videos/1/",
        "https://www.facebook.com/desk/videos/1/",
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww%2Efacebook%2Ecom%2Fdesk%2Fvideos%2F1%2F",
    ),
    (
        "https://www.tiktok.com/@desk/video/7",
        "https://www.tiktok.com/@desk/video/7",
        "https://www.tiktok.com/embed/v2/7",
    ),
    ("https://t.me/desk/41", "https://t.me/desk/41", "https://t.me/desk/41?embed=1"),
    ("https://t.me/s/desk/41", "https://t.me/desk/41", "https://t.me/desk/41?embed=1"),
    ("https://vimeo.com/76", "https://vimeo.com/76", "https://player.vimeo.com/video/76?dnt=1&autoplay=1"),
    (
        "https://player.vimeo.com/video/76?h=ab1",
        "https://vimeo.com/76/ab1",
        "https://player.vimeo.com/video/76?h=ab1&dnt=1&autoplay=1",
    ),
    (
        "https://soundcloud.com/desk/talk",
        "https://soundcloud.com/desk/talk",
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud%2Ecom%2Fdesk%2Ftalk",
    ),
    (
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/3&color=red",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/3&color=red",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/3",
    ),
    (
        "https://open.spotify.com/embed/episode/4a?utm=x",
        "https://open.spotify.com/episode/4a",
        "https://open.spotify.com/embed/episode/4a",
    ),
    (
        "https://flo.uri.sh/visualisation/5/embed",
        "https://public.flourish.studio/visualisation/5/",
        "https://flo.uri.sh/visualisation/5/embed",
    ),
    (
        "https://datawrapper.dwcdn.net/aB1/2/",
        "https://datawrapper.dwcdn.net/aB1/",
        "https://datawrapper.dwcdn.net/aB1/",
    ),
];

/// URLs of one Aparat video, also as a script and as a frame.
const APARAT: &[&str] = &[
    "https://www.aparat.com/v/k7TzQ",
    "https://www.aparat.com/v/k7TzQ/گفت‌وگو?playlist=1",
    "https://aparat.com/embed/k7TzQ?data[rnddiv]=1&data[responsive]=yes",
    "https://www.aparat.com/video/video/embed/videohash/k7TzQ/vt/frame",
    "https://www.aparat.com/video/video/embed/vt/frame/showvideo/yes/videohash/k7TzQ",
];

/// URLs that are not posts, although they resemble one or are on a provider's site.
const OTHERS: &[&str] = &[
    "https://www.youtube.com/",
    "https://www.youtube.com/@desk",
    "https://www.youtube.com/watch?v=",
    "https://www.youtube.com/watch?v=a%22b",
    "https://www.youtube.com/embed/a%2Fb",
    "https://www.youtube.com:8443/watch?v=a1",
    "https://youtube.com.evil.example/watch?v=a1",
    "https://evil.example/youtube.com/watch?v=a1",
    "https://evil.example/?https://www.youtube.com/watch?v=a1",
    "https://evil.example/#https://www.youtube.com/watch?v=a1",
    "https://x.com/desk",
    "https://x.com/desk/status/12a",
    "https://t.me/desk",
    "https://t.me/share/url?url=https://news.example",
    "https://vimeo.com/about",
    "https://www.facebook.com/desk",
    "https://open.spotify.com/",
    "https://www.aparat.com/",
    "https://www.aparat.com/khabar",
    "https://www.aparat.com/v/a%22b",
    "https://news.example/watch?v=a1",
];

#[test]
fn a_post_has_a_page_and_a_frame_of_its_provider() {
    for (address, page, src) in POSTS {
        let framed = ProviderPost::of(&web(address)).unwrap_or_else(|| panic!("{address} is a post"));
        assert_eq!((&*framed.page, &*framed.frame.src), (*page, *src), "{address}");
        // The page is a URL of the same post, because an article stores only the page.
        let again = ProviderPost::of(&web(page)).unwrap_or_else(|| panic!("{page} is a post"));
        assert_eq!(again.frame, framed.frame, "{page}");
    }
}

#[test]
fn every_url_form_of_an_aparat_video_is_the_same_video() {
    for address in APARAT {
        let framed = ProviderPost::of(&web(address)).unwrap_or_else(|| panic!("{address} is a post"));
        assert_eq!(framed.page, "https://www.aparat.com/v/k7TzQ", "{address}");
        assert_eq!(framed.frame.src, "https://www.aparat.com/video/video/embed/videohash/k7TzQ/vt/frame", "{address}");
    }
}

#[test]
fn urls_that_resemble_a_post_are_not_posts() {
    for address in OTHERS {
        assert_eq!(ProviderPost::of(&web(address)), None, "{address}");
    }
}

#[test]
fn the_page_policy_allows_exactly_the_provider_frames() {
    let page = fs::read_to_string(file("index.html")).expect("the page can be read");
    let (_, policy) = page.split_once("; frame-src ").expect("the page's policy has a `frame-src`");
    let listed: Vec<_> = policy.split(';').next().unwrap_or_default().split(' ').collect();
    assert_eq!(listed, frame_origins());
    for (address, _, src) in POSTS {
        let origin = web(src).origin();
        assert!(frame_origins().contains(&&*origin), "{address} is framed from {origin}");
    }
}

#[test]
fn the_page_policy_allows_our_trusted_types_policy() {
    let page = fs::read_to_string(file("index.html")).expect("the page can be read");
    assert!(page.contains(&format!("; trusted-types {POLICY};")));
}

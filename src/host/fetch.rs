//! Fetches an article's bytes, within limits of time and size, and tells apart what can go wrong.
//!
//! The content type is not asked: publishers serve JSON under many names, and the parser knows best.

use std::{cell::Cell, fmt, rc::Rc};

use gloo_net::http::Headers;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, Response};

use super::navigator;
use crate::url::Url;

/// The time from the request to the last byte, in milliseconds.
pub const TIME_LIMIT: u32 = 15_000;

/// The size of an answer, in bytes after any decompression.
pub const SIZE_LIMIT: usize = 8 * 1024 * 1024;

/// Why an article's bytes did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The device has no network.
    Offline,
    /// The last byte had not come after [`TIME_LIMIT`].
    TimedOut,
    /// 404 or 410.
    NotFound,
    /// Another 4xx, or a failure that the browser explains to nobody: no CORS header, no such host, no
    /// connection.
    Refused,
    /// 5xx, 408 or 429.
    Server,
    /// More than [`SIZE_LIMIT`].
    TooLarge,
    /// The connection broke within the answer.
    Interrupted,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Offline => "The device is offline.",
            Self::TimedOut => "The article did not arrive within 15 seconds.",
            Self::NotFound => "There is no article at this address.",
            Self::Refused => "The server could not be reached or does not let this page read its answer.",
            Self::Server => "The server failed to answer.",
            Self::TooLarge => "The answer is larger than 8 MiB.",
            Self::Interrupted => "The connection broke before the end of the article.",
        })
    }
}

impl std::error::Error for Error {}

/// Where an answer comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum From {
    /// An address.
    Address(Url),
    /// A function of the page that is given a signal which ends it, and gives a promise of a response.
    Page(Function),
}

/// Fetches the bytes of an answer. `controller` ends it early; the answer of a call so ended means nothing.
///
/// # Errors
///
/// All of [`Error`].
pub async fn fetch(from: &From, controller: &AbortController) -> Result<Vec<u8>, Error> {
    let timed_out = Rc::new(Cell::new(false));
    let _time_limit = Timeout::new(TIME_LIMIT, {
        let (timed_out, controller) = (timed_out.clone(), controller.clone());
        move || {
            timed_out.set(true);
            controller.abort();
        }
    });
    let failure = |otherwise| match navigator() {
        _ if timed_out.get() => Error::TimedOut,
        Some(navigator) if !navigator.on_line() => Error::Offline,
        _ => otherwise,
    };
    let response = send(from, controller).await.map_err(|_| failure(Error::Refused))?;
    let answer = match response.status() {
        200..=299 => read(&response).await,
        404 | 410 => Err(Error::NotFound),
        408 | 429 | 500.. => Err(Error::Server),
        _ => Err(Error::Refused),
    };
    if answer.is_err() {
        // Whatever is still on its way is not wanted any more.
        controller.abort();
    }
    answer.map_err(|error| match error {
        Error::Interrupted => failure(error),
        error => error,
    })
}

/// Sends the request and waits for the head of the answer.
async fn send(from: &From, controller: &AbortController) -> Result<Response, JsValue> {
    let answer = match from {
        From::Address(address) => ask(address, controller)?,
        From::Page(ask) => ask.call1(&JsValue::NULL, &controller.signal())?.into(),
    };
    // Unchecked, since pages have classes of their own for it.
    JsFuture::from(answer).await.map(JsCast::unchecked_into)
}

fn ask(address: &Url, controller: &AbortController) -> Result<Promise, JsValue> {
    let headers = Headers::new();
    headers.set("Accept", "application/json");
    let init = RequestInit::new();
    init.set_headers(&headers.into_raw());
    // The signal goes with the call: WebKit forgets one that belongs to a `Request`, and then neither the time limit
    // nor a new address would end a body that stalls.
    init.set_signal(Some(&controller.signal()));
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    Ok(window.fetch_with_str_and_init(address.as_str(), &init))
}

/// Reads the body piece by piece, and no further than the limit.
async fn read(response: &Response) -> Result<Vec<u8>, Error> {
    let Some(body) = response.body() else {
        // Empty; or from a fetch that the page brings along, which may know no streams.
        let bytes = whole(response).await.map_err(|_| Error::Interrupted)?;
        return if bytes.len() > SIZE_LIMIT { Err(Error::TooLarge) } else { Ok(bytes) };
    };
    let mut bytes = Vec::new();
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    while let Some(piece) = next(&reader).await.map_err(|_| Error::Interrupted)? {
        let start = bytes.len();
        let end = start + piece.length() as usize;
        if end > SIZE_LIMIT {
            return Err(Error::TooLarge);
        }
        bytes.resize(end, 0);
        piece.copy_to(&mut bytes[start..]);
    }
    Ok(bytes)
}

/// The body at once.
async fn whole(response: &Response) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec())
}

/// The next piece of a stream; `None` after the last.
async fn next(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, JsValue> {
    let result = JsFuture::from(reader.read()).await?;
    if Reflect::get(&result, &"done".into())?.is_truthy() {
        return Ok(None);
    }
    Reflect::get(&result, &"value".into())?.dyn_into().map(Some)
}

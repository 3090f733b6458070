//! Fetches an article's bytes, within limits of time and size, and distinguishes what can go wrong.
//!
//! Of the content type only the charset matters: publishers serve JSON under many names, and the parser knows best.

use std::fmt;

use gloo_net::http::Response;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Headers, ReadableStreamDefaultReader};

use super::{charset, navigator, time::within};

/// The time from the request to the last byte, in milliseconds.
pub const TIME_LIMIT: u32 = 15_000;

/// The size of a response, in bytes after any decompression.
pub const SIZE_LIMIT: usize = 8 * 1024 * 1024;

/// Why an article's bytes did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The device has no network.
    Offline,
    /// The last byte had not arrived after [`TIME_LIMIT`].
    TimedOut,
    /// 404 or 410.
    NotFound,
    /// Another 4xx, or a failure that the browser does not explain: no CORS header, no such host, no connection.
    Refused,
    /// 5xx, 408 or 429.
    Server,
    /// More than [`SIZE_LIMIT`].
    TooLarge,
    /// The connection broke within the response.
    Interrupted,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Offline => "The device is offline.",
            Self::TimedOut => "The article did not arrive within 15 seconds.",
            Self::NotFound => "There is no article at this address.",
            Self::Refused => "The server could not be reached or does not let this page read its response.",
            Self::Server => "The server failed to respond.",
            Self::TooLarge => "The response is larger than 8 MiB.",
            Self::Interrupted => "The connection broke before the end of the article.",
        })
    }
}

impl std::error::Error for Error {}

/// Fetches the bytes of a response, converted to UTF-8 from its charset. `ask` sends the request: a function of the script
/// that loaded the module, which takes an abort signal and returns a promise of the response. `controller` aborts the
/// request; the result of an aborted call means nothing.
///
/// The script sends the request, and not this module, since the first one has to be on its way before the module is;
/// and since some pages replace `fetch` by a function that knows only strings.
///
/// # Errors
///
/// All of [`Error`].
pub async fn fetch(ask: &Function, controller: &AbortController) -> Result<Vec<u8>, Error> {
    let result = within(TIME_LIMIT, receive(ask, &controller.signal())).await.unwrap_or(Err(Error::TimedOut));
    if result.is_err() {
        // Whatever is still on its way is not wanted any more.
        controller.abort();
    }
    result.map_err(|error| match error {
        Error::Refused | Error::Interrupted if !navigator().is_none_or(|navigator| navigator.on_line()) => {
            Error::Offline
        }
        error => error,
    })
}

async fn receive(ask: &Function, signal: &AbortSignal) -> Result<Vec<u8>, Error> {
    let (response, content_type) = send(ask, signal).await.map_err(|_| Error::Refused)?;
    match response.status() {
        200..=299 => Ok(charset::to_utf8(read(response).await?, &content_type)),
        404 | 410 => Err(Error::NotFound),
        408 | 429 | 500.. => Err(Error::Server),
        _ => Err(Error::Refused),
    }
}

/// Sends the request and waits for the head of the response. Returns the response and its content type.
async fn send(ask: &Function, signal: &AbortSignal) -> Result<(Response, String), JsValue> {
    let response = ask.call1(&JsValue::NULL, signal)?;
    // Unchecked, since pages replace `fetch` by functions whose responses have a class of their own.
    let response: web_sys::Response = JsFuture::from(Promise::from(response)).await.map(JsCast::unchecked_into)?;
    let content_type = content_type(&response);
    Ok((response.into(), content_type))
}

/// Returns the content type; empty if there is none, as in the response of a page's own `fetch`.
fn content_type(response: &web_sys::Response) -> String {
    let headers = Reflect::get(response, &"headers".into()).map(JsCast::unchecked_into::<Headers>);
    headers.and_then(|headers| headers.get("content-type")).ok().flatten().unwrap_or_default()
}

/// Reads the body chunk by chunk, and no further than the limit.
async fn read(response: Response) -> Result<Vec<u8>, Error> {
    let Some(body) = response.body() else {
        // Empty; or from a `fetch` of the page that knows no streams.
        let bytes = read_at_once(response).await.map_err(|_| Error::Interrupted)?;
        return if bytes.len() > SIZE_LIMIT { Err(Error::TooLarge) } else { Ok(bytes) };
    };
    let mut bytes = Vec::new();
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    while let Some(chunk) = next_chunk(&reader).await.map_err(|_| Error::Interrupted)? {
        let start = bytes.len();
        let end = start + chunk.length() as usize;
        if end > SIZE_LIMIT {
            return Err(Error::TooLarge);
        }
        bytes.resize(end, 0);
        if let Some(free) = bytes.get_mut(start..) {
            chunk.copy_to(free);
        }
    }
    Ok(bytes)
}

async fn read_at_once(response: Response) -> Result<Vec<u8>, JsValue> {
    let response: web_sys::Response = response.into();
    Ok(Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec())
}

/// The next chunk of a stream; `None` after the last.
async fn next_chunk(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, JsValue> {
    let result = JsFuture::from(reader.read()).await?;
    if Reflect::get(&result, &"done".into())?.is_truthy() {
        return Ok(None);
    }
    Reflect::get(&result, &"value".into())?.dyn_into().map(Some)
}

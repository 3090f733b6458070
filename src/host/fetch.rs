//! Fetches the bytes of an article, within limits of time and size, and distinguishes the ways in which this can fail.
//!
//! Of the content type only the charset matters, because publishers serve JSON with many content types.

use std::fmt;

use gloo_net::http::Response;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Headers, ReadableStreamDefaultReader};

use super::{charset, navigator, time::within};
use crate::limits::{RESPONSE_SIZE, RESPONSE_TIME};

/// The maximum time from the request to the last byte of the response, in milliseconds.
pub const TIMEOUT: u32 = RESPONSE_TIME;

/// Why the bytes of an article did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The device is offline.
    Offline,
    /// The response did not end within [`TIMEOUT`].
    TimedOut,
    /// The status is 404 or 410.
    NotFound,
    /// The status is another one below 500, or the browser does not tell the cause: a missing CORS header, an unknown host
    /// or a failed connection.
    Refused,
    /// The status is 500 or higher, 408 or 429.
    Server,
    /// The response is larger than [`RESPONSE_SIZE`].
    TooLarge,
    /// The connection was lost during the response.
    Interrupted,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Offline => "The device is offline.",
            Self::TimedOut => "The article did not arrive within 15 seconds.",
            Self::NotFound => "There is no article at this URL.",
            Self::Refused => "The server could not be reached, or it does not allow this page to read its response.",
            Self::Server => "The server failed to respond.",
            Self::TooLarge => "The response is larger than 8 MiB.",
            Self::Interrupted => "The connection was lost before the end of the article.",
        })
    }
}

impl std::error::Error for Error {}

/// Fetches the bytes of a response, and converts them to UTF-8 from its charset. `request` is a function that sends the
/// request: it takes an abort signal and returns a promise of the response. `controller` aborts the request; ignore the
/// result of an aborted call.
///
/// A script sends the request, and not this module, because the first request is sent before this module is loaded, and
/// because some pages replace `fetch` with a function that accepts only strings.
///
/// # Errors
///
/// Returns any [`Error`].
pub async fn fetch(request: &Function, controller: &AbortController) -> Result<Vec<u8>, Error> {
    let result = within(TIMEOUT, receive(request, &controller.signal())).await.unwrap_or(Err(Error::TimedOut));
    if result.is_err() {
        controller.abort();
    }
    result.map_err(|error| match error {
        Error::Refused | Error::Interrupted if !navigator().is_none_or(|navigator| navigator.on_line()) => {
            Error::Offline
        }
        error => error,
    })
}

async fn receive(request: &Function, signal: &AbortSignal) -> Result<Vec<u8>, Error> {
    let (response, content_type) = send(request, signal).await.map_err(|_| Error::Refused)?;
    match response.status() {
        200..=299 => Ok(charset::to_utf8(read(response).await?, &content_type)),
        404 | 410 => Err(Error::NotFound),
        408 | 429 | 500.. => Err(Error::Server),
        _ => Err(Error::Refused),
    }
}

/// Sends the request and waits for the head of the response. Returns the response and its content type.
async fn send(request: &Function, signal: &AbortSignal) -> Result<(Response, String), JsValue> {
    let response = request.call1(&JsValue::NULL, signal)?;
    // Unchecked, because pages replace `fetch` with functions whose responses have another class.
    let response: web_sys::Response = JsFuture::from(Promise::from(response)).await.map(JsCast::unchecked_into)?;
    let content_type = content_type(&response);
    Ok((response.into(), content_type))
}

/// Returns the content type; empty if there is none. The response of a replaced `fetch` may have no headers.
fn content_type(response: &web_sys::Response) -> String {
    let headers = Reflect::get(response, &"headers".into()).map(JsCast::unchecked_into::<Headers>);
    headers.and_then(|headers| headers.get("content-type")).ok().flatten().unwrap_or_default()
}

/// Reads the body in chunks, up to the size limit.
async fn read(response: Response) -> Result<Vec<u8>, Error> {
    let Some(body) = response.body() else {
        // The body is empty, or a replaced `fetch` does not support streams.
        let bytes = read_at_once(response).await.map_err(|_| Error::Interrupted)?;
        return if bytes.len() > RESPONSE_SIZE { Err(Error::TooLarge) } else { Ok(bytes) };
    };
    let mut bytes = Vec::new();
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    while let Some(chunk) = next_chunk(&reader).await.map_err(|_| Error::Interrupted)? {
        let start = bytes.len();
        let end = start + chunk.length() as usize;
        if end > RESPONSE_SIZE {
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

/// Returns the next chunk of a stream; `None` after the last one.
async fn next_chunk(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, JsValue> {
    let result = JsFuture::from(reader.read()).await?;
    if Reflect::get(&result, &"done".into())?.is_truthy() {
        return Ok(None);
    }
    Reflect::get(&result, &"value".into())?.dyn_into().map(Some)
}

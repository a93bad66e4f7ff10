//! Random numbers of the browser.

use creatio::Id;
use leptos::prelude::window;

/// A new id for a record: a random GUID (RFC 9562, version 4). `None` if the browser has no source of random numbers.
pub fn new_id() -> Option<Id> {
    let mut bytes = [0_u8; 16];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    format!("{:032x}", u128::from_be_bytes(bytes)).parse().ok()
}

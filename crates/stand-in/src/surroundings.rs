//! What a pure part may not make itself: the time and chance.

use rand::{RngCore, SeedableRng, rngs::StdRng};
use time::{Duration, OffsetDateTime, PrimitiveDateTime, format_description::BorrowedFormatItem, macros};
use uuid::{Builder, Uuid};

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Millis = i64;

type Clock = Box<dyn FnMut() -> Millis + Send>;
type Chance = Box<dyn FnMut(&mut [u8]) + Send>;

/// Where the time and chance come from.
pub struct Surroundings {
    now: Clock,
    chance: Chance,
}

impl Surroundings {
    /// A clock and a source of chance from outside.
    pub fn new(
        now: impl FnMut() -> Millis + Send + 'static,
        chance: impl FnMut(&mut [u8]) + Send + 'static,
    ) -> Self {
        Self { now: Box::new(now), chance: Box::new(chance) }
    }

    /// A clock that stands at 2026-03-02T08:00:00Z and goes on by a second at each look, and seeded chance.
    pub fn deterministic() -> Self {
        let mut time = 1_772_438_400_000;
        let clock = move || {
            time += 1_000;
            time
        };
        Self::new(clock, seeded_chance(20))
    }

    /// The machine's clock, and seeded chance: an id is the same in each run, a date is true.
    pub fn with_system_clock() -> Self {
        Self::new(|| millis_of(OffsetDateTime::now_utc()), seeded_chance(20))
    }

    /// The time now.
    pub fn now(&mut self) -> Millis {
        (self.now)()
    }

    /// So many bytes of chance.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.chance)(&mut bytes);
        bytes
    }

    /// A fresh GUID.
    pub fn guid(&mut self) -> Uuid {
        Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// Hexadecimal capitals, two for each byte.
    pub fn hex<const BYTES: usize>(&mut self) -> String {
        self.bytes::<BYTES>().iter().map(|byte| format!("{byte:02X}")).collect()
    }
}

/// A source of chance that gives the same bytes in each run.
pub fn seeded_chance(seed: u64) -> impl FnMut(&mut [u8]) + Send + 'static {
    let mut source = StdRng::seed_from_u64(seed);
    move |bytes| source.fill_bytes(bytes)
}

const LOCAL: &[BorrowedFormatItem<'_>] =
    macros::format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]");
const LOCAL_READ: &[BorrowedFormatItem<'_>] =
    macros::format_description!("[year]-[month]-[day]T[hour]:[minute]:[second][optional [.[subsecond]]]");

const HTTP_DATE: &[BorrowedFormatItem<'_>] = macros::format_description!(
    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
);

fn millis_of(moment: OffsetDateTime) -> Millis {
    // A date that a clock can show fits 64 bits of milliseconds.
    (moment.unix_timestamp_nanos() / 1_000_000) as Millis
}

/// A date as DataService writes it: local time without a zone, to the millisecond.
pub fn local_text(moment: Millis, zone_minutes: i64) -> String {
    let local = OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(moment) + Duration::minutes(zone_minutes);
    local.format(LOCAL).unwrap_or_default()
}

/// Reads what `local_text` writes; the milliseconds may be left out. `None` if it is no such date.
pub fn local_millis(text: &str, zone_minutes: i64) -> Option<Millis> {
    let local = PrimitiveDateTime::parse(text, LOCAL_READ).ok()?;
    Some(millis_of(local.assume_utc()) - zone_minutes * 60_000)
}

/// A date as OData writes it: UTC with `Z`.
pub fn utc_text(moment: Millis) -> String {
    format!("{}Z", local_text(moment, 0))
}

/// A date as a `Date` header has it; empty if it is in no calendar.
pub fn http_date(moment: Millis) -> String {
    let moment = OffsetDateTime::UNIX_EPOCH.checked_add(Duration::milliseconds(moment));
    moment.and_then(|moment| moment.format(HTTP_DATE).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_it_was_written() {
        let moment = 1_697_649_641_245;
        assert_eq!(local_text(moment, 0), "2023-10-18T17:20:41.245");
        assert_eq!(local_text(moment, 120), "2023-10-18T19:20:41.245");
        assert_eq!(local_millis("2023-10-18T19:20:41.245", 120), Some(moment));
        assert_eq!(local_millis("2023-10-18T17:20:41", 0), Some(1_697_649_641_000));
        assert_eq!(local_millis("2023-10-18T17:20:41Z", 0), None);
        assert_eq!(http_date(moment), "Wed, 18 Oct 2023 17:20:41 GMT");
    }
}

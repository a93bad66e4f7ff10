//! Points in time, and the texts in which Creatio and HTTP write them.

use time::{Duration, OffsetDateTime, PrimitiveDateTime, format_description::BorrowedFormatItem, macros};

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Millis = i64;

const LOCAL: &[BorrowedFormatItem<'_>] =
    macros::format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]");
const LOCAL_INPUT: &[BorrowedFormatItem<'_>] =
    macros::format_description!("[year]-[month]-[day]T[hour]:[minute]:[second][optional [.[subsecond]]]");
const HTTP_DATE: &[BorrowedFormatItem<'_>] = macros::format_description!(
    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
);

/// The system clock's time; in a browser, the standard library has none.
#[cfg(feature = "server")]
pub fn system_time() -> Millis {
    millis_of(OffsetDateTime::now_utc())
}

fn millis_of(moment: OffsetDateTime) -> Millis {
    // Every date that `time` can hold fits into 64 bits of milliseconds.
    (moment.unix_timestamp_nanos() / 1_000_000) as Millis
}

/// Formats a date as DataService does: local time without a zone, to the millisecond.
pub fn local_text(moment: Millis, zone_minutes: i64) -> String {
    let local = OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(moment) + Duration::minutes(zone_minutes);
    local.format(LOCAL).unwrap_or_default()
}

/// Parses what [`local_text`] writes, with or without milliseconds.
pub fn local_millis(text: &str, zone_minutes: i64) -> Option<Millis> {
    let local = PrimitiveDateTime::parse(text, LOCAL_INPUT).ok()?;
    Some(millis_of(local.assume_utc()) - zone_minutes * 60_000)
}

/// Formats a date as OData does: UTC with `Z`.
pub fn utc_text(moment: Millis) -> String {
    format!("{}Z", local_text(moment, 0))
}

/// Formats a date for a `Date` header; empty if the calendar has no such date.
pub fn http_date(moment: Millis) -> String {
    let moment = OffsetDateTime::UNIX_EPOCH.checked_add(Duration::milliseconds(moment));
    moment.and_then(|moment| moment.format(HTTP_DATE).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: Millis = 1_697_649_641_245;

    #[test]
    fn dates_are_formatted() {
        assert_eq!(local_text(MOMENT, 0), "2023-10-18T17:20:41.245");
        assert_eq!(local_text(MOMENT, 120), "2023-10-18T19:20:41.245");
        assert_eq!(utc_text(MOMENT), "2023-10-18T17:20:41.245Z");
        assert_eq!(http_date(MOMENT), "Wed, 18 Oct 2023 17:20:41 GMT");
        assert_eq!(http_date(Millis::MAX), "");
    }

    #[test]
    fn local_dates_are_parsed() {
        assert_eq!(local_millis("2023-10-18T19:20:41.245", 120), Some(MOMENT));
        assert_eq!(local_millis("2023-10-18T17:20:41", 0), Some(1_697_649_641_000));
        assert_eq!(local_millis("2023-10-18T17:20:41Z", 0), None);
    }
}

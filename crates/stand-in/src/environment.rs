//! Time and randomness. Both are passed in, so that a test can predict every answer of the stand-in.

use crate::dates::Millis;
#[cfg(feature = "server")]
use crate::dates::system_time;
use rand::{RngCore, SeedableRng, rngs::StdRng};
use uuid::{Builder, Uuid};

type Clock = Box<dyn FnMut() -> Millis + Send>;
type Random = Box<dyn FnMut(&mut [u8]) + Send>;

/// The seed of the ids and secrets that are generated while the stand-in runs.
const SEED: u64 = 20;

/// A clock and a source of random bytes.
pub struct Environment {
    clock: Clock,
    random: Random,
}

impl Environment {
    /// An environment with this clock and this source of random bytes.
    pub fn new(
        clock: impl FnMut() -> Millis + Send + 'static,
        random: impl FnMut(&mut [u8]) + Send + 'static,
    ) -> Self {
        Self { clock: Box::new(clock), random: Box::new(random) }
    }

    /// Seeded random bytes, and a clock that starts at 2026-03-02T08:00:00Z and advances by a second with each reading.
    pub fn deterministic() -> Self {
        let mut time = 1_772_438_400_000;
        let clock = move || {
            time += 1_000;
            time
        };
        Self::new(clock, seeded_random(SEED))
    }

    /// The system clock and seeded random bytes: dates are real, generated ids are the same in every run.
    #[cfg(feature = "server")]
    pub fn with_system_clock() -> Self {
        Self::new(system_time, seeded_random(SEED))
    }

    /// Reads the clock.
    pub fn now(&mut self) -> Millis {
        (self.clock)()
    }

    /// Generates `N` random bytes.
    pub fn random_bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }

    /// Generates a GUID.
    pub fn guid(&mut self) -> Uuid {
        Builder::from_random_bytes(self.random_bytes()).into_uuid()
    }

    /// Generates upper-case hexadecimal digits, two for each byte.
    pub fn hex<const BYTES: usize>(&mut self) -> String {
        self.random_bytes::<BYTES>().iter().map(|byte| format!("{byte:02X}")).collect()
    }
}

/// A source of random bytes that yields the same bytes in every run.
pub fn seeded_random(seed: u64) -> impl FnMut(&mut [u8]) + Send + 'static {
    let mut generator = StdRng::seed_from_u64(seed);
    move |bytes| generator.fill_bytes(bytes)
}

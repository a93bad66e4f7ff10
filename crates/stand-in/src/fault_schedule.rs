//! The faults that wait for their calls.

use crate::fault::Fault;

/// A fault that is scheduled for the next calls with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Scheduled {
    call: String,
    strike: Strike,
    /// How many calls it still spares.
    spared: u64,
    /// How often it still strikes; `None` for always.
    remaining: Option<u64>,
}

/// A fault, and the delay of a slow one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strike {
    /// The fault.
    pub fault: Fault,
    /// The delay of [`Fault::Slow`].
    pub delay_ms: u64,
}

/// The faults that are scheduled, in order.
#[derive(Debug, Clone, Default)]
pub struct FaultSchedule(Vec<Scheduled>);

impl FaultSchedule {
    /// Schedules a fault for the next calls with that name, or for all calls if it is `*`. The first `spared` of them
    /// succeed. `times` 0 is always.
    pub fn schedule(&mut self, call: &str, strike: Strike, spared: u64, times: u64) {
        let remaining = (times > 0).then_some(times);
        self.0.push(Scheduled { call: call.to_owned(), strike, spared, remaining });
    }

    /// Takes the fault that strikes this call: the first that was scheduled for it.
    pub fn take(&mut self, call: &str) -> Option<Strike> {
        let index = self.0.iter().position(|scheduled| scheduled.call == call || scheduled.call == "*")?;
        let scheduled = &mut self.0[index];
        if scheduled.spared > 0 {
            scheduled.spared -= 1;
            return None;
        }
        let strike = scheduled.strike;
        if let Some(remaining) = &mut scheduled.remaining {
            *remaining -= 1;
            if *remaining == 0 {
                self.0.remove(index);
            }
        }
        Some(strike)
    }

    /// Removes all faults.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// True while a fault that closes a connection may strike.
    pub fn may_cut(&self) -> bool {
        self.0.iter().any(|scheduled| scheduled.strike.fault.cuts_connection())
    }
}

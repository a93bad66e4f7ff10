//! The clocks of Creatio, the Identity Service and this computer.

use model::connection::{checks::clocks::Finding, environment::Environment};

use super::CheckText;
use crate::text::guidance::Guidance;

const SYNCHRONIZE: &str = "w32tm /resync";

impl CheckText for Finding {
    const TITLE: &'static str = "Clocks";

    fn guidance(&self) -> Guidance {
        match self {
            Finding::Agree => Guidance::new("In sync (within 2 minutes)."),
            Finding::Unknown => Guidance::new("No response had a Date header."),
            Finding::ServersDiffer(seconds) => Guidance::new(format!(
                "The clocks of Creatio and the Identity Service are {} apart: tokens count as expired or not yet valid.",
                span(*seconds)
            ))
            .next("Server administrator: synchronize both servers with the same time source (Windows Time, NTP). On Windows:")
            .snippet("Command for the server whose clock is wrong", SYNCHRONIZE),
            Finding::BrowserDiffers(seconds) => Guidance::new(format!(
                "The clocks of Creatio and this computer are {} apart. If Creatio's is wrong, tokens will be rejected.",
                span(*seconds)
            ))
            .next("Compare both with a clock you trust, and set the wrong one. On Windows:")
            .snippet("Command for the computer whose clock is wrong", SYNCHRONIZE),
        }
    }

    fn detail(environment: &Environment) -> Option<String> {
        Some(match environment.clock_ahead_ms {
            Some(ahead) => {
                format!("Date header of Creatio's last response: {} s ahead of this computer", ahead / 1_000)
            }
            None => "Date header of Creatio's responses: none".to_owned(),
        })
    }
}

fn span(seconds: i64) -> String {
    let seconds = seconds.unsigned_abs();
    match seconds {
        0..600 => format!("{seconds} seconds"),
        600..7_200 => format!("{} minutes", seconds / 60),
        7_200.. => format!("{} hours", seconds / 3_600),
    }
}

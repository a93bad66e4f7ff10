//! The policy that this page was served with.

use model::connection::checks::page_policy::Finding;

use super::CheckText;
use crate::text::guidance::Guidance;

impl CheckText for Finding {
    const TITLE: &'static str = "Content security policy of this page";

    fn guidance(&self) -> Guidance {
        match self {
            Finding::Protected => Guidance::new("Other sites can't put this page in a frame."),
            Finding::NoFrameAncestors => {
                unprotected("The header Content-Security-Policy lets every site put this page in a frame.")
            }
            Finding::Missing => unprotected("The header Content-Security-Policy is missing."),
            Finding::Unreadable => Guidance::new("The headers of this page can't be read here."),
        }
    }
}

fn unprotected(summary: &str) -> Guidance {
    Guidance::new(summary)
        .next("Administrator of this page: send the policy as an HTTP header. The folder deploy/ has it for each web server.")
        .snippet("Directive that is missing", "frame-ancestors 'none'")
}

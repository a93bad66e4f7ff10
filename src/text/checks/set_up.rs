//! What has to be set up in Creatio apart from the system settings.

use creatio::Resource;
use model::connection::checks::{config_switch, default_resource, feature};

use super::CheckText;
use crate::text::guidance::Guidance;

impl CheckText for feature::Finding {
    const TITLE: &'static str = "Feature OAuth20Integration";

    fn guidance(&self) -> Guidance {
        match self {
            feature::Finding::On => {
                Guidance::new("On: Creatio shows its section for integrated applications.")
            }
            feature::Finding::Off => Guidance::new(self.problem())
                .next("Enable it for all users in step 1. Open Creatio tabs need a reload."),
        }
    }

    fn problem(&self) -> String {
        match self {
            feature::Finding::On => String::new(),
            feature::Finding::Off => "Off: Creatio hides its section for integrated applications.".to_owned(),
        }
    }
}

impl CheckText for config_switch::Finding {
    const TITLE: &'static str = "OAuth 2.0 in the config file";

    fn guidance(&self) -> Guidance {
        match self {
            config_switch::Finding::On => Guidance::new("Creatio's config file allows integrated applications."),
            config_switch::Finding::Off => Guidance::new(self.problem())
            .next("On site: set Feature-EnableOAuth20Integration = true in appSettings of the application's config file (Web.config; on .NET Terrasoft.WebHost.dll.config) and restart the application. In the cloud: contact Creatio support.")
            .snippet(
                "Line for appSettings",
                "<add key=\"Feature-EnableOAuth20Integration\" value=\"true\" />",
            ),
        }
    }

    fn problem(&self) -> String {
        match self {
            config_switch::Finding::On => String::new(),
            config_switch::Finding::Off => {
                "OAuth 2.0 is off in Creatio's config file: apps can't be created, changed or deleted."
                    .to_owned()
            }
        }
    }
}

impl CheckText for default_resource::Finding {
    const TITLE: &'static str = "Default resource";

    fn guidance(&self) -> Guidance {
        match self {
            default_resource::Finding::Exists(name) => Guidance::new(format!("Default scope: {name}")),
            default_resource::Finding::Missing => Guidance::new(self.problem())
                .next("Create it in step 3. Takes up to 2 minutes. Safe to repeat."),
            default_resource::Finding::Several(resources) => several_resources(self.problem(), resources),
        }
    }

    fn problem(&self) -> String {
        match self {
            default_resource::Finding::Exists(_) => String::new(),
            default_resource::Finding::Missing => "One-time step, required before adding apps.".to_owned(),
            default_resource::Finding::Several(resources) => format!(
                "There are {}, and Creatio expects exactly one. No service can delete them.",
                resources.len()
            ),
        }
    }
}

fn several_resources(problem: String, resources: &[Resource]) -> Guidance {
    let comments = resources
        .iter()
        .map(|resource| format!("-- {}  {}\n", resource.id, resource.name))
        .collect::<String>();
    let remaining = resources.first().map_or(String::new(), |resource| resource.id.to_string());
    Guidance::new(problem)
    .next("Administrator of Creatio's database, or Creatio support: leave only the one that the apps use (OAuthResourceInClient) marked as default. This statement keeps the first:")
    .snippet(
        "Statement for Creatio's database",
        format!(
            "{comments}UPDATE \"OAuthResource\" SET \"IsDefault\" = '0' WHERE \"IsDefault\" = '1' AND \"Id\" <> '{remaining}';"
        ),
    )
}

//! The list of components in the format CycloneDX.

use anyhow::{Context, Result, ensure};
use cyclonedx_bom::models::bom::SpecVersion;
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::dependency::{Dependencies, Dependency};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata;
use cyclonedx_bom::prelude::*;
use xshell::{Shell, cmd};

use super::packages::Package;

const VERSION: SpecVersion = SpecVersion::V1_5;
/// The package that the others belong to.
const PAGE: &str = "creatio-oauth-admin";

/// The page and what it consists of. The time and the random number that such a list usually has are left out, because
/// the same page gives the same list.
pub fn to_json(sh: &Shell, packages: &[Package]) -> Result<Vec<u8>> {
    let (page, others): (Vec<_>, Vec<_>) = packages.iter().partition(|package| package.name == PAGE);
    let page = page.first().context("the page is not among its packages")?;
    let mut components = others.into_iter().map(component).collect::<Result<Vec<_>>>()?;
    components.push(standard_library(&cmd!(sh, "rustc --version").quiet().read()?)?);
    let uses = packages
        .iter()
        .map(|package| Dependency { dependency_ref: package.label(), dependencies: package.uses.clone() });
    let bom = Bom {
        serial_number: None,
        metadata: Some(Metadata { component: Some(component(page)?), ..Metadata::default() }),
        components: Some(Components(components)),
        dependencies: Some(Dependencies(uses.collect())),
        spec_version: VERSION,
        ..Bom::default()
    };
    ensure!(bom.validate_version(VERSION).passed(), "the list of components is not valid");
    let mut json = Vec::new();
    bom.output_as_json(&mut json, VERSION)?;
    Ok(json)
}

fn component(package: &Package) -> Result<Component> {
    let Package { name, version, .. } = package;
    let kind = if name == PAGE { Classification::Application } else { Classification::Library };
    let mut component = described(kind, name, version, &package.license()?)?;
    component.bom_ref = Some(package.label());
    component.description = package.description.as_deref().map(NormalizedString::new);
    if package.source.is_some() {
        component.purl = Some(Purl::new("cargo", name, version)?);
    }
    Ok(component)
}

/// The standard library, as part of the compiler of this version.
fn standard_library(rustc: &str) -> Result<Component> {
    let version = rustc.split(' ').nth(1).with_context(|| format!("rustc reports {rustc}"))?;
    described(Classification::Library, "Rust standard library", version, "MIT OR Apache-2.0")
}

fn described(kind: Classification, name: &str, version: &str, license: &str) -> Result<Component> {
    let license = SpdxExpression::try_from(license.to_owned())?;
    let licenses = Some(Licenses(vec![LicenseChoice::Expression(license)]));
    Ok(Component { licenses, ..Component::new(kind, name, version, None) })
}

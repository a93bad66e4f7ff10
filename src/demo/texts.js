// What the demo says.

export const DEMO = "Demo";
export const LEAD = "This is not a real site: it runs in this tab, and loading the page again starts it over.";
export const OPTIONS = "Demo options";
export const SITE = "Site";
export const TROUBLES = "What goes wrong";
export const RESET = "Reset the demo";
export const LEAVE = "Leave the demo";
export const NO_PAGES = "The demo has no pages of Creatio itself.";
export const NOTED = "Done. The page notices with its next request.";

/** The sites to start with, by their names in crates/demo/src/site.rs. */
export const SITES = {
  "lived-in": "A site in use: 200 apps, and a connection that is broken",
  bare: "A new site: nothing is connected",
};

/** What lasts until it is ended, by its name in crates/demo/src/problem.rs. */
export const LASTING = {
  "identity-down": "Identity Service is down",
  "identity-slow": "Identity Service is slow",
  "wrong-secret": "Identity Service has another secret for Creatio",
  "clock-ahead": "Clock of the Identity Service is 10 minutes ahead",
  "may-not-manage-apps": "You lack the operation CanManageSolution",
  "table-closed": "DataService refuses the table of apps",
};

/** What happens once. */
export const ONCE = {
  "session-ends": "Session ends now",
  "create-lost": "Response to the next new app is lost",
  "change-refused": "Next change of an app is refused",
};

/** The values that the site accepts, by their names in the facts. */
export const VALUES = {
  user: "User name and password",
  identity: "Authorization server URL",
  clientId: "Client id",
  clientSecret: "Client secret",
};

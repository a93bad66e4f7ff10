// Texts of the page that product.md does not define, so that a change of wording is one change here. Names of controls that it
// does define are in the tests themselves.

export * from "./app-texts.ts";
export * from "./connection-texts.ts";
export * from "./list-texts.ts";

const quoted = (name: string) => `“${name}”`;
const titled = (title?: string) => (title === undefined ? "" : `, ${quoted(title)}`);

/** Signing in and the session. */
export const SESSION = {
  sentInClear: "This page isn't encrypted: others on the network can read your password.",
  enterUserName: "Enter your user name.",
  enterPassword: "Enter your password.",
  signInFailed: "Couldn't sign in",
  wrongCredentials: "Invalid user name or password specified",
  signOutFailed: "Couldn't sign out",
  signInElsewhere: "Sign in with Creatio",
  signedInElsewhere: "I've signed in – continue",
  notSignedInElsewhere: "You aren't signed in to Creatio in this browser yet.",
  notNow: "Not now",
  goOnAs: (user: string) => `Continue as ${user}`,
  endedAndNothingDone: "Your session in Creatio has ended. Nothing was changed.",
  secondFactor: "This user signs in with a second factor.",
  secondFactorNotSetUp: "A second factor is required",
  setUpElsewhere: "Set it up in Creatio",
  noLicense: "This user has no license for Creatio.",
  noLicenseNext: "Ask an administrator for a license",
  withoutLicense: "You are signed in without a license.",
  passwordExpired: "Your password has expired.",
  passwordExpires: "Your password expires in 3 days",
  notUsable: "Signed in, but this page can't use the session",
  openCreatio: "Open Creatio",
  nowSignedInAs: (user: string) => `You are now signed in as ${user}`,
} as const;

/** Why something failed, and what to do about it. */
export const FAILURE = {
  tryAgain: "Try again",
  dismiss: "Dismiss",
  rawAnswer: "Response",
  copyRawAnswer: "Copy response",
  wholeResponse: "Whole response (may contain secrets)",
  unexpectedAnswer: "Couldn't check who is signed in",
  connectionCut: "Can't reach Creatio.",
  timedOut: "did not respond in time",
  noRight: "You don't have permission to do this.",
  identityUnreachable: "can't reach the Identity Service",
  identityRefusesCreatio: "The Identity Service rejected Creatio's credentials",
  identityForgotApp: "does not know this app",
  identityRefusesOrForgot: "The Identity Service rejected Creatio's credentials, or does not know this app.",
  copyingRefused: "The browser did not allow copying.",
  stillHolds: (column: string, value: string) => `Creatio reported success, but still holds: ${column} = ${quoted(value)}.`,
  refusedBetween: (status: number, title?: string) => `Something between this browser and Creatio refused it: HTTP ${status}${titled(title)}.`,
  gateway: (status: number, title?: string) => `A server in front of Creatio got no answer from it: HTTP ${status}${titled(title)}.`,
  redirected: "This address answers with a redirect",
  notKnown: "It is not known whether",
  noSuchPage: "Page not found",
} as const;

/** The file config.json. */
export const CONFIG_FILE = {
  unusable: "The file config.json beside this page cannot be used.",
  unusableNext: "Fix or remove it, then reload.",
  otherOrigin: "This page and Creatio do not share an origin.",
  otherOriginNext: "Serve this page from Creatio's own address",
  wrongPlace: 'Check the address of the site, and "creatio" and "workspace" in config.json.',
} as const;

/** The command palette. */
export const PALETTE = {
  searchList: (text: string) => `Search the list for ${quoted(text)}`,
  incomplete: "Not all apps are loaded yet. More may be found.",
  limited: "The first 20 that fit best",
  switchOffSelected: "Turn off selected",
  exportJson: /Export as JSON.*visible apps/,
  exportCsv: /^Export as CSV/,
  singleKeys: "Single-key shortcuts",
  openPalette: "Find an app, a page or a command",
  focusSearch: "Go to the search",
  toggleSelection: "Select the app of this row, or deselect it",
} as const;

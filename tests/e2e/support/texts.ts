// Texts of the page that product.md does not define, so that a change of wording is one change here. Names of controls that it
// does define are in the tests themselves.

export * from "./app-texts.ts";
export * from "./connection-texts.ts";

const quoted = (name: string) => `“${name}”`;
const titled = (title?: string) => (title === undefined ? "" : `, ${quoted(title)}`);

/** Signing in and the session. */
export const SESSION = {
  sentInClear: "This page isn't encrypted: others on the network can read your password.",
  enterUserName: "Enter your user name.",
  enterPassword: "Enter your password.",
  signInFailed: "Couldn't sign in",
  wrongCredentials: "Invalid user name or password specified",
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
  noSuchPage: "Page not found",
} as const;

/** The list of apps. */
export const LIST = {
  count: (count: number) => (count === 1 ? "1 app" : `${count} apps`),
  soFar: (count: string) => `${count} so far`,
  filteredCount: (visible: number, all: number) => `${visible} of ${LIST.count(all)}`,
  loading: "Loading apps…",
  loadingMore: "Loading more apps",
  incomplete: "Not all apps are loaded yet",
  loadFailed: "Could not load the apps.",
  empty: "No integrated applications yet",
  noRowRead: "No app could be read",
  unreadable: (count: number) =>
    count === 1
      ? "1 row from Creatio could not be read and is not listed."
      : `${count} rows from Creatio could not be read and are not listed.`,
  noMatch: (search: string) => `No app matches ${quoted(search)}`,
  noFilterMatch: "No app matches the filters",
  clearSearch: "Clear search",
  reload: "Reload",
  switchedOff: (name: string) => `${quoted(name)} is turned off. The Identity Service stops issuing tokens for it.`,
  switchedOn: (name: string) => `${quoted(name)} is turned on.`,
  switchOffFailed: (name: string) => `Could not turn off ${quoted(name)}.`,
  readByOdata: "Read through OData 4, because the site closes this object to DataService.",
  defaultColumns: "Reset to default",
  columnWidth: (name: string) => `Width of ${name}`,
  exported: (count: number) => `Exported ${LIST.count(count)}. Secrets are not included.`,
  exportJson: "JSON for programs",
  selectAll: "Select all visible apps",
  select: (name: string) => `Select ${name}`,
  selected: (count: number) => `${count} selected`,
  selectedHidden: (count: number, hidden: number) => `${count} selected, ${hidden} of them hidden`,
  clearSelection: "Clear selection",
  actsAs: "Acts as",
  switchedOnOption: "On",
  switchedOffOption: "Off",
  clearFilters: "Clear filters",
  needsAttention: "Needs attention",
  inactiveUsersUnknown: "Could not check which system users are inactive.",
} as const;

/** Why an app needs attention. */
export const ATTENTION = {
  supervisor: "It acts as Supervisor, who has full access.",
  invalidUrl: "Its Application URL is invalid.",
  noUser: "It has no system user",
  inactiveUser: "Its system user is inactive.",
} as const;

/** Bulk actions. */
export const BULK = {
  stop: "Stop",
  retryFailed: "Retry failed",
  continueRest: "Continue",
  switchOffInstead: "Turn off instead",
  saveRecords: "Save records",
  saveResults: "Save results",
  typeCount: (count: number) => `Type ${count} to confirm`,
  confirmSwitchOff: (count: number) => `Turn off ${LIST.count(count)}?`,
  switchedOff: (done: number, all: number) => `Turned off ${done} of ${LIST.count(all)}`,
  switchedOffSome: (done: number) => `Turned off ${done} of`,
  switchedOffAny: /^Turned off/,
  switchedOn: "Turned on",
  deleted: (done: number, all: number) => `Deleted ${done} of ${LIST.count(all)}`,
  summary: (done: number, unchanged: number, failed: number) => `${done} done · ${unchanged} unchanged · ${failed} failed`,
  stoppedSummary: /3 done · (\d+ unchanged · )?0 failed · \d+ not started/,
} as const;

/** What a pasted credential was recognized as. */
export const PASTED = {
  basic: "You pasted a Basic header",
  token: "You pasted a token",
  tokenRequest: "You pasted a token request",
  json: "You pasted JSON",
  secret: "You pasted what looks like a secret",
  notKept: "It was not sent or saved.",
  namesNoApp: "It has no Client Id to search for",
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

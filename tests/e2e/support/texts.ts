// Texts of the page that product.md does not define, so that a change of wording is one change here. Names of controls that it
// does define are in the tests themselves.

import { LIST } from "./list-texts.ts";

export * from "./connection-texts.ts";
export * from "./list-texts.ts";

const quoted = (name: string) => `“${name}”`;
const titled = (title?: string) => (title === undefined ? "" : `, ${quoted(title)}`);

/** Signing in and the session. */
export const SESSION = {
  sentInClear: "This page was loaded over plain HTTP, so others on the network can read your password.",
  enterUserName: "Enter your user name",
  enterPassword: "Enter your password",
  signInFailed: "Could not sign in.",
  wrongCredentials: "Invalid user name or password specified",
  signInElsewhere: "Sign in on Creatio's own page",
  signedInElsewhere: "I have signed in there",
  notSignedInElsewhere: "You are not signed in to Creatio in this browser yet.",
  notNow: "Not now",
  goOnAs: (user: string) => `Go on as ${user}`,
  endedAndNothingDone: "Your session in Creatio has ended. Nothing was changed.",
  secondFactor: "This user signs in with a second factor.",
  secondFactorNotSetUp: "A second factor is required",
  setUpElsewhere: "Set it up on Creatio's own page",
  noLicense: "This user has no license for Creatio.",
  noLicenseNext: "Ask an administrator for a license",
  withoutLicense: "You are signed in without a license.",
  passwordExpired: "Your password has expired.",
  passwordExpires: "Your password expires in 3 days",
  notUsable: "You are signed in, but this page can't use the session.",
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
  unexpectedAnswer: "Could not check who is signed in.",
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

/** Texts of a form for an app, new or not. */
export const APP_FORM = {
  enterName: "Enter a name",
  enterUrl: "Enter the URL of the app's homepage",
  invalidUrl: "URL is invalid. Enter a full URL, like https://app.example.com",
  invalidRedirectUrl: /URL is invalid/,
  chooseUser: "Choose the user on whose behalf the app acts",
  redirectUrlHint: "The redirection URI used to deliver the access token to the client",
  usersFailed: "The users could not be read.",
  noUserFound: "Nothing found",
  moreUsers: "Only the first 50 users are listed. Type part of the name to find others.",
  mayDoEverything: "full access",
  supervisorWarning: "The Supervisor has full access",
  actsForCount: (count: number) => `used by ${LIST.count(count)}`,
  actsFor: "used by",
  alsoActsFor: (name: string) => `Also used by ${quoted(name)}`,
  alsoActs: "Also used by",
  userRefused: "Creatio does not accept this user as a system user.",
  userRefusedNext: "Choose an active user of the type “User”.",
  draftRestored: "Draft restored. It is not saved yet.",
  discardDraft: "Discard draft",
  leftUnsaved: (name: string) => `${quoted(name)} is not saved. Your draft is kept.`,
  leftUnsavedUnnamed: "The new app is not saved. Your draft is kept.",
  goBack: "Go back",
} as const;

export const NEW_APP = {
  ready: (name: string) => `${quoted(name)} was created.`,
  reported: (name: string) => `Creatio reports that ${quoted(name)} was created.`,
  openApp: "Open the app",
  notCreated: "The app was not created.",
  createResourceFirst: "Select “Create default resource” on the Connect page",
  twoResources: "Creatio has more than one default resource.",
  switchedOff: "OAuth 2.0 is off in Creatio's config file.",
  notCreatedAfterCut: "Creatio has no new app with this name.",
  sameApp: (name: string) => `There is already an app ${quoted(name)}`,
  unknown: "It is not known whether the app was created.",
  checkWhetherCreated: "Check again",
  createdOnce: "It was not created a second time.",
  stillActive: "The app was created, but it is still on.",
  noDescription: "The app was created, but its Description was not saved.",
  copiedFrom: (name: string) => `Filled in from ${quoted(name)}.`,
  redirectUrlNotCopied: "Its Redirect URL is not copied",
  draftInsteadOfCopy: (name: string) => `This is the draft of another new app. Discard it to start with a copy of ${quoted(name)}.`,
  anotherDraft: "This is the draft of another new app.",
  copySourceFailed: "The app to copy could not be read.",
  startEmpty: "Start with an empty form",
} as const;

export const APP_PAGE = {
  openFailed: "The app could not be opened.",
  gone: "This app no longer exists.",
  saved: (name: string) => `${quoted(name)} is saved.`,
  isSaved: "is saved.",
  notSaved: "The app was not saved.",
  partlySaved: "Not all changes were saved.",
  conflict: "Another user changed this app while you were editing.",
  keepMine: "Keep mine",
  takeTheirs: "Take theirs",
  deleted: (name: string) => `${quoted(name)} is deleted.`,
  notDeleted: "The app was not deleted.",
  identityForgotApp: "After its database was recreated, older apps can neither be changed nor deleted.",
  checkSettings: "Check Client id and Client secret on the Connect page.",
  removeInDatabase: "ask the database administrator to remove its row",
  duplicateInstead: "“Duplicate” creates a replacement",
  switchOffInstead: "Turn off instead",
  saveRecord: "Save record",
  copyRecord: "Copy record",
  recordCopied: "Record copied",
  copyAs: "Copy as",
  linkCopied: "Link copied",
  clientIdCopied: "Client Id copied",
  secretCopied: "Client secret copied",
  secretFailed: "The Client secret could not be read.",
  secretDiscarded: "the session in which the app was created is over",
  clipboardIsCleared: "A copied secret is removed from the clipboard after 60 seconds if it is still there.",
  clipboardIsNotCleared:
    "This browser does not let the page read the clipboard: a copied secret stays there until you copy something else.",
  grantTypesNote: "Managed in Creatio",
  grantTypes: "Grant types:",
  clientCredentials: "Grant types: Client credentials",
  grantTypesFailed: "The grant types could not be read.",
  noGrantTypes: "Grant types are not available",
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

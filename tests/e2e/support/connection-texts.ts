// Texts of the page about the connection that product.md does not define.

const quoted = (name: string) => `“${name}”`;

/** The Connect page. */
export const CONNECT = {
  connected: "You can add apps.",
  notTested: "Saved, not tested",
  /** With or without a health check. */
  connectedOrNotTested: /^(You can add apps\.|Saved, not tested)$/,
  testedJustNow: "Tested just now",
  testNow: "Test now",
  testSends: (app: string) => `Makes Creatio send ${quoted(app)} to the Identity Service again, unchanged.`,
  firstAppTests: "Adding your first app tests these settings.",
  testPassed: "The test passed",
  testFailed: "The test failed.",
  goToStep: (step: number) => `Go to step ${step}`,
  newApp: "New app",
  notConnected: "Not connected",
  broken: "Connection failed",
  checking: "Checking…",
  creatioToIdentity: "Creatio → Identity Service",
  repeat: (check: string) => `Repeat: ${check}`,
  details: "Details",
  copyReport: "Copy report",
  reportCopied: "Report copied",
  runRemaining: "Finish setup",
  saveSettings: "Save and test",
  settingsSaved: /^Settings saved\./,
  settingsNotSaved: "Not all settings were saved.",
  settingsUnchanged: /^No changes to save\./,
  settingRefused: (code: string) => `Creatio did not save: ${code}.`,
  enterUrl: "Enter the URL of the Identity Service",
  enterClientId: "Enter the client ID from the Identity Service's appsettings.json",
  invalidUrl: "Enter a full URL, like http://localhost:8090/",
  noSecretYet: "Enter the client secret from the Identity Service's appsettings.json",
  use: (value: string) => `Use ${value}`,
  featureEnabled: "OAuth20Integration is on for all users.",
  featureNotEnabled: "OAuth20Integration was not enabled.",
  resourceCreated: "Default resource was created",
  resourceExists: "The default resource already exists.",
  resourceNotCreated: "The default resource was not created.",
  takesLong: /Creating… \d+:\d\d \(up to 2 min\)/,
  twoResources: "There are 2, and Creatio expects exactly one.",
  missingRight: (_right: string) => "You don't have permission to",
  rightNotNeeded: "Not granted.",
} as const;

/** What the checks of the connection find, and what they instruct the administrator to do. */
export const FINDING = {
  featureOff: "Enable it for all users",
  resourceMissing: "Create it in step 3",
  createResourceFirst: "One-time step, required before adding apps.",
  noScheme: "lacks http://",
  saveInstead: (value: string) => `Save ${value} instead`,
  unreachable: (url: string) => `The Creatio server can't reach ${url}`,
  checkPort: "Check scheme and port",
  blanks: "starts or ends with spaces",
  secretMustEqual: "Enter both values exactly as in “Clients”",
  noTokenOrNoApp: "The Identity Service rejected Creatio's credentials, or doesn't know the apps of this site.",
  noTokenForCreatio: "The Identity Service rejected Creatio's client ID or secret.",
  switchedOff: "OAuth 2.0 is off in Creatio's config file",
  otherAddress: (tokenEndpoint: string) => `It names ${tokenEndpoint} for tokens`,
  forbiddenByPolicy: "this page's content security policy doesn't allow it",
} as const;

/** What the page says to a user who may not change apps. */
export const READ_ONLY = {
  line: "You can view apps, but not change them.",
  permission: "“Can manage configuration elements” (CanManageSolution)",
  reason: "You need the permission “Can manage configuration elements”",
} as const;

/** What other pages say about the connection. */
export const BANNER = {
  fix: "Fix connection",
  fixInNewTab: "Fix connection (in a new tab)",
  stepsLeft: (count: number) => `${count} steps left.`,
  cannotCreate: "You can't create apps yet.",
  cannotCreateReason: "Fix the connection first",
  fixed: "The connection works. You can save the app.",
} as const;

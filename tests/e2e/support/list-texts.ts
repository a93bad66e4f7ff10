// Texts of the list of apps, as in texts.ts.

const quoted = (name: string) => `“${name}”`;

/** The list of apps. */
export const LIST = {
  count: (count: number) => (count === 1 ? "1 app" : `${count} apps`),
  soFar: (count: string) => `${count} so far`,
  filteredCount: (visible: number, all: number) => `${visible} of ${LIST.count(all)}`,
  loading: "Loading apps…",
  loadingMore: "Loading more apps",
  incomplete: "Not all apps are loaded yet",
  loadFailed: "Couldn't load the apps.",
  empty: "No apps yet",
  addFirst: "Add your first app",
  setupFirst: "You can add apps once the setup is finished.",
  noRowRead: "No app could be read",
  unreadable: (count: number) =>
    count === 1
      ? "1 row from Creatio couldn't be read and is not listed."
      : `${count} rows from Creatio couldn't be read and are not listed.`,
  noMatch: (search: string) => `No app matches ${quoted(search)}`,
  noFilterMatch: "No app matches the filters",
  clearSearch: "Clear search",
  reload: "Reload",
  switchedOff: (name: string) => `${quoted(name)} is turned off. The Identity Service stops issuing tokens for it.`,
  switchedOn: (name: string) => `${quoted(name)} is turned on.`,
  switchOffFailed: (name: string) => `Couldn't turn off ${quoted(name)}.`,
  readByOdata: "Read through OData 4, because the site closes this object to DataService.",
  defaultColumns: "Reset to default",
  columnWidth: (name: string) => `Width of ${name}`,
  exported: (count: number) => `Exported ${LIST.count(count)} (no secrets)`,
  exportJson: /^JSON for programs/,
  exportScope: (scope: string) => `CSV for spreadsheets · ${scope}`,
  actions: (name: string) => `Actions for ${name}`,
  upToDate: "Up to date",
  notRefreshed: "Couldn't refresh",
  compactRows: "Compact rows",
  selectAll: "Select all visible apps",
  select: (name: string) => `Select ${name}`,
  selected: (count: number) => `${count} selected`,
  selectedHidden: (count: number, hidden: number) => `${count} selected · ${hidden} hidden by search`,
  clearSelection: "Clear selection",
  all: "All",
  active: "Active",
  inactive: "Inactive",
  clearFilters: "Clear filters",
  inactiveUsersUnknown: "Couldn't check which system users are inactive.",
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
  saveRecords: "Download",
  saveResults: "Save results",
  confirmation: (count: number) => `delete ${count} apps`,
  typeConfirmation: (count: number) => `Type ${quoted(BULK.confirmation(count))} to confirm`,
  confirmationDiffers: "The text doesn't match",
  confirmSwitchOff: (count: number) => `Turn off ${LIST.count(count)}?`,
  confirmSwitchOffOne: (name: string) => `Turn off ${name}?`,
  alreadyOff: (count: number) => `(${count} are already off)`,
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

// What `cargo xtask test` hands over. Each is a path.

function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: start the tests by \`cargo xtask test --only e2e\``);
  }
  return value;
}

/** The program of Chromium. */
export const chromium = () => required("CHROMIUM");
/** The program of the stand-in Creatio. */
export const standInProgram = () => required("STAND_IN");
/** The folder that ships. */
export const dist = () => required("DIST");
/** The file with the policy that the folder is served under. */
export const policy = () => required("POLICY");
/** Where the report for the count of tests goes. */
export const report = () => process.env["REPORT"] ?? "results/report.json";

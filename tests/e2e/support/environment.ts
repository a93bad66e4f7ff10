// What `cargo xtask test` passes in. Each is a path.

function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: start the tests by \`cargo xtask test --only e2e\``);
  }
  return value;
}

/** The executable of Chromium. */
export const chromium = () => required("CHROMIUM");
/** The executable of the stand-in Creatio. */
export const standInProgram = () => required("STAND_IN");
/** The folder that ships. */
export const dist = () => required("DIST");
/** The file with the content security policy with which the folder is served. */
export const policy = () => required("POLICY");
/** Where the report with the number of tests goes. */
export const report = () => process.env["REPORT"] ?? "results/report.json";
/** The executable of Firefox. */
export const firefox = () => required("FIREFOX");
/** The executable of WebKit's own small browser. */
export const miniBrowser = () => required("MINI_BROWSER");
/** The program that writes the code which the page hands over. */
export const generator = () => required("GENERATOR");
/** A Python with the packages of handover-runs/requirements.txt. */
export const python = () => required("PYTHON");

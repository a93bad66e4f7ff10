// Programs that a test runs.

import { execFile } from "node:child_process";
import { dirname } from "node:path";

/** What a program has printed, and its exit status. */
export interface Outcome {
  status: number;
  output: string;
}

/** Runs a program to its end, in the folder of the first file. */
export function run(program: string, args: string[], variables: Record<string, string> = {}, input = ""): Promise<Outcome> {
  const file = args.find((argument) => argument.includes("/results/"));
  const options = { cwd: file ? dirname(file) : ".", env: { ...process.env, ...variables } };
  return new Promise((resolve) => {
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === "number" ? error.code : 1) : 0;
      resolve({ status, output: stdout + stderr });
    });
    // A program may end without reading it.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

// Parses a Power Query file with Microsoft's parser and prints where it is wrong.
const { readFileSync } = require("node:fs");
const { DefaultSettings, TaskUtils } = require("@microsoft/powerquery-parser");

TaskUtils.tryLexParse(DefaultSettings, readFileSync(process.argv[2], "utf8")).then((task) => {
  if (TaskUtils.isError(task)) {
    console.error(task.error.message);
    process.exitCode = 1;
  }
});

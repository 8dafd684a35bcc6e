// Squiggle: runs model.squiggle with as many samples as trials. node squiggle.mjs FOLDER TRIALS, where
// FOLDER/node_modules holds @quri/squiggle-lang.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, trials] = process.argv.slice(2);
const library = resolve(folder, "node_modules/@quri/squiggle-lang/dist/index.js");
const { run } = await import(pathToFileURL(library).href);
const code = readFileSync(new URL("model.squiggle", import.meta.url), "utf8");
const environment = { sampleCount: Number(trials), xyPointLength: 1000, seed: "2027" };

const output = await run(code, { environment });
const result = output.getResult ? output.getResult() : output.result;
if (!result.ok) {
  console.error(result.value.toString());
  process.exit(1);
}
const n = Number(trials);
const [leadsKept, revenueKept, ...figures] = JSON.parse(result.value.result.toString());
console.log(n, Math.round(leadsKept * n), Math.round(revenueKept * n), ...figures);

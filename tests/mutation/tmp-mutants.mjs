// Mutation testing of what browsers compute: npm ci && node mutants.mjs [merge grade-choice …]
// Stryker's instrumenter writes all mutants into one copy of the modules, where a name switches one of them on. Each is tried first in this process, which
// takes milliseconds: against the second table of credit and the cases of grading, or the laws of merging. One that survives meets the test files.
// Prints the survivors, and for each module the share that was noticed. Nothing counts unless all tests pass without a mutant, before the first and after the last.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";

const root = fileURLToPath(new URL("../..", import.meta.url));
const testsOf = { merge: ["merge", "exchange"], exchange: ["exchange"], records: ["records", "exchange"], default: ["grading-parts", "grading", "grading-properties", "scoring", "credit-table"] };
const asked = process.argv.slice(2);
const modules = asked.length > 0 ? asked : ["grading", "grade-choice", "grade-fit", "grade-match", "grade-numeric", "grade-order", "grade-self", "grade-text", "grade-verdict", "points", "scoring", "merge"];
const quick = 400;

const copy = mkdtempSync(join(tmpdir(), "learningsite-mutants-"));
try {
  for (const part of ["theme/input/js", "theme/package.json", "tests/browser", "tests/grading-cases.json", "docs/learner-data.schema.json"])
    cpSync(join(root, part), join(copy, part), { recursive: true, filter: path => !path.includes("node_modules") });
  symlinkSync(join(root, "tests/browser/node_modules"), join(copy, "tests/browser/node_modules"));
  const files = modules.map(name => ({ name: join(copy, `theme/input/js/${name}.js`), mutate: true }));
  const quiet = new Proxy({}, { get: (_, name) => (String(name).startsWith("is") ? () => false : () => {}) });
  const { files: instrumented, mutants } = await new Instrumenter(quiet).instrument(files.map(file => ({ ...file, content: readFileSync(file.name, "utf8") })), { plugins: null, excludedMutations: [], ignorers: [] });
  for (const { name, content } of instrumented) writeFileSync(name, content);

  const { compareAnswers } = await import(pathToFileURL(join(copy, "tests/browser/credit-table.js")).href);
  const { grade } = await import(pathToFileURL(join(copy, "tests/browser/graders.js")).href);
  const { checkLaws } = await import(pathToFileURL(join(copy, "tests/browser/merge-laws.js")).href);
  const { kinds } = await import(pathToFileURL(join(copy, "tests/browser/record-arbitraries.js")).href);
  const groups = JSON.parse(readFileSync(join(root, "tests/grading-cases.json"), "utf8"));
  const switches = (globalThis.__stryker__ ??= {});
  passWithoutMutant();

  const survivors = [];
  const known = new Set(readFileSync("/tmp/small/re1.txt","utf8").split("\n").filter(l=>l.includes(" survives: ")).map(l=>l.replace(/^(\w+)\.js:\d+ survives: /,"$1 ")));
  for (const mutant of mutants) {
    { const name = mutant.fileName.slice(join(copy, "theme/input/js/").length, -".js".length); const { start, end } = mutant.location; const line = readFileSync(join(root, `theme/input/js/${name}.js`), "utf8").split("\n")[start.line];
      if (!known.has(`${name} ${start.line === end.line ? line.slice(start.column, end.column) : line.slice(start.column)} → ${mutant.replacement.split("\n")[0]}`)) continue; console.log("try", mutant.id); }
    // A loop without end throws when it has been passed that often.
    Object.assign(switches, { activeMutant: mutant.id, hitCount: 0, hitLimit: 5_000_000 });
    const name = mutant.fileName.slice(join(copy, "theme/input/js/").length, -".js".length);
    const isNoticed = isNoticedHere(name) || (testsOf[name] ?? testsOf.default).some(test => fails(test, mutant.id));
    switches.activeMutant = undefined;
    if (isNoticed) continue;
    survivors.push(name);
    const { start, end } = mutant.location;
    const line = readFileSync(join(root, `theme/input/js/${name}.js`), "utf8").split("\n")[start.line];
    console.log(`${name}.js:${start.line + 1} survives: ${start.line === end.line ? line.slice(start.column, end.column) : line.slice(start.column)} → ${mutant.replacement.split("\n")[0]}`);
  }
  passWithoutMutant();
  for (const name of modules) {
    const all = mutants.filter(({ fileName }) => fileName.endsWith(`/${name}.js`)).length;
    const left = survivors.filter(survivor => survivor === name).length;
    console.log(`${name}: ${all - left} of ${all} noticed`);
  }
  console.log(`${mutants.length - survivors.length} of ${mutants.length} mutants noticed, ${((100 * (mutants.length - survivors.length)) / mutants.length).toFixed(1)} %`);

  function passWithoutMutant() {
    if (isNoticedHere("grading") || isNoticedHere("merge")) throw new Error("the modules fail without a mutant");
    for (const test of new Set(modules.flatMap(name => testsOf[name] ?? testsOf.default))) if (fails(test, "")) throw new Error(`${test}.test.js fails without a mutant`);
  }

  function isNoticedHere(name) {
    try {
      if (name in testsOf) {
        for (const kind of kinds) checkLaws(kind, { numRuns: 60, endOnFailure: true });
        return false;
      }
      if (compareAnswers(quick).differences.length > 0) return true;
      return groups.some(({ key, cases }) => cases.some(([answer, credit, message]) => {
        const found = grade(key, answer);
        return found.message !== message || !(Math.abs(found.credit - credit) < 0.0001);
      }));
    } catch {
      return true;
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function fails(test, id) {
  const { status, error } = spawnSync("node", [`${test}.test.js`], { cwd: join(copy, "tests/browser"), env: { ...process.env, PROPERTY_RUNS: "100", ANSWERS: "3000", __STRYKER_ACTIVE_MUTANT__: id }, stdio: "ignore", timeout: 120_000 });
  // A mutant may loop for ever. A machine that is too slow for the test itself shows nothing.
  if (error && (id === "" || fails(test, ""))) throw error;
  return status !== 0;
}

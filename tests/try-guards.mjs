// Takes guards away and looks whether their tests notice: node tests/try-guards.mjs [T18 …]
// `guards.json` says what each guard is. In a copy of the repository those that a project of tests watches are taken away in few rounds, each built once: no
// two of one test in a round, and by itself what breaks other tests too (`alone`). Those that Node watches go one after the other, because their tests are
// many in a file. A test that still passes is printed, and the exit code is then 1.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv.slice(2);
const guards = JSON.parse(readFileSync(join(root, "tests/guards.json"), "utf8")).filter(guard => wanted.length === 0 || wanted.includes(guard.threat));
const copy = mkdtempSync(join(tmpdir(), "learningsite-guards-"));
const blind = [];
try {
  for (const file of execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean)) cpSync(join(root, file), join(copy, file), { preserveTimestamps: true });
  for (const folder of ["theme", "tests/browser", "tests/schemas-node", "tests/html-node"]) {
    const packages = join(folder, "node_modules");
    if (existsSync(join(root, packages))) cpSync(join(root, packages), join(copy, packages), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  }
  for (const project of [null, "tests/LearningSite.EndToEndTests", "tests/LearningSite.Tests"]) {
    const watched = guards.filter(guard => projectOf(guard) === project);
    for (const some of project ? roundsOf(watched) : watched.map(guard => [guard])) {
      const wholes = some.map(takeAway);
      if (project && some.length > 0) build(project);
      for (const guard of some) report(guard, project ? fails(project, guard.test) : failsInNode(guard.test));
      for (const [path, whole] of wholes.reverse()) writeFileSync(path, whole);
    }
  }
  process.exitCode = blind.length > 0 ? 1 : 0;
  console.log(`${guards.length - blind.length} of ${guards.length} guards are watched`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The project of a test; none of one in Node. */
function projectOf({ test }) {
  if (test.includes(".test.js: ")) return null;
  const [type, method] = test.split(".");
  const file = join(copy, `tests/LearningSite.EndToEndTests/${type}.cs`);
  return existsSync(file) && readFileSync(file, "utf8").includes(` ${method}(`) ? "tests/LearningSite.EndToEndTests" : "tests/LearningSite.Tests";
}

/** Where the file is, and what it was before. */
function takeAway({ file, find, replace }) {
  const path = [join(copy, "src/LearningSite", file), join(copy, file)].find(existsSync);
  const whole = readFileSync(path, "utf8");
  writeFileSync(path, whole.replace(find, () => replace));
  return [path, whole];
}

function build(project) {
  const built = spawnSync("dotnet", ["build", project, "-v", "q", "--nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"], { cwd: copy, encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stdout);
}

function fails(project, test) {
  const run = spawnSync("dotnet", ["test", project, "--no-build", "--nologo", "-v", "q", "--filter", `FullyQualifiedName~.${test}`], { cwd: copy, encoding: "utf8" });
  return run.status !== 0 && /Failed: +[1-9]/.test(run.stdout);
}

/** `store.test.js: a broken record` names a file of tests/browser and how a test in it begins. */
function failsInNode(test) {
  const [file, name] = test.split(/: (.*)/s);
  const pattern = `^${name.replace(/[^\w ]/g, letter => `\\${letter}`)}`;
  const run = spawnSync("node", ["--test", "--test-reporter=tap", `--test-name-pattern=${pattern}`, file], { cwd: join(copy, "tests/browser"), encoding: "utf8" });
  return run.status !== 0 && /^# fail [1-9]/m.test(run.stdout);
}

function report(guard, notices) {
  console.log(`${guard.threat} ${guard.file}: ${guard.test} ${notices ? "fails without it" : "NOTICES NOTHING"}`);
  if (!notices) blind.push(guard);
}

function roundsOf(guards) {
  const rounds = [];
  for (const guard of guards) {
    const round = guard.alone ? undefined : rounds.find(r => r.every(other => !other.alone && other.test !== guard.test));
    if (round) round.push(guard);
    else rounds.push([guard]);
  }
  return rounds;
}

// Takes guards away and looks whether their tests notice: node tests/try-guards.mjs [T18 …]
// `guards.json` says what each guard is. All that are asked for are taken away at once, in a copy of the repository, which is built once; a test that
// still passes is printed, and the exit code is then 1.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv.slice(2);
const guards = JSON.parse(readFileSync(join(root, "tests/guards.json"), "utf8")).filter(guard => wanted.length === 0 || wanted.includes(guard.threat));
const copy = mkdtempSync(join(tmpdir(), "learningsite-guards-"));
try {
  for (const file of execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean)) cpSync(join(root, file), join(copy, file), { preserveTimestamps: true });
  for (const folder of ["theme", "tests/browser", "tests/schemas-node"]) cpSync(join(root, folder, "node_modules"), join(copy, folder, "node_modules"), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  for (const guard of guards) {
    const path = join(copy, "src/LearningSite", guard.file);
    writeFileSync(path, readFileSync(path, "utf8").replace(guard.find, () => guard.replace));
  }
  const build = spawnSync("dotnet", ["build", "tests/LearningSite.Tests", "-v", "q", "--nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"], { cwd: copy, encoding: "utf8" });
  if (build.status !== 0) throw new Error(build.stdout);
  const blind = guards.filter(guard => {
    const filter = `FullyQualifiedName~.${guard.test}`;
    const run = spawnSync("dotnet", ["test", "tests/LearningSite.Tests", "--no-build", "--nologo", "-v", "q", "--filter", filter], { cwd: copy, encoding: "utf8" });
    const notices = run.status !== 0 && /Failed: +[1-9]/.test(run.stdout);
    console.log(`${guard.threat} ${guard.file}: ${guard.test} ${notices ? "fails without it" : "NOTICES NOTHING"}`);
    return !notices;
  });
  process.exitCode = blind.length > 0 ? 1 : 0;
  console.log(`${guards.length - blind.length} of ${guards.length} guards are watched`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

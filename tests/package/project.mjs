// The tarball that `make package` creates, and new projects in which it is installed.

import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** An article in our own format, one in the format of WordPress, and the expected result of reading the latter. */
export const ARTICLE = join(root, "static/articles/matn-china-russia.json");
export const POST = join(root, "tests/fixtures/wordpress/own-excerpt/source.json");
export const EXPECTED_POST = join(root, "tests/fixtures/wordpress/own-excerpt/expected.json");

/**
 * Runs a program. If it fails, the error message contains its output.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 */
export const run = async (program, args, cwd) => {
  try {
    return await promisify(execFile)(program, args, { cwd, env: { ...process.env, NO_COLOR: "1" } });
  } catch (error) {
    const { message, stdout, stderr } = /** @type {Error & { stdout: string, stderr: string }} */ (error);
    throw new Error([message, stdout, stderr].filter(Boolean).join("\n"));
  }
};

const tarball = async () => {
  const target = join(root, "target");
  const found = (await readdir(target)).filter((name) => /^maqal-reader-.*\.tgz$/.test(name));
  if (found.length !== 1) throw new Error("There is not exactly one tarball in `target/`. Run `make package` first.");
  return join(target, found[0]);
};

/** @type {string[]} */
const folders = [];

/** A new folder. It is removed after the tests of the file. */
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), "maqal-package-"));
  folders.push(folder);
  return folder;
};
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder with the files of the tarball. */
export const unpack = async () => {
  const folder = await newFolder();
  await run("tar", ["-xzf", await tarball(), "-C", folder], root);
  return join(folder, "package");
};

/** A copy of a project with the packages of its lock file, our package and two articles. */
export const newProject = async (/** @type {string} */ name) => {
  const folder = await newFolder();
  await cp(fileURLToPath(new URL(name, import.meta.url)), folder, { recursive: true, dereference: true });
  await cp(ARTICLE, join(folder, "src/article.json"));
  await cp(POST, join(folder, "src/post.json"));
  const quietly = ["--ignore-scripts", "--no-audit", "--no-fund"];
  await run("npm", ["ci", ...quietly], folder);
  await run("npm", ["install", "--no-save", ...quietly, await tarball()], folder);
  return folder;
};

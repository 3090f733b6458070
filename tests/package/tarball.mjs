// The tarball that `make package` creates.

import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { run } from "../support/processes.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

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

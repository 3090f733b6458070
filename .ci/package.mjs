// Makes the npm package of what `make build` has built: lays it out in `target/package/`, and packs that as a tarball
// into `target/`.
//
//   node .ci/package.mjs
//
// For sites without a bundler it has the built files as they are. For bundlers there are `index.js`, which defines the
// element, and `element.js`, its class, made of the same sources but for how they come by the other files
// (`package/files.js`). The rest is in `package/`; the version is the crate's.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, integrity } from "./bundle.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const target = join(root, "target");
const folder = join(target, "package");
const LATER = ["formats.wasm", "controls.wasm", "extras.wasm", "languages.json", "faces.js"];
const BUILT = ["maqal.js", "reader.js", "reader_bg.wasm", ...LATER, "css/maqal.css", "fonts", "schema"];
const LICENSES = ["LICENSE-APACHE", "LICENSE-MIT"];
const TARBALL = /^maqal-reader-.*\.tgz$/;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// What `make compress` has put beside a file is of use to servers only.
const filter = (name) => !/\.(br|gz)$/.test(name);
const copy = (from, name) => cpSync(join(root, from, name), join(folder, name), { recursive: true, filter });
for (const name of BUILT) copy("dist", name);
for (const name of LICENSES) copy(".", name);
const ours = readdirSync(join(root, "package")).filter((name) => name !== "files.js");
for (const name of ours) copy("package", name);

const demanded = integrity(folder, ["reader_bg.wasm"]);
await bundle(join(root, "static/maqal.js"), join(folder, "index.js"), demanded, { external: ["./element.js"] });
await bundle(join(root, "static/element.js"), join(folder, "element.js"), demanded, {
  external: ["./faces.js", "./style.js"],
  instead: { "./files.js": join(root, "package/files.js") },
});
const rules = readFileSync(join(folder, "css/maqal.css"), "utf8");
writeFileSync(join(folder, "style.js"), `export default ${JSON.stringify(rules)};\n`);

const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
const { name, ...rest } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
writeFileSync(join(folder, "package.json"), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);

// One at a time, so that whoever looks for the tarball finds this one.
for (const old of readdirSync(target).filter((file) => TARBALL.test(file))) rmSync(join(target, old));
const told = execFileSync("npm", ["pack", folder, "--json", "--ignore-scripts", "--pack-destination", target], {
  cwd: root,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
const packed = JSON.parse(told)[0];
console.log(`target/${packed.filename}: ${packed.size.toLocaleString("en")} bytes, ${packed.files.length} files`);

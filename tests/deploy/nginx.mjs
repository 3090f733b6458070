// Runs a real nginx with the configuration of deploy/nginx, reachable from this machine only, during the tests.

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startProgram } from "../support/processes.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NOBODY = 65534;
/** nginx logs this once it listens on every port. */
const LISTENS = /using the "\w+" event method/;
const isRoot = process.getuid?.() === 0;

/**
 * Returns ports that are free at the moment. They are different, because all of them are taken before one is released.
 *
 * @param {number} count
 */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => /** @type {net.AddressInfo} */ (server.address()).port);
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

/**
 * Replaces a text that must occur exactly `times` times, so that a changed file is noticed.
 *
 * @type {(text: string, what: string, by: string, times?: number) => string}
 */
function replace(text, what, by, times = 1) {
  const parts = text.split(what);
  if (parts.length !== times + 1) throw new Error(`Expected ${times} × ${what}, found ${parts.length - 1}.`);
  return parts.join(by);
}

/**
 * Starts nginx with one of the configurations, as a site would install it, except for ports, folders and the certificate.
 *
 * @param {string} name - The name of the file in `deploy/nginx`.
 * @param {{ change?: (text: string) => string }} [options] - `change` may modify the configuration further.
 */
export async function start(name, { change = (text) => text } = {}) {
  // The folder is private, and nginx runs as a user without permissions.
  const folder = mkdtempSync(join(tmpdir(), "maqal-deploy."));
  const [site, own] = [join(folder, "site"), join(folder, "own")];
  cpSync(join(ROOT, "dist-release"), site, { recursive: true, preserveTimestamps: true });
  // These must not be served: a file next to the site, and a hidden one in it.
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(site, ".secret.txt"), "secret");
  // An article that a site adds, which is not compressed in advance.
  mkdirSync(join(site, "articles"));
  writeFileSync(join(site, "articles", "own.json"), JSON.stringify({ maqal: 1, title: "م".repeat(2000) }));
  cpSync(join(ROOT, "deploy/nginx/maqal"), join(folder, "maqal"), { recursive: true });
  mkdirSync(own);
  cpSync(process.env.MAQAL_NGINX ?? "", join(folder, "nginx"));
  cpSync(process.env.MAQAL_NGINX_BROTLI ?? "", join(folder, "brotli.so"));
  chmodSync(join(folder, "nginx"), 0o755);

  const [http, https] = await freePorts(2);
  const isTls = name.includes("tls");
  let text = readFileSync(join(ROOT, "deploy/nginx", name), "utf8");
  text = text.replaceAll(/^ *listen +\[::\].*\n/gm, "");
  text = replace(text, "listen      80;", `listen 127.0.0.1:${http};`);
  text = replace(text, "/srv/maqal", site);
  if (isTls) {
    text = replace(text, "listen      443 ", `listen 127.0.0.1:${https} `);
    text = replace(text, "/etc/ssl/reader.example/", `${folder}/`, 2);
    certificate(folder);
  }
  writeFileSync(join(folder, "site.conf"), change(text));
  writeFileSync(
    join(folder, "nginx.conf"),
    `load_module ${folder}/brotli.so;
daemon off;
master_process off;
pid ${own}/pid;
error_log stderr notice;
events {}
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((what) => `${what}_temp_path ${own}/${what};`).join(" ")}
  include site.conf;
}
`,
  );
  if (isRoot) {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const name of ["", ...names]) chownSync(join(folder, name), NOBODY, NOBODY);
  }

  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"];
  try {
    const nginx = await startProgram(join(folder, "nginx"), args, LISTENS, isRoot ? { uid: NOBODY, gid: NOBODY } : {});
    return { http, https, folder, stop: () => nginx.stop().finally(remove) };
  } catch (error) {
    remove();
    throw new Error(`nginx did not start with ${name}.`, { cause: error });
  }
}

function certificate(/** @type {string} */ folder) {
  const { status, stderr } = spawnSync("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=reader.example".split(" "),
    ...["-keyout", join(folder, "privkey.pem"), "-out", join(folder, "fullchain.pem")],
  ]);
  if (status !== 0) throw new Error(`openssl could not create a certificate: ${stderr}`);
}

/**
 * @typedef {object} Request
 * @property {string} [method]
 * @property {import("node:http").OutgoingHttpHeaders} [headers]
 * @property {{ request: typeof http.request }} [through] - The module that sends the request: `http` or `https`.
 * @property {boolean} [rejectUnauthorized] - Whether to check the certificate.
 */
/** @typedef {{ status?: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer }} Answer */

/**
 * The raw response to a request: nothing is decoded, redirected or normalized.
 *
 * @param {number} port
 * @param {string} path
 * @param {Request} [request]
 * @returns {Promise<Answer>}
 */
export function ask(port, path, { method = "GET", headers = {}, through = http, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const request = through.request({ host: "127.0.0.1", port, path, method, headers, agent: false, ...options });
    request.setTimeout(10_000, () => request.destroy(new Error(`nginx did not respond to the request for ${path}.`)));
    request.on("error", reject).on("response", (response) => {
      /** @type {Buffer[]} */
      const parts = [];
      response.on("error", reject).on("data", (part) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.end();
  });
}

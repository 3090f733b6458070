// Reads `_headers` as the hosts do that Netlify and Cloudflare Pages are.

/** The headers for a path: those of every rule that matches, and those of one name joined with a comma. */
export function headersFor(path, rules) {
  const headers = {};
  let matches = false;
  for (const line of rules.split("\n")) {
    if (line.startsWith("#") || line.trim() === "") continue;
    // Cloudflare passes over longer lines.
    if (line.length > 2000) throw new Error(`too long: ${line}`);
    if (line.startsWith("/")) {
      // Netlify knows `*` at the end only.
      if (line.slice(0, -1).includes("*")) throw new Error(`not every host knows ${line}`);
      matches = line.endsWith("*") ? path.startsWith(line.slice(0, -1)) : path === line;
    } else {
      const parts = /^ {2}([\w-]+): (.+)$/.exec(line);
      if (!parts) throw new Error(`neither a path nor a header: ${line}`);
      const name = parts[1].toLowerCase();
      if (matches) headers[name] = name in headers ? `${headers[name]}, ${parts[2]}` : parts[2];
    }
  }
  return headers;
}

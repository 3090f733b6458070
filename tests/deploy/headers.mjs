// Reads `_headers` as Netlify and Cloudflare Pages do.

/**
 * The headers for a path: those of all matching rules. Values of the same name are joined with a comma.
 *
 * @param {string} path
 * @param {string} rules - The content of `_headers`.
 */
export function headersFor(path, rules) {
  /** @type {Record<string, string>} */
  const headers = {};
  let matches = false;
  for (const line of rules.split("\n")) {
    if (line.startsWith("#") || line.trim() === "") continue;
    // Cloudflare ignores longer lines.
    if (line.length > 2000) throw new Error(`This line has more than 2000 characters: ${line}`);
    if (line.startsWith("/")) {
      // Netlify supports `*` only at the end.
      if (line.slice(0, -1).includes("*")) throw new Error(`Not every host supports this path: ${line}`);
      matches = line.endsWith("*") ? path.startsWith(line.slice(0, -1)) : path === line;
    } else {
      const parts = /^ {2}([\w-]+): (.+)$/.exec(line);
      if (!parts) throw new Error(`This line is neither a path nor a header: ${line}`);
      const name = parts[1].toLowerCase();
      if (matches) headers[name] = name in headers ? `${headers[name]}, ${parts[2]}` : parts[2];
    }
  }
  return headers;
}

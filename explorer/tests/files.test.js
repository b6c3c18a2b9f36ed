import assert from "node:assert/strict";
import { createHash, webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { mock, test } from "node:test";
import { Files } from "../src/files.js";
import { Register } from "../src/register.js";

// Node.js 18 has it, but not under this name; browsers do.
Object.defineProperty(globalThis, "crypto", { value: globalThis.crypto ?? webcrypto });
const shipped = new URL("../../src/camwatch/data/", import.meta.url);
const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

/** @param {Record<string, (cache: string) => Response>} answers */
function serve(answers) {
  mock.method(globalThis, "fetch", async (/** @type {URL} */ url, /** @type {{cache: string}} */ { cache }) => {
    const make = answers[url.pathname.slice(1)];
    return make ? make(cache) : new Response("", { status: 404 });
  });
  return new Files(new URL("https://example.org/"));
}

const index = () => Response.json({ releases: [], files: { "a.parquet": { bytes: 3, sha256: sha256("new") } } });

test("a file that the browser kept of an earlier publication is asked for again", async () => {
  const files = serve({
    "releases.json": index,
    "a.parquet": (cache) => new Response(cache === "reload" ? "new" : "old"),
  });
  assert.equal(new TextDecoder().decode(await files.content("a.parquet")), "new");
});

test("a damaged or missing file is named", async () => {
  const files = serve({ "releases.json": index, "a.parquet": () => new Response("odd") });
  await assert.rejects(files.content("a.parquet"), /a\.parquet is damaged/);
  await assert.rejects(files.content("b.parquet"), /b\.parquet could not be loaded: the server answered 404/);
});

test("what failed can be asked for again", async () => {
  const register = new Register(serve({ "releases.json": () => new Response("{", { status: 200 }) }));
  await assert.rejects(register.releases(), /releases\.json cannot be read/);
  register.files = serve({ "releases.json": index });
  assert.deepEqual(await register.releases(), []);
});

test("the shipped files are read", async () => {
  mock.method(globalThis, "fetch", async (/** @type {URL} */ url) =>
    // What the site's pages write beside the shipped files.
    url.pathname.endsWith("/evidence.json") ? Response.json({}) : new Response(await readFile(url)),
  );
  const register = new Register(new Files(shipped));
  const [newest] = await register.releases();
  for (const table of /** @type {const} */ (["commitments", "ties"])) {
    const { claims } = await register.shelf(table, null);
    assert.equal(claims.length, newest.counts[table]);
  }
  const sources = await register.sources(newest);
  assert.equal(sources.size, newest.counts.sources);
});

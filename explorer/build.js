/** Build the explorer and the look-up for the site: the bundles, the style and the licences of what is in them. The files
    that they read lie beside them: `python -m pages` puts them there. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = join(here, "../docs/assets/generated");

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: [
    { in: "src/main.js", out: "explorer" },
    { in: "src/explorer.css", out: "explorer" },
    { in: "src/look-up/main.js", out: "look-up" },
  ],
  outdir: target,
  bundle: true,
  format: "esm",
  // What browsers have known since 2023.
  target: ["chrome112", "firefox115", "safari16.4"],
  minify: true,
  metafile: true,
  logLevel: "warning",
});

const packages = Object.keys(metafile.inputs).flatMap(
  (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
);
const licences = [...new Set(packages)].sort().map((name) => {
  const { version } = JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf-8"));
  return `${name} ${version}\n\n${readFileSync(join(here, "node_modules", name, "LICENSE"), "utf-8").trim()}\n`;
});
writeFileSync(join(target, "explorer.LICENSES.txt"), licences.join("\n\n"));

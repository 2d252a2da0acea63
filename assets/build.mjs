// Bundle what the pages need from npm into src/chungtay/web/static/vendor: charts.js and fonts, and
// for the entry pages grid.js with its grid.css, and drafts.js.
// Run by `./ct setup`; nothing here is fetched when the site runs.

import { copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "..", "src", "chungtay", "web", "static", "vendor");
const require = createRequire(import.meta.url);

// The alphabets the pages are written in; each file is loaded only where one of its letters is.
// A letter in two of them is taken from the later, so Vietnamese stands after extended Latin.
const SUBSETS = {
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329," +
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F," +
    "U+A720-A7FF",
  vietnamese:
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301," +
    "U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329," +
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
};
const WEIGHTS = [400, 500, 600, 700];

rmSync(vendor, { recursive: true, force: true });
mkdirSync(join(vendor, "fonts"), { recursive: true });

await build({
  entryPoints: [join(here, "charts.js")],
  outfile: join(vendor, "charts.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "linked",
});

for (const name of ["grid", "drafts"]) {
  await build({
    entryPoints: [join(here, `${name}.js`)],
    outfile: join(vendor, `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    legalComments: "linked",
  });
}
await build({
  entryPoints: [require.resolve("tabulator-tables/dist/css/tabulator_simple.css")],
  outfile: join(vendor, "grid.css"),
  minify: true,
});

const files = join(dirname(require.resolve("@fontsource/be-vietnam-pro/package.json")), "files");
const faces = [];
for (const weight of WEIGHTS) {
  for (const [subset, range] of Object.entries(SUBSETS)) {
    const name = `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
    copyFileSync(join(files, name), join(vendor, "fonts", name));
    faces.push(
      `@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-weight:${weight};` +
        `font-display:swap;src:url("fonts/${name}") format("woff2");unicode-range:${range}}`,
    );
  }
}
copyFileSync(join(files, "..", "LICENSE"), join(vendor, "fonts", "LICENSE.txt"));
writeFileSync(join(vendor, "fonts.css"), faces.join("\n") + "\n");

for (const name of ["charts.js", "grid.js", "grid.css", "drafts.js"]) {
  console.log(`${name} ${Math.round(statSync(join(vendor, name)).size / 1024)} KiB`);
}
console.log(`${faces.length} font files`);

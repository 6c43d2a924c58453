// Bundles each script of the pages with the libraries that it imports, and the licences of those libraries beside them.
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const PAGES = "src/pkgraph/share/pages";
const FROM = `${PAGES}/bundled`;
const TO = `${PAGES}/static`;

const scripts = (await readdir(FROM)).filter((name) => name.endsWith(".js")).sort();
await rm(TO, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: scripts.map((name) => `${FROM}/${name}`),
  outdir: TO,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
});

const packages = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const below = input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (below) packages.add(below[1]);
}
await writeFile(`${TO}/LICENSES.txt`, (await Promise.all([...packages].sort().map(licence))).join("\n"));
for (const [name, { bytes }] of Object.entries(metafile.outputs)) {
  console.log(`${path.basename(name)}: ${Math.round(bytes / 1000)} kB`);
}

async function licence(name) {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} brings no licence text`);
  return `${name} ${version} (${license})\n\n${await readFile(`${folder}/${file}`, "utf8")}\n`;
}

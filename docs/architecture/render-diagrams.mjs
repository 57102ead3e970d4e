// Draws every processes/*.bpmn as docs/architecture/processes/<id>.svg. Run after a change to a model:
//   npm install --no-save bpmn-js playwright-core        (in a folder outside the repository)
//   NODE_MODULES=<that folder>/node_modules node docs/architecture/render-diagrams.mjs
// CHROMIUM names another browser than /usr/bin/chromium.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = resolve(process.env.NODE_MODULES ?? 'node_modules');
const { chromium } = createRequire(join(modules, 'index.js'))('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width: 3000px; height: 2000px"></div>');
await page.addScriptTag({ path: join(modules, 'bpmn-js/dist/bpmn-viewer.production.min.js') });
for (const file of readdirSync(join(root, 'processes')).filter((name) => name.endsWith('.bpmn'))) {
  const { svg, warnings } = await page.evaluate(async (xml) => {
    const viewer = new BpmnJS({ container: '#canvas' });
    const imported = await viewer.importXML(xml);
    const saved = await viewer.saveSVG();
    viewer.destroy();
    return { svg: saved.svg, warnings: imported.warnings.map(String) };
  }, readFileSync(join(root, 'processes', file), 'utf8'));
  const names = [];   // the viewer makes random ones; numbers keep the file the same from run to run
  const drawing = svg.replace(/(<svg [^>]*)>/, '$1 style="background: white">')
    .replace(/marker-[0-9a-z]{20,}/g, (name) => {
      if (!names.includes(name)) names.push(name);
      return `marker-${names.indexOf(name)}`;
    });
  writeFileSync(join(root, 'docs/architecture/processes', `${basename(file, '.bpmn')}.svg`), drawing.trimEnd() + '\n');
  console.log(file, ...warnings);
}
await browser.close();

/** HubSpot's own build takes the cards as they are staged, without a network: what an upload would do, before it. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ESLint } from 'eslint';
import { stage } from '../../src/entry/stage.ts';

const root = resolve(import.meta.dirname, '../..');
const BUILD_MS = 60_000;
/** As HubSpot's build runs it: in a process of its own, in the folder of the extension. */
const BUILD = `
  const { remoteBuild } = await import(process.argv[1]);
  await remoteBuild({ root: process.argv[2], entryPoint: process.argv[3], outputDir: 'dist', appConfig: {} });`;
let folder: string;
let cards: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  stage({ from: root, to: join(folder, 'hubspot') });
  cards = join(folder, 'hubspot/app/cards');
  // In place of HubSpot's npm ci: the same versions, which another test of this house holds together.
  symlinkSync(join(root, 'node_modules'), join(cards, 'node_modules'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function build(entry: string): Promise<void> {
  const tool = import.meta.resolve('@hubspot/ui-extensions-dev-server');
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', BUILD, tool, cards, entry]);
}

function entryOf(meta: string): string {
  const { config } = JSON.parse(readFileSync(join(cards, meta), 'utf8')) as {
    config: { entrypoint: string };
  };
  return config.entrypoint.replace('/app/cards/', '');
}

describe("HubSpot's build", () => {
  test.each(['sla-card-hsmeta.json', 'sla-tab-hsmeta.json'])(
    'takes the entry that %s names and makes one file of it',
    async (meta) => {
      const entry = entryOf(meta);
      await build(entry);
      const name = entry.replace('.tsx', '');
      expect(readFileSync(join(cards, `dist/${name}.js`), 'utf8')).toContain('crm');
      const manifest = readFileSync(join(cards, `dist/${name}-manifest.json`), 'utf8');
      const { entry: built, modules } = JSON.parse(manifest) as {
        entry: string;
        modules: { internal: { module: string }[] };
      };
      expect(built).toBe(entry);
      expect(modules.internal.map(({ module }) => module)).toContain('components/ClockCard.tsx');
    },
    BUILD_MS,
  );

  test(
    'refuses what is not there',
    async () => {
      writeFileSync(join(cards, 'SlaTab.tsx'), "import { gone } from './gone.ts';\nexport const x = gone;\n");
      await expect(build('SlaTab.tsx')).rejects.toThrow(/Build failed/);
      expect(existsSync(join(cards, 'dist/SlaTab.js'))).toBe(false);
    },
    BUILD_MS,
  );
});

test.each([
  ['a tag of HTML', 'export const Card = () => <div />;', 'no-html-elements'],
  ['the storage of a browser', "export const kept = localStorage.getItem('x');", 'no-browser-storage'],
  ['a request of its own', "export const news = fetch('https://sla.example.com');", 'no-native-http'],
])(
  "lint refuses %s in a card by HubSpot's own rules",
  async (_, text, rule) => {
    const lint = new ESLint({ cwd: root });
    const [result] = await lint.lintText(text, { filePath: join(root, 'cards/SlaTab.tsx') });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(`@hubspot/ui-extensions/${rule}`);
  },
  BUILD_MS,
);

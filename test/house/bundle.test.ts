/** HubSpot's own build takes the cards as they are staged, without a network: what an upload would do, before it. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
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
let app: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  stage({ from: root, to: join(folder, 'hubspot') });
  app = join(folder, 'hubspot/app');
  // In place of HubSpot's npm ci: the same versions, which another test of this house holds together.
  for (const kind of ['cards', 'pages', 'settings'])
    symlinkSync(join(root, 'node_modules'), join(app, kind, 'node_modules'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** @param entry below app, as an hsmeta file names it */
async function build(entry: string): Promise<void> {
  const tool = import.meta.resolve('@hubspot/ui-extensions-dev-server');
  await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    BUILD,
    tool,
    join(app, dirname(entry)),
    basename(entry),
  ]);
}

function entryOf(meta: string): string {
  const { config } = JSON.parse(readFileSync(join(app, meta), 'utf8')) as {
    config: { entrypoint: string };
  };
  return config.entrypoint.replace('/app/', '');
}

describe("HubSpot's build", () => {
  test.each([
    ['cards/sla-card-hsmeta.json', 'components/ClockCard.tsx'],
    ['cards/sla-tab-hsmeta.json', 'components/ClockCard.tsx'],
    ['pages/sla-reports-hsmeta.json', 'components/page/ReportsPage.tsx'],
    ['settings/sla-settings-hsmeta.json', 'components/settings/SettingsPage.tsx'],
  ])(
    'takes the entry that %s names and makes one file of it',
    async (meta, shown) => {
      const entry = entryOf(meta);
      await build(entry);
      const built = join(app, dirname(entry), 'dist', basename(entry, '.tsx'));
      expect(readFileSync(`${built}.js`, 'utf8')).toContain('testId');
      const manifest = JSON.parse(readFileSync(`${built}-manifest.json`, 'utf8')) as {
        entry: string;
        modules: { internal: { module: string }[] };
      };
      expect(manifest.entry).toBe(basename(entry));
      expect(manifest.modules.internal.map(({ module }) => module)).toContain(shown);
    },
    BUILD_MS,
  );

  test(
    'refuses what is not there',
    async () => {
      writeFileSync(
        join(app, 'cards/SlaTab.tsx'),
        "import { gone } from './gone.ts';\nexport const x = gone;\n",
      );
      await expect(build('cards/SlaTab.tsx')).rejects.toThrow(/Build failed/);
      expect(existsSync(join(app, 'cards/dist/SlaTab.js'))).toBe(false);
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

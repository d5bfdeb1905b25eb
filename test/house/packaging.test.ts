/** What `npm run stage` lays out is what HubSpot's own parser finds, all of it and nothing else. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  getAllHsProfiles,
  getHsProfileFilename,
  loadHsProfileFile,
  validateProfileVariables,
} from '@hubspot/project-parsing-lib/profiles';
import { translate } from '@hubspot/project-parsing-lib/translate';
import { stage, StageError } from '../../src/entry/stage.ts';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
let to: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-'));
  to = join(folder, 'hubspot');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The rooms HubSpot files come from, copied so that a test may spoil them. */
function copiedRooms(): string {
  const from = join(folder, 'repository');
  for (const room of ['config/hubspot', 'cards', 'webhooks']) {
    cpSync(join(root, room), join(from, room), {
      recursive: true,
      filter: (source) => source.includes('/examples') || !source.includes('hsprofile.'),
    });
  }
  return from;
}

/** As the guide has the admin do it. */
function copyExamples(from: string): void {
  cpSync(join(from, 'config/hubspot/examples'), join(from, 'config/hubspot'), { recursive: true });
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('the staged project', () => {
  test("HubSpot's parser finds the app, its cards, its pages and its webhooks, and skips nothing", async () => {
    const from = copiedRooms();
    copyExamples(from);
    expect(stage({ from, to }).profiles).toEqual(['dev', 'prod']);
    const { platformVersion } = json(join(root, 'hsproject.json')) as { platformVersion: string };
    const { intermediateRepresentation, skippedHsMetaFiles } = await translate(
      { projectSourceDir: to, platformVersion, accountId: 1 },
      { skipValidation: true, profile: 'prod' },
    );
    expect(skippedHsMetaFiles).toEqual([]);
    const found = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid);
    expect(found.map((node) => node.metaFilePath).toSorted()).toEqual([
      'app/app-hsmeta.json',
      'app/cards/sla-card-hsmeta.json',
      'app/cards/sla-tab-hsmeta.json',
      'app/pages/sla-reports-hsmeta.json',
      'app/settings/sla-settings-hsmeta.json',
      'app/webhooks/webhooks-hsmeta.json',
    ]);
    const app = found.find((node) => node.metaFilePath === 'app/app-hsmeta.json');
    expect(app?.config).toMatchObject({
      distribution: 'private',
      auth: { type: 'static' },
      permittedUrls: { fetch: ['https://sla.example.com'] },
    });
  });

  test.each([
    ['prod', 'https://sla.example.com'],
    ['dev', 'https://sla-dev.example.com'],
  ])(
    "the example for %s is a profile to HubSpot's parser, and the app calls its address",
    async (name, url) => {
      const from = copiedRooms();
      copyExamples(from);
      stage({ from, to });
      expect((await getAllHsProfiles(to)).toSorted()).toEqual(['dev', 'prod']);
      const profile = loadHsProfileFile(to, name);
      expect(validateProfileVariables(profile.variables ?? {}, getHsProfileFilename(name))).toEqual({
        success: true,
        errors: [],
      });
      expect(Object.keys(profile)).toEqual(['accountId', 'variables']);
      const { platformVersion } = json(join(root, 'hsproject.json')) as { platformVersion: string };
      const { intermediateRepresentation } = await translate(
        { projectSourceDir: to, platformVersion, accountId: 1 },
        { skipValidation: true, profile: name },
      );
      const nodes = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid);
      expect(nodes.find(({ metaFilePath }) => metaFilePath === 'app/app-hsmeta.json')?.config).toMatchObject({
        permittedUrls: { fetch: [url] },
      });
      const targetUrls = nodes.map(({ config }) => JSON.stringify(config)).join();
      expect(targetUrls).toContain(`${url}/`);
      expect(targetUrls).not.toContain('${');
    },
  );

  test('no file outside the allow-list is staged', () => {
    const from = copiedRooms();
    writeFileSync(join(from, 'cards/notes.md'), 'not for HubSpot');
    writeFileSync(join(from, 'cards/components/Tried.test.tsx'), '');
    mkdirSync(join(from, 'cards/node_modules/react'), { recursive: true });
    writeFileSync(join(from, 'cards/node_modules/react/index.ts'), '');
    mkdirSync(join(from, 'cards/.hs'));
    writeFileSync(join(from, 'cards/.hs/settings.ts'), '');
    writeFileSync(join(from, 'config/hubspot/secret.json'), '{}');
    const { files, profiles } = stage({ from, to });
    const allowed =
      /^app\/(app-hsmeta\.json|webhooks\/webhooks-hsmeta\.json|(cards|pages|settings)\/([\w-]+-hsmeta|package|tsconfig)\.json|(cards|pages|settings)\/([a-z]+\/)*\w+\.tsx?)$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(files.filter((file) => /node_modules|\.hs|test|notes|secret|example/.test(file))).toEqual([]);
    expect(profiles).toEqual([]);
    const onDisk = readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(onDisk).toHaveLength(files.length);
  });

  test('what lay in the target before is gone', () => {
    mkdirSync(to);
    writeFileSync(join(to, 'left-over.json'), '{}');
    stage({ from: copiedRooms(), to });
    expect(readdirSync(to)).toEqual(['app']);
  });

  test('each folder has the entries of its own kind and no others, beside all that they share', () => {
    const { files } = stage({ from: copiedRooms(), to });
    const topOf = (kind: string): string[] =>
      files.flatMap((file) => new RegExp(`^app/${kind}/(Sla[^/]+|[^/]+-hsmeta.json)$`).exec(file)?.[1] ?? []);
    expect(topOf('cards')).toEqual([
      'SlaCard.tsx',
      'SlaTab.tsx',
      'sla-card-hsmeta.json',
      'sla-tab-hsmeta.json',
    ]);
    expect(topOf('pages')).toEqual(['SlaReports.tsx', 'sla-reports-hsmeta.json']);
    expect(topOf('settings')).toEqual(['SlaSettings.tsx', 'sla-settings-hsmeta.json']);
    expect(files.filter((file) => file.endsWith('components/view.ts'))).toHaveLength(3);
  });

  test('an hsmeta file of no known kind is refused, and it is said where to name it', () => {
    const from = copiedRooms();
    writeFileSync(join(from, 'cards/other-hsmeta.json'), '{}');
    expect(() => stage({ from, to })).toThrow(/Name it under KINDS/);
  });

  test('every local file a card imports is staged with it', () => {
    const { files } = stage({ from: copiedRooms(), to });
    const imports = files
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) =>
        [...readFileSync(join(to, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, target]) => ({
          file,
          target: target ?? '',
        })),
      );
    const outside = imports.filter(({ target }) => !target.startsWith('.')).map(({ target }) => target);
    expect([...new Set(outside)].toSorted()).toEqual(['@hubspot/ui-extensions', 'react']);
    const lost = imports.filter(
      ({ file, target }) => target.startsWith('.') && !files.includes(join(file, '..', target)),
    );
    expect(lost).toEqual([]);
  });

  test('a symbolic link is refused, since HubSpot would lose it', () => {
    const from = copiedRooms();
    symlinkSync(join(from, 'cards/SlaCard.tsx'), join(from, 'cards/Linked.tsx'));
    expect(() => stage({ from, to })).toThrow(StageError);
    expect(() => stage({ from, to })).toThrow(/symbolic link/);
  });

  test('an hsmeta file below the top of a room is refused, since HubSpot would skip it', () => {
    const from = copiedRooms();
    writeFileSync(join(from, 'cards/components/deep-hsmeta.json'), '{}');
    expect(() => stage({ from, to })).toThrow(/Move it up/);
  });

  test('a folder named dist is refused', () => {
    const from = copiedRooms();
    mkdirSync(join(from, 'cards/dist'));
    expect(() => stage({ from, to })).toThrow(/dist/);
  });

  test('a missing part is named before anything is touched', () => {
    const from = copiedRooms();
    rmSync(join(from, 'cards/sla-card-hsmeta.json'));
    mkdirSync(to);
    writeFileSync(join(to, 'kept.json'), '{}');
    expect(() => stage({ from, to })).toThrow('app/cards/sla-card-hsmeta.json');
    expect(readdirSync(to)).toEqual(['kept.json']);
  });
});

describe('the project files', () => {
  test('HubSpot uploads the staged folder and nothing else', () => {
    expect(json(join(root, 'hsproject.json'))).toMatchObject({ srcDir: 'build/hubspot' });
  });

  test('the card asks for exactly the packages that the service checks it with', () => {
    const card = json(join(root, 'cards/package.json')) as { dependencies: Record<string, string> };
    const house = json(join(root, 'package.json')) as { devDependencies: Record<string, string> };
    for (const [name, version] of Object.entries(card.dependencies)) {
      expect([name, house.devDependencies[name]]).toEqual([name, version]);
    }
  });

  test('each scope the app asks for has its reason in the guide, and no other stands there', () => {
    const { config } = json(join(root, 'config/hubspot/app-hsmeta.json')) as {
      config: { auth: { requiredScopes: string[]; optionalScopes: string[] } };
    };
    const asked = [...config.auth.requiredScopes, ...config.auth.optionalScopes];
    const guide = readFileSync(join(root, 'docs/install.md'), 'utf8');
    const explained = [...guide.matchAll(/^\| `([a-z.]+)` +\| \S/gm)].map(([, scope]) => scope);
    expect(explained.toSorted()).toEqual(asked.toSorted());
  });

  test("the command line's account file holds no key", () => {
    const text = readFileSync(join(root, 'hubspot.config.yml'), 'utf8');
    const settings = text.split('\n').filter((line) => !line.startsWith('#'));
    expect(settings.filter((line) => /key\s*:|token|secret/i.test(line))).toEqual([]);
  });
});

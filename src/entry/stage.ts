/**
 * Lays out what HubSpot is to upload: `npm run stage` copies it from the rooms of this repository to build/hubspot.
 *
 * HubSpot takes components only from `<srcDir>/app` and `<srcDir>/app/<kind>`, loses symbolic links without a word and
 * skips an `*-hsmeta.json` that lies deeper with a mere warning. So files are copied by allow-list, and what HubSpot
 * would silently lose is refused here.
 */
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type SeenBundle } from '../application/doctor/gathered.ts';
import { basename, dirname, join, posix, resolve } from 'node:path';

export class StageError extends Error {
  override readonly name = 'StageError';
}

export interface Staged {
  /** Paths below the target folder, with forward slashes, sorted. */
  readonly files: readonly string[];
  /** Names of the profiles found, as `hs project upload --profile` takes them. */
  readonly profiles: readonly string[];
}

interface Places {
  /** The repository. */
  readonly from: string;
  /** The folder of the bundle. */
  readonly to: string;
}

interface Room {
  readonly from: string;
  readonly to: string;
  /** Whether a file, by its path below `from`, belongs to the upload. */
  readonly takes: (path: string) => boolean;
}

const PROFILE = /^hsprofile\.([^.]+)\.json$/;

/**
 * HubSpot builds each kind of extension in a folder of its own, and what is imported from outside of it is lost. So each
 * folder gets all that is shared in cards/, and at its top only the entries of its kind with their hsmeta files.
 */
const KINDS = {
  cards: ['SlaCard.tsx', 'SlaTab.tsx', 'sla-card-hsmeta.json', 'sla-tab-hsmeta.json'],
  pages: ['SlaReports.tsx', 'sla-reports-hsmeta.json'],
  settings: ['SlaSettings.tsx', 'sla-settings-hsmeta.json'],
} as const;

const ROOMS: readonly Room[] = [
  { from: 'config/hubspot', to: '.', takes: (path) => PROFILE.test(path) },
  { from: 'config/hubspot', to: 'app', takes: (path) => path === 'app-hsmeta.json' },
  ...Object.entries(KINDS).map(([kind, own]) => ({
    from: 'cards',
    to: `app/${kind}`,
    takes: (path: string) => isSharedFile(path) || own.some((name) => name === path),
  })),
  { from: 'webhooks', to: 'app/webhooks', takes: (path) => path === 'webhooks-hsmeta.json' },
];

const REQUIRED = [
  'app/app-hsmeta.json',
  ...Object.entries(KINDS).flatMap(([kind, own]) => own.map((name) => `app/${kind}/${name}`)),
  'app/webhooks/webhooks-hsmeta.json',
];

/**
 * Empties the folder `to` and copies the upload there from the repository at `from`.
 * @throws StageError when something HubSpot needs is missing, or something HubSpot would lose is in the way
 */
export function stage({ from, to }: Places): Staged {
  const copies = copiesFrom(from);
  const files = copies.map((copy) => copy.target).toSorted();
  rmSync(to, { recursive: true, force: true });
  for (const { source, target } of copies) {
    const path = join(to, target);
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(source, path);
  }
  const profiles = files.flatMap((path) => PROFILE.exec(path)?.[1] ?? []);
  return { files, profiles };
}

/** What lies staged, against what staging now would lay there. Nothing is changed. */
export function compareStaged({ from, to }: Places): SeenBundle {
  if (!existsSync(to)) return { kind: 'none' };
  try {
    const copies = copiesFrom(from);
    const missing = copies.filter(({ target }) => !existsSync(join(to, target)));
    const changed = copies.filter(
      (copy) =>
        !missing.includes(copy) && !readFileSync(copy.source).equals(readFileSync(join(to, copy.target))),
    );
    const namesOf = (some: typeof copies) => some.map(({ target }) => target).toSorted();
    return { kind: 'seen', missing: namesOf(missing), changed: namesOf(changed) };
  } catch (error) {
    if (error instanceof StageError) return { kind: 'unstageable', detail: error.message };
    throw error;
  }
}

/** @throws StageError */
function copiesFrom(from: string): readonly { readonly source: string; readonly target: string }[] {
  const copies = ROOMS.flatMap((room) =>
    filesBelow(join(from, room.from))
      .filter(room.takes)
      .map((path) => ({ source: join(from, room.from, path), target: posix.join(room.to, path) })),
  );
  const missing = REQUIRED.filter((path) => !copies.some(({ target }) => target === path));
  if (missing.length > 0) {
    throw new StageError(
      `Nothing was staged. HubSpot needs these and they are not there: ${missing.join(', ')}`,
    );
  }
  return copies;
}

const ENTRIES: readonly string[] = Object.values(KINDS).flat();

/** Sources that are no entry of a kind, and beside them at the top their package and their tsconfig. */
function isSharedFile(path: string): boolean {
  if (ENTRIES.includes(path)) return false;
  if (/\.tsx?$/.test(path)) return !/\.test\.tsx?$/.test(path);
  if (path.endsWith('-hsmeta.json')) {
    throw new StageError(
      path.includes('/')
        ? `HubSpot would skip cards/${path}: an hsmeta file must lie in cards/ itself. Move it up.`
        : `It is not known to which kind of extension cards/${path} belongs. Name it under KINDS in src/entry/stage.ts.`,
    );
  }
  return ['package.json', 'package-lock.json', 'tsconfig.json'].includes(path);
}

/** Paths of all files below a folder, with forward slashes; none when the folder does not exist. */
function filesBelow(folder: string, prefix = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) {
      throw new StageError(`HubSpot would lose the symbolic link ${path}. Put a real file there.`);
    }
    if (!stat.isDirectory()) return [prefix + name];
    if (name === 'dist') {
      throw new StageError(
        `HubSpot builds into a folder named dist and would overwrite ${path}. Name it otherwise.`,
      );
    }
    return name.startsWith('.') || name === 'node_modules' ? [] : filesBelow(path, `${prefix}${name}/`);
  });
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '../..');
  const target = join(root, 'build/hubspot');
  try {
    const { files, profiles } = stage({ from: root, to: target });
    process.stdout.write(`Staged ${files.length} files into build/hubspot:\n`);
    for (const file of files) process.stdout.write(`  ${file}\n`);
    process.stdout.write(
      profiles.length > 0
        ? `Upload with: npm run hs -- project upload --profile ${profiles.join(' | ')}\n`
        : 'No profile yet: copy config/hubspot/examples/hsprofile.prod.json to config/hubspot, write your account id and PUBLIC_URL there, and stage again.\n',
    );
  } catch (error) {
    if (!(error instanceof StageError)) throw error;
    process.stderr.write(`${basename(import.meta.filename)}: ${error.message}\n`);
    process.exitCode = 1;
  }
}

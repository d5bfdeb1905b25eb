/**
 * HubSpot's command line for this project: `npm run hs -- project upload` stages first and passes everything on, with
 * the profile named where only one can be meant. `npm run hs:dev` is HubSpot's own development mode on the profile "dev".
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { stage, StageError } from './stage.ts';

/** Fetched by npx when it is needed: it is no part of the service. */
const CLI = '@hubspot/cli@8.14.0';

const TAKES_PROFILE = ['upload', 'dev', 'deploy', 'install-app'];
/** An https address that is not the example's; such names lead nowhere (RFC 2606). */
const ownAddress = z
  .url({ protocol: /^https$/ })
  .refine((url) => !/(^|\.)example\.com$/.test(new URL(url).hostname), { abort: true });
const FILLED_IN = z.object({
  accountId: z.int().positive(),
  variables: z.object({ PUBLIC_URL: ownAddress }),
});
const PROFILE_FILE = z.object({ variables: z.object({ PUBLIC_URL: z.url() }) });

export class HsError extends Error {
  override readonly name = 'HsError';
}

/**
 * What to pass to `hs`: what was given, and the profile where it is needed and only one exists.
 * @param profiles names of the profiles in config/hubspot
 * @throws HsError when a profile is needed and none exists, the named one does not, or several might be meant
 */
export function argumentsFor(given: readonly string[], profiles: readonly string[]): readonly string[] {
  const [group, command] = given;
  if (group !== 'project' || !TAKES_PROFILE.includes(command ?? '')) return given;
  const named = profileIn(given);
  if (named !== null && !profiles.includes(named)) {
    throw new HsError(
      `There is no profile "${named}": config/hubspot/hsprofile.${named}.json is missing. Copy one of config/hubspot/examples there and write your account id and PUBLIC_URL in it.`,
    );
  }
  if (named !== null) return given;
  const [only, ...others] = profiles;
  if (only === undefined) {
    throw new HsError(
      'No profile yet: copy config/hubspot/examples/hsprofile.prod.json to config/hubspot and write your account id and PUBLIC_URL in it.',
    );
  }
  if (others.length > 0) {
    throw new HsError(`Several profiles: say which, with --profile ${profiles.join(' or --profile ')}.`);
  }
  return [...given, '--profile', only];
}

/**
 * Holds up what HubSpot would only refuse later, or would take: an app that calls nobody's service.
 * @param profile text of the profile called `name`
 * @throws HsError when it is as the example has it, or is no profile
 */
export function checkProfile(name: string, profile: string): void {
  const read = FILLED_IN.safeParse(parsed(profile));
  if (read.success) return;
  const at = new Set(read.error.issues.map(({ path }) => path.join('.')));
  throw new HsError(
    `config/hubspot/hsprofile.${name}.json is not filled in: ${[...at].join(', ') || 'the file'}. It needs the account's id as a number after "accountId", and your service's https address after "PUBLIC_URL".`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The file by which HubSpot's development proxy sends the card's questions to this machine.
 * @param profile text of the profile that is developed with
 * @throws HsError when the profile has no PUBLIC_URL
 */
export function localProxy(profile: string, port: number): string {
  const read = PROFILE_FILE.safeParse(JSON.parse(profile));
  if (!read.success) {
    throw new HsError('The profile has no PUBLIC_URL under "variables": write the https address there.');
  }
  const { origin } = new URL(read.data.variables.PUBLIC_URL);
  return `${JSON.stringify({ proxy: { [origin]: `http://localhost:${port}` } }, null, 2)}\n`;
}

function profileIn(given: readonly string[]): string | null {
  const at = given.findIndex((one) => one === '--profile' || one === '-p');
  if (at >= 0) return given[at + 1] ?? null;
  return given.find((one) => one.startsWith('--profile='))?.slice('--profile='.length) ?? null;
}

/**
 * The secret that the development proxy is to sign with: the first, where two are set during a rotation. It may lie in a file, as
 * the service takes it.
 * @throws HsError when the file cannot be read
 */
export function clientSecretIn(variables: Readonly<Record<string, string | undefined>>): string | null {
  const { HUBSPOT_CLIENT_SECRET: set, HUBSPOT_CLIENT_SECRET_FILE: file } = variables;
  return firstOf(set) ?? (file ? firstOf(secretsIn(file)) : null);
}

function firstOf(secrets = ''): string | null {
  return (
    secrets
      .split(',')
      .map((secret) => secret.trim())
      .find((secret) => secret !== '') ?? null
  );
}

function secretsIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new HsError(
      'The file that HUBSPOT_CLIENT_SECRET_FILE names cannot be read: check its path and rights.',
    );
  }
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '../..');
  const given = process.argv.slice(2);
  try {
    const staged = join(root, 'build/hubspot');
    // Deploying and installing read the profile too, so a fresh folder never hurts.
    const passed =
      given[0] === 'project' ? argumentsFor(given, stage({ from: root, to: staged }).profiles) : given;
    const name =
      passed[0] === 'project' && TAKES_PROFILE.includes(passed[1] ?? '') ? profileIn(passed) : null;
    const profile = name === null ? null : readFileSync(join(staged, `hsprofile.${name}.json`), 'utf8');
    if (name !== null && profile !== null) checkProfile(name, profile);
    if (profile !== null && passed[1] === 'dev') {
      writeFileSync(join(staged, 'app/local.json'), localProxy(profile, Number(process.env.PORT ?? 3000)));
    }
    // The development proxy signs with the variable CLIENT_SECRET; the service calls the same thing by its full name.
    const secret = clientSecretIn(process.env);
    const hs = spawn('npx', ['--yes', '--package', CLI, 'hs', ...passed], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...(secret === null ? {} : { CLIENT_SECRET: secret }) },
    });
    hs.once('exit', (code) => {
      process.exitCode = code ?? 1;
    });
  } catch (error) {
    if (!(error instanceof HsError) && !(error instanceof StageError)) throw error;
    process.stderr.write(`${basename(import.meta.filename)}: ${error.message}\n`);
    process.exitCode = 1;
  }
}

#!/usr/bin/env node
/**
 * `npm run sla -- <command>`: what an operator asks at the terminal.
 *
 * `check [FILE]` says whether an agreement reads, and what in it is probably not meant.
 * `explain CONTACT` rebuilds a contact's clocks from HubSpot's own history and says how each deadline came about. It asks
 * HubSpot and nothing else, so it works beside a running service and without one.
 */
import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { describeWarnings, lintAgreement } from '../../config/agreement/lint.ts';
import { describeProblems } from '../../config/agreement/problem.ts';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { describeEnvironment, readAskingEnvironment } from '../../config/environment.ts';
import { createHubSpot } from '../adapters/hubspot/hubspot.ts';
import { CrmRefused, CrmUnavailable } from '../application/crm.ts';
import { CurrentDirectory } from '../application/directory.ts';
import { explanationInWords } from '../application/explainWords.ts';
import { watchedProperties, type Agreement } from '../domain/agreement/agreement.ts';
import { onlyVersion } from '../domain/agreement/versions.ts';
import { explain } from '../domain/evaluate/explain.ts';
import { languageOf, say, type Language } from '../messages/say.ts';
import { refusalInWords } from './faults.ts';
import { systemTime } from './timeSource.ts';

const subscribed = z.object({
  config: z.object({
    subscriptions: z.object({ crmObjects: z.array(z.object({ propertyName: z.string().optional() })) }),
  }),
});

interface ExplainOptions {
  readonly at?: number;
  readonly language: Language;
}

const program = new Command('sla').description('SLA Clock for HubSpot').showHelpAfterError();
program
  .command('explain')
  .description('say how the deadlines of a contact came about')
  .argument('<contact>', 'its record id: the last number in its address', contactId)
  .option('--at <instant>', 'as it was at this instant, such as 2026-03-03T13:00:00Z', instant)
  .option('--language <en|ar>', 'the language to say it in', language, languageOf(process.env))
  .action((contact: string, options: ExplainOptions) => explainContact(contact, options));

program
  .command('check')
  .description('say whether an agreement reads, and what in it is probably not meant')
  .argument('[file]', 'the agreement', process.env.SLA_AGREEMENT ?? 'config/sla.yml')
  .option('--language <en|ar>', 'the language to say it in', language, languageOf(process.env))
  .action((file: string, options: ExplainOptions) => checkAgreement(file, options.language));

try {
  await program.parseAsync();
} catch (error) {
  refuse(faultInWords(error, languageOf(process.env)));
}

async function checkAgreement(file: string, spoken: Language): Promise<void> {
  const text = await readText(file, spoken);
  const read = readAgreement(text, spanAround(systemTime.now()));
  if (!read.ok) refuse(describeProblems(file, read.problems, spoken));
  const warnings = lintAgreement(text);
  if (warnings.length > 0) process.stdout.write(`${describeWarnings(file, warnings, spoken)}\n`);
  for (const property of await unheardProperties(read.agreement)) {
    process.stdout.write(`${say(spoken, 'check.unheard', { property })}\n`);
  }
  const { version, promises, calendars } = read.agreement;
  process.stdout.write(
    `${say(spoken, 'check.reads', {
      file,
      version,
      promises: promises.length,
      calendars: calendars.size,
      warnings: warnings.length,
    })}\n`,
  );
}

/** What the agreement rests on and HubSpot does not tell us, since the uploaded app has not subscribed to it. */
async function unheardProperties(agreement: Agreement): Promise<readonly string[]> {
  const path = new URL('../../webhooks/webhooks-hsmeta.json', import.meta.url);
  const { config } = subscribed.parse(JSON.parse(await readFile(path, 'utf8')));
  const heard = new Set(config.subscriptions.crmObjects.map(({ propertyName }) => propertyName));
  return watchedProperties(agreement).filter((property) => !heard.has(property));
}

async function readText(file: string, spoken: Language): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return refuse(say(spoken, 'start.agreementUnreadable', { file, detail }));
  }
}

async function explainContact(contact: string, options: ExplainOptions): Promise<void> {
  const now = options.at ?? systemTime.now();
  const read = readAskingEnvironment(process.env);
  if (!read.ok) refuse(describeEnvironment(read.problems, options.language));
  const { accessToken, hubspotUrl, agreementFile } = read.environment;
  const text = await readText(agreementFile, options.language);
  const agreement = readAgreement(text, spanAround(now));
  if (!agreement.ok) refuse(describeProblems(agreementFile, agreement.problems, options.language));

  const crm = createHubSpot({ accessToken, ...(hubspotUrl === null ? {} : { basePath: hubspotUrl }) });
  const [owners, [history]] = await Promise.all([
    crm.owners(),
    crm.readHistory([contact], watchedProperties(agreement.agreement)),
  ]);
  if (!history?.exists) refuse(say(options.language, 'explain.unknown', { id: contact }));
  const directory = new CurrentDirectory();
  directory.replace(owners);
  const names = new Map(owners.map(({ ownerId, name }) => [ownerId, name]));
  const explanation = explain(
    history.record,
    history.facts.map((fact) => ({ fact, learnedAt: fact.occurredAt })),
    onlyVersion(agreement.agreement),
    directory.current(),
    now,
  );
  const readers = { language: options.language, nameOf: (id: string) => names.get(id) ?? id };
  process.stdout.write(`${explanationInWords(explanation, readers, now).join('\n')}\n`);
}

function contactId(text: string): string {
  if (!/^[1-9]\d{0,18}$/.test(text)) throw new InvalidArgumentError('It is a number, such as 541935488001.');
  return text;
}

function instant(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError('Write it as 2026-03-03T13:00:00Z.');
  return at;
}

function language(text: string): Language {
  if (text !== 'en' && text !== 'ar') throw new InvalidArgumentError('Write en or ar.');
  return text;
}

function faultInWords(error: unknown, spoken: Language): string {
  if (error instanceof CrmRefused) return refusalInWords(error, spoken);
  if (error instanceof CrmUnavailable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

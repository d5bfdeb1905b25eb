/** What commands work on: the settings, the agreement's text, and HubSpot. Each refuses with what to do. */
import { readFile } from 'node:fs/promises';
import { describeProblems } from '../../../config/agreement/problem.ts';
import { readAgreement, spanAround } from '../../../config/agreement/read.ts';
import {
  describeEnvironment,
  readAskingEnvironment,
  readLocalEnvironment,
  readStoringEnvironment,
  type AskingEnvironment,
  type LocalEnvironment,
  type ReadSettings,
  type StoringEnvironment,
} from '../../../config/environment.ts';
import { createHubSpot } from '../../adapters/hubspot/hubspot.ts';
import { type CallReport, type Crm } from '../../application/crm.ts';
import { codeOf } from '../../application/errorCode.ts';
import { type Agreement } from '../../domain/agreement/agreement.ts';
import { say } from '../../messages/say.ts';
import { EXIT, Refusal } from './exit.ts';
import { type Terminal } from './terminal.ts';

/** The settings a command needs that only asks HubSpot. */
export function askingEnvironment(terminal: Terminal): AskingEnvironment {
  return settled(readAskingEnvironment(process.env), terminal);
}

/** The settings a command needs that works on the store. */
export function storingEnvironment(terminal: Terminal): StoringEnvironment {
  return settled(readStoringEnvironment(process.env), terminal);
}

/** The settings a command needs that asks nobody but this machine. */
export function localEnvironment(terminal: Pick<Terminal, 'language'>): LocalEnvironment {
  return settled(readLocalEnvironment(process.env), terminal);
}

export function settled<T>(read: ReadSettings<T>, { language }: Pick<Terminal, 'language'>): T {
  if (!read.ok) throw new Refusal(describeEnvironment(read.problems, language), EXIT.usage);
  return read.environment;
}

/** @param onCall told of each call */
export function portalOf(
  { accessToken, hubspotUrl }: AskingEnvironment,
  onCall?: (call: CallReport) => void,
): Crm {
  return createHubSpot({
    accessToken,
    now: () => Date.now(),
    ...(onCall ? { onCall } : {}),
    ...(hubspotUrl === null ? {} : { basePath: hubspotUrl }),
  });
}

export async function agreementText(file: string, { language }: Terminal): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const detail = codeOf(error) ?? 'unreadable';
    throw new Refusal(say(language, 'start.agreementUnreadable', { file, detail }));
  }
}

/** @param now epoch ms; calendars are laid out for the years around it */
export function agreementIn(text: string, file: string, now: number, { language }: Terminal): Agreement {
  const read = readAgreement(text, spanAround(now));
  if (!read.ok) throw new Refusal(describeProblems(file, read.problems, language));
  return read.agreement;
}

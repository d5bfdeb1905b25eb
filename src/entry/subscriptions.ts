/**
 * `npm run subscriptions`: writes webhooks/webhooks-hsmeta.json anew from the agreement, so that HubSpot tells of every
 * property the agreement rests on. `npm run stage` begins with it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeProblems } from '../../config/agreement/problem.ts';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { codeOf } from '../application/errorCode.ts';
import { languageOf, say } from '../messages/say.ts';
import { subscriptionsText } from '../../webhooks/subscriptions.ts';

const language = languageOf(process.env);
const file = process.env.SLA_AGREEMENT ?? 'config/sla.yml';

const read = readAgreement(readText(), spanAround(Date.now()));
if (!read.ok) refuse(describeProblems(file, read.problems, language));
writeFileSync(
  join(import.meta.dirname, '../../webhooks/webhooks-hsmeta.json'),
  subscriptionsText(read.agreement),
);

function readText(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const detail = codeOf(error) ?? 'unreadable';
    return refuse(say(language, 'start.agreementUnreadable', { file, detail }));
  }
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

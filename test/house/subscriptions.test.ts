/** The app must hear of everything the agreement rests on: HubSpot tells only what a build subscribed to. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { readSubscriptions } from '../../src/sandbox/webhooks/subscriptions.ts';
import { subscriptionsText } from '../../webhooks/subscriptions.ts';

const root = resolve(import.meta.dirname, '../..');
const shipped = readFileSync(join(root, 'config/sla.yml'), 'utf8');
const HSMETA = 'webhooks/webhooks-hsmeta.json';

function textFor(agreement: string): string {
  const read = readAgreement(agreement, spanAround(Date.UTC(2026, 0, 1)));
  if (!read.ok) throw new Error('the agreement does not read');
  return subscriptionsText(read.agreement);
}

test('the app subscribes to exactly what the shipped agreement watches; else run `npm run subscriptions`', () => {
  expect(readFileSync(join(root, HSMETA), 'utf8')).toBe(textFor(shipped));
});

test('every change of a contact that the receiver reads is subscribed to, once', () => {
  const heard = readSubscriptions(JSON.parse(textFor(shipped))).map(({ type, objectType, property }) =>
    [type, objectType ?? 'hub', ...(property === null ? [] : [property])].join(' '),
  );
  expect(new Set(heard).size).toBe(heard.length);
  expect(heard).toEqual(
    expect.arrayContaining([
      ...['creation', 'deletion', 'restore', 'merge', 'associationChange'].map(
        (change) => `object.${change} contact`,
      ),
      'object.propertyChange contact hubspot_owner_id',
      'contact.privacyDeletion hub',
    ]),
  );
});

test('of what only this app writes nothing is heard, so that no write of ours comes back', () => {
  const heard = readSubscriptions(JSON.parse(textFor(shipped))).map(({ property }) => property);
  for (const property of ['sla_status', 'sla_deadline', 'sla_breaches'])
    expect(heard).not.toContain(property);
});

test('`npm run subscriptions` adds what an agreement of your own names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'subscriptions-'));
  try {
    for (const room of ['config', 'src', 'webhooks', 'package.json']) {
      cpSync(join(root, room), join(folder, room), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'own.yml'), shipped.replace('lifecyclestage: ', 'our_own_stage: '));
    execFileSync(process.execPath, ['--no-warnings', 'src/entry/subscriptions.ts'], {
      cwd: folder,
      env: { ...process.env, SLA_AGREEMENT: 'own.yml' },
    });
    expect(readFileSync(join(folder, HSMETA), 'utf8')).toContain('"propertyName": "our_own_stage"');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

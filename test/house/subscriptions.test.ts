/** The app must hear of every property the agreement rests on: HubSpot tells only what a build subscribed to. */
import { readFile } from 'node:fs/promises';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { watchedProperties } from '../../src/domain/agreement/agreement.ts';
import { readSubscriptions } from '../../src/sandbox/webhooks/subscriptions.ts';

test('the app subscribes to every property of a contact that the shipped agreement watches', async () => {
  const text = await readFile('config/sla.yml', 'utf8');
  const read = readAgreement(text, spanAround(Date.UTC(2026, 0, 1)));
  if (!read.ok) throw new Error('config/sla.yml does not read');
  const hsmeta: unknown = JSON.parse(await readFile('webhooks/webhooks-hsmeta.json', 'utf8'));
  const heard = readSubscriptions(hsmeta)
    .filter(({ type, objectType }) => type === 'object.propertyChange' && objectType === 'contact')
    .map(({ property }) => property);
  expect(heard.toSorted()).toEqual([...watchedProperties(read.agreement)].toSorted());
});

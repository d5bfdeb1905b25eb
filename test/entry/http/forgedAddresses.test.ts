/**
 * Addresses of other hosts, and paths out of a path, in everything that comes from outside: no value of a request, and none
 * that HubSpot keeps of a contact, is ever where the service calls, nor part of the path it calls.
 */
import { CurrentDirectory } from '../../../src/application/directory.ts';
import { lookAtDueRecords } from '../../../src/application/look.ts';
import { readHistoryOfNewRecords } from '../../../src/application/readHistory.ts';
import { writeBack } from '../../../src/application/writeBack.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { createLog } from '../../../src/entry/logging/log.ts';
import { connect, PORTAL as HUBSPOT } from '../../adapters/hubspot/portal.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { describeOnPGlite } from '../../support/database.ts';
import { ownersNamed } from '../../support/owners.ts';
import { STOPPED_AT_NOW } from '../../webhooks/hubspot.ts';
import { about, creation, propertyChange } from '../../webhooks/notices.ts';
import { CLOCK, LEAD, onlyThePortalIsCalled, openDesk, type PortalDesk } from './portalDesk.ts';

const ADDRESSES = [
  'http://169.254.169.254/latest/meta-data/',
  '//evil.example/x',
  'http://[::1]:9/',
  'file:///etc/passwd',
  'evil.example@api.hubapi.com',
  '@evil.example/',
  '../../../crm/v3/owners',
  '%2e%2e%2fcrm%2fv3%2fowners',
  '541935488729/../../../owners?after=1#',
  '1\r\nHost: evil.example\r\n\r\n',
] as const;

/** All that is called while a card acts, the pages look, and a worker reads and writes back; of an id digits. */
const CALLS = [
  /^POST \/crm\/v3\/objects\/(contacts|tasks)\/batch\/(read|update|create)$/,
  /^POST \/crm\/v3\/objects\/tasks$/,
  /^GET \/crm\/v3\/properties\/(contacts|tasks)(\/groups)?$/,
  /^POST \/crm\/v4\/associations\/contacts\/tasks\/batch\/read$/,
  /^GET \/crm\/v3\/objects\/(contacts|tasks)\/\d+\?properties=hs_object_id&archived=false$/,
  /^POST \/crm\/v3\/objects\/(contacts|tasks)\/search$/,
];
const CARD = `/hubspot/card/contacts/${LEAD}`;
const PAGES = ['figures', 'groups', 'clocks', 'board', 'patterns', 'marketing'] as const;

onlyThePortalIsCalled();

describeOnPGlite('an address of another host', (database) => {
  /** What was called that is not the portal's, or not foreseen. */
  const strange = ({ hosts, called }: PortalDesk): readonly string[] => [
    ...[...hosts].filter((host) => host !== new URL(HUBSPOT).hostname),
    ...[...called].filter((call) => !CALLS.some((known) => known.test(call))),
  ];
  const acts = (value: string): readonly object[] => [
    { act: 'dispose', as: 'disqualified', reasonId: value },
    { act: 'dispose', as: value, reasonId: null },
    { act: 'pause', pauseId: value },
    { act: 'snooze', until: value },
    { act: 'askExcuse', clockId: value, reason: 'The line was down' },
    { act: 'askExcuse', clockId: CLOCK, reason: value },
    { act: 'grantExcuse', clockId: value, granted: true },
    { act: value },
    { act: 'resume', id: value },
  ];

  test('is seen here when it is called', async () => {
    const desk = await openDesk(database);
    for (const address of [ADDRESSES[0], 'http://evil.example/x', `${HUBSPOT}/crm/v3/owners`])
      await fetch(address).catch(() => null);
    expect(strange(desk)).toEqual(['169.254.169.254', 'evil.example', 'GET /crm/v3/owners']);
  });

  test.each(ADDRESSES)(
    'is not called, nor part of a path, where a card’s act holds it: %j',
    async (value) => {
      const desk = await openDesk(database);
      const outcomes: unknown[] = [];
      for (const [index, act] of acts(value).entries()) {
        const body = { id: `act-0000000${index}`, ...act };
        const response = await desk.ask('admin', 'post', `${CARD}/act`, body);
        const { reason } = response.body as { readonly reason?: string };
        outcomes.push([response.status, reason === 'unavailable']);
      }
      expect(outcomes).toEqual(outcomes.map(() => [200, false]));
      expect(desk.called).toContain('POST /crm/v3/objects/contacts/batch/update');
      expect(strange(desk)).toEqual([]);
    },
  );

  test.each(ADDRESSES)('is not called where path, query or headers hold it: %j', async (value) => {
    const desk = await openDesk(database);
    const text = encodeURIComponent(value);
    const asked = (path: string, body?: object, headers = {}) =>
      desk.ask('admin', body === undefined ? 'get' : 'post', path, body, headers);
    const statuses: number[] = [];
    const told = async (...question: Parameters<typeof asked>): Promise<void> => {
      statuses.push((await asked(...question)).status);
    };
    for (const path of [`/hubspot/card/contacts/${text}`, `/hubspot/card/contacts/${text}/why`])
      await told(path);
    await told(`/hubspot/card/contacts/${text}/act`, { id: 'act-00000001', act: 'resume' });
    for (const name of ['language', 'userId', 'userEmail', 'appId', 'portalId', 'callback', 'url'])
      for (const path of [CARD, `${CARD}/why`, '/hubspot/settings']) await told(`${path}?${name}=${text}`);
    for (const page of PAGES)
      for (const name of ['period', 'by', 'group', 'standing', 'after']) {
        const others = name === 'period' ? '' : '&period=month';
        await told(`/hubspot/page/${page}?${name}=${text}${others}`);
      }
    await told(`/hubspot/page/clocks?period=month&by=rep&group=${text}`);
    await told(`/hubspot/page/clocks?period=month&after=1,${text},${text}`);
    for (const body of [{ turn: value }, { turn: 'writing', on: value }, { turn: 'reload', url: value }])
      await told('/hubspot/settings/switch', body);
    if (!/[\r\n]/.test(value))
      for (const name of [
        'host',
        'x-forwarded-host',
        'x-forwarded-for',
        'x-forwarded-proto',
        'referer',
        'origin',
      ])
        for (const path of [CARD, '/hubspot/page/board', '/hubspot/settings'])
          await told(path, undefined, { [name]: value });
    expect(statuses).toEqual(statuses.map(() => 200));
    await asked(`${CARD}/act`, { id: 'act-of-all', act: 'dispose', as: 'qualified', reasonId: null });
    expect(desk.called).toContain('POST /crm/v3/objects/contacts/batch/update');
    expect(strange(desk)).toEqual([]);
  });

  test.each(ADDRESSES)(
    'is not called where a delivery, a contact or an owner’s name holds it: %j',
    async (value) => {
      const desk = await openDesk(database);
      const { store } = database;
      const everyField = Object.keys(propertyChange()).map((name) => propertyChange({ [name]: value }));
      const properties = ['hs_lead_status', 'hubspot_owner_id', 'sla_excuse_requests', 'sla_excuses'];
      const notices = [
        creation({ objectId: Number(LEAD) + 2 }),
        ...everyField,
        ...properties.map((propertyName) => propertyChange({ propertyName, propertyValue: value })),
        about('object.merge', { primaryObjectId: value, mergedObjectIds: [value], newObjectId: value }),
        about('object.merge', { primaryObjectId: LEAD, mergedObjectIds: [value] }),
        about('object.associationChange', { fromObjectId: value, toObjectId: value, associationType: value }),
      ];
      const kept = await desk.ask('admin', 'post', '/webhooks/hubspot', notices);
      expect([kept.status, kept.body]).toEqual([200, expect.objectContaining({ ok: true })]);

      desk.present = {
        sla_excuse_requests: `${CLOCK} = 101: ${value}`,
        sla_excuses: `${CLOCK} = 106: ${value}`,
        hs_lead_status: value,
      };
      await store.replaceOwners(
        ownersNamed([['101', value, `${value}@sales.example`, value]]),
        STOPPED_AT_NOW.now(),
      );
      const directory = new CurrentDirectory();
      directory.replace(await store.owners());
      const agreement = onlyVersion(agreementWith({ also: 'admins: [dora@sales.example]' }));
      const worker = {
        store,
        crm: connect({ attempts: 1 }).crm,
        agreements: () => agreement,
        directory: () => directory.current(),
        log: createLog('silent'),
      };
      const now = at('2026-11-25T08:00:00Z');
      expect(await readHistoryOfNewRecords(worker, () => now)).toBeGreaterThan(0);
      expect(await lookAtDueRecords(worker, now)).toBeGreaterThan(0);
      expect(await writeBack(worker, () => now)).toBeGreaterThan(0);
      expect([...desk.called]).toEqual(
        expect.arrayContaining([
          'POST /crm/v3/objects/contacts/batch/read',
          'POST /crm/v3/objects/contacts/batch/update',
        ]),
      );
      expect(strange(desk)).toEqual([]);
    },
  );
});

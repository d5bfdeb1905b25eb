/**
 * The sandbox's answers and the service's calls, held against HubSpot's published API descriptions. Those are HubSpot's
 * and not part of this repository: take them from github.com/HubSpot/HubSpot-public-api-spec-collection, name them as
 * descriptions.ts does, and set HUBSPOT_OPENAPI_DIR to their folder.
 */
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { type Crm } from '../../src/application/crm.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../../src/application/portalProperties.ts';
import { EXCEPTIONS, readJudge, type Judge } from './descriptions.ts';
import { ask, closeAll, FORM, open, person, TOKEN, type Opened } from './opened.ts';
import { recordBefore, type Exchange, type Recorder } from './recorded.ts';

const folder = process.env.HUBSPOT_OPENAPI_DIR ?? '';

if (folder === '') {
  test.todo('agrees with HubSpot: set HUBSPOT_OPENAPI_DIR to a folder with HubSpot\u2019s API descriptions');
} else {
  describe('with HubSpot\u2019s API descriptions', () => {
    let judge: Judge;
    let opened: Opened;
    let recorder: Recorder;
    let byService: readonly Exchange[];
    let byHand: readonly Exchange[];

    beforeAll(async () => {
      judge = await readJudge(folder);
      opened = await open();
      recorder = await recordBefore(opened.sandbox.url);
      const crm = createHubSpot({
        accessToken: TOKEN,
        basePath: recorder.url,
        now: () => Date.UTC(2026, 2, 2),
      });
      await callEverything(crm, opened);
      byService = recorder.exchanges.splice(0);
      await askEverything(recorder.url, opened);
      byHand = recorder.exchanges.splice(0);
    });

    afterAll(async () => {
      await recorder.close();
      await closeAll();
    });

    const violations = (judge: Judge, exchanges: readonly Exchange[]) =>
      exchanges.flatMap((exchange) =>
        judge(exchange).map((told) => `${exchange.method} ${exchange.path} (${exchange.status}): ${told}`),
      );

    test('the calls of the service, and what they are answered, are as described', () => {
      expect(violations(judge, byService)).toEqual([]);
    });

    test('what else the sandbox answers is as described', () => {
      expect(violations(judge, byHand)).toEqual([]);
    });

    test('every method of the service asked something', () => {
      const asked = new Set(
        byService.map(({ method, path }) => `${method} ${path.replaceAll(/\d{6,}/g, '{id}')}`),
      );
      expect([...asked].sort()).toEqual([
        'GET /account-info/v3/api-usage/daily/private-apps',
        'GET /account-info/v3/details',
        'GET /crm/v3/objects/contacts/{id}',
        'GET /crm/v3/objects/tasks/{id}',
        'GET /crm/v3/objects/users',
        'GET /crm/v3/owners/',
        'GET /crm/v3/properties/contacts',
        'GET /crm/v3/properties/contacts/groups/sla_clock',
        'GET /crm/v3/properties/contacts/lifecyclestage',
        'GET /crm/v3/properties/tasks',
        'GET /crm/v3/properties/tasks/groups/sla_clock',
        'POST /crm/v3/objects/contacts/batch/read',
        'POST /crm/v3/objects/contacts/batch/update',
        'POST /crm/v3/objects/contacts/search',
        'POST /crm/v3/objects/tasks',
        'POST /crm/v3/objects/tasks/batch/create',
        'POST /crm/v3/objects/tasks/batch/read',
        'POST /crm/v3/objects/tasks/batch/update',
        'POST /crm/v3/properties/contacts',
        'POST /crm/v3/properties/contacts/groups',
        'POST /crm/v3/properties/tasks',
        'POST /crm/v3/properties/tasks/groups',
        'POST /crm/v4/associations/contacts/tasks/batch/read',
      ]);
    });

    test.each(EXCEPTIONS.map((exception) => [exception.reason, exception] as const))(
      'an exception is still needed: %s',
      async (_, needed) => {
        const others = EXCEPTIONS.filter((exception) => exception !== needed);
        const severer = await readJudge(folder, others);
        expect(violations(severer, [...byService, ...byHand])).not.toEqual([]);
      },
    );

    test('a field that nobody described would be noticed, in a call and in an answer', () => {
      const details = byService.find(({ path }) => path === '/account-info/v3/details')!;
      const update = byService.find(({ path, status }) => path.endsWith('batch/update') && status === 200)!;
      const wrong = [
        { ...details, answered: { ...(details.answered as object), portal: 1 } },
        { ...details, answered: { portalId: 1 } },
        { ...update, asked: { ...(update.asked as object), input: [] } },
        { ...update, asked: { inputs: [{ id: 1, properties: { firstname: {} } }] } },
        { ...update, query: { archive: 'true' } },
      ];
      for (const exchange of wrong) expect(violations(judge, [exchange])).not.toEqual([]);
    });
  });
}

/** Every method of the port, with outcomes good and bad. */
async function callEverything(crm: Crm, { sandbox }: Opened): Promise<void> {
  const { portal } = sandbox;
  await crm.account();
  await crm.owners();
  portal.people.put(
    person(14, { outOfOffice: [{ startTimestamp: 1_772_438_400_000, endTimestamp: 1_772_524_800_000 }] }),
  );
  await crm.absences();
  await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
  const ids = ['Ada', 'Ben'].map((firstname) => {
    const { id } = portal.create('contacts', { firstname, hs_lead_status: 'NEW' }, FORM);
    portal.update('contacts', id, { hs_lead_status: '' }, FORM);
    return id;
  });
  const [one = '', two = ''] = ids;
  await crm.readHistory([...ids, '999999999'], ['hs_lead_status', 'hubspot_owner_id', 'lifecyclestage']);
  await crm.updateContacts([
    {
      key: 'a',
      contactId: one,
      properties: { sla_status: 'on_track', sla_deadline: '2026-03-04T10:00:00.000Z' },
    },
    { key: 'b', contactId: two, properties: { sla_breaches: '1' } },
  ]);
  await crm.updateContacts([
    { key: 'a', contactId: one, properties: { sla_status: 'no such status' } },
    { key: 'b', contactId: '999999999', properties: { sla_breaches: '1' } },
  ]);
  const task = (key: string, contactId: string, status: string) => ({
    key,
    contactId,
    properties: {
      sla_effect_key: key,
      hs_timestamp: '2026-03-04T10:00:00.000Z',
      hs_task_subject: 'Call',
      hs_task_status: status,
    },
  });
  await crm.describeProperties('contacts');
  await crm.contactStates([...ids, '999999999']);
  await crm.changedContacts({ from: 0, afterId: null }, []);
  portal.update('contacts', one, { lifecyclestage: 'customer' }, FORM);
  await crm.updateContacts([{ key: 'a', contactId: one, properties: { lifecyclestage: 'lead' } }]);
  const made = await crm.createTasks([
    task('a', one, 'NOT_STARTED'),
    task('b', two, 'NOT_STARTED'),
    task('c', two, 'no such status'),
  ]);
  // Refused as a whole, the batch is sent one by one.
  sandbox.trouble.order({ on: 'tasks/batch/create', with: 400 });
  await crm.createTasks([task('d', one, 'NOT_STARTED')]);
  const taskId = made.find((outcome) => outcome.ok)?.id ?? '';
  await crm.findTasks([...ids, '999999999']);
  await crm.findTasksByKey(['a', 'unknown']);
  await crm.updateTasks([{ key: 'a', taskId, properties: { hs_task_status: 'COMPLETED' } }]);
  await crm.updateTasks([
    { key: 'a', taskId, properties: { hs_task_status: 'no such status' } },
    { key: 'b', taskId: '999999999', properties: { hs_task_status: 'COMPLETED' } },
  ]);
}

/** What the service does not call, and what it should never be answered. */
async function askEverything(url: string, { contact, sandbox }: Opened): Promise<void> {
  const contacts = `${url}/crm/v3/objects/contacts`;
  const [one, two, three] = [await contact({ email: 'ada@x.example' }), await contact(), await contact()];
  const [task] = sandbox.portal.all('tasks');
  await ask(contacts, 'POST', { properties: { firstname: 'Cleo' } });
  await ask(contacts, 'POST', { properties: { email: 'ada@x.example' } });
  await ask(`${contacts}?limit=2&properties=firstname,jobtitle`, 'GET');
  await ask(`${contacts}?limit=51&propertiesWithHistory=firstname`, 'GET');
  await ask(`${contacts}/${one}?properties=firstname&propertiesWithHistory=email`, 'GET');
  await ask(`${contacts}/999999999`, 'GET');
  await ask(`${url}/crm/v3/objects/tasks/${task!.id}?associations=contacts`, 'GET');
  await ask(`${contacts}/batch/create`, 'POST', { inputs: [{ properties: { firstname: 'Dan' } }] });
  await ask(`${contacts}/batch/create`, 'POST', {
    inputs: [{ objectWriteTraceId: 'a', properties: { nonsense: 'x' } }],
  });
  await ask(`${contacts}/merge`, 'POST', { primaryObjectId: one, objectIdToMerge: two });
  await ask(`${contacts}/batch/archive`, 'POST', { inputs: [{ id: three }] });
  await ask(`${contacts}/${three}?archived=true`, 'GET');
  await ask(`${contacts}/gdpr-delete`, 'POST', { objectId: 'ada@x.example', idProperty: 'email' });
  await ask(`${url}/crm/v3/objects/tasks/${task!.id}`, 'DELETE');
  await askAboutOthers(url);
  await ask(`${url}/crm/v3/objects/users?limit=1`, 'GET');
  await ask(`${url}/crm/v3/objects/users?limit=101`, 'GET');
  await ask(`${url}/crm/v3/owners?limit=1&email=nobody@x.example`, 'GET');
  await ask(`${url}/crm/v3/owners/11?idProperty=id`, 'GET');
  await ask(`${url}/crm/v3/owners/999999999`, 'GET');
  await ask(`${url}/crm/v3/properties/contacts/lifecyclestage`, 'GET');
  await ask(`${url}/crm/v3/properties/contacts/groups`, 'GET');
  await ask(`${url}/crm/v3/properties/contacts/groups/nothing`, 'GET');
  await ask(`${url}/account-info/v3/details`, 'GET', undefined, {});
}

/** Search, associations, and kinds of records that the service does not write. */
async function askAboutOthers(url: string): Promise<void> {
  const objects = `${url}/crm/v3/objects`;
  const sorts = [{ propertyName: 'createdate', direction: 'DESCENDING' }];
  const asked = { limit: 1, after: '0', sorts, properties: ['firstname'], filterGroups: [] };
  const filters = [{ propertyName: 'firstname', operator: 'IN', values: ['cleo', 'dan'] }];
  await ask(`${objects}/contacts/search`, 'POST', { ...asked, filterGroups: [{ filters }] });
  await ask(`${objects}/contacts/search`, 'POST', { ...asked, limit: 201 });
  const create = async (type: string, properties: object): Promise<string> =>
    (await ask(`${objects}/${type}`, 'POST', { properties })).body.id;
  const contact = await create('contacts', { email: 'eve@x.example' });
  const deal = await create('0-3', { dealname: 'Alder' });
  await ask(`${objects}/0-3/${deal}?associations=contacts`, 'GET');
  for (const type of ['calls', 'emails', 'meetings', 'notes']) {
    await create(type, { hs_timestamp: '2026-03-03T08:00:00Z' });
    await ask(`${objects}/${type}?limit=1`, 'GET');
  }
  const inputs = [{ id: 'eve@x.example', idProperty: 'email', properties: { firstname: 'Eve' } }];
  await ask(`${objects}/contacts/batch/upsert`, 'POST', { inputs });
  const ends = { from: { id: deal }, to: { id: contact } };
  const batch = `${url}/crm/v4/associations/deals/contacts/batch`;
  await ask(`${batch}/associate/default`, 'POST', { inputs: [ends] });
  await ask(`${batch}/create`, 'POST', {
    inputs: [{ ...ends, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 3 }] }],
  });
  const associations = `${url}/crm/v4/objects/deals/${deal}/associations`;
  await ask(`${associations}/default/contacts/${contact}`, 'PUT');
  await ask(`${associations}/contacts`, 'GET');
  await ask(`${batch}/archive`, 'POST', { inputs: [{ from: { id: deal }, to: [{ id: contact }] }] });
  await ask(`${associations}/contacts/${contact}`, 'DELETE');
  await ask(`${url}/account-info/v3/api-usage/daily/private-apps`, 'GET', undefined, {});
}

/** Deals as HubSpot tells of them: what is asked, and what is made of the answers. */
import { CrmUnavailable } from '../../../src/application/crm.ts';
import { AS_JSON, complete, connect, PATH, playPortal, portal, shown } from './portal.ts';

playPortal();

const FROM = Date.parse('2026-03-02T10:00:00.000Z');
const MADE_SINCE = Date.parse('2026-01-01T00:00:00.000Z');
const deal = (id: string, properties: Readonly<Record<string, string | null>> = {}) =>
  shown(id, {
    createdate: '2026-03-01T09:30:00Z',
    hs_lastmodifieddate: new Date(FROM + Number(id)).toISOString(),
    ...properties,
  });
const to = (...ids: number[]) => ids.map((toObjectId) => ({ toObjectId, associationTypes: [] }));

test('are searched from a mark on by the instant of their change, and only those made since', async () => {
  const asked: unknown[] = [];
  portal()
    .post(PATH.searchDeals)
    .reply(
      200,
      async (request: Request) => {
        asked.push(await request.json());
        return { total: 1, results: [deal('1', { amount: '12.5', deal_currency_code: 'EUR' })] };
      },
      AS_JSON,
    );
  portal()
    .post(PATH.contactsOfDeals, { inputs: [{ id: '1' }] })
    .reply(200, complete([{ from: { id: '1' }, to: to(7, 8) }]));
  expect(await connect().crm.changedDeals({ from: FROM, afterId: null }, MADE_SINCE)).toEqual({
    deals: [
      {
        dealId: '1',
        createdAt: Date.parse('2026-03-01T09:30:00Z'),
        modifiedAt: FROM + 1,
        amount: 12.5,
        companyAmount: null,
        currency: 'EUR',
        contactIds: ['7', '8'],
      },
    ],
    next: null,
  });
  expect(asked).toMatchObject([
    {
      filterGroups: [
        {
          filters: [
            { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(FROM) },
            { propertyName: 'createdate', operator: 'GTE', value: String(MADE_SINCE) },
          ],
        },
      ],
      sorts: [{ propertyName: 'hs_lastmodifieddate', direction: 'ASCENDING' }],
      limit: 200,
    },
  ]);
});

test('with more contacts than a page are read to the last of them', async () => {
  portal()
    .post(PATH.readDeals)
    .reply(200, complete([deal('1')]));
  portal()
    .post(PATH.contactsOfDeals, { inputs: [{ id: '1' }] })
    .reply(200, complete([{ from: { id: '1' }, to: to(7), paging: { next: { after: 'p2' } } }]));
  portal()
    .post(PATH.contactsOfDeals, { inputs: [{ id: '1', after: 'p2' }] })
    .reply(200, complete([{ from: { id: '1' }, to: to(8) }]));
  expect(await connect().crm.deals(['1'])).toMatchObject([{ dealId: '1', contactIds: ['7', '8'] }]);
});

test.each([
  ['an amount', { amount: '18000', amount_in_home_currency: '15300.50' }, 18_000, 15_300.5],
  ['none', { amount: '', amount_in_home_currency: null }, null, null],
  ['nothing', { amount: '0' }, 0, null],
  ['less than nothing', { amount: '-20' }, -20, null],
  ['words', { amount: 'a lot' }, null, null],
  ['a number nobody means', { amount: '1e300' }, null, null],
])('that are worth %s are told so', async (_, properties, amount, companyAmount) => {
  portal()
    .post(PATH.readDeals)
    .reply(200, complete([deal('1', properties)]));
  portal().post(PATH.contactsOfDeals).reply(200, complete([]));
  expect(await connect().crm.deals(['1'])).toMatchObject([{ amount, companyAmount, contactIds: [] }]);
});

test('that are gone are not told; where HubSpot could not look, it is not known', async () => {
  const gone = { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'none', context: {} };
  portal()
    .post(PATH.readDeals)
    .reply(207, complete([deal('1')], [gone]));
  portal().post(PATH.contactsOfDeals).reply(200, complete([]));
  expect(await connect().crm.deals(['1', '2'])).toHaveLength(1);
  const busy = { status: 'error', category: 'INTERNAL_ERROR', message: 'later', context: {} };
  portal()
    .post(PATH.readDeals)
    .reply(207, complete([deal('1')], [busy]));
  await expect(connect().crm.deals(['1', '2'])).rejects.toBeInstanceOf(CrmUnavailable);
});

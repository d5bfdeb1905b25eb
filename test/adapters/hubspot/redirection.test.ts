/** HubSpot, or whoever answers in its place, sends on to another host: nothing is asked there, with token or without. */
import nock from 'nock';
import { type Crm } from '../../../src/application/crm.ts';
import { connect, playPortal, PORTAL } from './portal.ts';

const ELSEWHERE = 'http://169.254.169.254';

playPortal();

const CALLS: readonly (readonly [string, (crm: Crm) => Promise<unknown>])[] = [
  ['the account', (crm) => crm.account()],
  ['the scopes of the token', (crm) => crm.grantedScopes()],
  ['owners', (crm) => crm.owners()],
  ['histories', (crm) => crm.readHistory(['1'], ['lifecyclestage'])],
  ['a write', (crm) => crm.updateContacts([{ key: 'k', contactId: '1', properties: { sla_status: 'met' } }])],
  ['tasks of contacts', (crm) => crm.findTasks(['1'])],
  ['tasks of effects', (crm) => crm.findTasksByKey(['contact:1/first-touch/1/101/overdue'])],
  ['definitions', (crm) => crm.describeProperties('contacts')],
];

describe.each([301, 302, 307, 308])('an answer of %i', (status) => {
  test.each(CALLS)('to a call for %s is not followed', async (_, call) => {
    const asked: string[] = [];
    for (const method of ['GET', 'POST'] as const)
      nock(PORTAL)
        .intercept(/.*/, method)
        .reply(status, '', { location: `${ELSEWHERE}/latest/meta-data` })
        .persist();
    for (const method of ['GET', 'POST'] as const)
      nock(ELSEWHERE)
        .intercept(/.*/, method)
        .reply(200, (path: string) => {
          asked.push(path);
          return {};
        })
        .persist();
    const { crm } = connect({ attempts: 1 });
    await call(crm).catch((error: unknown) => {
      expect(error).toMatchObject({ status });
    });
    expect(asked).toEqual([]);
    nock.cleanAll();
  });
});

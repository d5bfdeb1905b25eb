/** What a card asks to be done, over HTTP: who may ask, and how it must be said. */
import { describeOnPGlite } from '../../support/database.ts';
import { PORTAL } from '../../webhooks/hubspot.ts';
import { askAct, cardPath, viewer, web } from './web.ts';

const CONTACT = '541935488729';
const ID = 'act-00000001';
const RESUME = { id: ID, act: 'resume' };

describeOnPGlite('an act of a card', (database) => {
  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', null],
    ['no act', { id: ID }],
    ['an act nobody knows', { id: ID, act: 'delete' }],
    ['no id', { act: 'resume' }],
    ['an id of a few letters', { id: 'a', act: 'resume' }],
    ['an id that is none', { id: "'; drop table facts", act: 'resume' }],
    ['more than is asked', { ...RESUME, role: 'admin' }],
    ['a disposition nobody knows', { id: ID, act: 'dispose', as: 'deleted', reasonId: null }],
    ['a disposition without a word on the reason', { id: ID, act: 'dispose', as: 'qualified' }],
    ['a snooze until nowhere', { id: ID, act: 'snooze', until: 1e300 }],
    ['an excuse without a reason', { id: ID, act: 'askExcuse', clockId: 'a', reason: '  ' }],
    ['an excuse of a novel', { id: ID, act: 'askExcuse', clockId: 'a', reason: 'x'.repeat(501) }],
  ])('that is %s is a bad request', async (_, body) => {
    const said = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await askAct(web(database.store), CONTACT, said);
    expect([response.status, response.body]).toEqual([200, { ok: false, reason: 'badRequest' }]);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['another body was signed', { body: JSON.stringify({ ...RESUME, id: 'act-00000002' }) }],
    ['another viewer was signed', { path: `${cardPath(CONTACT)}/act?${viewer({ userId: '1' })}` }],
    ['another secret signed', { secret: 'not the secret' }],
  ])('is refused with 401 when %s', async (_, call) => {
    const response = await askAct(web(database.store), CONTACT, RESUME, call);
    expect([response.status, response.body]).toEqual([401, { ok: false, reason: 'forged' }]);
  });

  test.each([
    ['for another portal', viewer({ portalId: PORTAL + 1 }), 'wrongPortal'],
    ['by nobody', `portalId=${PORTAL}`, 'notAllowed'],
    ['by two at once', `userId=1&${viewer()}`, 'notAllowed'],
  ])('%s is not done', async (_, query, reason) => {
    const response = await askAct(web(database.store), CONTACT, RESUME, { query });
    expect([response.status, response.body]).toEqual([200, { ok: false, reason }]);
  });

  test('says that it may work later while HubSpot is out of reach, and may be asked again', async () => {
    const service = web(database.store);
    const unavailable = [200, { ok: false, reason: 'unavailable' }];
    const first = await askAct(service, CONTACT, RESUME);
    expect([first.status, first.body]).toEqual(unavailable);
    const key = {
      record: { objectType: 'contact', recordId: CONTACT },
      userId: '864745280',
      actId: ID,
    } as const;
    expect(await database.store.claimAct(key, 0, 1)).toEqual({ kind: 'mine', brokenOff: false });
  });

  test('on what is no record is told so', async () => {
    const response = await askAct(web(database.store), '0', RESUME);
    expect(response.body).toEqual({ ok: false, reason: 'badRecord' });
  });
});

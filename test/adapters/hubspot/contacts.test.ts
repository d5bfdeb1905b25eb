import { CrmUnavailable, type ContactUpdate } from '../../../src/application/crm.ts';
import {
  AS_JSON,
  complete,
  connect,
  PATH,
  playPortal,
  portal,
  shown,
  validationError,
  type BatchBody,
} from './portal.ts';

playPortal();

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => String(1000 + index));
const update = (contactId: string, status = 'overdue'): ContactUpdate => ({
  key: `contact:${contactId}/properties`,
  contactId,
  properties: { sla_status: status },
});
/** Answers any batch update as HubSpot does when all is well, and notes its size. */
function takeBatches(times: number): number[] {
  const sizes: number[] = [];
  portal()
    .post(PATH.updateContacts)
    .times(times)
    .reply(
      200,
      async (request: Request) => {
        const { inputs } = (await request.json()) as BatchBody;
        sizes.push(inputs.length);
        return complete(inputs.map(({ id }) => shown(id)).toReversed());
      },
      AS_JSON,
    );
  return sizes;
}

describe('contact updates', () => {
  test('go out a hundred at a time', async () => {
    const sizes = takeBatches(3);
    const outcomes = await connect().crm.updateContacts(ids(201).map((id) => update(id)));
    expect(sizes).toEqual([100, 100, 1]);
    expect(outcomes).toEqual(ids(201).map((id) => ({ ok: true, key: update(id).key, id })));
  });

  test('of which one is bad: HubSpot refuses the batch, the bad one is found, the others go through', async () => {
    const bad = '1005';
    portal()
      .post(PATH.updateContacts, (body: BatchBody) => body.inputs.some(({ id }) => id === bad))
      .times(4)
      .reply(400, validationError());
    const sizes = takeBatches(3);
    const outcomes = await connect().crm.updateContacts(ids(8).map((id) => update(id)));
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([
      { ok: false, key: update(bad).key, reason: 'invalid', detail: '400 VALIDATION_ERROR INVALID_OPTION' },
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(7);
    expect([...sizes].sort()).toEqual([1, 2, 4]);
  });

  test('of which one is missing are told apart by asking for that one alone', async () => {
    const gone = { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'gone', context: { ids: ['2'] } };
    portal()
      .post(PATH.updateContacts)
      .reply(207, complete([shown('1'), shown('3')], [gone]));
    portal()
      .post(PATH.updateContacts)
      .reply(207, complete([], [gone]));
    portal().get(PATH.contact('2')).query(true).reply(404, { status: 'error', category: 'OBJECT_NOT_FOUND' });
    expect(await connect().crm.updateContacts(['1', '2', '3'].map((id) => update(id)))).toEqual([
      { ok: true, key: update('1').key, id: '1' },
      { ok: false, key: update('2').key, reason: 'missing', detail: '404 OBJECT_NOT_FOUND' },
      { ok: true, key: update('3').key, id: '3' },
    ]);
  });

  test('never write to the contact into which theirs was merged', async () => {
    const gone = { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'gone', context: {} };
    portal()
      .post(PATH.updateContacts)
      .reply(207, complete([], [gone]));
    portal().get(PATH.contact('2')).query(true).reply(200, shown('9'));
    expect(await connect().crm.updateContacts([update('2')])).toMatchObject([
      { ok: false, key: update('2').key, reason: 'merged' },
    ]);
  });

  test('answered with a page instead of a record are not taken for a missing contact', async () => {
    portal()
      .post(PATH.updateContacts)
      .reply(404, '<!DOCTYPE html><title>404</title>', { 'content-type': 'text/html' });
    const [outcome] = await connect().crm.updateContacts([update('1')]);
    expect(outcome).toMatchObject({ ok: false, reason: 'invalid' });
  });

  test('are sent again after a fault of HubSpot: the same values twice do no harm', async () => {
    portal().post(PATH.updateContacts).reply(502, '<html>');
    takeBatches(1);
    const { crm, pauses } = connect();
    expect(await crm.updateContacts([update('1'), update('2')])).toMatchObject([{ ok: true }, { ok: true }]);
    expect(pauses).toHaveLength(1);
  });

  test('are not split when HubSpot is out of reach: that is nobody’s fault', async () => {
    portal().post(PATH.updateContacts).reply(503, {});
    const updating = connect({ attempts: 1 }).crm.updateContacts([update('1'), update('2')]);
    await expect(updating).rejects.toBeInstanceOf(CrmUnavailable);
  });
});

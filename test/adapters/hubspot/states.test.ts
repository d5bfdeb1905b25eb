/** Where a contact is by now, as told by the three ways of asking for it. */
import { AS_JSON, complete, connect, PATH, playPortal, portal, shown, type BatchBody } from './portal.ts';

playPortal();

const MODIFIED = { lastmodifieddate: '2026-03-02T11:00:00.130Z' };
const gone = (...ids: string[]) => ({ category: 'OBJECT_NOT_FOUND', message: 'gone', context: { ids } });
const asked = (...ids: string[]) => ({
  inputs: ids.map((id) => ({ id })),
  properties: ['lastmodifieddate'],
  propertiesWithHistory: [],
});

test('a contact is there, in the recycle bin, part of another, or nowhere', async () => {
  const binned = { ...shown('2'), archived: true, archivedAt: '2026-03-02T12:00:00Z' };
  portal()
    .post(PATH.readContacts, asked('1', '2', '3', '4'))
    .query({ archived: false })
    .reply(207, complete([shown('1', MODIFIED)], [gone('2', '3', '4')]));
  portal()
    .post(PATH.readContacts, asked('2', '3', '4'))
    .query({ archived: true })
    .reply(207, complete([binned], [gone('3', '4')]));
  portal().get(PATH.contact('3')).query(true).reply(200, shown('9'));
  portal().get(PATH.contact('4')).query(true).reply(404, { status: 'error', category: 'OBJECT_NOT_FOUND' });
  expect(await connect().crm.contactStates(['1', '2', '3', '4'])).toEqual([
    { contactId: '1', state: 'present', modifiedAt: Date.parse(MODIFIED.lastmodifieddate) },
    { contactId: '2', state: 'deleted', at: Date.parse('2026-03-02T12:00:00Z') },
    { contactId: '3', state: 'merged', into: '9' },
    { contactId: '4', state: 'gone' },
  ]);
});

test('a page instead of an answer is not taken for a contact that is nowhere', async () => {
  portal()
    .post(PATH.readContacts)
    .query(true)
    .times(2)
    .reply(207, complete([], [gone('4')]));
  portal()
    .get(PATH.contact('4'))
    .query(true)
    .reply(404, '<!DOCTYPE html><title>404</title>', { 'content-type': 'text/html' });
  await expect(connect().crm.contactStates(['4'])).rejects.toThrow('404');
});

test('a hundred are asked for at a time', async () => {
  const sizes: number[] = [];
  portal()
    .post(PATH.readContacts)
    .query({ archived: false })
    .times(3)
    .reply(
      200,
      async (request: Request) => {
        const { inputs } = (await request.json()) as BatchBody;
        sizes.push(inputs.length);
        return complete(inputs.map(({ id }) => shown(id)));
      },
      AS_JSON,
    );
  const ids = Array.from({ length: 201 }, (_, index) => String(index + 1));
  expect(await connect().crm.contactStates(ids)).toHaveLength(201);
  expect(sizes.toSorted((a, b) => a - b)).toEqual([1, 100, 100]);
});

test('the recycle bin is asked a hundred at a time, and of what is not in it nothing is told', async () => {
  const ids = Array.from({ length: 120 }, (_, index) => String(index + 1));
  const binned = { ...shown('2'), archived: true, archivedAt: '2026-03-02T12:00:00Z' };
  portal()
    .post(PATH.readContacts, ({ inputs }: BatchBody) => inputs.length === 100)
    .query({ archived: true })
    .reply(207, complete([binned], [gone('1')]));
  portal()
    .post(PATH.readContacts, ({ inputs }: BatchBody) => inputs.length === 20)
    .query({ archived: true })
    .reply(207, complete([], [gone('120')]));
  expect(await connect().crm.deletedContacts(ids)).toEqual([
    { contactId: '2', state: 'deleted', at: Date.parse('2026-03-02T12:00:00Z') },
  ]);
});

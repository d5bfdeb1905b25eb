/** What is told once for many records: what it rests on, and how it is owed. */
import { type WantedDigest } from '../../../src/application/digest.ts';
import { type KeptLeftOut } from '../../../src/application/digest.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { CLOSED, contact, HOUR, LEAD, lookedAt, MINUTE, NOW, task } from './rows.ts';

const WEEK = 7 * 24 * HOUR;

const digest = (over: Partial<WantedDigest> = {}): WantedDigest => ({
  key: 'digest:import:IMPORT:8812',
  contactId: LEAD.recordId,
  wanted: { state: 'open', values: { hs_task_subject: '3 leads' } },
  ...over,
});

describeOnEveryDatabase('what an import left out', (database) => {
  const leftOut = (id: number, over: Partial<KeptLeftOut> | null = {}): Promise<void> =>
    lookedAt(
      database.store,
      { leftOut: over && { by: 'IMPORT:8812', at: NOW + id, ...over } },
      contact(String(id)),
    );
  const imports = async (since = NOW - WEEK) => (await database.store.digestGrounds(since)).imports;

  test('is counted for each import, with its first and its last', async () => {
    for (const id of [3, 1, 2]) await leftOut(id);
    await leftOut(4, { by: 'INTEGRATION:777:2026-03-02' });
    expect(await imports()).toEqual([
      { source: 'IMPORT:8812', leads: 3, firstAt: NOW + 1, lastAt: NOW + 3, contactId: '1' },
      { source: 'INTEGRATION:777:2026-03-02', leads: 1, firstAt: NOW + 4, lastAt: NOW + 4, contactId: '4' },
    ]);
  });

  test('is counted no more when a look finds otherwise, and kept when none could be found', async () => {
    await leftOut(1);
    await leftOut(2);
    await leftOut(1, null);
    await database.store.addHistory([contact('2')], [], NOW);
    await database.store.look(NOW, 10, () => null);
    expect(await imports()).toMatchObject([{ leads: 1, contactId: '2' }]);
  });

  test('is old news when its last lead came before, and whole until then', async () => {
    await leftOut(1, { at: NOW - HOUR });
    await leftOut(2, { at: NOW });
    expect(await imports(NOW)).toMatchObject([{ leads: 2 }]);
    expect(await imports(NOW + 1)).toEqual([]);
  });
});

describeOnEveryDatabase('a digest', (database) => {
  const { task: closing } = CLOSED;
  const keep = (...digests: WantedDigest[]) => database.store.keepDigests(digests, closing);
  const claim = (now = NOW) => database.store.claimOwed(now, now + HOUR, 10);
  const settled = async (outcome: 'done' | 'moot' | 'refused', now = NOW): Promise<void> => {
    const owed = await claim(now);
    await database.store.settle(
      owed.map(({ key, wanted }) =>
        outcome === 'done'
          ? { key, outcome, done: wanted, remoteId: '900' }
          : outcome === 'moot'
            ? { key, outcome, tried: wanted }
            : {
                key,
                outcome: 'failed',
                tried: wanted,
                reason: 'missing: 404',
                nextTryAt: null,
                answered: true,
              },
      ),
    );
  };

  test('is owed once, as a task that hangs on a contact', async () => {
    expect(await keep(digest())).toBe(1);
    expect(await keep(digest())).toBe(0);
    expect(await claim()).toMatchObject([{ key: digest().key, kind: 'task', record: LEAD, done: null }]);
    await database.store.settle([
      { key: digest().key, outcome: 'done', done: digest().wanted, remoteId: '9' },
    ]);
    expect(await keep(digest())).toBe(0);
    expect(await database.store.nextOwedAt()).toBeNull();
  });

  test('changes with what it tells, and closes when there is nothing to tell', async () => {
    await keep(digest());
    await settled('done');
    const more = { state: 'open', values: { hs_task_subject: '4 leads' } } as const;
    expect(await keep(digest({ wanted: more }))).toBe(1);
    expect(await claim()).toMatchObject([{ wanted: more, remoteId: '900' }]);
    expect(await keep()).toBe(1);
    expect(await keep()).toBe(0);
    expect(await claim(NOW + HOUR)).toMatchObject([{ wanted: { state: 'closed', values: closing } }]);
  });

  test('is left alone by looks at the contact it hangs on, and leaves that contact’s own tasks alone', async () => {
    await lookedAt(database.store, { effects: [task()] });
    await keep(digest());
    await lookedAt(database.store, { effects: [task()] });
    expect((await claim()).map(({ wanted }) => wanted.state)).toEqual(['open', 'open']);
    await keep();
    const states = (await claim(NOW + HOUR)).map(({ key, wanted }) => [key, wanted.state]);
    expect(Object.fromEntries(states)).toEqual({ [task().key]: 'open', [digest().key]: 'closed' });
  });

  test('stays with the contact through which it will be looked for', async () => {
    await keep(digest());
    await claim();
    await keep(digest({ contactId: '2', wanted: { state: 'open', values: { hs_task_subject: '4 leads' } } }));
    expect(await claim(NOW + HOUR)).toMatchObject([{ record: LEAD, unanswered: true }]);
  });

  test.each(['moot', 'refused'] as const)(
    'hangs on another contact when the first made it %s',
    async (fate) => {
      await keep(digest());
      await settled(fate);
      expect(await keep(digest())).toBe(0);
      expect(await keep(digest({ contactId: '2' }))).toBe(1);
      expect(await claim(NOW + MINUTE)).toMatchObject([{ record: contact('2'), unanswered: false }]);
    },
  );

  test('that is found in the portal is not taken for a task of the contact it hangs on', async () => {
    const { key, wanted } = digest();
    await database.store.adoptTasks([{ key, record: LEAD, remoteId: '900', done: wanted }]);
    await lookedAt(database.store, {});
    expect(await claim()).toEqual([]);
    expect(await keep(digest())).toBe(0);
    await keep();
    expect(await claim()).toMatchObject([{ remoteId: '900', wanted: { state: 'closed' } }]);
  });

  test('outlives the person it hangs on', async () => {
    await keep(digest());
    await settled('done');
    const erased = {
      record: LEAD,
      kind: 'erased',
      occurredAt: NOW,
      source: { type: 'CRM_UI', id: '' },
    } as const;
    await database.store.append({ facts: [erased], quarantined: [], receivedAt: NOW });
    expect(await keep(digest({ contactId: '2' }))).toBe(0);
    await keep();
    expect(await claim(NOW + HOUR)).toMatchObject([{ remoteId: '900', wanted: { state: 'closed' } }]);
  });
});

/** Publishing versions of the agreement, on a real store. */
import { pino } from 'pino';
import { describeProblems } from '../../config/agreement/problem.ts';
import { readAgreement } from '../../config/agreement/read.ts';
import { CurrentAgreements, publishAgreement, type Publication } from '../../src/application/agreements.ts';
import { CurrentDirectory } from '../../src/application/directory.ts';
import { InForce } from '../../src/application/inForce.ts';
import { EditionChanged } from '../../src/application/store.ts';
import { currentAgreement, onlyVersion, type AgreementHistory } from '../../src/domain/agreement/versions.ts';
import { clock, contact, due, found, lookedAt, noting, NOW } from '../adapters/store/rows.ts';
import { agreementText } from '../support/agreement.ts';
import { SPAN } from '../support/calendars.ts';
import { describeOnEveryDatabase } from '../support/database.ts';

const read = (text: string) => readAgreement(text, SPAN);
const FIRST = agreementText();
const SECOND = agreementText({ also: 'publishedBy: Dana Reyes\ncovers: open clocks' });
const HOUR = 3_600_000;

describeOnEveryDatabase('publishing an agreement', (database) => {
  const publish = (text: string, now = NOW, how?: Publication) =>
    publishAgreement(database.store, read, text, now, how);

  test('keeps text, hash, author, scope and time', async () => {
    await publish(FIRST);
    const published = await publish(SECOND, NOW + HOUR);
    expect(published).toMatchObject({ ok: true, changed: true });
    expect(await database.store.versions()).toEqual([
      { version: versionOf(FIRST), text: FIRST, author: '', covers: 'newClocks', publishedAt: NOW },
      {
        version: versionOf(SECOND),
        text: SECOND,
        author: 'Dana Reyes',
        covers: 'openClocks',
        publishedAt: NOW + HOUR,
      },
    ]);
    if (!published.ok) throw new Error('refused');
    expect(published.history.map(({ agreement }) => agreement.version)).toEqual([
      versionOf(FIRST),
      versionOf(SECOND),
    ]);
  });

  test('the same text again publishes nothing', async () => {
    await publish(FIRST);
    expect(await publish(FIRST, NOW + HOUR)).toMatchObject({ ok: true, changed: false });
    expect(await database.store.versions()).toHaveLength(1);
  });

  test('who publishes says for which clocks and in whose name, whatever the text says', async () => {
    await publish(FIRST);
    const published = await publish(SECOND, NOW + HOUR, { author: 'Ann', covers: 'newClocks' });
    if (!published.ok) throw new Error('refused');
    expect(currentAgreement(published.history).covers).toBe('newClocks');
    expect((await database.store.versions()).at(-1)).toMatchObject({ author: 'Ann', covers: 'newClocks' });
    // Whoever reads it later from the store judges by what was said, not by the text.
    const again = await publish(SECOND, NOW + 2 * HOUR);
    expect(again).toMatchObject({ changed: false });
    expect(again.ok && currentAgreement(again.history).covers).toBe('newClocks');
  });

  test('the text in force may be published again to cover open clocks too, and not the other way round', async () => {
    await publish(FIRST);
    expect(await publish(FIRST, NOW + HOUR, { covers: 'newClocks' })).toMatchObject({ changed: false });
    expect(await publish(FIRST, NOW + HOUR, { covers: 'openClocks' })).toMatchObject({ changed: true });
    expect(await publish(FIRST, NOW + 2 * HOUR, { covers: 'openClocks' })).toMatchObject({ changed: false });
  });

  test('a forgotten file takes nothing back', async () => {
    await publish(FIRST);
    await publish(SECOND, NOW + HOUR);
    const forgotten = await publish(FIRST, NOW + 2 * HOUR, { onlyNew: true });
    expect(forgotten).toMatchObject({ ok: true, changed: false, isEarlier: true });
    expect(forgotten.ok && currentAgreement(forgotten.history).version).toBe(versionOf(SECOND));
    expect(await publish(SECOND, NOW + 2 * HOUR, { onlyNew: true })).toMatchObject({ isEarlier: false });
  });

  describe('a process beside others', () => {
    async function beside(history: AgreementHistory) {
      const agreements = new CurrentAgreements(history);
      const directory = new CurrentDirectory();
      const log = pino({ level: 'silent' });
      const inForce = new InForce({ store: database.store, read, agreements, directory, log });
      expect(await inForce.refresh()).toBe(false);
      return { agreements, inForce };
    }

    test('takes over what another one published, and keeps no look before it has', async () => {
      const first = await publish(FIRST);
      if (!first.ok) throw new Error('refused');
      const { agreements, inForce } = await beside(first.history);
      await due(database.store, [contact('1')]);
      await publish(SECOND, NOW + HOUR);
      const { see, seen } = noting();
      const look = (): Promise<number> => database.store.look(NOW + HOUR, 10, see, inForce.edition());
      await expect(look()).rejects.toBeInstanceOf(EditionChanged);
      expect(seen.size).toBe(0);

      expect(await inForce.refresh()).toBe(true);
      expect(currentAgreement(agreements.current()).version).toBe(versionOf(SECOND));
      expect(await look()).toBe(1);
      expect(await inForce.refresh()).toBe(false);
    });

    test('takes over that the text in force covers open clocks too', async () => {
      const first = await publish(FIRST);
      if (!first.ok) throw new Error('refused');
      const { agreements, inForce } = await beside(first.history);
      await publish(FIRST, NOW + HOUR, { covers: 'openClocks' });
      await inForce.refresh();
      expect(currentAgreement(agreements.current()).covers).toBe('openClocks');
    });

    test('keeps what it has where nothing was published', async () => {
      const result = read(FIRST);
      if (!result.ok) throw new Error('no agreement');
      const { agreements } = await beside(onlyVersion(result.agreement));
      expect(currentAgreement(agreements.current()).version).toBe(versionOf(FIRST));
    });
  });

  test('an earlier text again is a new version, in force from now on', async () => {
    await publish(FIRST);
    await publish(SECOND, NOW + HOUR);
    const again = await publish(FIRST, NOW + 2 * HOUR);
    if (!again.ok) throw new Error('refused');
    expect(again.history).toHaveLength(3);
    expect(currentAgreement(again.history).version).toBe(versionOf(FIRST));
  });

  test('a text that does not read is refused with its problems, and what is in force stays', async () => {
    await publish(FIRST);
    const refused = await publish(FIRST.replace('within: 4 business hours', 'within: 4'), NOW + HOUR);
    if (refused.ok) throw new Error('published');
    expect(describeProblems('sla.yml', refused.problems, 'en')).toContain('promises.0.within cannot be 4.');
    expect((await database.store.versions()).map(({ version }) => version)).toEqual([versionOf(FIRST)]);
  });

  test('makes the records due that have a running clock, and leaves the others in peace', async () => {
    await publish(FIRST);
    const [running, ended, idle] = [contact('1'), contact('2'), contact('3')];
    await lookedAt(database.store, { clocks: [clock({ record: running })] }, running);
    await lookedAt(
      database.store,
      { clocks: [clock({ record: ended, endedAt: NOW, verdict: 'met', ending: 'kept', elapsedMs: 0 })] },
      ended,
    );
    await due(database.store, [idle]);
    await database.store.look(NOW, 10, (record) => found(record));
    await publish(SECOND, NOW + HOUR);
    const { see, seen } = noting();
    await database.store.look(NOW + HOUR, 10, see);
    expect([...seen.keys()]).toEqual(['1']);
  });

  test('makes all records due when it may see leads in others', async () => {
    await publish(FIRST);
    await due(database.store, [contact('1'), contact('2')]);
    await database.store.look(NOW, 10, (record) => found(record));
    await publish(SECOND.replace('[lead, marketingqualifiedlead]', '[lead, subscriber]'), NOW + HOUR);
    const { see, seen } = noting();
    await database.store.look(NOW + HOUR, 10, see);
    expect([...seen.keys()].sort()).toEqual(['1', '2']);
  });

  test('reads every history again when the agreement rests on a property nobody watched before', async () => {
    await publish(FIRST);
    await due(database.store, [contact('1')]);
    await publish(SECOND, NOW + HOUR);
    expect(await database.store.nextUnreadAt()).toBeNull();
    await publish(FIRST.replaceAll('hs_lead_status', 'lead_state'), NOW + 2 * HOUR);
    expect(await database.store.claimUnread(NOW + 2 * HOUR, NOW + 3 * HOUR, 10)).toEqual([contact('1')]);
  });

  test('does not stop the looks while histories are read again', async () => {
    await publish(FIRST);
    await lookedAt(database.store, { clocks: [clock({ record: contact('1') })] }, contact('1'));
    await publish(FIRST.replaceAll('hs_lead_status', 'lead_state'), NOW + HOUR);
    const { see, seen } = noting();
    await database.store.look(NOW + HOUR, 10, see);
    expect([...seen.keys()]).toEqual(['1']);
    await database.store.addHistory([contact('1')], [], NOW + 2 * HOUR);
    expect(await database.store.nextUnreadAt()).toBeNull();
  });
});

function versionOf(text: string): string {
  const result = read(text);
  if (!result.ok) throw new Error('no agreement');
  return result.agreement.version;
}

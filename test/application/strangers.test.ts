/** When the directory is asked for an owner it does not know. */
import { Strangers } from '../../src/application/strangers.ts';
import { type Directory, type Rep } from '../../src/domain/evaluate/directory.ts';
import { at } from '../support/calendars.ts';
import { ANN, BEN, factsAt } from '../support/lives.ts';

const NOW = at('2026-03-02T10:00:00Z');
const MINUTE = 60_000;
const rep = (ownerId: string): Rep => ({ ownerId, active: true, type: 'person', teams: [] });
const ownedBy = (ownerId: string) =>
  factsAt('2026-03-02T09:00:00Z', { owner: ownerId }).map((fact) => ({ fact, learnedAt: NOW }));

function strangersWith(known: readonly string[], hubspotKnows: readonly string[]) {
  let directory: Directory = new Map(known.map((id) => [id, rep(id)]));
  const strangers = new Strangers();
  let syncs = 0;
  const sync = (): Promise<void> => {
    syncs += 1;
    directory = new Map(hubspotKnows.map((id) => [id, rep(id)]));
    return Promise.resolve();
  };
  return {
    meet: (ownerId: string) => {
      strangers.meet(ownedBy(ownerId), directory);
    },
    ask: (now: number, how = sync) => strangers.ask(how, () => directory, now),
    syncs: () => syncs,
  };
}

test('nobody is asked for while everybody is known, or nobody owns the lead', async () => {
  const { meet, ask, syncs } = strangersWith([ANN], [ANN]);
  meet(ANN);
  meet('');
  expect(await ask(NOW)).toBeNull();
  expect(syncs()).toBe(0);
});

test('one who is not known is asked for at once, and another not before a minute is over', async () => {
  const { meet, ask, syncs } = strangersWith([], [ANN]);
  meet(ANN);
  expect(await ask(NOW)).toBeNull();
  meet(BEN);
  expect(await ask(NOW + 1)).toBe(NOW + MINUTE);
  expect(syncs()).toBe(1);
  await ask(NOW + MINUTE);
  expect(syncs()).toBe(2);
});

test('one whom HubSpot does not name is asked for once', async () => {
  const { meet, ask, syncs } = strangersWith([], []);
  meet(BEN);
  await ask(NOW);
  meet(BEN);
  expect(await ask(NOW + MINUTE)).toBeNull();
  expect(syncs()).toBe(1);
});

test('a failed asking is asked again a minute later', async () => {
  const { meet, ask, syncs } = strangersWith([], [ANN]);
  meet(ANN);
  await expect(ask(NOW, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await ask(NOW + 1)).toBe(NOW + MINUTE);
  expect(await ask(NOW + MINUTE)).toBeNull();
  expect(syncs()).toBe(1);
});

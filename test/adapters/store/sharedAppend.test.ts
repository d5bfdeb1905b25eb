/** Deliveries that come at once share an insert; each is answered for itself all the same. */
import { StoreUnavailable } from '../../../src/application/acceptDelivery.ts';
import { sharedAppend } from '../../../src/adapters/store/sharedAppend.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { contact, countOf, due, HOUR, LEAD, MINUTE, noting, NOW, propertyFact } from './rows.ts';

type Delivery = Parameters<Parameters<typeof sharedAppend>[0]>[0];

const delivery = (number: number, over: Partial<Delivery> = {}): Delivery => ({
  facts: [propertyFact({ record: contact(String(number)), value: String(number) })],
  quarantined: [],
  receivedAt: NOW,
  ...over,
});

describeOnEveryDatabase('deliveries at once', (database) => {
  /** The store's own insert, with a note of how many facts each took. */
  const noted = () => {
    const sizes: number[] = [];
    const append = sharedAppend(async (shared) => {
      sizes.push(shared.facts.length);
      await database.store.append(shared);
    }, 1);
    return { append, sizes };
  };

  test('are all kept when they are answered, in one insert', async () => {
    const { append, sizes } = noted();
    await Promise.all(Array.from({ length: 50 }, (_, index) => append(delivery(index))));
    expect(await countOf(database.opened, 'facts')).toBe(50);
    expect(await countOf(database.opened, 'records')).toBe(50);
    expect(sizes).toEqual([50]);
  });

  test('are taken in the order in which they came, so many at a time that a statement stays small', async () => {
    const { append, sizes } = noted();
    const large = (first: number) =>
      delivery(first, {
        facts: Array.from({ length: 225 }, (_, index) => delivery(first + index).facts).flat(),
      });
    await Promise.all([append(delivery(1)), append(large(1000)), append(large(2000)), append(large(3000))]);
    expect(sizes).toEqual([451, 225]);
  });

  test('are learned when the last of them came', async () => {
    await due(database.store, [LEAD]);
    const { append } = noted();
    const told = (value: string, receivedAt: number) =>
      append(delivery(0, { facts: [propertyFact({ value })], receivedAt }));
    await Promise.all([told('A', NOW), told('B', NOW), told('C', NOW + MINUTE)]);
    const { see, seen } = noting();
    await database.store.look(NOW + MINUTE, 10, see);
    expect(new Map(seen.get(LEAD.recordId)?.map(({ fact, learnedAt }) => [fact, learnedAt]))).toEqual(
      new Map([
        [propertyFact({ value: 'A' }), NOW + MINUTE],
        [propertyFact({ value: 'B' }), NOW + MINUTE],
        [propertyFact({ value: 'C' }), NOW + MINUTE],
      ]),
    );
  });

  test('were told when the last of them was, by HubSpot’s clock', async () => {
    const { append } = noted();
    const told = (value: string, toldAt?: number) =>
      append({ ...delivery(0, { facts: [propertyFact({ value })] }), ...(toldAt && { toldAt }) });
    await Promise.all([told('A'), told('B', NOW + MINUTE), told('C', NOW + HOUR), told('D')]);
    const learned = await database.store.factsOf(LEAD);
    expect(learned.map(({ learnedAt }) => learnedAt - NOW)).toEqual([HOUR, HOUR, HOUR, HOUR]);
  });

  test('each have their records read again', async () => {
    await due(database.store, [contact('1'), contact('2')]);
    const { append } = noted();
    const changed = (recordId: string) => append(delivery(0, { facts: [], changed: [contact(recordId)] }));
    await Promise.all([append(delivery(3)), changed('1'), changed('2')]);
    const claimed = await database.store.claimUnread(NOW + MINUTE, NOW + 2 * MINUTE, 10);
    expect(claimed.map(({ recordId }) => recordId).sort()).toEqual(['1', '2', '3']);
  });

  test('of which the database refuses one are all kept but that one', async () => {
    const { append } = noted();
    const refused = delivery(3, {
      facts: [propertyFact({ record: contact('3'), occurredAt: Number.MAX_VALUE })],
    });
    const answers = await Promise.allSettled([
      append(delivery(1)),
      append(delivery(2)),
      append(refused),
      append(delivery(4)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(answers[2]).toMatchObject({ reason: expect.any(StoreUnavailable) as unknown });
    expect(await countOf(database.opened, 'facts')).toBe(3);
  });
});

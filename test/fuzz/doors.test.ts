/** A little of `npm run fuzz`, the same each time. */
import { Random } from '../../src/sandbox/random.ts';
import { DOORS } from './doors.ts';

test.each(DOORS.map(({ name, knock }) => [name, knock] as const))(
  'what comes to the door of the %s is read or refused, however spoilt',
  (_, knock) => {
    const random = new Random(20_261_124);
    for (let texts = 0; texts < 400; texts += 1) expect(knock(random).wrong).toBeNull();
  },
  60_000,
);

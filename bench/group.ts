/** One group of rows in a process of its own, which sends them: `group.ts ID SECONDS`. */
import { groups } from './groups.ts';

const [, , wanted, seconds] = process.argv;
const group = (await groups()).find(({ id }) => id === wanted);
if (!group || !process.send)
  throw new Error(`bench/run.ts starts this, with a group there is; not ${wanted}`);
process.send(await group.rows(Number(seconds)));
process.disconnect();

/** The sessions of docs/operate.md are what the commands say. */
import { runSessions, sessionsInWords, sessionsOnPage } from './sessions.ts';

test('the terminal sessions of the documentation are those that the commands have', async () => {
  const sessions = await runSessions();
  expect(sessions.map(({ code }) => code)).toEqual([0, 0, 1]);
  expect(sessionsInWords(sessions).trim()).toBe(await sessionsOnPage());
}, 180_000);

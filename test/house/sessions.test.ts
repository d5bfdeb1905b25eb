/** The sessions of docs/operate.md are what the commands say. */
import { runSessions, sessionsInWords, sessionsOnPage } from './sessions.ts';

/** How many calls and deliveries the same work takes is a matter of who comes first; all else is the same every time. */
const masked = (text: string): string =>
  text
    .replaceAll(/[\d,]+(?= of (?:the day’s )?625,000)/g, 'some')
    .replace(/\d+ deliver\w+ w\w+ kept/, 'some kept');

test('the terminal sessions of the documentation are those that the commands have', async () => {
  const sessions = await runSessions();
  expect(sessions.map(({ code }) => code)).toEqual([0, 0, 1]);
  expect(masked(sessionsInWords(sessions)).trim()).toBe(masked(await sessionsOnPage()));
}, 180_000);

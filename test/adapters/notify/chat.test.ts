/** A chat told by its webhook, and what is said of one that refuses. */
import nock from 'nock';
import { chatAt } from '../../../src/adapters/notify/chat.ts';

const NEVER = new AbortController().signal;
const SECRET = '/services/T00/B00/secret';
const chat = chatAt(`https://hooks.chat.example${SECRET}`);

beforeAll(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  expect(nock.isDone()).toBe(true);
  nock.cleanAll();
});
afterAll(() => {
  nock.restore();
});

test('gets the text as JSON', async () => {
  nock('https://hooks.chat.example').post(SECRET, { text: 'Two overdue\nAnn' }).reply(200, 'ok');
  await chat.tell('Two overdue\nAnn', NEVER);
});

test.each([
  [404, 'refused'],
  [429, 'unreachable'],
  [500, 'unreachable'],
  [302, 'unreachable'],
] as const)('that answers %i is said to be %s, without its address', async (status, reason) => {
  nock('https://hooks.chat.example')
    .post(SECRET)
    .reply(status, '', { location: 'https://elsewhere.example/' });
  const failed = chat.tell('x', NEVER);
  await expect(failed).rejects.toMatchObject({ name: 'PostFailed', reason });
  await expect(failed).rejects.not.toThrow(/hooks|secret/);
});

test('that sends on to another host is not followed there', async () => {
  const elsewhere = nock('http://169.254.169.254').post('/latest/meta-data').reply(200, 'ok');
  const get = nock('http://169.254.169.254').get('/latest/meta-data').reply(200, 'ok');
  for (const status of [301, 302, 303, 307, 308]) {
    nock('https://hooks.chat.example')
      .post(SECRET)
      .reply(status, '', { location: 'http://169.254.169.254/latest/meta-data' });
    await expect(chat.tell('x', NEVER)).rejects.toMatchObject({ name: 'PostFailed' });
  }
  expect([elsewhere.isDone(), get.isDone()]).toEqual([false, false]);
  nock.cleanAll();
});

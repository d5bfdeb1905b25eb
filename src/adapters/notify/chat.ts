/** Tells a chat by its incoming webhook: `{ "text": … }`, as Slack, Mattermost and Teams' connectors take it. */
import { PostFailed, type Chat } from '../../application/reports/post.ts';

const ANSWERED_WITHIN_MS = 10_000;

/** @param url a secret: whoever knows it may write there */
export function chatAt(url: string): Chat {
  return {
    tell: async (text, stopped) => {
      let response: Response;
      try {
        response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ text }),
          redirect: 'error',
          signal: AbortSignal.any([stopped, AbortSignal.timeout(ANSWERED_WITHIN_MS)]),
        });
        await response.arrayBuffer();
      } catch {
        // What fetch says may hold the address.
        throw new PostFailed('unreachable', 'no answer');
      }
      if (!response.ok) {
        const final = response.status >= 400 && response.status < 500 && response.status !== 429;
        throw new PostFailed(final ? 'refused' : 'unreachable', String(response.status));
      }
    },
  };
}

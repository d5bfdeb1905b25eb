/** The doors at which texts from outside come in, and what must hold of each whatever is brought to it. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { type Random } from '../../src/sandbox/random.ts';
import { parseDelivery } from '../../webhooks/delivery.ts';
import { checkSignature } from '../../webhooks/signature.ts';
import { spoiltOne } from './mutate.ts';

const PORTAL = '247187887';
const SECRET = 'e3b1c1de-1111-4222-8333-444455556666';
const NOW = Date.UTC(2026, 10, 24, 9);
const SPAN = spanAround(NOW);
/** Of texts so small; a machine that pauses is none of the reader's doing, so the bound is wide. */
const LONGEST_MS = 2_000;

export interface Door {
  readonly name: string;
  /** @returns what was brought, and what does not hold of it; null: all does */
  readonly knock: (random: Random) => { readonly brought: Buffer; readonly wrong: string | null };
}

const corpus = (...files: readonly string[]): readonly Buffer[] => files.map((file) => readFileSync(file));
const deliveries = corpus('test/fuzz/corpus/batch.json', 'test/fuzz/corpus/rare.json');
const agreements = corpus('config/sla.yml', 'config/presets/simple.yml', 'config/presets/b2b.yml');

/** What `read` finds amiss, that it threw, or that it took too long. */
function judged(brought: Buffer, read: () => string | null): ReturnType<Door['knock']> {
  const startedAt = performance.now();
  try {
    const wrong = read();
    const tookMs = performance.now() - startedAt;
    return { brought, wrong: wrong ?? (tookMs > LONGEST_MS ? `took ${Math.round(tookMs)} ms` : null) };
  } catch (error) {
    return {
      brought,
      wrong: `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    };
  }
}

export const DOORS: readonly Door[] = [
  {
    name: 'delivery',
    knock: (random) => {
      const brought = spoiltOne(deliveries, random);
      return judged(brought, () => {
        const parsed = parseDelivery(brought, PORTAL);
        if (({} as Record<string, unknown>).polluted !== undefined)
          return 'changed the prototype of all objects';
        if (!parsed.ok) return null;
        return parsed.notices.every(({ occurredAt }) => Number.isSafeInteger(occurredAt))
          ? null
          : 'took a notice without an instant';
      });
    },
  },
  {
    name: 'signature',
    knock: (random) => {
      const body = random.oneOf(deliveries);
      const timestamp = String(NOW - random.between(0, 299_999));
      const signed = createHmac('sha256', SECRET).update('POSThttps://sla.example.com/webhooks/hubspot');
      const signature = signed.update(body).update(timestamp).digest('base64');
      const genuine = { body, signature, timestamp };
      const spoilt = { ...genuine };
      const part = random.oneOf(['body', 'signature', 'timestamp'] as const);
      if (part === 'body') spoilt.body = spoiltOne([body], random);
      else spoilt[part] = spoiltOne([Buffer.from(genuine[part])], random).toString('latin1');
      const same =
        spoilt.body.equals(body) && spoilt.signature === signature && spoilt.timestamp === timestamp;
      return judged(Buffer.from(JSON.stringify({ ...spoilt, body: spoilt.body.toString('base64') })), () => {
        const { valid } = checkSignature({
          secrets: [SECRET],
          method: 'POST',
          publicUrl: 'https://sla.example.com',
          originalUrl: '/webhooks/hubspot',
          rawBody: spoilt.body,
          signature: spoilt.signature,
          timestamp: spoilt.timestamp,
          now: NOW,
        });
        return valid === same
          ? null
          : valid
            ? 'believed what HubSpot did not sign'
            : 'refused what HubSpot signed';
      });
    },
  },
  {
    name: 'agreement',
    knock: (random) => {
      const brought = spoiltOne(agreements, random);
      return judged(brought, () => {
        const read = readAgreement(brought.toString('utf8'), SPAN);
        if (read.ok) return null;
        if (read.problems.length === 0) return 'refused without a reason';
        return read.problems.every(({ line }) => Number.isInteger(line) && line > 0)
          ? null
          : 'told a problem without its line';
      });
    },
  },
];

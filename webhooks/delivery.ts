/**
 * What a delivery looks like: a JSON array of up to 100 notices of mixed types (HubSpot's guide "Webhooks"). Notices are
 * parsed one by one, so that a bad one never costs the good ones.
 */
import { z } from 'zod';

const id = z.number().int().positive();

const common = z.object({
  eventId: z.number().optional(),
  subscriptionId: z.number().optional(),
  portalId: id,
  appId: id.optional(),
  /** Epoch ms, by HubSpot's clock. */
  occurredAt: z.number().int().positive(),
  attemptNumber: z.number().int().min(0).default(0),
  objectTypeId: z.string().optional(),
  changeSource: z.string().default('UNKNOWN'),
  sourceId: z.string().default(''),
});

const about = common.extend({ objectId: id });

const change = z.discriminatedUnion('change', [
  about.extend({ change: z.literal('creation') }),
  about.extend({ change: z.literal('deletion') }),
  about.extend({ change: z.literal('restore') }),
  about.extend({ change: z.literal('privacyDeletion') }),
  about.extend({
    change: z.literal('propertyChange'),
    propertyName: z.string().min(1),
    // Always text where HubSpot follows its guide; null has been seen for a cleared value.
    propertyValue: z.string().nullish(),
  }),
  common.extend({
    change: z.literal('merge'),
    primaryObjectId: id,
    mergedObjectIds: z.array(id).min(1),
    newObjectId: id.optional(),
  }),
]);

/** One item of a delivery, about a contact. */
export type Notice = z.infer<typeof change>;

export interface RefusedNotice {
  readonly notice: unknown;
  /** Where and what, never the value: it may be personal. */
  readonly reason: string;
}

export type ParsedDelivery =
  | { readonly ok: false; readonly reason: 'notJson' | 'notNotices' }
  | {
      readonly ok: true;
      readonly notices: readonly Notice[];
      readonly refused: readonly RefusedNotice[];
      /** Types of the notices that tell us nothing, one entry each. */
      readonly ignored: readonly string[];
    };

const CONTACT_TYPE_ID = '0-1';
const CHANGES: ReadonlySet<string> = new Set(change.options.map((option) => option.shape.change.value));
/** Types that HubSpot has and this product does not listen to; anything else is counted as unknown. */
const KNOWN_TYPE = /^(contact|company|deal|ticket|line_item|product|object|conversation|event)\.[a-zA-Z]+$/;

/** The name every notice has, under its new and its old key. */
const named = z
  .looseObject({ subscriptionType: z.string().optional(), eventType: z.string().optional() })
  .transform(({ subscriptionType, eventType }) => subscriptionType ?? eventType ?? null);

/**
 * @param portalId our portal's id; null while it is not known, and every notice is taken for ours. Notices of another
 *   portal are not believed, signed or not: a clock of ours never rests on them.
 */
export function parseDelivery(rawBody: Buffer, portalId: string | null): ParsedDelivery {
  let body: unknown;
  try {
    body = JSON.parse(rawBody.toString('utf8'));
  } catch {
    return { ok: false, reason: 'notJson' };
  }
  if (typeof body !== 'object' || body === null) return { ok: false, reason: 'notNotices' };
  // A single notice outside of an array has been seen from workflow webhooks.
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  const notices: Notice[] = [];
  const refused: RefusedNotice[] = [];
  const ignored: string[] = [];
  for (const item of items) {
    const type = named.safeParse(item);
    if (!type.success || type.data === null) {
      refused.push({ notice: item, reason: 'subscriptionType: missing' });
      continue;
    }
    const changeName = contactChange(type.data, item);
    if (changeName === null) {
      ignored.push(KNOWN_TYPE.test(type.data) ? type.data : 'unknown');
      continue;
    }
    const parsed = change.safeParse({ ...(item as object), change: changeName });
    if (!parsed.success) refused.push({ notice: item, reason: reasonOf(parsed.error) });
    else if (portalId === null || String(parsed.data.portalId) === portalId) notices.push(parsed.data);
    else refused.push({ notice: item, reason: 'portalId: not ours' });
  }
  if (refused.length > 0 && refused.length === items.length && !Array.isArray(body)) {
    return { ok: false, reason: 'notNotices' };
  }
  return { ok: true, notices, refused, ignored };
}

/** The kind of change a notice tells of a contact; null when it is about something else. */
function contactChange(type: string, item: unknown): string | null {
  const [object, name, ...rest] = type.split('.');
  if (name === undefined || rest.length > 0 || !CHANGES.has(name)) return null;
  if (object === 'contact') return name;
  const typeId = z.looseObject({ objectTypeId: z.string() }).safeParse(item);
  return object === 'object' && typeId.data?.objectTypeId === CONTACT_TYPE_ID ? name : null;
}

function reasonOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
}

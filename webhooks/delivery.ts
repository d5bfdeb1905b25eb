/**
 * What a delivery looks like: a JSON array of up to 100 notices of mixed types (HubSpot's guide "Webhooks"). Notices are
 * parsed one by one, so that a bad one never costs the good ones.
 */
import { z } from 'zod';
import { CLOSING } from '../src/application/render.ts';

/** Digits, since ids may outgrow what a JavaScript number holds; a number where it holds them. */
const id = z.preprocess(
  (told) => (typeof told === 'number' && Number.isSafeInteger(told) ? String(told) : told),
  z.string().regex(/^[1-9]\d{0,18}$/),
);

/** What nobody needs to be right is read as far as it can be, and never costs a notice. */
const common = z.object({
  portalId: id,
  appId: id.optional().catch(undefined),
  /** Epoch ms, by HubSpot's clock. */
  occurredAt: z.number().int().positive(),
  attemptNumber: z.number().int().min(0).catch(0),
  changeSource: z.string().catch('UNKNOWN'),
  sourceId: z.union([z.string(), z.number().transform(String)]).catch(''),
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
    newObjectId: id.nullish(),
  }),
  common.extend({ change: z.literal('associationChange'), fromObjectId: id, toObjectId: id }),
]);

/** One item of a delivery, about a contact. */
export type Notice = z.infer<typeof change>;

export interface RefusedNotice {
  readonly notice: unknown;
  /** Where and what, never the value: it may be personal. */
  readonly reason: string;
}

export interface ReadNotices {
  readonly notices: readonly Notice[];
  readonly refused: readonly RefusedNotice[];
  /** Types of the notices that tell us nothing, one entry each. */
  readonly ignored: readonly string[];
  /** How many told what this app itself had written. */
  readonly own: number;
}

export type ParsedDelivery =
  | { readonly ok: false; readonly reason: 'notJson' | 'tooDeep' | 'notNotices' }
  | ({ readonly ok: true } & ReadNotices);

const CONTACT_TYPE_ID = '0-1';
const CHANGES: ReadonlySet<string> = new Set(change.options.map((option) => option.shape.change.value));
/** Types that HubSpot has and this product does not listen to; anything else is counted as unknown. */
const KNOWN_TYPE = /^(contact|company|deal|ticket|line_item|product|object|conversation|event)\.[a-zA-Z]+$/;
/** What moves a contact's own counters when it is associated: deals, communications, meetings, calls, e-mails. */
const COUNTED_TYPE_IDS: ReadonlySet<string> = new Set(['0-3', '0-18', '0-47', '0-48', '0-49']);
const COUNTED_LEGACY: ReadonlySet<string> = new Set(['CONTACT_TO_DEAL', 'DEAL_TO_CONTACT']);
/** Properties that only this app writes and that it never reads. */
const WRITTEN: ReadonlySet<string> = new Set(Object.keys(CLOSING.properties));
/** Six times what HubSpot sends at most. What is smaller is read in a moment, be it nothing but brackets. */
const LARGE = 256 * 1024;
/** Two megabytes of brackets would take a second to be read, and a hundred megabytes of memory. */
const DEEPEST_READ = 1_000;
/** HubSpot's notices are flat; what is nested deeper than this is not kept, as no database takes any depth. */
const DEEPEST = 32;

/**
 * @param portalId our portal's id; null while it is not known, and every notice is taken for ours. Notices of another
 *   portal are not believed, signed or not: a clock of ours never rests on them.
 */
export function parseDelivery(rawBody: Buffer, portalId: string | null): ParsedDelivery {
  if (rawBody.length > LARGE && isNestedBeyond(rawBody, DEEPEST_READ))
    return { ok: false, reason: 'tooDeep' };
  let body: unknown;
  try {
    body = readJson(rawBody.toString('utf8'));
  } catch {
    return { ok: false, reason: 'notJson' };
  }
  if (typeof body !== 'object' || body === null) return { ok: false, reason: 'notNotices' };
  // A single notice outside of an array has been seen from workflow webhooks.
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  const read = readNotices(items, portalId);
  if (!Array.isArray(body) && read.refused.length > 0) return { ok: false, reason: 'notNotices' };
  return { ok: true, ...read };
}

/** Reads notices one by one, as they came. @param portalId as above */
export function readNotices(items: readonly unknown[], portalId: string | null): ReadNotices {
  const notices: Notice[] = [];
  const refused: RefusedNotice[] = [];
  const ignored: string[] = [];
  let own = 0;
  for (const item of items) {
    const refuse = (reason: string): void => {
      refused.push(
        isTooDeep(item)
          ? { notice: null, reason: `${reason}; too deep to be kept` }
          : { notice: item, reason },
      );
    };
    const type = typeOf(item);
    if (type === null) {
      refuse('subscriptionType: missing');
      continue;
    }
    const told = aboutContact(type, item);
    if (told === null) {
      ignored.push(KNOWN_TYPE.test(type) ? type : 'unknown');
      continue;
    }
    const parsed = change.safeParse(told);
    if (!parsed.success) refuse(reasonOf(parsed.error));
    else if (portalId !== null && parsed.data.portalId !== portalId) refuse('portalId: not ours');
    else if (isOwnWrite(parsed.data)) own += 1;
    else notices.push(parsed.data);
  }
  return { notices, refused, ignored, own };
}

/** Digits from which on JavaScript may not hold a whole number. */
const LONG = 16;
/** A text, which is passed over, or a whole number as long. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])\d{16,}(?![\d.eE])/g;

/**
 * JSON whose whole numbers keep all their digits, as text where no number holds them. A reviver would be told the digits
 * too, but it gives up on what is nested deeply, and the good notices beside that would be lost.
 */
function readJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  if (!hasLongNumber(text)) return plain;
  const digitsKept = text.replaceAll(TEXT_OR_LONG_NUMBER, (found) =>
    found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`,
  );
  return JSON.parse(digitsKept);
}

/**
 * Whether so many digits stand in a row somewhere. A row of sixteen covers one of every sixteen places, so only those are
 * looked at; an expression that begins anew at every digit takes a third of all the time that a delivery takes to be read.
 */
function hasLongNumber(text: string): boolean {
  for (let place = LONG - 1; place < text.length; place += LONG) {
    if (!isDigit(text, place)) continue;
    let from = place;
    let until = place + 1;
    while (isDigit(text, from - 1)) from -= 1;
    while (isDigit(text, until)) until += 1;
    if (until - from >= LONG) return true;
  }
  return false;
}

function isDigit(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code >= 0x30 && code <= 0x39;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether JSON opens more than so many brackets within each other. Texts are passed over: in them a bracket is none. */
function isNestedBeyond(json: Buffer, most: number): boolean {
  let depth = 0;
  for (let place = 0; place < json.length; place += 1) {
    const byte = json[place];
    if (byte === QUOTE) place = endOfText(json, place);
    // [ and {, then ] and }
    else if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

/** Where the text ends that begins at a quotation mark: at its other one, before which no backslash stands for itself. */
function endOfText(json: Buffer, from: number): number {
  for (let place = from + 1; place < json.length; place += 1) {
    if (json[place] === BACKSLASH) place += 1;
    else if (json[place] === QUOTE) return place;
  }
  return json.length;
}

function isTooDeep(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1));
}

/**
 * The name every notice has, under its new or its old key; null where there is none. By hand, since every notice is asked: a
 * schema that lets the other fields be takes a fifth of all the time that a notice takes to be read.
 */
function typeOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  const { subscriptionType, eventType } = item as Readonly<Record<string, unknown>>;
  const type = subscriptionType ?? eventType;
  return typeof type === 'string' ? type : null;
}

/** The notice with the kind of change it tells of a contact; null when it is about something else. */
function aboutContact(type: string, item: unknown): object | null {
  const [object, name, ...rest] = type.split('.');
  if (name === undefined || rest.length > 0 || !CHANGES.has(name)) return null;
  if (object !== 'contact' && object !== 'object') return null;
  const fields = item as Readonly<Record<string, unknown>>;
  const isAbout =
    name === 'associationChange'
      ? isCounted(fields)
      : object === 'contact' || fields.objectTypeId === CONTACT_TYPE_ID;
  if (!isAbout) return null;
  // Told from either side; from here on the contact stands first.
  const turned =
    fields.fromObjectTypeId === CONTACT_TYPE_ID || fields.associationType === 'CONTACT_TO_DEAL'
      ? {}
      : { fromObjectId: fields.toObjectId, toObjectId: fields.fromObjectId };
  return { ...fields, ...(name === 'associationChange' ? turned : {}), change: name };
}

/** Whether a contact was associated with something that it counts, or parted from it. */
function isCounted({
  fromObjectTypeId: from,
  toObjectTypeId: to,
  associationType,
}: Readonly<Record<string, unknown>>): boolean {
  const other = from === CONTACT_TYPE_ID ? to : to === CONTACT_TYPE_ID ? from : null;
  return COUNTED_TYPE_IDS.has(String(other)) || COUNTED_LEGACY.has(String(associationType));
}

/**
 * A write of ours to what only we write comes back to us: it tells nothing. The app says in each notice who it is. What
 * our app writes on a person's behalf, and what other apps write, are facts like any other.
 */
function isOwnWrite(notice: Notice): boolean {
  return (
    notice.change === 'propertyChange' &&
    notice.changeSource === 'INTEGRATION' &&
    notice.sourceId === notice.appId &&
    WRITTEN.has(notice.propertyName)
  );
}

function reasonOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
}

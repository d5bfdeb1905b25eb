/** The page's door for marketing's side: an answer is taken only if every field it will show has the promised shape. */
import type { PageMarketingAnswer, PagePace, PageQuota } from '../pageContract.ts';
import {
  currencyOf,
  durationOf,
  fieldsOf,
  instantOf,
  listOf,
  oneOf,
  orNull,
  textOf,
  wordsOf,
} from './fields.ts';
import { PERIODS, readPageAnswer, shareOf } from './figuresGuard.ts';

type Good = Extract<PageMarketingAnswer, { ok: true }>;

const COUNTED = ['leads', 'qualifiedLeads', 'pipelineValue'] as const;
const PER = ['month', 'quarter'] as const;
const REJECTED = ['disqualified', 'recycled'] as const;

/** The answer as the contract has it, or null when the service said something else. */
export function readMarketingAnswer(value: unknown): PageMarketingAnswer | null {
  return readPageAnswer(value, (fields, serverNow): Good | null => {
    const zone = textOf(fields.zone);
    const quotas = listOf(fields.quotas, quotaOf);
    const period = periodOf(fields.period);
    const handedOver = handedOverOf(fields.handedOver);
    const acceptance = shareOf(fields.acceptance);
    const undecided = durationOf(fields.undecided);
    const rejections = listOf(fields.rejections, rejectionOf);
    const sources = orNull(fields.sources, (list) => listOf(list, sourceOf));
    if (zone === null || !quotas || !period || !handedOver || !acceptance) return null;
    if (undecided === null || !rejections || sources === undefined) return null;
    return {
      ok: true,
      serverNow,
      zone,
      quotas,
      period,
      handedOver,
      acceptance,
      undecided,
      rejections,
      sources,
    };
  });
}

function periodOf(value: unknown): Good['period'] | null {
  const fields = fieldsOf(value);
  const name = oneOf(PERIODS, fields?.name);
  const fromAt = instantOf(fields?.fromAt);
  const untilAt = instantOf(fields?.untilAt);
  return !name || fromAt === null || untilAt === null ? null : { name, fromAt, untilAt };
}

function quotaOf(value: unknown): PageQuota | null {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const words = wordsOf(fields?.words);
  const counts = oneOf(COUNTED, fields?.counts);
  const per = oneOf(PER, fields?.per);
  const currency = orNull(fields?.currency, currencyOf);
  const deals = orNull(fields?.deals, dealsOf);
  const fromAt = instantOf(fields?.fromAt);
  const untilAt = instantOf(fields?.untilAt);
  const countsFromAt = orNull(fields?.countsFromAt, instantOf);
  const whole = durationOf(fields?.whole);
  const actual = durationOf(fields?.actual);
  const pace = orNull(fields?.pace, paceOf);
  if (id === null || !words || !counts || !per || fromAt === null || untilAt === null) return null;
  if (countsFromAt === undefined || whole === null || actual === null || pace === undefined) return null;
  if (currency === undefined || deals === undefined) return null;
  // Money without a currency, or without the deals it is of, cannot be shown.
  if ((counts === 'pipelineValue') !== (currency !== null && deals !== null)) return null;
  return { id, words, counts, per, currency, deals, fromAt, untilAt, countsFromAt, whole, actual, pace };
}

function dealsOf(value: unknown): PageQuota['deals'] {
  const fields = fieldsOf(value);
  const counted = durationOf(fields?.counted);
  const unvalued = durationOf(fields?.unvalued);
  const elsewhere = durationOf(fields?.elsewhere);
  const readAt = orNull(fields?.readAt, instantOf);
  if (counted === null || unvalued === null || elsewhere === null || readAt === undefined) return null;
  return { counted, unvalued, elsewhere, readAt };
}

function paceOf(value: unknown): PagePace | null {
  const fields = fieldsOf(value);
  const amount = durationOf(fields?.amount);
  const workingDays = durationOf(fields?.workingDays);
  const daysPassed = durationOf(fields?.daysPassed);
  const goalSoFar = durationOf(fields?.goalSoFar);
  const gap = fields?.gap;
  const requiredPerDay = orNull(fields?.requiredPerDay, durationOf);
  const forecast = orNull(fields?.forecast, forecastOf);
  const days = listOf(fields?.days, dayOf);
  if (amount === null || workingDays === null || daysPassed === null || goalSoFar === null) return null;
  if (typeof gap !== 'number' || !Number.isFinite(gap)) return null;
  if (requiredPerDay === undefined || forecast === undefined || !days) return null;
  return { amount, workingDays, daysPassed, goalSoFar, gap, requiredPerDay, forecast, days };
}

function forecastOf(value: unknown): PagePace['forecast'] {
  const fields = fieldsOf(value);
  const expected = durationOf(fields?.expected);
  const low = durationOf(fields?.low);
  const high = durationOf(fields?.high);
  return expected === null || low === null || high === null ? null : { expected, low, high };
}

function dayOf(value: unknown): PagePace['days'][number] | null {
  const fields = fieldsOf(value);
  const fromAt = instantOf(fields?.fromAt);
  const count = durationOf(fields?.count);
  const goal = durationOf(fields?.goal);
  const cumulated = orNull(fields?.cumulated, durationOf);
  if (fromAt === null || count === null || goal === null || cumulated === undefined) return null;
  return { fromAt, count, goal, cumulated };
}

function handedOverOf(value: unknown): Good['handedOver'] | null {
  const fields = fieldsOf(value);
  const first = durationOf(fields?.first);
  const again = durationOf(fields?.again);
  const imported = durationOf(fields?.imported);
  const redefined = durationOf(fields?.redefined);
  if (first === null || again === null || imported === null || redefined === null) return null;
  return { first, again, imported, redefined };
}

function rejectionOf(value: unknown): Good['rejections'][number] | null {
  const fields = fieldsOf(value);
  const ending = oneOf(REJECTED, fields?.ending);
  const reason = orNull(fields?.reason, wordsOf);
  const leads = durationOf(fields?.leads);
  return !ending || reason === undefined || leads === null ? null : { ending, reason, leads };
}

function sourceOf(value: unknown): NonNullable<Good['sources']>[number] | null {
  const fields = fieldsOf(value);
  const source = orNull(fields?.source, textOf);
  const leads = durationOf(fields?.leads);
  const qualified = durationOf(fields?.qualified);
  return source === undefined || leads === null || qualified === null ? null : { source, leads, qualified };
}

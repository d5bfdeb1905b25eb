/**
 * A first agreement for a portal: a preset whose zone, holidays, statuses, stages and teams are the portal's own.
 *
 * What the preset names and the portal does not have is left out and said; where nothing would be left, the preset's
 * word stays, with a comment that says what to choose from. Comments of the preset are kept.
 */
import { isMap, isScalar, isSeq, parseDocument, visit, type Document, type YAMLSeq } from 'yaml';
import { countryOfZone } from '../../src/adapters/calendar/holidays.ts';

/** What a draft needs to know of a portal. */
export interface PortalWords {
  /** IANA; may be a legacy alias such as US/Eastern. */
  readonly zone: string;
  readonly teams: readonly string[];
  /** The company currency, as ISO 4217 writes it; null: not known. */
  readonly currency: string | null;
  /** The values of enumerated contact properties with their labels. */
  readonly options: ReadonlyMap<string, readonly { readonly value: string; readonly label: string }[]>;
}

/** Something of the preset that the portal does not have. */
export interface Missing {
  readonly property: string;
  readonly values: readonly string[];
  /** Whether nothing would have been left, so that somebody has to choose. */
  readonly choose: boolean;
}

export interface Draft {
  readonly text: string;
  readonly missing: readonly Missing[];
}

/** @param today the local date from which leads count, YYYY-MM-DD */
export function draftAgreement(preset: string, portal: PortalWords, today: string): Draft {
  const document = parseDocument(preset);
  document.setIn(['enforceFrom'], today);
  if (document.has('effective')) document.setIn(['effective'], today);
  setCalendars(document, portal);
  setTeams(document, portal.teams);
  askForAmounts(document, portal);
  const missing = keepKnownValues(document, portal);
  // The printer pads brackets, the house style does not.
  const text = document.toString({ lineWidth: 0 }).replaceAll(/\[ (.*?) \]/g, '[$1]');
  return { text, missing };
}

/** One calendar in the portal's zone, with the holidays of the country that keeps this zone. */
function setCalendars(document: Document, { zone }: PortalWords): void {
  const standing = String(document.get('calendar'));
  const calendars = document.get('calendars', true);
  if (isMap(calendars)) {
    for (const { key } of [...calendars.items]) {
      if (isScalar(key) && key.value !== standing) calendars.delete(key);
    }
  }
  const iana = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  document.setIn(['calendars', standing, 'zone'], iana);
  const country = countryOfZone(iana);
  if (country === null) document.deleteIn(['calendars', standing, 'holidays']);
  else document.setIn(['calendars', standing, 'holidays'], document.createNode([{ country }]));
}

/** Every team stands on the one calendar; named all the same, so that somebody only has to change the name. */
function setTeams(document: Document, teams: readonly string[]): void {
  const calendar = String(document.get('calendar'));
  if (teams.length === 0) document.delete('teams');
  else document.set('teams', document.createNode(teams.map((team) => ({ team, calendar }))));
}

/** How much marketing promises nobody can tell from the portal; in which currency anybody can. */
function askForAmounts(document: Document, { currency }: PortalWords): void {
  const quotas = document.get('quotas', true);
  if (!isSeq(quotas)) return;
  for (const quota of quotas.items) {
    const amount = isMap(quota) ? quota.get('amount', true) : null;
    if (isMap(quota) && quota.has('currency') && currency !== null) quota.set('currency', currency);
    if (isScalar(amount)) amount.comment = ' CHOOSE: what marketing promises; and say it in the words above';
  }
}

function keepKnownValues(document: Document, { options }: PortalWords): readonly Missing[] {
  const missing: Missing[] = [];
  visit(document, {
    Pair: (_key, pair, path) => {
      const property = isScalar(pair.key) ? String(pair.key.value) : '';
      const known = options.get(property);
      if (!known || !isSeq(pair.value)) return;
      const values = new Set(known.map(({ value }) => value));
      const list: YAMLSeq = pair.value;
      const unknown = list.items.filter((item) => isScalar(item) && !values.has(String(item.value)));
      if (unknown.length === 0) return;
      const choose = unknown.length === list.items.length;
      missing.push({
        property,
        values: unknown.flatMap((item) => (isScalar(item) ? [String(item.value)] : [])),
        choose,
      });
      if (!choose) list.items = list.items.filter((item) => !unknown.includes(item));
      const parent = path.at(-1);
      if (isMap(parent)) parent.flow = false; // a comment would tear a map in braces apart
      const all = known
        .map(({ value, label }) => (value === label ? value : `${value} (${label})`))
        .join(', ');
      list.comment = ` ${choose ? 'CHOOSE' : 'of'}: ${all}`;
    },
  });
  return missing;
}

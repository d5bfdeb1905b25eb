/** What became true of a record, when, and who or what made it so: facts as sentences. */
import { OWNER_PROPERTY, type Language } from '../../domain/agreement/agreement.ts';
import { type Directory } from '../../domain/evaluate/directory.ts';
import { type Fact, type FactSource, type PropertyFact, type RecordRef } from '../../domain/timeline/fact.ts';
import { isByMerge, isHuman, isImport, isIntegration, userIdOf } from '../../domain/timeline/source.ts';
import { effectiveAt, type LearnedFact } from '../../domain/timeline/timeline.ts';
import { say, sayInstant } from '../../messages/say.ts';
import { type PortalWords } from './portalWords.ts';

/** A property may hold 65,536 characters; nobody reads more than these of one. */
const CHARACTERS_AT_MOST = 200;
const LETTERS = new Intl.Segmenter();
const WORKFLOWS: ReadonlySet<string> = new Set(['AUTOMATION_PLATFORM', 'WORKFLOWS']);
const FORMS: ReadonlySet<string> = new Set(['FORM', 'FORMS']);
const APPS: ReadonlySet<string> = new Set(['API']);

export interface FactReaders {
  readonly language: Language;
  readonly words: PortalWords;
  readonly directory: Directory;
  readonly nameOf: (ownerId: string) => string | null;
  /** Our app, as HubSpot names the source of what we write; null where it is not told. */
  readonly appId: string | null;
  /** IANA zone in which instants are written. */
  readonly zone: string;
}

/** A sentence each, in the order given; a long value is cut short. */
export function factsInWords(
  record: RecordRef,
  facts: readonly LearnedFact[],
  readers: FactReaders,
): readonly { readonly at: number; readonly what: string; readonly source: string }[] {
  return facts.map((learned) => ({
    at: effectiveAt(learned),
    what: factInWords(record, learned.fact, readers),
    source: sourceInWords(learned.fact.source, readers),
  }));
}

function factInWords(record: RecordRef, fact: Fact, readers: FactReaders): string {
  const { language } = readers;
  switch (fact.kind) {
    case 'property':
      return propertyInWords(fact, readers);
    case 'activity':
      return say(language, `fact.activity.${fact.activity}`);
    case 'merged':
      return say(language, fact.mergedIds.includes(record.recordId) ? 'fact.mergedAway' : 'fact.merged');
    default:
      return say(language, `fact.${fact.kind}`);
  }
}

function propertyInWords({ property, value }: PropertyFact, readers: FactReaders): string {
  const { language, words } = readers;
  const label = words.labelOf(property);
  if (value === '') return say(language, 'fact.cleared', { property: label });
  const told = shortened(valueInWords(property, value, readers));
  return say(language, 'fact.became', { property: label, value: told });
}

/** The end is no half of a letter, as people see letters. */
function shortened(value: string): string {
  if (value.length <= CHARACTERS_AT_MOST) return value;
  const begun = value.slice(0, CHARACTERS_AT_MOST);
  const lastAt = [...LETTERS.segment(begun)].at(-1)?.index ?? 0;
  return `${lastAt > 0 ? begun.slice(0, lastAt) : begun}…`;
}

function valueInWords(
  property: string,
  value: string,
  { words, nameOf, language, zone }: FactReaders,
): string {
  if (property === OWNER_PROPERTY) return nameOf(value) ?? value;
  if (!words.isInstant(property)) return words.valueLabelOf(property, value);
  const at = /^\d+$/.test(value) ? Number(value) : Date.parse(value);
  return Number.isNaN(at) ? value : sayInstant(language, at, zone);
}

function sourceInWords(source: FactSource, { language, directory, nameOf, appId }: FactReaders): string {
  const userId = userIdOf(source);
  if (userId !== null) {
    const rep = [...directory.values()].find((one) => one.userId === userId);
    const name = rep && nameOf(rep.ownerId);
    if (name) return say(language, 'source.named', { name });
  }
  if (isHuman(source)) return say(language, 'source.person');
  if (isIntegration(source) && source.id === appId) return say(language, 'source.thisApp');
  if (isIntegration(source) || APPS.has(source.type)) return say(language, 'source.otherApp');
  if (isImport(source)) return say(language, 'source.import');
  if (isByMerge(source)) return say(language, 'source.merge');
  if (WORKFLOWS.has(source.type)) return say(language, 'source.workflow');
  return say(language, FORMS.has(source.type) ? 'source.form' : 'source.other');
}

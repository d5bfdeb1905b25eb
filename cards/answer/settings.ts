/** Asks the service how the installation stands, and turns its switches. */
import type { SettingsAnswer, SettingsSwitch, SettingsSwitchAnswer } from '../settingsContract.ts';
import type { Locale } from '../messages/locale.ts';
import { askFor, replyTo, serviceUrl, type Asked, type Silence } from './ask.ts';
import { fieldsOf, listOf, oneOf, textOf } from './fields.ts';
import { readSettingsAnswer } from './settingsGuard.ts';

export type GoodSettings = Extract<SettingsAnswer, { ok: true }>;
type Refused = Extract<SettingsSwitchAnswer, { ok: false }>['reason'];

export type SwitchFailure =
  | { readonly reason: Exclude<Refused, 'unreadable'> | Silence | 'shape' }
  | { readonly reason: 'unreadable'; readonly problems: readonly string[] };

const REFUSALS = [
  'wrongPortal',
  'badRequest',
  'notAllowed',
  'paused',
  'refused',
  'unavailable',
] as const satisfies readonly Exclude<Refused, 'unreadable'>[];
const OUTCOMES = ['done', 'inForce'] as const;

export type Turned =
  | { readonly outcome: (typeof OUTCOMES)[number]; readonly failure: null }
  | { readonly outcome: null; readonly failure: SwitchFailure };

/** Never rejects. */
export function askForSettings(publicUrl: string): Promise<Asked<GoodSettings>> {
  return askFor<GoodSettings>(settingsUrl(publicUrl), readSettingsAnswer);
}

/** Never rejects. What the service says of mistakes is in the viewer's language. */
export async function turn(
  publicUrl: string,
  language: Locale['language'],
  asked: SettingsSwitch,
): Promise<Turned> {
  const reply = await replyTo(`${settingsUrl(publicUrl)}/switch?language=${language}`, {
    method: 'POST',
    body: { ...asked },
  });
  if (typeof reply === 'string') return failed({ reason: reply });
  const fields = fieldsOf(reply.body);
  const outcome = fields?.ok === true ? oneOf(OUTCOMES, fields.outcome) : undefined;
  if (outcome) return { outcome, failure: null };
  if (fields?.ok !== false) return failed({ reason: 'shape' });
  const problems = listOf(fields.problems, textOf);
  if (fields.reason === 'unreadable' && problems) return failed({ reason: 'unreadable', problems });
  return failed({ reason: oneOf(REFUSALS, fields.reason) ?? 'shape' });
}

function failed(failure: SwitchFailure): Turned {
  return { outcome: null, failure };
}

function settingsUrl(publicUrl: string): string {
  return `${serviceUrl(publicUrl)}/hubspot/settings`;
}

/**
 * What an admin switches on the settings page. Nothing here is a second truth beside HubSpot and the agreement's file: a
 * switch sets off what happens by itself at other times, or holds back what is owed. Done twice, each comes to the same.
 */
import { type Logger } from 'pino';
import { type SettingsSwitch, type SettingsSwitchAnswer } from '../../../cards/settingsContract.ts';
import { currentAgreement } from '../../domain/agreement/versions.ts';
import { type Language } from '../../domain/agreement/agreement.ts';
import { isAdmin, type Viewer } from '../card/viewer.ts';
import { CrmRefused, CrmUnavailable, type Crm } from '../crm.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../portalProperties.ts';
import { type SettingsGrounds } from './readSettings.ts';

/** What became of publishing the agreement's file. */
export type Reloaded =
  | { readonly ok: true; readonly changed: boolean }
  /** A sentence for each mistake. */
  | { readonly ok: false; readonly problems: readonly string[] };

export interface SwitchGrounds extends Pick<
  SettingsGrounds,
  'store' | 'agreements' | 'directory' | 'portalCheck'
> {
  readonly crm: Pick<Crm, 'ensureProperties'>;
  /** Publishes the agreement's file as it stands. */
  readonly reload: (language: Language) => Promise<Reloaded>;
  /** Compares with HubSpot, unless that was begun after this instant; reads people and properties too. */
  readonly compare: (since: number) => void;
  /** Wakes whoever writes to HubSpot. */
  readonly send: () => void;
  readonly now: () => number;
  readonly log: Logger;
}

/** HubSpot repeats a request within this time; one comparison is enough for both. */
const REPEATED_WITHIN_MS = 30_000;

/** More of them nobody reads on a page. */
const PROBLEMS_AT_MOST = 20;

/** @throws StoreUnavailable */
export async function turnSwitch(
  grounds: SwitchGrounds,
  viewer: Viewer,
  asked: SettingsSwitch,
  language: Language,
): Promise<SettingsSwitchAnswer> {
  const { agreements, directory, log } = grounds;
  const { userId } = viewer;
  if (userId === null || !isAdmin(viewer, currentAgreement(agreements()), directory())) {
    log.warn({ turn: asked.turn }, 'refused a switch to somebody who is no admin of the agreement');
    return { ok: false, reason: 'notAllowed' };
  }
  const answer = await turned(grounds, asked, userId, language).catch(refusalOf);
  const on = asked.turn === 'writing' ? asked.on : null;
  log.info({ turn: asked.turn, on, userId, ok: answer.ok }, 'an admin used a switch');
  return answer;
}

async function turned(
  { store, crm, portalCheck, reload, compare, send, now }: SwitchGrounds,
  asked: SettingsSwitch,
  userId: string,
  language: Language,
): Promise<SettingsSwitchAnswer> {
  switch (asked.turn) {
    case 'writing':
      await store.setWriting(asked.on, userId, now());
      if (asked.on) send();
      return DONE;
    case 'compare':
      compare(now() - REPEATED_WITHIN_MS);
      return DONE;
    case 'retry':
      await store.retrySetAside();
      send();
      return DONE;
    case 'reload': {
      const reloaded = await reload(language);
      if (reloaded.ok) return reloaded.changed ? DONE : { ok: true, outcome: 'inForce' };
      return { ok: false, reason: 'unreadable', problems: reloaded.problems.slice(0, PROBLEMS_AT_MOST) };
    }
    case 'create': {
      if (!(await store.writing()).on) return { ok: false, reason: 'paused' };
      await store.forgetValues(await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES));
      await portalCheck.refresh(now());
      return DONE;
    }
  }
}

const DONE = { ok: true, outcome: 'done' } as const;

/** @throws what is no fault of HubSpot's */
function refusalOf(error: unknown): SettingsSwitchAnswer {
  if (error instanceof CrmUnavailable) return { ok: false, reason: 'unavailable' };
  if (error instanceof CrmRefused) return { ok: false, reason: 'refused' };
  throw error;
}

/** What the doctor looks at: settings, agreement and files of this machine, service, store, and the portal. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readAgreement, spanAround } from '../../../config/agreement/read.ts';
import {
  readAskingEnvironment,
  readEnvironment,
  readLocalEnvironment,
  type AskingEnvironment,
} from '../../../config/environment.ts';
import { type Crm, CrmRefused, CrmUnavailable } from '../../application/crm.ts';
import {
  type Asked,
  type Gathered,
  type SeenAgreement,
  type SeenStore,
} from '../../application/doctor/gathered.ts';
import { leadProcess } from '../../application/doctor/leadProcess.ts';
import { codeOf } from '../../application/errorCode.ts';
import { portalState } from '../../application/portalPlan.ts';
import { PORTAL_PROPERTIES } from '../../application/portalProperties.ts';
import { subscribedProperties } from '../../../webhooks/subscriptions.ts';
import { compareStaged } from '../stage.ts';
import { systemTime } from '../timeSource.ts';
import { seePosting } from './seePosting.ts';
import { seePublicAddress, seeService, seeStore } from './seeing.ts';
import { portalOf } from './sources.ts';
import { type Terminal } from './terminal.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EMBEDDED = { databaseUrl: null, dataFolder: '.data/store', agreementFile: 'config/sla.yml' };
const NOT_ASKED = { kind: 'notAsked' } as const;

type PortalPart = Pick<Gathered, 'account' | 'scopes' | 'portal' | 'leads' | 'allowance'>;

/** @param url where the service answers, without a trailing slash */
export async function gather(url: string, terminal: Terminal): Promise<Gathered> {
  const now = systemTime.now();
  const settings = readEnvironment(process.env);
  const problems = settings.ok ? [] : settings.problems;
  // A setting that cannot be used is a finding, and what does not rest on it is looked at all the same.
  const onlyHere = readLocalEnvironment(process.env);
  const local = onlyHere.ok ? onlyHere.environment : EMBEDDED;
  const asking = readAskingEnvironment(process.env);
  const publicUrl = (settings.ok ? settings.environment.web?.publicUrl : null) ?? null;
  const [agreement, service, publicAddress] = await Promise.all([
    seeAgreement(local.agreementFile, now),
    seeService(url),
    publicUrl === null || publicUrl === url ? null : seePublicAddress(publicUrl),
  ]);
  const store: SeenStore = onlyHere.ok ? await seeStore(local, now) : NOT_ASKED;
  const portal = asking.ok
    ? await seePortal(asking.environment, agreement, now, terminal)
    : { account: NOT_ASKED, scopes: NOT_ASKED, portal: NOT_ASKED, leads: NOT_ASKED, allowance: null };
  return {
    now,
    settings: {
      problems: problems.map(({ name, cause }) => ({
        name,
        cause,
        where: `environment.where.${name}` as const,
      })),
      sandbox: asking.ok ? asking.environment.hubspotUrl : null,
      folder: local.databaseUrl === null ? local.dataFolder : null,
      agreementFile: local.agreementFile,
    },
    agreement,
    ...portal,
    subscribed: await readFile(`${ROOT}webhooks/webhooks-hsmeta.json`, 'utf8')
      .then(subscribedProperties)
      .catch(() => null),
    service: { ...service, url },
    publicAddress,
    store,
    posting: await seePosting(agreement, asking.ok ? asking.environment : null),
    bundle: compareStaged({ from: ROOT, to: `${ROOT}build/hubspot` }),
  };
}

async function seeAgreement(file: string, now: number): Promise<SeenAgreement> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return {
      kind: 'unreadable',
      detail: codeOf(error) ?? 'unreadable',
    };
  }
  const read = readAgreement(text, spanAround(now));
  return read.ok
    ? { kind: 'good', agreement: read.agreement }
    : { kind: 'wrong', problems: read.problems.length };
}

async function seePortal(
  environment: AskingEnvironment,
  agreement: SeenAgreement,
  now: number,
  terminal: Terminal,
): Promise<PortalPart> {
  const crm = portalOf(environment);
  const progress = terminal.progress('cli.doctor.progress');
  try {
    const account = await asked(() => seeAccount(crm));
    const isShut = account.kind === 'silent' || (account.kind === 'refused' && account.reason === 'token');
    if (isShut) return { account, scopes: NOT_ASKED, portal: NOT_ASKED, leads: NOT_ASKED, allowance: null };
    terminal.goOn();
    const [scopes, portal] = await Promise.all([
      asked(() => crm.grantedScopes()),
      asked(() => portalState(crm, PORTAL_PROPERTIES)),
    ]);
    const leads: Gathered['leads'] =
      agreement.kind === 'good' && portal.kind === 'told'
        ? await asked(() => {
            const contacts = portal.value.properties.filter(({ objectType }) => objectType === 'contacts');
            return leadProcess(crm, agreement.agreement, contacts, now, (done, total) => {
              terminal.goOn();
              progress.at(done, total);
            });
          })
        : NOT_ASKED;
    return { account, scopes, portal, leads, allowance: crm.allowance() };
  } finally {
    progress.end();
  }
}

/** The answer's instant is told to the second; half of it and half of the way there are nobody's error. */
async function seeAccount(crm: Crm) {
  const askedAt = systemTime.now();
  const { portalId, zone, currency, toldAt } = await crm.account();
  const between = (askedAt + systemTime.now()) / 2;
  return { portalId, zone, currency, skewMs: toldAt === null ? null : Math.round(between - toldAt - 500) };
}

async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { kind: 'told', value: await ask() };
  } catch (error) {
    if (error instanceof CrmRefused) return { kind: 'refused', reason: error.reason, detail: error.message };
    if (error instanceof CrmUnavailable) return { kind: 'silent', detail: error.message };
    throw error;
  }
}

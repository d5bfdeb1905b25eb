/**
 * The settings of the environment, read once and whole: every problem in one message, each with where to find what is
 * missing. Secrets have no default and are never repeated in a message.
 */
import { z } from 'zod';
import { withFiles, type Variables } from './secretFiles.ts';
import { say, type Language, type MessageKey } from '../src/messages/say.ts';

/** What a process does: 'web' receives deliveries and answers cards, 'worker' does everything else, 'all' both. */
export type Role = 'web' | 'worker' | 'all';

/** By what requests of HubSpot are known. */
export interface WebSettings {
  /** One, or two during a rotation; all are accepted. */
  readonly clientSecrets: readonly string[];
  /** Origin, maybe with a path, under which HubSpot reaches us; without a trailing slash. */
  readonly publicUrl: string;
}

export interface Environment {
  readonly role: Role;
  readonly accessToken: string;
  /** null: a worker, which HubSpot does not call. */
  readonly web: WebSettings | null;
  /** Where HubSpot's API is, without a trailing slash; null: at HubSpot. */
  readonly hubspotUrl: string | null;
  readonly databaseUrl: string | null;
  /** A way to the database that leads through no pooler, where `databaseUrl` does; null: they are the same. */
  readonly databaseDirectUrl: string | null;
  readonly dataFolder: string;
  readonly agreementFile: string;
  readonly port: number;
  readonly logLevel: string;
  /** How mail is handed over, with user and password; null: none is sent. */
  readonly smtpUrl: string | null;
  /** From whom, as `Name <address>` or an address; null where no mail is sent. */
  readonly smtpFrom: string | null;
  /** Where the team's chat takes messages; whoever knows it may write there. null: nothing is told. */
  readonly chatWebhookUrl: string | null;
}

export interface EnvironmentProblem {
  readonly name: Setting;
  /** null: it is missing. */
  readonly cause: MessageKey | null;
}

export type Setting =
  | 'HUBSPOT_ACCESS_TOKEN'
  | 'HUBSPOT_CLIENT_SECRET'
  | 'PUBLIC_URL'
  | 'HUBSPOT_API_URL'
  | 'DATABASE_URL'
  | 'DATABASE_DIRECT_URL'
  | 'PORT'
  | 'SLA_AGREEMENT'
  | 'SLA_DATA_DIR'
  | 'SLA_ROLE'
  | 'LOG_LEVEL'
  | 'SMTP_URL'
  | 'SMTP_FROM'
  | 'CHAT_WEBHOOK_URL';

/** Settings that may also lie in a file, named by the setting with _FILE behind it, as container platforms hand out secrets. */
export const FROM_FILES: readonly Setting[] = [
  'HUBSPOT_ACCESS_TOKEN',
  'HUBSPOT_CLIENT_SECRET',
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'SMTP_URL',
  'CHAT_WEBHOOK_URL',
];

const wrong = (key: MessageKey): { error: MessageKey } => ({ error: key });
const text = z.string().trim().min(1);

const schema = z.object({
  SLA_ROLE: z.enum(['web', 'worker', 'all'], wrong('environment.cause.notRole')).default('all'),
  HUBSPOT_ACCESS_TOKEN: text,
  HUBSPOT_CLIENT_SECRET: text.transform((secrets) =>
    secrets
      .split(',')
      .map((secret) => secret.trim())
      .filter((secret) => secret !== ''),
  ),
  PUBLIC_URL: text
    .refine((url) => URL.canParse(url), wrong('environment.cause.notUrl'))
    .refine(isReachableByHubSpot, wrong('environment.cause.notHttps'))
    .transform((url) => url.replace(/\/+$/, '')),
  HUBSPOT_API_URL: text
    .refine((url) => URL.canParse(url), wrong('environment.cause.notUrl'))
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  DATABASE_URL: text.regex(/^postgres(ql)?:\/\//, wrong('environment.cause.notPostgres')).optional(),
  DATABASE_DIRECT_URL: text.regex(/^postgres(ql)?:\/\//, wrong('environment.cause.notPostgres')).optional(),
  PORT: text
    .regex(/^\d{1,5}$/, wrong('environment.cause.notPort'))
    .transform(Number)
    .refine((port) => port <= 65_535, wrong('environment.cause.notPort'))
    .default(3000),
  SLA_AGREEMENT: text.default('config/sla.yml'),
  SLA_DATA_DIR: text.default('.data/store'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], wrong('environment.cause.notLevel'))
    .default('info'),
  SMTP_URL: text
    .regex(/^smtps?:\/\//, wrong('environment.cause.notSmtp'))
    .refine((url) => URL.canParse(url), wrong('environment.cause.notUrl'))
    .optional(),
  SMTP_FROM: text
    .regex(/^([^<>]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, wrong('environment.cause.notSender'))
    .optional(),
  CHAT_WEBHOOK_URL: text
    .refine((url) => URL.canParse(url), wrong('environment.cause.notUrl'))
    .refine(
      (url) => !URL.canParse(url) || new URL(url).protocol === 'https:',
      wrong('environment.cause.notHttps'),
    )
    .optional(),
});

/** HubSpot calls https only; a loopback address is for trying things out on one machine. */
function isReachableByHubSpot(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
}

/** The names of all settings. */
export const SETTINGS = Object.keys(schema.shape) as readonly Setting[];

/** What the command line needs of the settings: it only asks HubSpot. */
export type AskingEnvironment = Pick<Environment, 'accessToken' | 'hubspotUrl' | 'agreementFile'>;

/** What it needs where it asks nobody but this machine. */
export type LocalEnvironment = Pick<Environment, 'databaseUrl' | 'dataFolder' | 'agreementFile'>;

/** And where the command line works on the store. */
export type StoringEnvironment = AskingEnvironment & LocalEnvironment;

export type ReadSettings<T> =
  | { readonly ok: true; readonly environment: T }
  | { readonly ok: false; readonly problems: readonly EnvironmentProblem[] };

const workerSchema = schema.omit({ HUBSPOT_CLIENT_SECRET: true, PUBLIC_URL: true });

/**
 * Reads the settings; an empty setting, or a list of nothing, counts as not set. What only requests of HubSpot need is not
 * looked at for a worker, be it given or not.
 */
export function readEnvironment(variables: Variables): ReadSettings<Environment> {
  if (variables.SLA_ROLE === 'worker') {
    const whole = workerSchema.refine(isStoreShared, STORE_SHARED).refine(isMailWhole, MAIL_WHOLE);
    return settingsOf(whole, variables, (data) => ({ ...insideOf(data), web: null }));
  }
  const whole = schema.refine(isStoreShared, STORE_SHARED).refine(isMailWhole, MAIL_WHOLE);
  return settingsOf(whole, variables, (data) => ({
    ...insideOf(data),
    web: { clientSecrets: data.HUBSPOT_CLIENT_SECRET, publicUrl: data.PUBLIC_URL },
  }));
}

function insideOf(data: z.infer<typeof workerSchema>): Omit<Environment, 'web'> {
  return {
    role: data.SLA_ROLE,
    accessToken: data.HUBSPOT_ACCESS_TOKEN,
    hubspotUrl: data.HUBSPOT_API_URL ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    databaseDirectUrl: data.DATABASE_DIRECT_URL ?? null,
    dataFolder: data.SLA_DATA_DIR,
    agreementFile: data.SLA_AGREEMENT,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    chatWebhookUrl: data.CHAT_WEBHOOK_URL ?? null,
    ...mailOf(data),
  };
}

interface StoreSettings {
  readonly SLA_ROLE: Role;
  readonly DATABASE_URL?: string | undefined;
}

/** Several processes cannot share an embedded store. */
function isStoreShared({ SLA_ROLE: role, DATABASE_URL: url }: StoreSettings): boolean {
  return role === 'all' || url !== undefined;
}

const STORE_SHARED: Parameters<typeof schema.refine>[1] = {
  path: ['SLA_ROLE'],
  error: 'environment.cause.roleNeedsPostgres' satisfies MessageKey,
  // Said together with whatever else is wrong.
  when: ({ issues }) => issues.every(({ path }) => path?.[0] !== 'SLA_ROLE' && path?.[0] !== 'DATABASE_URL'),
};

/** What sending a report takes. */
export function readMailEnvironment(
  variables: Variables,
): ReadSettings<Pick<Environment, 'smtpUrl' | 'smtpFrom'>> {
  const mailing = schema.pick({ SMTP_URL: true, SMTP_FROM: true });
  return settingsOf(mailing.refine(isMailWhole, MAIL_WHOLE), variables, mailOf);
}

interface MailSettings {
  readonly SMTP_URL?: string | undefined;
  readonly SMTP_FROM?: string | undefined;
}

/** No server takes mail from nobody. */
function isMailWhole({ SMTP_URL: url, SMTP_FROM: from }: MailSettings): boolean {
  return url === undefined || from !== undefined;
}

const MAIL_WHOLE: Parameters<typeof schema.refine>[1] = {
  path: ['SMTP_FROM'],
  error: 'environment.cause.notSender' satisfies MessageKey,
  // Said together with whatever else is wrong.
  when: ({ issues }) => issues.every(({ path }) => path?.[0] !== 'SMTP_URL' && path?.[0] !== 'SMTP_FROM'),
};

function mailOf(data: MailSettings): Pick<Environment, 'smtpUrl' | 'smtpFrom'> {
  return { smtpUrl: data.SMTP_URL ?? null, smtpFrom: data.SMTP_FROM ?? null };
}

export function readAskingEnvironment(variables: Variables): ReadSettings<AskingEnvironment> {
  const asking = schema.pick({ HUBSPOT_ACCESS_TOKEN: true, HUBSPOT_API_URL: true, SLA_AGREEMENT: true });
  return settingsOf(asking, variables, (data) => ({
    accessToken: data.HUBSPOT_ACCESS_TOKEN,
    hubspotUrl: data.HUBSPOT_API_URL ?? null,
    agreementFile: data.SLA_AGREEMENT,
  }));
}

export function readLocalEnvironment(variables: Variables): ReadSettings<LocalEnvironment> {
  const local = schema.pick({ DATABASE_URL: true, SLA_DATA_DIR: true, SLA_AGREEMENT: true });
  return settingsOf(local, variables, (data) => ({
    databaseUrl: data.DATABASE_URL ?? null,
    dataFolder: data.SLA_DATA_DIR,
    agreementFile: data.SLA_AGREEMENT,
  }));
}

export function readStoringEnvironment(variables: Variables): ReadSettings<StoringEnvironment> {
  const storing = schema.pick({
    HUBSPOT_ACCESS_TOKEN: true,
    HUBSPOT_API_URL: true,
    SLA_AGREEMENT: true,
    DATABASE_URL: true,
    SLA_DATA_DIR: true,
  });
  return settingsOf(storing, variables, (data) => ({
    accessToken: data.HUBSPOT_ACCESS_TOKEN,
    hubspotUrl: data.HUBSPOT_API_URL ?? null,
    agreementFile: data.SLA_AGREEMENT,
    databaseUrl: data.DATABASE_URL ?? null,
    dataFolder: data.SLA_DATA_DIR,
  }));
}

function settingsOf<Data, T>(
  settings: z.ZodType<Data> & { readonly shape: object },
  variables: Variables,
  environmentOf: (data: Data) => T,
): ReadSettings<T> {
  const asked = FROM_FILES.filter((name) => name in settings.shape);
  const { set, unread } = withFiles(variables, asked);
  const problems = new Map<Setting, EnvironmentProblem>(
    [...unread].map(([name, cause]) => [name, { name, cause }]),
  );
  const result = settings.safeParse(set);
  if (result.success && problems.size === 0) return { ok: true, environment: environmentOf(result.data) };
  for (const issue of result.error?.issues ?? []) {
    const name = issue.path[0] as Setting;
    const cause = set[name] === undefined ? null : (issue.message as MessageKey);
    if (!problems.has(name)) problems.set(name, { name, cause });
  }
  return { ok: false, problems: [...problems.values()] };
}

/** All problems in one text, each with what to do. */
export function describeEnvironment(problems: readonly EnvironmentProblem[], language: Language): string {
  const lines = problems.map(({ name, cause }) => {
    const where = say(language, `environment.where.${name}`);
    return cause === null
      ? say(language, 'environment.missing', { name, where })
      : say(language, 'environment.wrong', { name, cause: say(language, cause), where });
  });
  return [
    say(language, 'environment.count', { count: problems.length }),
    ...lines.map((line) => `- ${line}`),
  ].join('\n');
}

/** What is said of the settings, in English. */
export const environmentEn = {
  'environment.missing': '{name} is missing. {where}',
  'environment.wrong': '{name} cannot be used: {cause}. {where}',
  'environment.count':
    'SLA Clock cannot start: {count, plural, one {# setting} other {# settings}} of the environment must be mended.',
  'environment.where.HUBSPOT_ACCESS_TOKEN':
    'In HubSpot: Development > Projects > your project > the app > Auth tab > Access token (it begins with pat-)',
  'environment.where.HUBSPOT_CLIENT_SECRET':
    'In HubSpot: Development > Projects > your project > the app > Auth tab > Client secret. During a rotation write both, with a comma between them',
  'environment.where.PUBLIC_URL':
    'The https address under which HubSpot reaches this service, such as https://sla.example.com; the same as PUBLIC_URL in the profile of the uploaded app',
  'environment.where.DATABASE_URL':
    'A PostgreSQL address such as postgres://user@host:5432/sla, or leave it out for the embedded store',
  'environment.where.HUBSPOT_API_URL':
    'The address of a sandbox for trials, such as http://127.0.0.1:4100; leave it out for HubSpot itself',
  'environment.where.DATABASE_DIRECT_URL':
    'The postgres:// address of the database itself, where DATABASE_URL leads through a pooler; leave it out otherwise',
  'environment.where.SLA_ROLE':
    'web receives deliveries and answers cards, worker does the rest, all does both; leave it out for all',
  'environment.where.PORT': 'A port number from 0 to 65535; without it the service listens on 3000',
  'environment.where.SLA_AGREEMENT': 'The path of the agreement; without it config/sla.yml is read',
  'environment.where.SLA_DATA_DIR': 'The folder of the embedded store; without it .data/store is used',
  'environment.where.LOG_LEVEL': 'One of: fatal, error, warn, info, debug, trace, silent',
  'environment.where.SMTP_URL':
    'How your mail server is reached, such as smtps://user:password@mail.example.com:465; leave it out to send no reports by e-mail',
  'environment.where.SMTP_FROM':
    'From whom reports come, such as SLA Clock <sla@example.com>; needed with SMTP_URL',
  'environment.where.CHAT_WEBHOOK_URL':
    'The https address of an incoming webhook of your chat (Slack, Teams, Mattermost); leave it out to tell nothing there',
  'environment.cause.notSmtp': 'it does not begin with smtp:// or smtps://',
  'environment.cause.notSender': 'it is not a sender',
  'environment.cause.notHttps': 'it does not begin with https://',
  'environment.cause.notUrl': 'it is not an address',
  'environment.cause.notPort': 'it is not a port number',
  'environment.cause.notPostgres': 'it is not a postgres:// address',
  'environment.cause.notRole': 'it is not a role',
  'environment.cause.roleNeedsPostgres':
    'the embedded store takes one process only, which must do all; for several set DATABASE_URL',
  'environment.cause.twice':
    'it is set, and so is the setting of this name with _FILE behind it: keep one of the two',
  'environment.cause.noFile':
    'the file that the setting of this name with _FILE behind it names cannot be read',
  'environment.cause.notLevel': 'it is not a log level',
} as const satisfies Record<string, string>;

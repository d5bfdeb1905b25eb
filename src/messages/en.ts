/** Every sentence the service says to people, in English. Placeholders are ICU MessageFormat. */
export const en = {
  'task.reminder.subject': 'SLA due soon: {promise}',
  'task.reminder.body':
    'Promised: {promise}. Due {deadline} ({zone}). This task closes by itself when the promise is kept.',
  'task.overdue.subject': 'SLA overdue: {promise}',
  'task.overdue.body':
    'Promised: {promise}. It was due {deadline} ({zone}). This task closes by itself when the lead is handled.',

  'problem.line': '{file}:{line}:{column}: {cause}. {correction}.',
  'problem.count':
    '{count, plural, one {# problem} other {# problems}} in {file}. Nothing was started; the agreement must be whole.',

  'cause.yaml': 'this is not YAML: {detail}',
  'cause.missing': '{path} is missing',
  'cause.wrong': '{path} cannot be {value}',
  'cause.unknownKey': '{path} is not a word of the agreement',
  'cause.unknownCalendar': 'there is no calendar {value}',
  'cause.unknownDefinition': 'there is no definition {value}',
  'cause.doubleId': 'a promise with the id {value} stands above already',
  'cause.noWindow': 'these hours are never open, so nothing would ever be due',
  'cause.overlap': 'the windows {value} overlap',
  'cause.doubleDay': 'the hours of {value} stand twice',

  'fix.yaml': 'Mend the line; indentation is by spaces, and a text with a colon needs quotes',
  'fix.keys': 'Write one of: {keys}',
  'fix.words': 'Write a sentence, or one for each language: en: "..." and ar: "..."',
  'fix.when':
    'Write property names with lists of values, such as: lifecyclestage: [lead, marketingqualifiedlead]',
  'fix.language': 'Write en or ar',
  'fix.date': 'Write a day as 2026-12-25',
  'fix.hours': 'Write days and hours, such as: monday-friday: 09:00-17:30, or always for round the clock',
  'fix.days': 'Write a day or a span of days, such as monday or sunday-thursday',
  'fix.window': 'Write hours as 09:00-17:30, or a list of them: [09:00-13:00, 14:00-18:00]; 24:00 ends a day',
  'fix.budget':
    'Write a number and its unit: 30 business minutes, 4 business hours, 2 business days, 24 calendar hours. A bare day or hour is not said clearly enough',
  'fix.budgetLength': 'Write a year at most: 260 business days, 2600 business hours or 366 calendar days',
  'fix.share': 'Write shares of the budget between 1% and 99%, such as [50%, 75%]',
  'fix.clock': 'Write rep (from when a rep first receives the lead) or lead (from hand-off)',
  'fix.whenOverdue': 'Write task or nothing',
  'fix.id': 'Write a short name of small letters, digits and hyphens, such as first-touch',
  'fix.text': 'Write a text',
  'fix.section': 'Write this section as names with values, as config/sla.yml of the installation shows',
  'fix.list': 'Write at least one entry',
  'fix.zone': 'Write a name of the tz database, such as Europe/London or Asia/Riyadh',
  'fix.calendar': 'Write one of: {names}, or add it under calendars',
  'fix.stops': 'Write disposition or one of: {names}, or add it under definitions',
  'fix.otherId': 'Give it an id of its own',
  'fix.open': 'Give it at least one window, or write hours: always',
  'fix.overlap': 'Join them into one window or move them apart',
  'fix.lead': 'Say when a record is a lead: lead with words and when',

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
  'environment.where.PORT': 'A port number from 0 to 65535; without it the service listens on 3000',
  'environment.where.SLA_AGREEMENT': 'The path of the agreement; without it config/sla.yml is read',
  'environment.where.SLA_DATA_DIR': 'The folder of the embedded store; without it .data/store is used',
  'environment.where.LOG_LEVEL': 'One of: fatal, error, warn, info, debug, trace, silent',
  'environment.cause.notHttps': 'it does not begin with https://',
  'environment.cause.notUrl': 'it is not an address',
  'environment.cause.notPort': 'it is not a port number',
  'environment.cause.notPostgres': 'it is not a postgres:// address',
  'environment.cause.notLevel': 'it is not a log level',

  'start.agreementUnreadable':
    'The agreement {file} cannot be read: {detail}. Put it there, or name another with SLA_AGREEMENT.',
  'start.portInUse':
    'Port {port} is in use by another program. Stop that program, or choose another port with PORT.',
  'start.storeLocked':
    'Another process is using the store in {folder}. The embedded store serves one process: stop the other one, choose another folder with SLA_DATA_DIR, or use PostgreSQL with DATABASE_URL.',
  'start.storeUnreachable':
    'The database cannot be reached: {detail}. Check DATABASE_URL and that the server runs.',
  'start.storeNewer':
    'The database was written by a newer version of SLA Clock. Start that version, or restore a backup made before it.',
  'start.refusedToken':
    'HubSpot refuses the access token. Copy it anew from the Auth tab of the app, and check that the app is installed.',
  'start.refusedScope':
    'HubSpot refuses a call because the app lacks a scope: {detail}. Upload the app again and approve its scopes.',

  'demo.starting': 'Starting a sandbox portal, the service and a page. Nothing leaves this machine.',
  'demo.step.page': 'Building the page with the card ...',
  'demo.step.portal': 'Filling the sandbox portal ...',
  'demo.step.service': 'Starting the service on the embedded store ...',
  'demo.step.clocks': 'Evaluating the first clocks ...',
  'demo.ready': 'Ready. Open {url}',
  'demo.speed':
    'Time runs {speed} times as fast: a working hour passes in {seconds, plural, one {# second} other {# seconds}}. Stop with Ctrl-C.',
  'demo.badSpeed': '--speed takes a number from 1 to 3600, such as --speed 60; {value} is none.',
  'demo.badPort': '--port takes a port number from 0 to 65535; {value} is none.',
  'demo.portInUse':
    'Port {port} is in use by another program, maybe by another demo. Choose another: npm run demo -- --port 8080',
  'demo.badOption': '{option} is no option of the demo. It takes --speed N and --port N.',
} as const satisfies Record<string, string>;

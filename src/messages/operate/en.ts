/** What an installation is told about itself, in English: doctor, status, backfill, and the sandbox as a process. */
export const operateEn = {
  'cli.doctor.about':
    'say whether all is well with the installation and the portal, and what to do where it is not',
  'cli.doctor.examples':
    'sla doctor                # looks at everything; 0: well, 1: warnings, 4: errors\nsla doctor --json         # each finding with an id\nsla doctor --service https://sla.example.com # where the service answers',
  'cli.doctor.service': 'where the service answers',
  'cli.doctor.progress': 'Asking HubSpot',
  'cli.doctor.score':
    'Score: {score, number} of 100 ({errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}, {notes, plural, one {# note} other {# notes}}).',
  'cli.option.address': 'Write it as http://127.0.0.1:3000.',
  'cli.option.seconds': 'Write a number of seconds from 1 to 3600.',

  'cli.status.about': 'say on one screen how things stand',
  'cli.status.examples':
    'sla status            # once\nsla status --watch 10 # again every ten seconds, until Ctrl-C',
  'cli.status.watch': 'say it again every so many seconds, until Ctrl-C',
  'cli.status.nobody':
    'No service answers at {url}, and the store cannot be looked at: {detail}. Start the service, or name its address with --service.',
  'cli.status.locked': 'another process has it',
  'cli.status.none': 'there is none yet',
  'cli.status.unreachable': 'it does not answer ({detail})',
  'cli.status.otherSchema': 'its tables are those of another version of this program',
  'cli.status.service': 'Service',
  'cli.status.up': 'answers at {url}, started {age}',
  'cli.status.upNotReady': 'answers at {url}, started {age}; it has not prepared the portal yet',
  'cli.status.down': 'does not answer at {url}; this is what the store says',
  'cli.status.agreement': 'Agreement',
  'cli.status.version': 'version {version}, published {age}',
  'cli.status.noVersion': 'none was published yet',
  'cli.status.records': 'Records',
  'cli.status.known':
    '{known, number} known, {unread, number} to be read, {due, number} due for a look, {trouble, number} in trouble',
  'cli.status.clocks': 'Clocks',
  'cli.status.running':
    '{onTrack, number} on track, {dueSoon, number} due soon, {overdue, number} overdue; {shadow, number} for reports only',
  'cli.status.owed': 'Owed',
  'cli.status.owing':
    '{properties, plural, one {# contact} other {# contacts}} to be flagged, {tasks, plural, one {# task} other {# tasks}} to be written; {aside, number} set aside',
  'cli.status.delivered': 'Delivered',
  'cli.status.lastDelivery': 'last {age}',
  'cli.status.noDelivery': 'nothing yet',
  'cli.status.refused': 'Refused',
  'cli.status.refusals': '{count, plural, one {# request} other {# requests}} for the signature within a day',
  'cli.status.compared': 'Compared',
  'cli.status.lastCompared':
    '{age}, {found, plural, one {# record} other {# records}} found that nobody had told of',
  'cli.status.notCompared': 'not yet',
  'cli.status.hubspot': 'HubSpot',
  'cli.status.callsLeft': '{left, number} of {limit, number} calls left today',
  'cli.status.callsUnknown': 'has not told how many calls are left today',

  'cli.backfill.about': 'take up the leads that are in the portal already, from HubSpot’s own history',
  'cli.backfill.examples':
    'sla backfill --dry-run    # on a copy in memory: how many clocks, flags, tasks and calls it would be\nsla backfill              # asks first; after Ctrl-C or a kill the same command goes on\nsla backfill --yes --json # does not ask, and answers with data',
  'cli.backfill.dryRun': 'rehearse it on a copy in memory and change nothing',
  'cli.backfill.ask':
    'Take up all leads of portal {portal}? Nothing is written to HubSpot now; the service sends the flags and tasks afterwards.',
  'cli.backfill.looking': 'Looking for leads',
  'cli.backfill.progress': 'Reading histories',
  'cli.backfill.scarce':
    'Less than a tenth of the day’s calls is left ({left, number} of {limit, number}), and those are for what is overdue. What was read is kept: the same command goes on tomorrow.',
  'cli.backfill.serviceHas':
    'A service has the store in {folder}. It takes up the leads by itself: sla status says how far it is. Stop it to do it here, or use --dry-run beside a PostgreSQL store.',
  'cli.backfill.records':
    '{records, plural, one {# record} other {# records}} known; {read, plural, one {# history} other {# histories}} read.',
  'cli.backfill.running':
    '{count, plural, one {# lead has a running clock} other {# leads have running clocks}}: {onTrack, number} on track, {dueSoon, number} due soon, {overdue, number} overdue.',
  'cli.backfill.shadow':
    '{count, plural, one {# running clock is} other {# running clocks are}} from before {day} (enforceFrom) and for reports only: no flags, no tasks.',
  'cli.backfill.owed':
    '{properties, plural, one {# contact} other {# contacts}} to be flagged in HubSpot, {overdue, number} of them as overdue; {tasks, plural, one {# task} other {# tasks}} to be written.',
  'cli.backfill.calls':
    '{made, plural, one {# call} other {# calls}} to HubSpot for reading, about {wanted, number} for writing: {seconds, plural, one {# second} other {# seconds}} at what HubSpot allows the account.',
  'cli.backfill.rehearsed': 'This was a rehearsal; nothing was changed.',
  'cli.backfill.next': 'The service sends what is owed: npm start.',

  'sandbox.starting': 'Building the page of the sandbox ...',
  'sandbox.ready':
    'The sandbox portal is at {url}, with {contacts, plural, one {# contact} other {# contacts}}. Copy the lines above into the terminals of the service and of sla. Ctrl-C ends it, and all that is in it is gone.',
  'sandbox.uploaded': 'Uploaded anew: {count, plural, one {# subscription} other {# subscriptions}}.',
  'sandbox.portInUse':
    'Port {port} is in use by another program. Choose another: npm run sandbox -- --port 4300',
  'sandbox.usage':
    'The sandbox takes --port N (4200), --service ADDRESS (http://127.0.0.1:3000), --leads N from 0 to 50000 (0), and --story to have leads come and go.',

  'doctor.level.ok': 'ok',
  'doctor.level.note': 'note',
  'doctor.level.warning': 'warning',
  'doctor.level.error': 'error',
  'doctor.disposition.qualified': 'qualified',
  'doctor.disposition.disqualified': 'disqualified',
  'doctor.disposition.recycled': 'recycled',
  'doctor.purpose.account': 'reading the account’s id and time zone',
  'doctor.purpose.contactsRead': 'reading contacts and their history, of which clocks are made',
  'doctor.purpose.contactsWrite': 'flags on contacts, and their tasks',
  'doctor.purpose.schemasRead': 'seeing which properties there are',
  'doctor.purpose.schemasWrite': 'creating the properties of SLA Clock',
  'doctor.purpose.owners': 'names, teams and users behind owner ids',
  'doctor.purpose.users': 'absences, for which clocks stand still',

  'doctor.settingsGood.what': 'The settings are complete.',
  'doctor.settingMissing.what': 'The setting {name} is missing.',
  'doctor.settingMissing.todo': '{where}.',
  'doctor.settingWrong.what': 'The setting {name} cannot be used: {cause}.',
  'doctor.settingWrong.todo': '{where}.',
  'doctor.sandbox.what': 'HubSpot is taken to be at {url}, a sandbox.',
  'doctor.sandbox.todo': 'Leave HUBSPOT_API_URL out for HubSpot itself.',
  'doctor.serviceGood.what': 'The service answers at {url} and is ready; it was started {age}.',
  'doctor.serviceSilent.what': 'No service answers at {url}.',
  'doctor.serviceSilent.todo': 'Start it with npm start, or say where it is with --service.',
  'doctor.serviceStranger.what': 'What answers at {url} is another program.',
  'doctor.serviceStranger.todo': 'Choose another PORT for the service, or say where it is with --service.',
  'doctor.serviceNoDatabase.what': 'The service at {url} cannot reach its database.',
  'doctor.serviceNoDatabase.todo': 'Start the database. HubSpot sends again for a day what was not taken.',
  'doctor.serviceOtherPortal.what':
    'The service at {url} is for portal {portal}; this token is for {expected}.',
  'doctor.serviceOtherPortal.todo': 'Give both the access token of the same app.',
  'doctor.serviceNotReady.what': 'The service at {url} has not prepared the portal yet.',
  'doctor.serviceNotReady.todo': 'It tries again every half minute; its log says what HubSpot answers.',
  'doctor.addressGood.what': 'The service is reached under {url} too.',
  'doctor.addressSilent.what': 'Nobody answers under {url} from this machine.',
  'doctor.addressSilent.todo':
    'Try curl {url}/healthz from outside; some networks do not reach their own public address.',
  'doctor.addressStranger.what': 'Under {url} something else answers than this service.',
  'doctor.addressStranger.todo': 'Correct PUBLIC_URL or the proxy; HubSpot delivers to that address.',
  'doctor.storeGood.what': 'The store answers, and its tables are up to date.',
  'doctor.storeHeld.what': 'The service has the store in {folder}; it was asked for what follows.',
  'doctor.storeNone.what': 'There is no store yet.',
  'doctor.storeNone.todo': 'npm start makes it, and so does sla backfill.',
  'doctor.storeLocked.what':
    'Another process has the store in {folder}, and no service answers at {url}: deliveries, records and what is owed could not be seen.',
  'doctor.storeLocked.todo': 'Say where the service is with --service, or end the other process.',
  'doctor.storeElsewhere.what': 'The service at {url} works on another store than the one in {folder}.',
  'doctor.storeElsewhere.todo': 'Give sla the same SLA_DATA_DIR or DATABASE_URL as the service.',
  'doctor.storeUnreachable.what': 'The database cannot be reached: {detail}.',
  'doctor.storeUnreachable.todo': 'Start it, or correct DATABASE_URL.',
  'doctor.schemaOlder.what': 'The store was laid out by an older version of this program.',
  'doctor.schemaOlder.todo': 'Restart the service; it brings the tables up to date.',
  'doctor.schemaNewer.what': 'The store was laid out by a newer version of this program.',
  'doctor.schemaNewer.todo': 'Use that version here too.',
  'doctor.agreementNotInForce.what': 'The agreement’s file is version {version}; in force is {inForce}.',
  'doctor.agreementNotInForce.todo':
    'Restart the service or send it SIGHUP, if the file is meant to be in force.',
  'doctor.deliveriesGood.what':
    '{count, plural, one {# delivery was} other {# deliveries were}} kept, the last one {age}.',
  'doctor.deliveriesNone.what': 'HubSpot has delivered nothing yet.',
  'doctor.deliveriesNone.todo':
    'Change a contact’s lead status. If nothing comes within a minute, look at Development > Projects > sla-clock > Webhooks, and upload again if PUBLIC_URL of the profile is another.',
  'doctor.deliveriesOld.what': 'The last delivery came {age}.',
  'doctor.deliveriesOld.todo':
    'If leads did change since, look at Development > Projects > sla-clock > Webhooks for what HubSpot could not deliver. What was missed is found every night.',
  'doctor.signaturesGood.what': 'No request was refused for its signature within a day.',
  'doctor.signaturesForged.what':
    '{count, plural, one {# request was} other {# requests were}} refused within a day ({reason}), the last one {age}.',
  'doctor.signaturesForged.todo':
    'If they are HubSpot’s, HUBSPOT_CLIENT_SECRET is another app’s, or PUBLIC_URL is not to the letter the address of the profile. Others are none of your business.',
  'doctor.signaturesTime.what':
    '{count, plural, one {# request was} other {# requests were}} refused within a day for the time ({reason}), the last one {age}.',
  'doctor.signaturesTime.todo': 'Set this machine’s clock by a time server (NTP).',
  'doctor.signaturesStray.what':
    '{count, plural, one {# request} other {# requests}} without a signature of HubSpot’s came within a day and {count, plural, one {was} other {were}} refused ({reason}), the last one {age}.',
  'doctor.signaturesStray.todo': 'Nothing: HubSpot signs what it sends, so they were somebody else’s.',
  'doctor.comparedGood.what':
    'All was compared with HubSpot {age}; {found, plural, one {# record} other {# records}} had changed unheard.',
  'doctor.comparedNever.what': 'Nothing was compared with HubSpot yet.',
  'doctor.comparedNever.todo': 'The service does it at its start; sla backfill does it without the service.',
  'doctor.comparedOld.what': 'The last comparison with HubSpot came to its end {age}.',
  'doctor.comparedOld.todo': 'Send the service SIGUSR2; look in its log for what the loop “reconcile” met.',
  'doctor.recordsGood.what':
    'Nothing is stuck: {count, plural, one {# record} other {# records}}, {unread, number} still to be read.',
  'doctor.recordsStuck.what':
    '{count, plural, one {# record has} other {# records have}} been waiting for more than ten minutes.',
  'doctor.recordsStuck.todo':
    'Look in the service’s log for “a loop met a fault” and “HubSpot refuses our calls”; a restart takes up all of them.',
  'doctor.recordsFaulty.what':
    '{count, plural, one {# contact} other {# contacts}} cannot be evaluated, among them {ids}.',
  'doctor.recordsFaulty.todo':
    'sla explain with such an id says where it fails. They are tried again every hour; please report what the log says.',
  'doctor.setAsideOwner.what':
    '{count, plural, one {# task} other {# tasks}} could not be given to an owner whom HubSpot refuses.',
  'doctor.setAsideOwner.todo': 'Give those leads to somebody active; then they are sent by themselves.',
  'doctor.setAsideProperty.what':
    '{count, plural, one {# write lacks} other {# writes lack}} a property that was deleted in the portal.',
  'doctor.setAsideProperty.todo': 'npm run sla -- install, then restart the service.',
  'doctor.setAsideOther.what':
    '{count, plural, one {# write was} other {# writes were}} refused by HubSpot and set aside: {reason}.',
  'doctor.setAsideOther.todo':
    'The log has HubSpot’s codes at “HubSpot did not take a write”. A rule of the portal (validation, required property) is the usual cause; they are sent again when what they say changes.',
  'doctor.quarantineGood.what': 'All notices were understood.',
  'doctor.quarantineHeld.what':
    '{count, plural, one {# notice} other {# notices}} could not be understood: {reasons}.',
  'doctor.quarantineHeld.todo':
    'They are read again at every start, since an upgrade may understand them, and forgotten after thirty days. Nothing is lost: the nightly comparison reads what they told.',
  'doctor.limitsGood.what':
    'HubSpot still takes {left, number} of the day’s {limit, number} calls, {burst, number} in ten seconds.',
  'doctor.limitsUnknown.what': 'HubSpot has not told how many calls are left today.',
  'doctor.limitsUnknown.todo': 'Nothing; it is told with the next answers.',
  'doctor.limitsScarce.what':
    'Only {left, number} of {limit, number} calls are left today: just what is overdue goes out.',
  'doctor.limitsScarce.todo':
    'Look in HubSpot under Settings > Integrations > Private apps for the app that uses them up. At midnight of the portal the rest is sent.',
  'doctor.limitsShut.what': 'HubSpot takes no call before {at}.',
  'doctor.limitsShut.todo': 'Nothing is lost; what is owed is sent then.',
  'doctor.bundleGood.what': 'The staged bundle is complete and as the sources are.',
  'doctor.bundleNone.what': 'Nothing is staged for an upload on this machine.',
  'doctor.bundleNone.todo': 'npm run stage, if you upload from here.',
  'doctor.bundleOld.what':
    'The staged bundle differs from the sources in {count, plural, one {# file} other {# files}}: {files}.',
  'doctor.bundleOld.todo': 'npm run hs -- project upload stages anew and uploads.',
  'doctor.bundleUnstageable.what': 'The bundle cannot be staged: {detail}',
  'doctor.bundleUnstageable.todo': 'Mend that, then npm run stage.',
  'doctor.hubspotGood.what': 'HubSpot answers for portal {portal}.',
  'doctor.hubspotSilent.what': 'HubSpot could not be asked: {detail}.',
  'doctor.hubspotSilent.todo': 'Try again; status.hubspot.com tells of failures.',
  'doctor.tokenRefused.what': 'HubSpot refuses the access token.',
  'doctor.tokenRefused.todo':
    'Copy it anew from Development > Projects > sla-clock > the app > Auth into HUBSPOT_ACCESS_TOKEN.',
  'doctor.clockGood.what': 'This machine’s clock agrees with HubSpot’s.',
  'doctor.clockAhead.what':
    'This machine’s clock is {seconds, plural, one {# second} other {# seconds}} ahead of HubSpot’s.',
  'doctor.clockAhead.todo':
    'Set it by a time server (NTP): from five minutes on every delivery is refused, and deadlines are off by as much.',
  'doctor.clockBehind.what':
    'This machine’s clock is {seconds, plural, one {# second} other {# seconds}} behind HubSpot’s.',
  'doctor.clockBehind.todo':
    'Set it by a time server (NTP): from five minutes on every delivery is refused, and deadlines are off by as much.',
  'doctor.scopesGood.what': 'The token has every scope.',
  'doctor.scopesUnknown.what':
    'HubSpot does not tell which scopes this token has; no call was refused for one.',
  'doctor.scopesUnknown.todo': 'Nothing.',
  'doctor.scopeMissing.what': 'The scope {scope} is missing. It is for {purpose}.',
  'doctor.scopeMissing.todo':
    'Upload the app (npm run hs -- project upload) and approve it anew in HubSpot, then copy the token again.',
  'doctor.propertiesGood.what': 'The properties of SLA Clock are in the portal, unchanged.',
  'doctor.propertiesMissing.what':
    '{count, plural, one {# property of SLA Clock is} other {# properties of SLA Clock are}} missing or lack options: {names}.',
  'doctor.propertiesMissing.todo': 'npm run sla -- install.',
  'doctor.propertiesChanged.what': 'Somebody changed the label or description of {names}; that is kept.',
  'doctor.propertiesChanged.todo': 'Nothing, if it was meant; npm run sla -- plan shows the difference.',
  'doctor.propertyConflict.what': 'The property {property} is there with another type and cannot be used.',
  'doctor.propertyConflict.todo': 'npm run sla -- plan says how it is there; delete or rename it in HubSpot.',
  'doctor.agreementGood.what': 'The agreement {file} reads; version {version}.',
  'doctor.agreementUnreadable.what': 'The agreement {file} cannot be read: {detail}.',
  'doctor.agreementUnreadable.todo':
    'npm run sla -- init writes a first one; SLA_AGREEMENT names another file.',
  'doctor.agreementWrong.what':
    'The agreement {file} has {count, plural, one {# mistake} other {# mistakes}}; nothing starts on it.',
  'doctor.agreementWrong.todo': 'npm run sla -- check tells each, with its line and what to write.',
  'doctor.enforcedLater.what':
    'The agreement is enforced from {at} on; until then clocks are for reports only.',
  'doctor.enforcedLater.todo': 'Nothing, if it is meant; else change enforceFrom.',
  'doctor.agreementProperties.what':
    'The agreement names {count, plural, one {a property} other {# properties}} that the portal does not have: {names}.',
  'doctor.agreementProperties.todo':
    'Create it in HubSpot under Settings > Properties, or correct the agreement.',
  'doctor.agreementValues.what':
    'The agreement names values of {property} that the portal does not have: {values}.',
  'doctor.agreementValues.todo':
    'Add them to the property in HubSpot, or take them out of the agreement; what rests on them never happens.',
  'doctor.subscriptionsGood.what':
    'The app’s file asks HubSpot to tell of {count, plural, one {the one property} other {all # properties}} the agreement rests on.',
  'doctor.subscriptionsUnread.what': 'The app’s file webhooks/webhooks-hsmeta.json cannot be read.',
  'doctor.subscriptionsUnread.todo': 'npm run stage writes it.',
  'doctor.subscriptionsMissing.what':
    'HubSpot is not asked to tell of {count, plural, one {a property} other {# properties}} the agreement rests on: {names}.',
  'doctor.subscriptionsMissing.todo':
    'npm run hs -- project upload: the subscriptions follow the agreement. Until then changes are found only at night.',
  'doctor.subscriptionsSpare.what':
    'HubSpot also tells of {count, plural, one {a property} other {# properties}} the agreement does not rest on: {names}.',
  'doctor.subscriptionsSpare.todo': 'The next upload leaves them out; they do no harm.',
  'doctor.leadsGood.what':
    '{count, plural, one {# lead is} other {# leads are}} owned, contacted and disposed of as the agreement takes for granted.',
  'doctor.leadsUnknown.what': 'HubSpot’s search cannot be asked for leads as this agreement defines them.',
  'doctor.leadsUnknown.todo': 'Nothing; they are found all the same, among all contacts.',
  'doctor.leadsNone.what': 'No contact is a lead by the agreement’s definition.',
  'doctor.leadsNone.todo': 'See whether definitions.lead names the stages your portal uses.',
  'doctor.leadsUnowned.what': '{count, plural, one {# lead has} other {# leads have}} no owner.',
  'doctor.leadsUnowned.todo':
    'Route them: a workflow in HubSpot that sets the contact owner, or a list of “Contact owner is unknown” by hand. No rep’s clock runs until then.',
  'doctor.leadsOfInactive.what':
    '{count, plural, one {# lead is} other {# leads are}} held by people who are no longer active: {names}.',
  'doctor.leadsOfInactive.todo':
    'Give them to somebody who can act: a list by contact owner, then Edit > Contact owner.',
  'doctor.leadsOfManyInactive.what':
    '{count, plural, one {# lead is} other {# leads are}} held by people who are no longer active.',
  'doctor.leadsOfManyInactive.todo':
    'Give them to somebody who can act: a list by contact owner, then Edit > Contact owner.',
  'doctor.leadsSilent.what':
    '{count, plural, one {# lead that came a week ago or earlier was} other {# leads that came a week ago or earlier were}} never contacted, as far as HubSpot knows.',
  'doctor.leadsSilent.todo':
    'Call them or dispose of them; and see that calls and e-mails are logged in HubSpot, or no clock can see them.',
  'doctor.dispositionsUnreasoned.what':
    '{count, plural, one {# lead was} other {# leads were}} {disposition} without a reason since the agreement is enforced.',
  'doctor.dispositionsUnreasoned.todo':
    'Dispose of leads in the card, which asks for the reason, or require it in HubSpot beside the status.',
  'doctor.statusesUnused.what':
    '{count, plural, one {A value} other {# values}} of {property} no contact has: {values}.',
  'doctor.statusesUnused.todo': 'Agree on what they are for, or take them out of the property.',
} as const satisfies Record<string, string>;

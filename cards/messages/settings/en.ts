/** What the settings page says, in English. */
export const settingsEn = {
  'settings.loading': 'Asking the SLA service',
  'settings.error': 'The SLA service cannot be asked',
  'settings.asOf': 'As of {time}',
  'settings.stale':
    'How it stood {when} is no longer shown, and nothing can be switched, until the service answers again.',
  'settings.ago': '{when} ({ago})',

  'summary.well': 'All is well',
  'summary.look': 'It works. Have a look at: {what}',
  'summary.act': 'It needs you: {what}',

  'level.well': 'Well',
  'level.look': 'Have a look',
  'level.act': 'Needs you',

  'status.title': 'How the installation is doing',

  'account.label': 'HubSpot account',
  'account.known': 'The service works for account {id}.',
  'account.unknown':
    'HubSpot has not told yet for which account the service works. It is asked again every half minute; what it fails on stands below.',

  'calls.label': 'Calls to HubSpot',
  'calls.well': 'HubSpot answers.',
  'calls.left': 'HubSpot answers. {remaining} of {limit} calls are left today.',
  'calls.scarce':
    'Only {remaining} of {limit} calls are left today: until HubSpot counts anew at midnight nothing goes out but what is overdue. Other apps draw on the same calls; HubSpot lists them under Development > Monitoring.',
  'calls.shut': 'HubSpot takes no calls until {when}. What is owed goes out then.',
  'calls.token':
    'HubSpot refuses the access token, since {when}. Copy it anew (Development > Projects > sla-clock > the app > Auth) into HUBSPOT_ACCESS_TOKEN on the server, and restart the service.',
  'calls.scope':
    'HubSpot refuses calls for want of a scope, since {when}. Upload the app again, and approve what it asks for: npm run hs -- project upload, then project install-app.',
  'calls.request':
    'HubSpot refuses a request of the service, since {when}. The log says which: look for “HubSpot refuses our calls”.',
  'calls.unreachable':
    'HubSpot has not answered since {when}. The service tries again by itself, and nothing is lost. If it lasts, see whether the server reaches api.hubapi.com.',
  'calls.fault':
    'The service has met a fault since {when} and tries again by itself. Its log says which: look for “a loop met a fault”.',

  'writing.label': 'Writing to HubSpot',
  'writing.on': 'Flags and tasks are written.',
  'writing.off':
    'Paused {when}. Nothing is written, and nothing can be done from the cards. Resume it under Switches.',
  'writing.offBy':
    'Paused by {name} {when}. Nothing is written, and nothing can be done from the cards. Resume it under Switches.',

  'delivery.label': 'Deliveries',
  'delivery.well': 'HubSpot last delivered {when}.',
  'delivery.old':
    'HubSpot last delivered {when}. If contacts were changed since, see whether {url} can be reached from outside, and compare with HubSpot under Switches.',
  'delivery.never':
    'HubSpot has delivered nothing yet. Change the owner of a test contact. If nothing comes within a minute, see whether {url} can be reached from outside, and upload the app again.',

  'properties.label': 'Properties',
  'properties.unknown': 'HubSpot has not been asked yet which properties there are. Look again in a minute.',
  'properties.well': 'All properties of SLA Clock are there.',
  'properties.missing': 'Missing: {names}. Nothing can be written to them. Create them under Switches.',
  'properties.unusable':
    'Of another type than they should be: {names}. Rename or delete them in HubSpot (Settings > Properties), then create them under Switches.',

  'comparison.label': 'Comparison with HubSpot',
  'comparison.first': 'All is being compared with HubSpot for the first time.',
  'comparison.never': 'Nothing has been compared with HubSpot yet. Compare under Switches.',
  'comparison.well': 'Last done {when}. {found}',
  'comparison.underWay': 'Last done {when}. {found} Another one is under way.',
  'comparison.old':
    'Last done {when}, though it is due every night. Compare under Switches; if it does not come to its end, the log of the service says why.',
  'comparison.found': {
    one: '1 contact had changed unheard, and was read again.',
    other: '{count} contacts had changed unheard, and were read again.',
  },

  'contacts.label': 'Contacts',
  'contacts.known': { one: '1 contact is known.', other: '{count} contacts are known.' },
  'contacts.unread': {
    one: 'The history of 1 is still being read.',
    other: 'The history of {count} is still being read.',
  },

  'clocks.label': 'Clocks',
  'clocks.open': { one: '1 clock runs.', other: '{count} clocks run.' },
  'clocks.overdue': { one: '1 of them is overdue.', other: '{count} of them are overdue.' },

  'owed.label': 'To be written',
  'owed.none': 'Nothing waits: HubSpot shows what the clocks say.',
  'owed.some': {
    one: '1 flag or task is on its way to HubSpot.',
    other: '{count} flags and tasks are on their way to HubSpot.',
  },
  'owed.waiting': {
    one: '1 flag or task waits until writing is resumed.',
    other: '{count} flags and tasks wait until writing is resumed.',
  },

  'setAside.label': 'Refused by HubSpot',
  'setAside.none': 'HubSpot took all that was written.',
  'setAside.some': {
    one: '1 flag or task was refused and set aside.',
    other: '{count} flags and tasks were refused and set aside.',
  },
  'setAside.owner': 'Their owner may not own them: give the leads to somebody who is active.',
  'setAside.property': 'A property is missing: create it under Switches.',
  'setAside.invalid': 'A value is not allowed: the log of the service names the property.',
  'setAside.other': 'The log of the service says why ({reason}).',
  'setAside.then': 'Then try them again under Switches.',

  'quarantine.label': 'Notices not understood',
  'quarantine.none': 'Every notice from HubSpot was understood.',
  'quarantine.some': {
    one: '1 notice from HubSpot was not understood. It is kept for thirty days and read again at every start: update the service and restart it.',
    other:
      '{count} notices from HubSpot were not understood. They are kept for thirty days and read again at every start: update the service and restart it.',
  },

  'switches.title': 'Switches',
  'switches.onlyAdmins': 'Only admins of the agreement may use the switches: {names}.',
  'switches.nobody':
    'Nobody stands under “admins” in the agreement, so nobody may use the switches. Write the e-mail address of an admin there, and restart the service.',
  'switch.pause': 'Pause all writing',
  'switch.pause.explained':
    'For when HubSpot must be left alone, as while its data is moved. The clocks count on.',
  'switch.pause.ask':
    'Until an admin resumes it, no flags and tasks are written, and reps can do nothing from the cards. It stays so when the service restarts. What is owed by then goes out at once when writing is resumed.',
  'switch.pause.sure': 'Pause writing now',
  'switch.resume': 'Resume writing',
  'switch.resume.explained': 'What is owed goes out at once, the most urgent first.',
  'switch.compare': 'Compare with HubSpot now',
  'switch.compare.explained':
    'Finds what was missed, and reads owners, teams and absences anew. It happens every night by itself.',
  'switch.retry': 'Try again what was refused',
  'switch.retry.explained': 'Once the reason is mended.',
  'switch.create': 'Create the missing properties',
  'switch.create.explained': 'Nothing that is there is changed.',
  'switch.reload': 'Publish the agreement’s file',
  'switch.reload.explained':
    'Reads the file on the server, as a restart does. One with mistakes changes nothing.',

  'turned.pause': 'Writing to HubSpot is paused.',
  'turned.resume': 'Writing to HubSpot is resumed.',
  'turned.compare': 'The comparison with HubSpot begins.',
  'turned.retry': 'What was refused is tried again.',
  'turned.create': 'The properties are there.',
  'turned.reload': 'A new version of the agreement is in force.',
  'turned.inForce': 'The file is the version in force already.',

  'turnFail.title': 'This was not done',
  'turnFail.notAllowed': 'By the agreement in force you are no admin, so you may not use the switches.',
  'turnFail.paused': 'Writing to HubSpot is paused. Resume it first.',
  'turnFail.refused':
    'HubSpot refuses it: a property of that name stands under another type, or a scope is missing. See the status above.',
  'turnFail.unreadable': 'The agreement in force stays in force. Mend this in its file, then publish again:',
  'turnFail.badRequest':
    'The SLA service did not understand this. The page and the service are probably of different versions: upload the app again.',
  'turnFail.wrongPortal':
    'The SLA service belongs to another HubSpot account. Check PUBLIC_URL in the profile of the app.',
  'turnFail.unavailable': 'HubSpot or the store cannot be reached at the moment. Press again in a while.',
  'turnFail.unreachable':
    'The SLA service did not answer, so it is not known whether this was done. Pressing again does no harm.',
  'turnFail.denied':
    'The SLA service turned the request away, so nothing was done: its client secret or PUBLIC_URL is not that of this app. npm run sla -- doctor says which.',
  'turnFail.shape':
    'The SLA service answered in a form that this page does not know. Pressing again does no harm; upload the app again if this stays.',

  'agreement.title': 'The agreement in force',
  'agreement.published': 'Version {version}, published {when}',
  'agreement.publishedBy': 'Version {version}, published {when} by {name}',
  'agreement.effective': 'Both sides hold to it from {day}.',
  'agreement.enforced': 'Flags and tasks are written for leads handed off from {day} on.',
  'parties.title': 'Parties',
  'party.marketing': 'Marketing',
  'party.sales': 'Sales',
  'party.line': '{side}: {name}',
  'party.signed': '{side}: {name}, signed by {by}',
  'party.signedOn': '{side}: {name}, signed by {by} on {day}',
  'promises.title': 'Promises',
  'promises.rep': 'Counted for each rep: {within}',
  'promises.lead': 'Counted for the buyer, from hand-off: {within}',
  'promises.system': 'Counted while nobody holds the lead: {within}',
  'promises.marketing': 'Counted for marketing, until hand-off: {within}',
  'budget.businessHours': { one: '1 business hour', other: '{count} business hours' },
  'budget.businessMinutes': { one: '1 business minute', other: '{count} business minutes' },
  'budget.businessDays': { one: '1 business day', other: '{count} business days' },
  'budget.calendarHours': { one: '1 hour around the clock', other: '{count} hours around the clock' },
  'budget.calendarMinutes': { one: '1 minute around the clock', other: '{count} minutes around the clock' },
  'calendars.title': 'Calendars and teams',
  'calendars.name': '{name}, {zone}',
  'calendars.forAll': 'Everybody who is not named elsewhere',
  'calendars.teams': 'Teams: {names}',
  'calendars.people': 'People: {names}',
  'calendars.hours': '{days}: {hours}',
  'calendars.span': '{first} to {last}',
  'calendars.closed': 'closed',
  'calendars.window': '{from}–{until}',
  'calendars.coming': 'The coming seven days:',
  'managers.line': 'Manager of {team}: {name}',
  'admins.line': 'Admins: {names}',

  'versions.title': 'Versions',
  'versions.newClocks': 'It judges clocks that start under it.',
  'versions.openClocks': 'It judges open clocks as well.',
  'versions.inForce': 'In force.',
  'versions.earlier': {
    one: '1 earlier version is not shown.',
    other: '{count} earlier versions are not shown.',
  },

  'paused.title': 'Writing to HubSpot is paused',
  'paused.body':
    'An admin has paused it. The clocks count on, but no flags and tasks are written, and nothing can be done from here.',
} as const;

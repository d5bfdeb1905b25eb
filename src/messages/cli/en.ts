/** What the command line says of itself, in English. */
export const cliEn = {
  'cli.about': 'SLA Clock for HubSpot: what an operator asks at the terminal.',
  'cli.exits':
    'Exit codes: 0 done, 1 refused or something found, 2 not written as the command takes it, 3 HubSpot or the database out of reach, 4 the doctor found an error, 130 stopped by Ctrl-C.',
  'cli.examples': 'Examples:',
  'cli.noOneToAsk': 'Nobody is there to confirm this. Add --yes to say it beforehand.',
  'cli.yesOrNo': '(y/n)',
  'cli.yes': 'y yes',
  'cli.interrupted': 'Stopped. What was done so far is whole; the same command goes on from there.',
  'cli.rate': '{rate} a second',

  'cli.option.json': 'answer with one JSON document',
  'cli.option.languageAbout': 'the language to say it in',
  'cli.option.language': 'Write en or ar.',
  'cli.option.contact': 'its record id: the last number in its address',
  'cli.option.contactId': 'It is a number, such as 541935488001.',
  'cli.option.at': 'as it was at this instant, such as 2026-03-03T13:00:00Z',
  'cli.option.instant': 'Write it as 2026-03-03T13:00:00Z.',
  'cli.option.file': 'the agreement',

  'cli.check.about': 'say whether an agreement reads, and what in it is probably not meant',
  'cli.check.examples':
    'sla check                        # the agreement in force\nsla check config/presets/b2b.yml # another one',
  'cli.explain.about': 'say how the deadlines of a contact came about',
  'cli.explain.examples':
    'sla explain 541935488001                           # as it is now\nsla explain 541935488001 --at 2026-03-03T13:00:00Z # as it was then\nsla explain 541935488001 --json                    # as data',

  'cli.init.about': 'write a first agreement from what the portal has',
  'cli.init.examples':
    'sla init                          # config/sla.yml, from the default preset\nsla init --preset b2b --out b2b.yml # from another preset, into another file\nsla init --out -                  # to the screen',
  'cli.init.preset': 'what to begin with: default, simple or b2b',
  'cli.init.out': 'the file to write; - for the screen',
  'cli.init.force': 'write over a file that is there',
  'cli.init.exists': '{file} is there already. Name another file with --out, or write over it with --force.',
  'cli.init.written':
    'Wrote {file}: zone {zone}, {teams, plural, one {# team} other {# teams}}, leads count from {today}.',
  'cli.init.leftOut': 'Left out, since the portal does not have them as {property}: {values}.',
  'cli.init.noProperty':
    'The portal has no contact property {property}, on which the agreement rests. Create it, or change the line.',
  'cli.init.choose':
    'The portal has none of these values of {property}: {values}. Choose from the list in the comment beside them.',
  'cli.init.next': 'Read it with the people it binds, then: npm run sla -- check {file}',
  'cli.init.problems': 'The draft does not read yet; these are left for you:',

  'cli.plan.about': 'show what install would create in the portal, and change nothing',
  'cli.plan.examples':
    'sla plan        # in words; exit code 1 when there is something to do\nsla plan --json # as data',
  'cli.install.about': 'create what is missing in the portal, or take it back with --remove',
  'cli.install.examples':
    'sla install                # shows the plan and asks\nsla install --yes          # does not ask\nsla install --remove       # archives our properties and groups',
  'cli.install.yes': 'do not ask',
  'cli.install.remove': 'archive the properties and groups of SLA Clock, with their values',
  'cli.plan.portal': 'Portal {portal}',
  'cli.plan.createGroup': '+ property group {group} for {object}',
  'cli.plan.createProperty': '+ property {object}.{name} ({type}, “{label}”)',
  'cli.plan.addOptions': '+ options of {object}.{name}: {values}',
  'cli.plan.keep': '= property {object}.{name}',
  'cli.plan.differs': '{field}: “{ours}” here, “{theirs}” in the portal; the portal’s is kept',
  'cli.plan.conflict':
    '! property {object}.{name} is there as {theirs}, and {ours} is needed. Delete it in HubSpot under Settings > Properties (its values are lost), or export and keep it under another name; then run this again.',
  'cli.plan.nothing': 'Nothing to do: everything is there.',
  'cli.plan.todo': '{count, plural, one {# step} other {# steps}} to take: npm run sla -- install',
  'cli.install.ask': 'Create this in portal {portal}?',
  'cli.install.askRemove':
    'Archive {properties, plural, one {# property} other {# properties}} with all their values in portal {portal}? HubSpot keeps them for 90 days.',
  'cli.install.declined': 'Nothing was changed.',
  'cli.install.done': 'Done: {count, plural, one {# step} other {# steps}}.',
  'cli.install.archived': '- property {object}.{name}',
  'cli.install.archivedGroup': '- property group {group} for {object}',
  'cli.install.removed':
    'Taken back: {count, plural, one {# property} other {# properties}}. Tasks and the agreement are left as they are; uninstall the app itself in HubSpot under Settings > Integrations > Connected apps.',
  'cli.install.nothingToRemove': 'Nothing of SLA Clock is in portal {portal}.',
  'cli.install.progress': 'Working on the portal',

  'cli.rebuild.about': 'make the store anew from HubSpot’s own history; nothing is written to HubSpot',
  'cli.rebuild.examples':
    'sla rebuild --dry-run      # on a copy in memory: what would come of it\nsla rebuild                # asks first; after Ctrl-C or a kill the same command goes on\nsla rebuild --yes --json   # does not ask, and answers with data',
  'cli.rebuild.dryRun': 'rehearse it on a copy in memory and change nothing',
  'cli.rebuild.ask':
    'Read the history of {records, plural, one {# record} other {# records}} again, and of whatever else HubSpot has, and put it in the place of what was told?',
  'cli.rebuild.resumed': 'A rebuild was broken off; going on with the rest.',
  'cli.rebuild.progress': 'Reading histories',
  'cli.rebuild.ended': 'Another process has ended this rebuild and has its result.',
  'cli.rebuild.records': '{after, plural, one {# record} other {# records}}, {before, number} before.',
  'cli.rebuild.facts': '{after, plural, one {# fact} other {# facts}}, {before, number} before.',
  'cli.rebuild.clocks':
    '{clocks, plural, one {# clock} other {# clocks}}; not known before: {appeared, number}; with another verdict than before: {different, number}.',
  'cli.rebuild.differs': 'contact {recordId}, {clockId}: {before} before, {after} now',
  'cli.rebuild.rehearsed': 'This was a rehearsal; nothing was changed.',
  'cli.rebuild.owed':
    'Nothing was written to HubSpot. {owed, plural, one {# effect is} other {# effects are}} owed to it; the service sends them.',

  'cli.noStore':
    'There is no store in {folder} yet. Start the service once, or name another with SLA_DATA_DIR or DATABASE_URL.',
  'cli.folderInUse':
    'Another process has the store in {folder}, or was killed a moment ago; waiting for it ...',
  'cli.serviceOlder':
    'The service that has the store in {folder} runs an older version than this command, and does not know what it is asked. Restart the service with this version, then give the command again.',
  'cli.serviceFailed':
    'The service that has the store in {folder} could not do what it was asked. If it runs an older version than this command, restart it with this version, then give the command again; else its log says what is wrong.',
  'cli.unwritable': '{file} cannot be written: {detail}. Name another file, or mend its folder.',
  'cli.option.draft': 'the draft; without it the agreement’s file (SLA_AGREEMENT)',
  'cli.option.past': 'Write days such as 90d, or an instant such as 2026-03-03T13:00:00Z.',
  'cli.option.future': 'It must lie in the past.',
  'cli.diff.about': 'say in the contract’s words what a draft changes, and what it would do to open clocks',
  'cli.diff.examples':
    'sla diff draft.yml        # against the agreement in force; exit code 1 when they differ\nsla diff                  # the agreement’s own file\nsla diff draft.yml --json # as data, with every clock that would be out of time',
  'cli.diff.against': '{file} ({version}) against the agreement in force ({inForce}):',
  'cli.diff.nothingInForce': 'No agreement is in force yet; {file} ({version}) would be the first.',
  'cli.diff.progress': 'Judging open clocks',
  'cli.diff.open': '{open, plural, one {# clock is} other {# clocks are}} open.',
  'cli.diff.newClocks':
    'With --scope new: {earlier, number} due earlier, {later, number} later, {ended, number} ended, {begun, number} begun; {outOfTime, number} out of time.',
  'cli.diff.openClocks':
    'With --scope open: {earlier, number} due earlier, {later, number} later, {ended, number} ended, {begun, number} begun; {outOfTime, number} out of time.',
  'cli.diff.outOfTime':
    'contact {recordId}, {promiseId}: the draft’s time is used up; overdue unless it is kept by {until} ({zone})',
  'cli.diff.more': 'and {more, plural, one {# more} other {# more}}; all of them with --json',
  'cli.publish.about': 'put a text into force, for new clocks or also for open ones',
  'cli.publish.examples':
    'sla publish draft.yml --scope new  # shows the diff and asks\nsla publish draft.yml --scope open # clocks that run are judged by it too\nsla publish --yes --by "Dana Reyes" # the agreement’s own file, without asking',
  'cli.publish.scope':
    'new: clocks that begin from now on; open: also those that run. Without it the text’s own covers counts',
  'cli.publish.by': 'who publishes; without it publishedBy of the text, or else who is logged in',
  'cli.publish.ask.newClocks':
    'Put version {version} into force in the name of {author}, for new clocks only?',
  'cli.publish.ask.openClocks':
    'Put version {version} into force in the name of {author}, for new clocks and for those that run?',
  'cli.publish.overtaken':
    'Somebody else has published a version meanwhile, so nothing was published. Look at it with sla versions, then run this again.',
  'cli.publish.done':
    'Version {version} is in force, published by {author}. A running service takes it over in a moment.',
  'cli.publish.already': 'Version {version} is in force already; nothing was published.',
  'cli.publish.otherFile':
    '{file} still holds another text. Nothing takes it back by itself, but put the new one there: npm run --silent sla -- versions {version} > {file}',
  'cli.versions.about': 'list the versions of the agreement, or print the text of one',
  'cli.versions.examples':
    'sla versions              # the last one first\nsla versions 3f2a         # the text of the version that begins so\nsla versions --json       # as data',
  'cli.versions.one': 'the id of a version, or its beginning',
  'cli.versions.line': '{version}  {when}  {author}, {scope}',
  'cli.versions.newClocks': 'new clocks',
  'cli.versions.openClocks': 'new and open clocks',
  'cli.versions.nobody': 'nobody named',
  'cli.versions.first': 'the first version',
  'cli.versions.none': 'No version was published yet.',
  'cli.versions.unknown':
    '{count, plural, one {# version begins} other {# versions begin}} with {version}. sla versions lists them.',
  'cli.replay.about': 'replay a draft over the portal’s own past, beside the agreement in force',
  'cli.replay.examples':
    'sla replay --agreement draft.yml                           # the last 90 days\nsla replay --agreement draft.yml --since 30d --svg out.svg # and as a picture\nsla replay --agreement draft.yml --from hubspot --json     # from HubSpot’s history, as data',
  'cli.replay.since': 'from when: days such as 90d, or an instant',
  'cli.replay.from': 'where the past is read; without it the store, or HubSpot where the store is empty',
  'cli.replay.svg': 'also draw it into this file',
  'cli.replay.reading': 'Reading HubSpot’s history',
  'cli.replay.progress': 'Replaying',
  'cli.replay.drawn': 'Drew {file}.',
  'cli.replay.of.store':
    '{records, plural, one {# record} other {# records}} of the store, {from} to {until}; each agreement judged as if in force all along.',
  'cli.replay.of.hubspot':
    '{records, plural, one {# record} other {# records}} from HubSpot’s history, {from} to {until}; each agreement judged as if in force all along.',
  'cli.replay.inForce': 'in force ({version})',
  'cli.replay.draft': 'draft ({version})',
  'cli.replay.judged': 'met / breached',
  'cli.replay.elapsed': 'working hours till kept: median / P90 / P95',
  'cli.replay.excluded': 'not counted: excused / void / paused / not due yet',
  'cli.replay.share': '{share} ({low} to {high}) of {judged, number}',
  'cli.replay.shareOfFew': '{share} ({low} to {high}) of {judged, number} *',
  'cli.replay.noneDue': 'none due',
  'cli.replay.reminders': 'Reminders',
  'cli.replay.sent': '{sent, number}, {heldBack, number} held back',
  'cli.replay.overdueTasks': 'Overdue tasks',
  'cli.replay.step': 'Step {place, number} of {promiseId}',
  'cli.replay.breaches': 'Breaches by rep',
  'cli.replay.worst': '{total}; worst {day}: {worst}',
  'cli.replay.none': 'none',
  'cli.replay.moreReps':
    'and {more, plural, one {# more rep} other {# more reps}}; every rep and day with --json',
  'cli.replay.few': 'In brackets: 95 % interval. * fewer than ten clocks: this says little.',
  'cli.replay.unreadable':
    '{count, plural, one {# record} other {# records}} could not be judged and are in no count.',
  'cli.replay.title': 'What the draft would have come to',
  'cli.replay.span': '{from} to {until}',
  'cli.replay.perDay': 'Breaches a day',
  'cli.replay.most': 'highest: {most, number}',
  'cli.export.about': 'write facts, clocks or verdicts as CSV or JSON lines',
  'cli.export.examples':
    'sla export verdicts --since 90d --out verdicts.csv\nsla export clocks --format jsonl | jq .verdict\nsla export facts --bom --out facts.csv # for Excel',
  'cli.export.what': 'what to export',
  'cli.export.format': 'csv, safe to open in a spreadsheet, or jsonl, one JSON document a line',
  'cli.export.since': 'facts that happened, clocks that ran or ended since: days such as 90d, or an instant',
  'cli.export.out': 'the file to write; without it the screen',
  'cli.export.bom': 'begin a CSV with a byte order mark, which Excel wants',
  'cli.export.jsonWithOut':
    '--json answers with a summary of the file, so it goes with --out. For rows as JSON write --format jsonl.',
  'cli.export.personal':
    'Facts are personal data: record ids with what HubSpot’s properties said, and who changed them. Keep them as such.',
  'cli.export.progress': 'Rows',
  'cli.export.done': '{rows, plural, one {# row} other {# rows}} in {file}.',
} as const satisfies Record<string, string>;

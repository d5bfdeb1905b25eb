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
} as const satisfies Record<string, string>;

/** What the command line says of itself, in English. */
export const cliEn = {
  'cli.about': 'SLA Clock for HubSpot: what an operator asks at the terminal.',
  'cli.exits':
    'Exit codes: 0 done, 1 refused or something found, 2 not written as the command takes it, 3 HubSpot or the database out of reach, 130 stopped by Ctrl-C.',
  'cli.examples': 'Examples:',
  'cli.noOneToAsk': 'Nobody is there to confirm this. Add --yes to say it beforehand.',
  'cli.yesOrNo': '(y/n)',
  'cli.yes': 'y yes',
  'cli.interrupted': 'Stopped. What was done so far is whole; the same command goes on from there.',

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
} as const satisfies Record<string, string>;

/** Every sentence the service says to people, in English. Placeholders are ICU MessageFormat. */
import { cardEn } from './card/en.ts';
import { backupEn } from './backup/en.ts';
import { cliEn } from './cli/en.ts';
import { operateEn } from './operate/en.ts';
import { contractEn } from './contract/en.ts';
import { demoEn } from './demo/en.ts';
import { mailEn } from './mail/en.ts';
import { figuresEn } from './figures/en.ts';
import { quotasEn } from './quotas/en.ts';
import { environmentEn } from './environment/en.ts';

export const en = {
  ...cardEn,
  ...cliEn,
  ...backupEn,
  ...operateEn,
  ...contractEn,
  ...demoEn,
  ...figuresEn,
  ...quotasEn,
  ...mailEn,
  ...environmentEn,
  'task.reminder.subject': 'SLA due soon: {promise}',
  'task.reminder.body':
    'Promised: {promise}. Due {deadline} ({zone}). This task closes by itself when the promise is kept.',
  'task.overdue.subject': 'SLA overdue: {promise}',
  'task.overdue.body':
    'Promised: {promise}. It was due {deadline} ({zone}). This task closes by itself when the lead is handled.',

  'task.ladder.subject': 'SLA still overdue: {promise}',
  'task.ladder.body':
    'Promised: {promise}. It was due {deadline} ({zone}), and nobody has handled the lead since. This task closes by itself when the lead is handled.',

  'task.alert.handovers.subject':
    'SLA alert: this lead changed hands {count, plural, one {# time} other {# times}}',
  'task.alert.handovers.body':
    'The lead went from rep to rep {count, plural, one {# time} other {# times}} since it was handed off, and its clocks still run. Decide who keeps it. This task closes by itself when the lead is handled.',
  'task.alert.inactiveOwner.subject': 'SLA alert: nobody works on this lead',
  'task.alert.inactiveOwner.body':
    'The lead’s owner is no longer active or is a queue, so nobody has worked on the lead since {since} ({zone}). Give the lead to somebody who can act. This task closes by itself when you do.',
  'task.alert.absentOwner.subject': 'SLA alert: the owner of this lead is away',
  'task.alert.absentOwner.body':
    'The lead’s owner is away until {until} ({zone}), and the buyer waits. Give the lead to somebody else. This task closes by itself when you do, or when the owner is back.',

  'task.import.subject': '{count, plural, one {# lead} other {# leads}} came by import and started no clock',
  'task.import.body':
    '{count, plural, one {# lead} other {# leads}} came by import ({source}) from {from} to {until} ({zone}). The agreement ignores imports (imports: ignore), so no clocks were started: one starts when a person gives the lead to somebody. This task closes by itself after {days, plural, one {# day} other {# days}}.',
  'task.digest.subject': 'SLA: {count, plural, one {# more lead is} other {# more leads are}} due soon',
  'task.digest.body':
    'You were given {given, plural, one {# reminder} other {# reminders}} on {day}, the most the agreement allows. {count, plural, one {# more lead of yours is} other {# more leads of yours are}} due soon: filter your contacts by SLA status “Due soon”. This task closes by itself when none is left.',

  'problem.line': '{file}:{line}:{column}: {cause}. {correction}.',
  'problem.count':
    '{count, plural, one {# problem} other {# problems}} in {file}. An agreement is taken only when all of it reads.',

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
  'cause.unknownPromise': 'no promise {value} stands above',
  'cause.unknownRegion': 'there is no region {value} in this country',
  'cause.doublePause': 'a pause with the id {value} stands above already',
  'cause.doubleFrom': '{value} has two calendars from the same day on',
  'cause.doubleSpecial': 'the day {value} stands twice with different hours',
  'cause.doubleChange': 'the hours change twice on {value}',
  'cause.reserved': '{value} means something else under stops',
  'cause.startOfClock': 'a clock of {clock} cannot start at {value}',
  'cause.stopOfClock': 'a clock of {clock} cannot stop at {value}',
  'cause.afterHandOff':
    '{value} ends with the hand-off, which is no act of sales that something could follow',
  'cause.stopAfterQualified': 'what starts when a lead is qualified cannot stop at its disposition',
  'cause.repeatsWithout': 'only a promise that stops at logged activities can repeat',
  'cause.tierAfterAll': 'the tier above has no when and takes every record, so this one never counts',
  'cause.mixedUnits': 'these tiers count partly in business time and partly in calendar time',

  'cause.setElsewhere': 'a lead with {value} is not so disposed of',
  'cause.idleTeam': 'the team {value} has neither a calendar nor a manager',
  'cause.fromOfNothing': 'the team {value} has a day from which, but no calendar',
  'cause.doubleRecipient': '{value} stands under mail twice',
  'cause.doubleManager': 'the team {value} has another manager above',
  'cause.noManager': 'nobody is named who is a manager',

  'lint.samePromise': '{value} promises the same as {other}',
  'lint.coveredPromise':
    'for all its records {other} counts from the same start to the same end, so two clocks run',
  'lint.remindsNobody': '{value} has nobody to go to while nobody holds the lead',
  'lint.remindsNoMarketer': '{value} has nobody to go to before the hand-off',
  'lint.countsNothing': 'countsAs changes nothing for a clock of {value}, which ends whoever ends it',
  'lint.alwaysLead': 'records of {value} are leads already, so they never wait for their hand-off',
  'lint.neverFor': 'these records are {value} already, so the promise never counts',
  'lint.shadowedTier': 'tier {value} takes all these records before, so this one never counts',
  'lint.neverTier': 'no record that the promise is for can be like this, so the tier never counts',
  'lint.unusedDefinition': 'no promise starts or stops at {value}',
  'lint.unusedCalendar': 'nobody keeps the calendar {value}',
  'lint.pauseIsStop': 'a record with {value} is {other}, so its clocks stop and never pause',
  'lint.bornClosed': 'every lead is {value} from the start, so nothing is ever counted',
  'lint.idleException': '{value} is no holiday in {other}',
  'lint.tooMany': '{count} promises are more than people keep in mind',

  'lint.idleManager': 'the manager of {value} is never told anything',

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
  'fix.clock':
    'Write rep (from when a rep first receives the lead), lead (from hand-off), system (while nobody holds it) or marketing (until hand-off)',
  'fix.whenOverdue': 'Write task or nothing',
  'fix.id': 'Write a short name of small letters, digits and hyphens, such as first-touch',
  'fix.text': 'Write a text',
  'fix.section': 'Write this section as names with values, as config/sla.yml of the installation shows',
  'fix.list': 'Write at least one entry',
  'fix.zone': 'Write a name of the tz database, such as Europe/London or Asia/Riyadh',
  'fix.calendar': 'Write one of: {names}, or add it under calendars',
  'fix.stops': 'Write one of: {names}, or add it under definitions',
  'fix.otherId': 'Give it an id of its own',
  'fix.open': 'Give it at least one window, or write hours: always',
  'fix.overlap': 'Join them into one window or move them apart',
  'fix.lead': 'Say when a record is a lead: lead with words and when',
  'fix.samePromise': 'Leave one of them out',
  'fix.coveredPromise': 'Write one promise with tiers under within, or narrow one of them by for',
  'fix.remindsNobody': 'Leave it out; operations see such leads in the report',
  'fix.countsNothing': 'Leave it out',
  'fix.remindsNoMarketer': 'Leave it out, and write under ladder who is given a task after the deadline',
  'fix.alwaysLead': 'Write a definition that holds before sales has the record',
  'fix.neverFor': 'Write under for what records are like before they are disposed of',
  'fix.shadowedTier': 'Write the narrower tier first, or leave it out',
  'fix.neverTier': 'Mend when or for, or leave the tier out',
  'fix.unusedDefinition':
    'Write it under stops of a promise (or starts of one of marketing), or leave it out',
  'fix.unusedCalendar': 'Write it under calendar, teams, reps or a promise, or leave it out',
  'fix.pauseIsStop': 'Take the value out of the pause or out of the disposition',
  'fix.bornClosed': 'Write other values under lead or under the disposition',
  'fix.idleException': 'Mend the date, or leave it out',
  'fix.tooMany': 'Keep {most} at most and leave the rest to reports',
  'fix.promiseAbove': 'Write after and the id of a promise above: {names}',
  'fix.region': 'Write one of: {names}, or leave the region out',
  'fix.country': 'Write the two letters of a country, such as GB or SA',
  'fix.holiday':
    'Write a day as 2026-12-25, a part day as date and hours, or a country as country: GB, region: ENG',
  'fix.otherDay': 'Keep one of the two',
  'fix.otherName': 'Give the definition another name',
  'fix.starts':
    'Write receipt, hand-off, unowned, qualified, or after and the id of a promise above; under clock: marketing, a definition',
  'fix.startOfClock': 'Write one of: {names}, or leave starts out',
  'fix.startsOfMarketing':
    'Write clock: marketing where the time until the hand-off is meant; else one of: {names}, or leave starts out',
  'fix.startsReady':
    'Write the name of a definition that says when a record is ready for sales, and add it under definitions',
  'fix.afterHandOff': 'Leave starts out: clocks of sales start at the hand-off or at receipt anyway',
  'fix.stopOfClock': 'Write one of: {names}',
  'fix.stopOfSystem': 'Leave stops out: time without an owner ends when somebody receives the lead',
  'fix.stopOfMarketing': 'Leave stops out: the time of marketing ends at the hand-off',
  'fix.stopsForm':
    'Write disposition, deal, the name of a definition, or logged with a list of activities and times',
  'fix.repeats': 'Write stops with logged: [call, email], or leave repeats out',
  'fix.lastTier': 'Move the tier without when to the end',
  'fix.sameUnits': 'Count all tiers in business time or all in calendar time, or write two promises',
  'fix.yesOrNo': 'Write yes or no',
  'fix.evidence': 'Write activity or none',
  'fix.activity': 'Write some of: call, email, meeting, note, communication, deal',
  'fix.times': 'Write a whole number from 1 to 100',
  'fix.countsAs': 'Write human or anything',
  'fix.handover': 'Write fresh, remaining, or remaining, at least 2 business hours',
  'fix.absences': 'Write suspend (the clock of an absent rep stands still) or count',
  'fix.reportsPeople': 'Write named (reports name reps) or aggregate (they speak of teams only)',
  'fix.every': 'Write day, week, month, or a list of them, such as [day, week]',
  'fix.timeOfDay': 'Write a time of day, such as 08:30',
  'fix.oneRecipient': 'Keep one of the two and write all reports there, such as every: [day, week]',
  'fix.covers': 'Write new clocks (clocks that run keep the version they began under) or open clocks',
  'fix.imports': 'Write ignore, from import or from assignment',

  'fix.set':
    'Write properties with one value each that make the disposition true, such as hs_lead_status: UNQUALIFIED',
  'fix.reasons': 'Write an id and words for each reason, such as no-budget: No budget',
  'fix.person': 'Write the e-mail address or the owner id of somebody in HubSpot, such as dana@example.com',
  'fix.taskFor': 'Write owner, manager, or the e-mail address or owner id of somebody in HubSpot',
  'fix.team': 'Write calendar, manager, or both; from goes with a calendar',
  'fix.oneManager': 'Keep one of the two',
  'fix.noManager':
    'Name a manager under teams, or somebody for all under alerts, such as alerts: with to: dana@example.com',
  'fix.idleManager':
    'Write alerts, or a step with taskFor: manager; with neither the manager only decides on excuses',
  'fix.handovers': 'Write a whole number from 1 to 100, or no',
  'fix.perRepAndDay': 'Write a whole number from 1 to 500',

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

  'explain.start.receipt': 'Started {when}: {owner} first received the lead',
  'explain.start.handOff': 'Started {when}: marketing handed the lead to sales; held by {owner}',
  'explain.start.unowned': 'Started {when}: nobody holds the lead',
  'explain.start.definition': 'Started {when}: the record became ready for its hand-off ({name})',
  'explain.start.after': 'Started {when}: what this follows was done; held by {owner}',
  'explain.start.qualified': 'Started {when}: the lead was qualified; held by {owner}',
  'explain.start.version':
    'Started {when}: from then on the agreement counts the record as a lead; held by {owner}',
  'explain.nobody': 'nobody',
  'explain.countsFrom': 'Counts from {when}, the next opening',
  'explain.budget': 'Budget: {budget}, here {duration} of working time',
  'explain.budget.handover': 'Budget: {duration}, what the last rep had left',
  'explain.tier': 'Tier {place} of {count}, since {when}: the first that holds',
  'explain.calendar.always': 'Calendar: around the clock',
  'explain.calendar.promise': 'Calendar: {calendar} ({zone}), named by the promise',
  'explain.calendar.rep': 'Calendar: {calendar} ({zone}), the rep’s',
  'explain.calendar.team': 'Calendar: {calendar} ({zone}), the team’s',
  'explain.calendar.portal': 'Calendar: {calendar} ({zone}), the portal’s',
  'explain.counted': '+ {from} to {until}: {duration}',
  'explain.stepsLeftOut':
    '… {count, plural, one {# earlier stretch is} other {# earlier stretches are}} not listed here',
  'explain.suspended': '– {from} to {until} does not count: {reason}',
  'explain.suspended.heldByOthers': 'somebody else held the lead',
  'explain.suspended.takenBack': 'a status that was taken back',
  'explain.suspended.paused': 'paused',
  'explain.suspended.absent': 'the rep was away',
  'explain.closed': '– {day} is closed: {name}',
  'explain.otherHours': '– {day} has hours of its own: {name}',
  'explain.dayOff': 'a day off',
  'explain.takenOver':
    'Taken over {when} by version {version}, which covers open clocks; the time used stays used',
  'explain.grace': 'Not before {when}: the budget became stricter while the clock ran',
  'explain.deadline': 'Deadline: {when}',
  'explain.overdueAfter': 'Overdue only from {when}, since nobody works in between',
  'explain.handovers': '{count, plural, one {Handed over once} other {Handed over # times}} in this cycle',
  'explain.end.kept': 'Stopped {when}: what was promised was done',
  'explain.end.handedOver': 'Stopped {when}: the lead went to another rep',
  'explain.end.released': 'Stopped {when}: the lead was taken from its rep',
  'explain.end.leftDefinition': 'Stopped {when}: the record is no lead any more',
  'explain.end.notReady': 'Stopped {when}: the record is not ready for its hand-off any more',
  'explain.end.withdrawn': 'Stopped {when}: the promise is not made for such records',
  'explain.end.deleted': 'Stopped {when}: the record was deleted',
  'explain.end.erased': 'Stopped {when}: the person asked to be forgotten',
  'explain.end.merged': 'Stopped {when}: the record became part of another',
  'explain.end.removed': 'Stopped {when}: the agreement does not make this promise any more',
  'explain.end.newHandOff':
    'Stopped {when}: the lead was handed off anew under a newer version of the agreement',
  'explain.verdict.running': 'Runs, in time',
  'explain.verdict.dueSoon': 'Runs, due soon',
  'explain.verdict.met': 'Verdict: met',
  'explain.verdict.breached': 'Verdict: breached, dated at the deadline',
  'explain.verdict.excused': 'Verdict: excused',
  'explain.verdict.void': 'Verdict: void; it counts for nobody',
  'explain.unverified': 'The disposition is unverified: nobody logged anything on the lead',
  'explain.shadow': 'A shadow: handed off before the agreement is enforced, so nothing is written for it',
  'explain.version': 'Judged by version {version} of the agreement',
  'explain.unit.businessDays': '{count, plural, one {# business day} other {# business days}}',
  'explain.unit.businessMinutes.hours': '{count, plural, one {# business hour} other {# business hours}}',
  'explain.unit.businessMinutes.minutes':
    '{count, plural, one {# business minute} other {# business minutes}}',
  'explain.unit.calendarMinutes.hours': '{count, plural, one {# calendar hour} other {# calendar hours}}',
  'explain.unit.calendarMinutes.minutes':
    '{count, plural, one {# calendar minute} other {# calendar minutes}}',
  'explain.notMade': 'No clock for “{promise}”: {why}',
  'explain.notMade.noLead': 'the record was never a lead in sales’ hands',
  'explain.notMade.nobodyHolds': 'nobody who can act holds it',
  'explain.notMade.notForThisRecord': 'the promise is not made for such records',
  'explain.notMade.imported': 'the record came with an import',
  'explain.notMade.keptAlready': 'what it asks for was so from the start',
  'explain.notMade.notYetStarted': 'what it follows has not happened',
  'explain.notMade.notReady': 'the record has not waited for its hand-off',
  'explain.notMade.olderThanVersion': 'the lead is older than this version of the agreement',
  'explain.unknown':
    'HubSpot knows no contact {id} in this portal. Its id is the last number in the record’s address.',

  'check.unheard':
    'HubSpot does not tell of changes to {property}: run npm run stage, which adds it to webhooks/webhooks-hsmeta.json, and upload the app again.',
  'check.reads':
    '{file} reads: {promises, plural, one {# promise} other {# promises}}, {calendars, plural, one {# calendar} other {# calendars}}, {warnings, plural, one {# warning} other {# warnings}}. Version {version}.',
} as const satisfies Record<string, string>;

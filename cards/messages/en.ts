/** What the card says, in English. `{name}` is filled in; a plural is chosen by `count`. */
import { pageEn } from './page/en.ts';
import { quotasEn } from './quotas/en.ts';
import { settingsEn } from './settings/en.ts';

export const en = {
  ...pageEn,
  ...quotasEn,
  ...settingsEn,
  'state.onTrack': 'On track',
  'state.dueSoon': 'Due soon',
  'state.overdue': 'Overdue',
  'state.paused': 'Paused',
  'state.met': 'Met',
  'state.breached': 'Breached',
  'state.excused': 'Excused',
  'state.void': 'Void',

  'time.left': '{duration} left',
  'time.overdueBy': 'Overdue by {duration}',
  'time.used': '{used} of {budget} used',
  'time.due': 'Due {when}',
  'time.wasDue': 'Was due {when}',
  'time.inZone': '{when}, {zone}',
  'time.dayAt': '{day} {time}',
  'time.waits': 'Outside working hours: counts again {when}',
  'time.startsAt': 'Starts to count {when}',
  'time.paused': 'Paused: {reason}. Counts again {when} at the latest',
  'time.waitsLong': 'Outside working hours',

  'owner.holds': 'Held by {name}',
  'owner.number': 'owner {id}',
  'owner.nobody': 'Nobody owns this lead yet',
  'side.system': 'Counted for whoever routes leads: nobody holds this one',
  'side.marketing': 'Counted for marketing, until hand-off',
  'side.lead': 'Counted for the buyer, since hand-off',

  'stopped.title': { one: '1 promise is settled', other: '{count} promises are settled' },
  'stopped.handled': '{when}, handled {handled}',

  'agreement.line': '{name}, version {version}',

  'next.title': 'What happens next',
  'next.one': 'Next: {what}',
  'next.none': 'Nothing more comes by itself.',
  'next.reminder': '{when}, a reminder for {name}',
  'next.overdue': '{when}, the promise counts as overdue',
  'next.step': '{when}, a task for {name}',
  'next.holder': 'whoever holds the lead',
  'next.ofPromise': '{what} ({promise})',

  'act.title': 'What you can do',
  'act.qualified': 'Qualify',
  'act.disqualified': 'Disqualify',
  'act.recycled': 'Recycle',
  'act.pause': 'Pause',
  'act.resume': 'Resume',
  'act.snooze': 'Snooze reminders',
  'act.askExcuse': 'Ask for an excuse',
  'act.grant': 'Grant',
  'act.decline': 'Decline',
  'act.cancel': 'Cancel',

  'explain.qualified': 'HubSpot will show this lead as qualified from now on.',
  'explain.disqualified': 'HubSpot will show this lead as disqualified from now on.',
  'explain.recycled': 'The lead goes back to be nurtured; this time around ends.',
  'explain.pause': 'The clock stands still as long as the reason holds, within what the agreement allows.',
  'explain.resume': 'The clock goes on counting. It stands still because: {reason}.',
  'explain.snooze': 'Reminders wait until then. The clock goes on counting, and the deadline stays.',
  'explain.askExcuse': 'Your manager is asked to excuse this promise. Until then nothing changes.',

  'field.choose': 'Choose one',
  'field.reason': 'Reason',
  'field.until': 'Until when',
  'field.promise': 'Promise',
  'field.excuse': 'What kept you from it?',
  'field.excuseHint': 'Your manager will read this.',

  'pause.left': '{reason} ({duration} left)',
  'snooze.hour': 'For an hour, until {when}',
  'snooze.opening': 'Until work begins {when}',
  'snooze.longest': 'As long as the agreement allows, until {when}',

  'excuse.asked': 'An excuse was asked for: {promise}',
  'excuse.askedBy': '{name} asks for an excuse: {promise}',
  'excuse.thisPromise': 'a settled promise',

  'done.qualified': 'The lead is qualified.',
  'done.disqualified': 'The lead is disqualified.',
  'done.recycled': 'The lead is recycled.',
  'done.pause': 'The clock is paused.',
  'done.resume': 'The clock counts again.',
  'done.snooze': 'Reminders are silenced.',
  'done.askExcuse': 'Your manager has been asked.',
  'done.grant': 'The excuse is granted.',
  'done.decline': 'The excuse is declined.',

  'fail.title': 'This was not done',
  'fail.notAllowed':
    'You may not do this here: by the agreement it takes the owner of the lead, their manager or an admin.',
  'fail.settled':
    'There is nothing left to do it to. Somebody may have been faster: the card has been read again.',
  'fail.tooLate': 'This is more than the agreement allows.',
  'fail.refused':
    'HubSpot does not take this value. Ask your admin whether the property of the agreement still has it as an option.',
  'fail.paused':
    'An admin has paused all writing to HubSpot, so nothing can be done from here until it is resumed.',
  'fail.badRequest':
    'The SLA service did not understand this. The card and the service are probably of different versions: ask your admin to upload the app again.',
  'fail.wrongPortal':
    'The SLA service belongs to another HubSpot account. Ask your admin to check PUBLIC_URL in the profile of the app.',
  'fail.badRecord': 'The SLA service does not know this kind of record.',
  'fail.unavailable':
    'The SLA service cannot do it at the moment. Press again in a while: it is done once only.',
  'fail.unreachable':
    'The SLA service did not answer, so it is not known whether this was done. Press again: it is done once only.',
  'fail.denied':
    'The SLA service turned the request away, so nothing was done. Ask your admin: npm run sla -- doctor on the server says why.',
  'fail.shape':
    'The SLA service answered in a form that this card does not know, so it is not known whether this was done. Press again: it is done once only.',

  'why.title': 'Why? How these clocks came about',
  'why.loading': 'Looking it up',
  'why.failed': 'This cannot be told right now',
  'why.notMade': 'Why no other promise runs',
  'why.leftOut': {
    one: '1 clock that stopped earlier in this cycle is not listed here.',
    other: '{count} clocks that stopped earlier in this cycle are not listed here.',
  },

  'holders.title': 'Who held the lead how long',
  'holders.who': 'Holder',
  'holders.from': 'From',
  'holders.until': 'Until',
  'holders.working': 'Working time',
  'holders.share': 'Share',
  'holders.now': 'still',
  'holders.nobody': 'Nobody',
  'holders.routing': 'Nobody: time of whoever routes leads',
  'holders.leftOut': {
    one: '1 earlier stretch is not listed here. The shares count it.',
    other: '{count} earlier stretches are not listed here. The shares count them.',
  },
  'holders.minutes': 'Working minutes',
  'holders.owner': 'Time of an owner',
  'holders.system': 'Time of whoever routes leads',

  'facts.title': 'What this rests on',
  'facts.when': 'When',
  'facts.what': 'What became true',
  'facts.source': 'By whom or what',
  'facts.leftOut': {
    one: '1 older change is known and not listed here.',
    other: '{count} older changes are known and not listed here.',
  },

  loading: 'Reading the clock',
  retry: 'Try again',

  'untracked.title': 'Not tracked',
  'untracked.noClock': 'No promise of the agreement runs for this contact now.',
  'untracked.unseen':
    'The clock has had no news of this contact yet. It starts when a rep receives it as a lead.',

  'stale.title': 'No news from the clock since {when}',
  'stale.age': {
    one: 'That was 1 minute ago. Times are hidden until the service answers again.',
    other: 'That was {count} minutes ago. Times are hidden until the service answers again.',
  },

  'error.title': 'The clock cannot be read',
  'error.unreachable': 'The SLA service does not answer. Nothing is lost: it goes on counting by itself.',
  'error.denied':
    'The SLA service turns the request away: it does not take it for HubSpot’s. Nothing is lost. Admin: the client secret or PUBLIC_URL of the service is not that of this app; npm run sla -- doctor says which.',
  'error.shape':
    'The SLA service answered in a form that this card does not know. The card and the service are probably of different versions: ask your admin to upload the app again.',
  'error.wrongPortal':
    'The SLA service belongs to another HubSpot account. Ask your admin to check PUBLIC_URL in the profile of the app.',
  'error.badRecord': 'The SLA service does not know this kind of record.',
  'error.unavailable': 'The SLA service cannot reach its store at the moment. Nothing is lost.',

  'setup.title': 'One setting is missing',
  'setup.body':
    'The app was uploaded without the address of the SLA service. Admin: write PUBLIC_URL (https://…) under "variables" in config/hubspot/hsprofile.prod.json, then upload the app again.',
} as const;

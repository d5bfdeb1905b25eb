/** What the card says, in English. `{name}` is filled in; a plural is chosen by `count`. */
export const en = {
  'state.onTrack': 'On track',
  'state.dueSoon': 'Due soon',
  'state.overdue': 'Overdue',
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
  'owner.unknown': 'Held by owner {id}',
  'owner.nobody': 'Nobody owns this lead yet',
  'side.system': 'Counted for whoever routes leads: nobody holds this one',
  'side.lead': 'Counted for the buyer, since hand-off',

  'stopped.title': { one: '1 promise is settled', other: '{count} promises are settled' },
  'stopped.handled': '{when}, handled {handled}',

  'agreement.line': '{name}, version {version}',

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

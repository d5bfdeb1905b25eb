/** What the demo's page says around the card, in English. `{name}` is filled in. */
export const en = {
  'page.title': 'SLA Clock for HubSpot',
  'page.product': 'SLA Clock',
  'page.sandbox': 'Sandbox portal',
  'page.intro':
    'A sandbox portal with invented people. Reps work their leads; SLA Clock keeps the promise, and writes status, deadline and tasks back. What it changes lights up.',
  'page.dismiss': 'Hide this line',
  'page.lost':
    'Lost touch with the sandbox portal. What you see was true a moment ago; the page keeps trying.',
  'page.starting': 'Reading the portal',

  'clock.label': 'Portal time',
  'clock.speed': '{speed}×',
  'clock.speedTitle': 'Time in this portal runs {speed} times as fast',
  'switch.language': 'Language',
  'switch.dark': 'Use the dark look',
  'switch.light': 'Use the light look',

  'list.title': 'Contacts',
  'list.search': 'Search name, company or owner',
  'list.all': 'All',
  'list.filter': 'Filter by SLA status',
  'list.none': 'No contact matches.',
  'list.clear': 'Show all',
  'list.due': 'Due {when}',
  'list.wasDue': 'Was due {when}',
  'list.noOwner': 'No owner',

  'status.overdue': 'Overdue',
  'status.dueSoon': 'Due soon',
  'status.onTrack': 'On track',
  'status.breached': 'Breached',
  'status.met': 'Met',
  'status.notTracked': 'Not tracked',

  'record.owner': 'Owner',
  'record.team': 'Team',
  'record.email': 'Email',
  'record.atCompany': '{job} at {company}',
  'record.nobody': 'Nobody',

  'properties.title': 'Properties',
  'properties.group.sla': 'SLA clock',
  'properties.group.lead': 'About this contact',
  'properties.written': 'Written by {source}, {when}',
  'properties.live': 'Written back live',

  'tasks.title': 'Tasks',
  'tasks.none':
    'No tasks yet. SLA Clock adds one before a promise breaks, and closes it when the lead is handled.',
  'tasks.due': 'Due {when}',
  'tasks.wasDue': 'Was due {when}',
  'tasks.done': 'Done {when}',
  'tasks.doneAtSomeTime': 'Done',
  'tasks.overdue': 'Overdue',
  'tasks.open': 'To do',
  'tasks.high': 'High priority',
  'tasks.for': 'For {name}',

  'timeline.title': 'Timeline',
  'timeline.none': 'Nothing has happened yet.',
  'timeline.created': 'Contact created',
  'timeline.merged': 'Contact merged',
  'timeline.deleted': 'Contact deleted',
  'timeline.taskMade': 'Task created',
  'timeline.taskDone': 'Task completed',
  'timeline.task': 'Task',
  'timeline.by': 'by {name}',
  'timeline.empty': 'empty',

  'card.title': 'SLA clock',
  'card.note':
    'The card that is uploaded to HubSpot, run as HubSpot runs it: in a worker of its own, with signed requests.',

  'time.dayAt': '{day}, {time}',
} as const;

/** What reports say that are sent by mail or told in a chat, in English. */
export const mailEn = {
  'mail.subject.overdue':
    '{count, plural, =0 {Nothing overdue} one {# promise overdue} other {# promises overdue}} · {when}',
  'mail.subject.summary': '{kept} · {when}',
  'mail.subject.kept': '{share} of promises kept',
  'mail.subject.few': '{met, number} of {judged, number} promises kept',
  'mail.title.overdue': 'What is overdue on {when}',
  'mail.title.summary': 'How promises were kept, {when}',
  'mail.nothingCameDue': 'Nothing came due',
  'mail.of': '{met, number} of {judged, number}',
  'mail.keptOf':
    'of promises kept: {met, number} of {judged, number}. In 95 of 100 cases between {low} and {high}.',
  'mail.keptFew': 'promises kept: too few to judge by, between {low} and {high}.',
  'mail.fewCases': 'few cases',
  'mail.betweenOf': '{met, number} of {judged, number}, between {low} and {high}',
  'mail.trend.hour': 'Hour by hour',
  'mail.trend.day': 'Day by day',
  'mail.trend.week': 'Week by week',
  'mail.trend.step': '{when}: {met, number} kept, {breached, number} broken',
  'mail.kept': 'kept',
  'mail.broken': 'broken; the highest bar is {most, number}',
  'mail.delay': 'Whose the delay was',
  'mail.delay.nobody': 'nobody held the lead',
  'mail.delay.sales': 'in the hands of sales',
  'mail.overdue': 'Longest overdue first',
  'mail.overdueNow': '{count, plural, one {promise is} other {promises are}} overdue now.',
  'mail.nothingOverdue': 'Nothing is overdue.',
  'mail.dueNext':
    '{count, plural, =0 {Nothing more comes due} one {# more comes due} other {# more come due}} by {when}.',
  'mail.dueNextTitle': 'Due by {when}',
  'mail.nothingDue': 'Nothing comes due in the next working hours.',
  'mail.holders': 'Who holds what is overdue',
  'mail.lead': 'Contact and promise',
  'mail.overdueFor': 'Overdue for',
  'mail.nextStep': 'Next step',
  'mail.csv.overdue': 'Overdue working minutes',
  'mail.table':
    'The attached table has {count, plural, =0 {no clock} one {the one clock} other {all # clocks}} behind this report.',
  'mail.tableCut':
    'The attached table has the first {count, number} clocks behind this report; sla report --csv writes all.',
  'mail.asOf': 'As of {when} ({zone}).',
  'mail.why':
    'You get this since your agreement names you under reports. It shows {role, select, admin {all teams} manager {the teams you manage} other {your own leads}}, as your role may see.',
  'mail.chat.more': 'and {count, number} more',

  'cli.report.html': 'write the report as a page too, as it is sent by e-mail',
  'cli.report.mail': 'send the report now to the owner with this address, as that person may see it',
  'cli.report.mailHow': 'Write an e-mail address, such as dana@example.com.',
  'cli.report.mailed': 'Sent the report.',
  'cli.report.page': 'Wrote the page to {file}.',
  'cli.report.noSmtp': 'SMTP_URL is not set. {where}',
  'cli.report.notMailed': 'The mail server did not take the report: {detail}.',

  'cli.status.reports': 'Reports',
  'cli.status.noReport': 'none was sent yet',
  'cli.status.lastReport': 'last sent {age}',
  'cli.status.failedReports': '{count, number} cannot be handed over; sla doctor says why',

  'doctor.mailGood.what': 'The mail server takes our login, so reports can be sent.',
  'doctor.mailMissing.what':
    'The agreement has reports sent by e-mail to {count, plural, one {# person} other {# people}}, and SMTP_URL is not set: nothing is sent.',
  'doctor.mailMissing.todo': 'Set SMTP_URL and SMTP_FROM, or take mail out of reports in the agreement.',
  'doctor.mailRefused.what': 'The mail server does not answer or does not take our login: {detail}.',
  'doctor.mailRefused.todo': 'Check SMTP_URL: host, port, user and password; smtps:// for port 465.',
  'doctor.chatMissing.what': 'The agreement has reports told in the chat, and CHAT_WEBHOOK_URL is not set.',
  'doctor.chatMissing.todo': 'Set CHAT_WEBHOOK_URL, or take chat out of reports in the agreement.',
  'doctor.reportsToNobody.what':
    'The agreement names {names} under reports, and HubSpot tells of no such active owner.',
  'doctor.reportsToNobody.todo': 'Write the address or the owner id as HubSpot has it.',
  'doctor.reportsFailing.what':
    '{count, plural, one {# report} other {# reports}} cannot be handed over ({reasons}); they are tried again, at most an hour apart.',
  'doctor.reportsFailing.todo':
    'unreachable: check host and network; login: check user and password in SMTP_URL; refused: ask whoever runs the mail server or the chat; fault: see the log.',
} as const satisfies Record<string, string>;

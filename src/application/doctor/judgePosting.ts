/** Judges whether the reports that the agreement asks for can be sent, and are. */
import { trouble, well, type Finding } from './finding.ts';
import { standingOf, type Gathered } from './gathered.ts';

export function judgePosting(gathered: Gathered): readonly Finding[] {
  const { agreement, posting } = gathered;
  const { mail: orders, chat } =
    agreement.kind === 'good' ? agreement.agreement.reports : { mail: [], chat: null };
  const failed = Object.entries(standingOf(gathered)?.reports.failed ?? {});
  const count = failed.reduce((sum, [, reports]) => sum + reports, 0);
  return [
    ...judgeMail(posting.mail, orders.length),
    ...(chat !== null && !posting.chatSet ? [trouble('warning', 'chatMissing')] : []),
    ...(posting.unknown === null || posting.unknown.length === 0
      ? []
      : [trouble('warning', 'reportsToNobody', { names: { list: posting.unknown } })]),
    ...(count === 0
      ? []
      : [
          trouble('warning', 'reportsFailing', {
            count,
            reasons: { list: failed.map(([reason]) => reason) },
          }),
        ]),
  ];
}

function judgeMail(mail: Gathered['posting']['mail'], people: number): readonly Finding[] {
  if (mail === 'takes') return [well('mailGood')];
  if (mail === 'notSet') return people === 0 ? [] : [trouble('warning', 'mailMissing', { count: people })];
  return [trouble('warning', 'mailRefused', { detail: [mail.reason, mail.detail].join(', ') })];
}

/** Marketing's side of the agreement, in Arabic: how its quotas are written, and how they are kept. */
import { type quotasEn } from './en.ts';

export const quotasAr: Readonly<Record<keyof typeof quotasEn, string>> = {
  'contract.section.quota': 'الحصة «{name}» ({id})',
  'contract.clause.counts': 'ما يُعدّ',
  'contract.clause.amount': 'العدد',
  'contract.clause.per': 'في كل',
  'contract.counts.leads': 'العملاء المحتملون عند أول تسليم لهم',
  'contract.counts.qualifiedLeads': 'العملاء المحتملون الذين تؤهلهم المبيعات، عند أول تأهيل لهم',
  'contract.per.month': 'شهر',
  'contract.per.quarter': 'ربع سنة',
  'cause.doubleQuota': 'سبقت حصة بالمعرّف {value}',
  'fix.counts': 'اكتب leads أو qualified leads',
  'fix.amount': 'اكتب عددًا صحيحًا من 1 إلى 1000000',
  'fix.per': 'اكتب month أو quarter',
  'lint.sameQuota': '{value} تعدّ ما تعدّه {other}',
  'fix.sameQuota': 'احذف واحدة منهما',
  'lint.neverLead': 'لا يمكن أن يكون أي عميل محتمل هكذا، فلن تعدّ الحصة شيئًا أبدًا',
  'fix.neverLead': 'أصلح for بحيث يوافق تعريف lead',
  'lint.neverQualified': 'لا يمكن أن يكون أي عميل محتمل مؤهل هكذا، فلن تعدّ الحصة شيئًا أبدًا',
  'fix.neverQualified': 'أصلح for بحيث يوافق البتّ qualified',
  'lint.bornEnded': 'هذه السجلات {value} أصلًا، فلا تُسلَّم أبدًا',
};

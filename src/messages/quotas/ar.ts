/** Marketing's side of the agreement, in Arabic: how its quotas are written, and how they are kept. */
import { type quotasEn } from './en.ts';

export const quotasAr: Readonly<Record<keyof typeof quotasEn, string>> = {
  'contract.section.quota': 'الحصة «{name}» ({id})',
  'contract.clause.counts': 'ما يُعدّ',
  'contract.clause.amount': 'المقدار',
  'contract.clause.currency': 'العملة',
  'contract.clause.per': 'في كل',
  'contract.counts.leads': 'العملاء المحتملون عند أول تسليم لهم',
  'contract.counts.qualifiedLeads': 'العملاء المحتملون الذين تؤهلهم المبيعات، عند أول تأهيل لهم',
  'contract.counts.pipelineValue': 'قيمة الصفقات التي تُنشأ من العملاء المحتملين بعد تسليمهم',
  'contract.per.month': 'شهر',
  'contract.per.quarter': 'ربع سنة',
  'cause.doubleQuota': 'سبقت حصة بالمعرّف {value}',
  'fix.counts': 'اكتب leads أو qualified leads أو pipeline value',
  'fix.amount': 'اكتب عددًا صحيحًا من 1 إلى 1000000000000',
  'fix.currency': 'اكتب عملة الشركة في حساب HubSpot بأحرفها الثلاثة، مثل EUR',
  'cause.currencyOf': '{value} تُعدّ عددًا، وليست مالًا',
  'fix.noCurrency': 'احذف currency، أو اكتب counts: pipeline value',
  'fix.per': 'اكتب month أو quarter',
  'lint.sameQuota': '{value} تعدّ ما تعدّه {other}',
  'fix.sameQuota': 'احذف واحدة منهما',
  'lint.neverLead': 'لا يمكن أن يكون أي عميل محتمل هكذا، فلن تعدّ الحصة شيئًا أبدًا',
  'fix.neverLead': 'أصلح for بحيث يوافق تعريف lead',
  'lint.neverQualified': 'لا يمكن أن يكون أي عميل محتمل مؤهل هكذا، فلن تعدّ الحصة شيئًا أبدًا',
  'fix.neverQualified': 'أصلح for بحيث يوافق البتّ qualified',
  'lint.bornEnded': 'هذه السجلات {value} أصلًا، فلا تُسلَّم أبدًا',
  'doctor.purpose.deals': 'الصفقات التي تحسب حصص الاتفاقية قيمتها',
  'doctor.quotaCurrency.what':
    'الحصة {quota} بعملة {own}، وعملة الشركة في الحساب {currency}: فلا تُحسب أي صفقة.',
  'doctor.quotaCurrency.todo': 'اكتب currency: {currency} والمبلغ بها، ثم انشر الاتفاقية.',

  'figures.marketing.title': 'جانب التسويق',
  'figures.marketing.quota': '{words}: {actual} من {amount}، {when}',
  'figures.marketing.since': 'تُعدّ منذ {since}، فالموعود {amount} من {whole}',
  'figures.marketing.pace':
    'بعد {passed} من {days} من أيام العمل كان المستحق {goal}: {side, select, ahead {متقدم بمقدار {gap}} behind {متأخر بمقدار {gap}} other {على الخط}}',
  'figures.marketing.required': 'المطلوب من الآن: {rate} في يوم العمل',
  'figures.marketing.reached': 'تحققت',
  'figures.marketing.forecast': 'المتوقع عند النهاية: {expected}؛ وفي 95 من كل 100 حالة بين {low} و{high}',
  'figures.marketing.deals':
    'قيمة {count, plural, zero {0 صفقة} one {صفقة واحدة} two {صفقتين} few {# صفقات} many {# صفقة} other {# صفقة}} الآن؛ قُرئت {at}',
  'figures.marketing.unvalued':
    'ومعها {count, plural, zero {0 صفقة} one {صفقة واحدة} two {صفقتان} few {# صفقات} many {# صفقة} other {# صفقة}} بلا مبلغ بعد',
  'figures.marketing.elsewhere':
    'ومعها بعملة أخرى فقط، فلا تُحسب: {count, plural, zero {0 صفقة} one {صفقة واحدة} two {صفقتان} few {# صفقات} many {# صفقة} other {# صفقة}}',
  'figures.marketing.dealsUnread': 'لم تُقرأ الصفقات في HubSpot بعد',
  'figures.marketing.noDeals': 'لا صفقة لها مبلغ بعدُ يُبنى عليه توقع',
  'figures.marketing.noForecast': 'مضى أقل من ثلاثة أيام عمل: البيانات أقل من أن يُتوقع منها',
  'figures.marketing.unpaced': 'لم يبق في هذه المدة يوم عمل، فلا وتيرة لها',
  'figures.marketing.handedOver':
    'سُلّم في المدة: {first, plural, zero {0 عميل محتمل} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}. ومعهم دون أن يُعدّ: {again, number} سُلّم مرة أخرى، و{imported, number} باستيراد مُتجاهَل، و{redefined, number} لتغيّر التعريف فقط',
  'figures.marketing.accepted':
    'المقبول: {share} مما أنهته المبيعات كان مؤهلًا ({met, number} من {judged, number}؛ في 95 من كل 100 حالة بين {low} و{high})',
  'figures.marketing.acceptedFew':
    'المقبول: {met, number} من {judged, number} أنهتها المبيعات، وهو أقل من أن يُحكم به (بين {low} و{high})',
  'figures.marketing.noEnding': 'لم تُنهِ المبيعات شيئًا في المدة',
  'figures.marketing.undecided':
    '{count, plural, zero {0 عميل محتمل لم يعد} one {عميل محتمل واحد لم يعد} two {عميلان محتملان لم يعودا} few {# عملاء محتملين لم يعودوا} many {# عميلًا محتملًا لم يعودوا} other {# عميل محتمل لم يعد}} كذلك دون قرار من أحد',
  'figures.marketing.rejected':
    '{ending, select, recycled {معاد إلى التسويق} other {غير مؤهل}}، {reason}: {count, number}',
  'figures.marketing.noReason': 'بلا سبب تعرفه الاتفاقية',
  'figures.marketing.source':
    'من {name}: {leads, plural, zero {0 عميل محتمل} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}، {qualified, number} منهم مؤهل',
};

/** ما تقوله التقارير المرسلة بالبريد أو المذكورة في المحادثة، بالعربية. */
import { type mailEn } from './en.ts';

export const mailAr: Readonly<Record<keyof typeof mailEn, string>> = {
  'mail.subject.overdue':
    '{count, plural, zero {لا التزام متأخرًا} one {التزام واحد متأخر} two {التزامان متأخران} few {# التزامات متأخرة} many {# التزامًا متأخرًا} other {# التزام متأخر}} · {when}',
  'mail.subject.nothing': 'لا التزام متأخرًا · {when}',
  'mail.subject.summary': '{kept} · {when}',
  'mail.subject.kept': 'تم الوفاء بـ {share} من الالتزامات',
  'mail.subject.few': 'تم الوفاء بـ {met, number} من {judged, number} من الالتزامات',
  'mail.title.overdue': 'المتأخر في {when}',
  'mail.title.summary': 'الوفاء بالالتزامات، {when}',
  'mail.nothingCameDue': 'لم يحلّ موعد أي التزام',
  'mail.of': '{met, number} من {judged, number}',
  'mail.keptOf':
    'من الالتزامات تم الوفاء بها: {met, number} من {judged, number}. في 95 من كل 100 حالة بين {low} و{high}.',
  'mail.keptFew': 'التزامات تم الوفاء بها: أقل من أن يُحكم بها، بين {low} و{high}.',
  'mail.fewCases': 'حالات قليلة',
  'mail.betweenOf': '{met, number} من {judged, number}، بين {low} و{high}',
  'mail.trend.hour': 'ساعة بساعة',
  'mail.trend.day': 'يومًا بيوم',
  'mail.trend.week': 'أسبوعًا بأسبوع',
  'mail.trend.step': '{when}: تم الوفاء بـ {met, number}، ولم يتم بـ {breached, number}',
  'mail.kept': 'تم الوفاء بها',
  'mail.broken': 'لم يتم الوفاء بها؛ أعلى عمود يساوي {most, number}',
  'mail.delay': 'ممن كان التأخير',
  'mail.delay.nobody': 'لم يكن العميل المحتمل بيد أحد',
  'mail.delay.marketing': 'قبل أن يسلّم التسويق',
  'mail.delay.sales': 'بيد المبيعات',
  'mail.overdue': 'الأكثر تأخرًا أولًا',
  'mail.overdueNow':
    '{count, plural, zero {لا التزام متأخرًا الآن.} one {التزام متأخر الآن.} two {التزامان متأخران الآن.} few {التزامات متأخرة الآن.} many {التزامًا متأخرًا الآن.} other {التزام متأخر الآن.}}',
  'mail.nothingOverdue': 'لا شيء متأخر.',
  'mail.dueNext':
    '{count, plural, zero {ولا يحلّ موعد غيرها} one {ويحلّ موعد واحد غيرها} two {ويحلّ موعد اثنين غيرها} few {ويحلّ موعد # غيرها} many {ويحلّ موعد # غيرها} other {ويحلّ موعد # غيرها}} حتى {when}.',
  'mail.noneNext': 'ولا يحلّ موعد غيرها حتى {when}.',
  'mail.dueNextTitle': 'ما يحلّ موعده حتى {when}',
  'mail.nothingDue': 'لا يحلّ موعد شيء في ساعات العمل القادمة.',
  'mail.holders': 'بيد مَن المتأخر',
  'mail.lead': 'جهة الاتصال والالتزام',
  'mail.overdueFor': 'متأخر منذ',
  'mail.nextStep': 'الخطوة التالية',
  'mail.csv.overdue': 'دقائق العمل المتأخرة',
  'mail.table':
    'في الجدول المرفق {count, plural, zero {لا ساعة} one {الساعة الوحيدة} two {الساعتان} few {كل الساعات وعددها #} many {كل الساعات وعددها #} other {كل الساعات وعددها #}} التي يقوم عليها هذا التقرير.',
  'mail.emptyTable': 'لا ساعة يقوم عليها هذا التقرير، فالجدول المرفق فارغ.',
  'mail.tableCut':
    'في الجدول المرفق أول {count, number} من الساعات التي يقوم عليها هذا التقرير؛ الأمر sla report --csv يكتبها كلها.',
  'mail.asOf': 'كما كان في {when} ({zone}).',
  'mail.why':
    'يصلك هذا لأن اتفاقيتكم تذكرك تحت reports. وهو يعرض {role, select, admin {كل الفرق} manager {الفرق التي تديرها} other {عملاءك المحتملين}} بحسب ما يحق لدورك أن يراه.',
  'mail.chat.more': 'و{count, number} غيرها',

  'cli.report.html': 'اكتب التقرير أيضًا صفحةً كما يُرسل بالبريد',
  'cli.report.mail': 'أرسل التقرير الآن إلى المالك صاحب هذا العنوان، كما يحق له أن يراه',
  'cli.report.mailHow': 'اكتب عنوان بريد إلكتروني، مثل dana@example.com.',
  'cli.report.mailed': 'أُرسل التقرير.',
  'cli.report.page': 'كُتبت الصفحة في {file}.',
  'cli.report.noSmtp': 'لم يُضبط SMTP_URL. {where}',
  'cli.report.notMailed': 'لم يقبل خادم البريد التقرير: {detail}.',

  'cli.status.reports': 'التقارير',
  'cli.status.noReport': 'لم يُرسل أي تقرير بعد',
  'cli.status.lastReport': 'أُرسل آخرها {age}',
  'cli.status.failedReports': 'تعذّر تسليم {count, number} منها؛ الأمر sla doctor يقول السبب',

  'doctor.mailGood.what': 'يقبل خادم البريد تسجيل دخولنا، فيمكن إرسال التقارير.',
  'doctor.mailMissing.what':
    'تقضي الاتفاقية بإرسال تقارير بالبريد إلى {count, plural, zero {لا أحد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}}، ولم يُضبط SMTP_URL: فلا يُرسل شيء.',
  'doctor.mailMissing.todo': 'اضبط SMTP_URL وSMTP_FROM، أو احذف mail من reports في الاتفاقية.',
  'doctor.mailRefused.what': 'لا يجيب خادم البريد أو لا يقبل تسجيل دخولنا: {detail}.',
  'doctor.mailRefused.todo': 'تحقق من SMTP_URL: المضيف والمنفذ والمستخدم وكلمة المرور؛ وsmtps:// للمنفذ 465.',
  'doctor.chatMissing.what': 'تقضي الاتفاقية بذكر تقارير في المحادثة، ولم يُضبط CHAT_WEBHOOK_URL.',
  'doctor.chatMissing.todo': 'اضبط CHAT_WEBHOOK_URL، أو احذف chat من reports في الاتفاقية.',
  'doctor.reportsToNobody.what': 'تذكر الاتفاقية {names} تحت reports، ولا يعرف HubSpot مالكًا نشطًا كهذا.',
  'doctor.reportsToNobody.todo': 'اكتب العنوان أو معرّف المالك كما هو في HubSpot.',
  'doctor.reportsFailing.what':
    'تعذّر تسليم {count, plural, zero {لا تقارير} one {تقرير واحد} two {تقريرين} few {# تقارير} many {# تقريرًا} other {# تقرير}} ({reasons})؛ تُعاد المحاولة كل ساعة على الأكثر.',
  'doctor.reportsFailing.todo':
    'unreachable: تحقق من المضيف والشبكة؛ login: تحقق من المستخدم وكلمة المرور في SMTP_URL؛ refused: اسأل من يدير خادم البريد أو المحادثة؛ fault: انظر السجل.',
};

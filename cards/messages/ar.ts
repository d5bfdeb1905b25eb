/** What the card says, in Arabic, with the six plural forms of Arabic. */
import type { Catalogue } from './catalogue.ts';

import { pageAr } from './page/ar.ts';
import { quotasAr } from './quotas/ar.ts';
import { settingsAr } from './settings/ar.ts';

export const ar: Catalogue = {
  ...pageAr,
  ...quotasAr,
  ...settingsAr,
  'state.onTrack': 'ضمن المهلة',
  'state.dueSoon': 'اقترب الموعد',
  'state.overdue': 'متأخر',
  'state.paused': 'متوقف مؤقتًا',
  'state.met': 'تم الوفاء',
  'state.breached': 'لم يُوفَ به',
  'state.excused': 'معذور',
  'state.void': 'لاغٍ',

  'time.left': 'بقي {duration}',
  'time.overdueBy': 'متأخر {duration}',
  'time.used': 'مضى {used} من {budget}',
  'time.due': 'الموعد {when}',
  'time.wasDue': 'كان الموعد {when}',
  'time.inZone': '{when}، {zone}',
  'time.dayAt': '{day} {time}',
  'time.waits': 'خارج ساعات العمل: يُستأنف العد {when}',
  'time.startsAt': 'يبدأ العد {when}',
  'time.paused': 'متوقفة مؤقتًا: {reason}. تُستأنف {when} على الأكثر',
  'time.waitsLong': 'خارج ساعات العمل',

  'owner.holds': 'لدى {name}',
  'owner.number': 'المالك رقم {id}',
  'owner.nobody': 'لا مالك لهذا العميل المحتمل بعد',
  'side.system': 'يُحتسب على من يوزع العملاء المحتملين: لا أحد يتولى هذا',
  'side.marketing': 'محسوب للتسويق حتى التسليم',
  'side.lead': 'محسوب للمشتري منذ التسليم',

  'stopped.title': {
    zero: 'لا التزامات منتهية',
    one: 'التزام واحد منتهٍ',
    two: 'التزامان منتهيان',
    few: '{count} التزامات منتهية',
    many: '{count} التزامًا منتهيًا',
    other: '{count} التزام منتهٍ',
  },
  'stopped.handled': '{when}، وعولج {handled}',

  'agreement.line': '{name}، الإصدار {version}',

  'next.title': 'ما الذي يأتي بعد ذلك',
  'next.one': 'التالي: {what}',
  'next.none': 'لا يأتي شيء آخر من تلقاء نفسه.',
  'next.reminder': '{when}، تذكير إلى {name}',
  'next.overdue': '{when}، يُعدّ الالتزام متأخرًا',
  'next.step': '{when}، مهمة إلى {name}',
  'next.holder': 'من يتولى العميل المحتمل',
  'next.ofPromise': '{what} ({promise})',

  'act.title': 'ما يمكنك فعله',
  'act.qualified': 'تأهيل',
  'act.disqualified': 'استبعاد',
  'act.recycled': 'إعادة إلى الرعاية',
  'act.pause': 'إيقاف مؤقت',
  'act.resume': 'استئناف',
  'act.snooze': 'تأجيل التذكيرات',
  'act.askExcuse': 'طلب عذر',
  'act.grant': 'قبول',
  'act.decline': 'رفض',
  'act.cancel': 'إلغاء',

  'explain.qualified': 'سيعرض HubSpot هذا العميل المحتمل مؤهلًا من الآن.',
  'explain.disqualified': 'سيعرض HubSpot هذا العميل المحتمل مستبعدًا من الآن.',
  'explain.recycled': 'يعود العميل المحتمل إلى الرعاية، وتنتهي هذه الدورة.',
  'explain.pause': 'تتوقف الساعة ما دام السبب قائمًا، في حدود ما تسمح به الاتفاقية.',
  'explain.resume': 'تواصل الساعة العد. وهي متوقفة لأن: {reason}.',
  'explain.snooze': 'تنتظر التذكيرات حتى ذلك الحين. تواصل الساعة العد ويبقى الموعد كما هو.',
  'explain.askExcuse': 'يُطلب من مديرك قبول العذر عن هذا الالتزام. ولا يتغير شيء قبل ذلك.',

  'field.choose': 'اختر واحدًا',
  'field.reason': 'السبب',
  'field.until': 'حتى متى',
  'field.promise': 'الالتزام',
  'field.excuse': 'ما الذي منعك من الوفاء به؟',
  'field.excuseHint': 'سيقرأ مديرك هذا.',

  'pause.left': '{reason} (بقي {duration})',
  'snooze.hour': 'لساعة، حتى {when}',
  'snooze.opening': 'حتى بدء العمل {when}',
  'snooze.longest': 'أطول ما تسمح به الاتفاقية، حتى {when}',

  'excuse.asked': 'طُلب عذر عن: {promise}',
  'excuse.askedBy': 'يطلب {name} عذرًا عن: {promise}',
  'excuse.thisPromise': 'التزام منتهٍ',

  'done.qualified': 'العميل المحتمل مؤهل الآن.',
  'done.disqualified': 'استُبعد العميل المحتمل.',
  'done.recycled': 'أُعيد العميل المحتمل إلى الرعاية.',
  'done.pause': 'أُوقفت الساعة مؤقتًا.',
  'done.resume': 'عادت الساعة إلى العد.',
  'done.snooze': 'أُجّلت التذكيرات.',
  'done.askExcuse': 'أُرسل الطلب إلى مديرك.',
  'done.grant': 'قُبل العذر.',
  'done.decline': 'رُفض العذر.',

  'fail.title': 'لم يتم ذلك',
  'fail.notAllowed': 'لا يُسمح لك بهذا هنا: تشترط الاتفاقية مالك العميل المحتمل أو مديره أو مسؤول النظام.',
  'fail.settled': 'لم يبق ما يُجرى عليه ذلك. لعل أحدًا سبقك: أُعيدت قراءة البطاقة.',
  'fail.tooLate': 'هذا أكثر مما تسمح به الاتفاقية.',
  'fail.refused':
    'لا يقبل HubSpot هذه القيمة. اسأل المسؤول هل ما زالت من خيارات الخاصية التي تسميها الاتفاقية.',
  'fail.paused': 'أوقف مسؤول كل كتابة إلى HubSpot مؤقتًا، فلا يمكن فعل شيء من هنا إلى أن تُستأنف.',
  'fail.badRequest':
    'لم تفهم خدمة الالتزامات هذا. لعل البطاقة والخدمة من إصدارين مختلفين: اطلب من المسؤول رفع التطبيق من جديد.',
  'fail.wrongPortal':
    'تعود خدمة الالتزامات إلى حساب HubSpot آخر. اطلب من المسؤول مراجعة PUBLIC_URL في ملف تعريف التطبيق.',
  'fail.badRecord': 'لا تعرف خدمة الالتزامات هذا النوع من السجلات.',
  'fail.unavailable': 'لا تستطيع خدمة الالتزامات فعل ذلك الآن. اضغط ثانية بعد قليل: لا يُنفَّذ إلا مرة واحدة.',
  'fail.unreachable': 'لم تجب خدمة الالتزامات، فلا يُعرف هل تم ذلك. اضغط ثانية: لا يُنفَّذ إلا مرة واحدة.',
  'fail.denied':
    'ردّت خدمة الالتزامات الطلب، فلم يتم شيء. اسأل المسؤول: يبين السبب على الخادم الأمر npm run sla -- doctor.',
  'fail.shape':
    'أجابت خدمة الالتزامات بصيغة لا تعرفها هذه البطاقة، فلا يُعرف هل تم ذلك. اضغط ثانية: لا يُنفَّذ إلا مرة واحدة.',

  'why.title': 'لماذا؟ كيف نشأت هذه الساعات',
  'why.loading': 'جارٍ البحث',
  'why.failed': 'تعذّر الجواب الآن',
  'why.notMade': 'لماذا لا يسري التزام آخر',
  'why.leftOut': {
    zero: 'لم تُترك أي ساعة.',
    one: 'ساعة واحدة توقفت سابقًا في هذه الدورة غير مذكورة هنا.',
    two: 'ساعتان توقفتا سابقًا في هذه الدورة غير مذكورتين هنا.',
    few: '{count} ساعات توقفت سابقًا في هذه الدورة غير مذكورة هنا.',
    many: '{count} ساعة توقفت سابقًا في هذه الدورة غير مذكورة هنا.',
    other: '{count} ساعة توقفت سابقًا في هذه الدورة غير مذكورة هنا.',
  },

  'holders.title': 'من تولى العميل المحتمل وكم من الوقت',
  'holders.who': 'المتولي',
  'holders.from': 'من',
  'holders.until': 'إلى',
  'holders.working': 'وقت العمل',
  'holders.share': 'النسبة',
  'holders.now': 'حتى الآن',
  'holders.nobody': 'لا أحد',
  'holders.routing': 'لا أحد: وقت من يوزع العملاء المحتملين',
  'holders.leftOut': {
    zero: 'لم تُترك أي فترة.',
    one: 'فترة سابقة واحدة غير مذكورة هنا، وهي محسوبة في النسب.',
    two: 'فترتان سابقتان غير مذكورتين هنا، وهما محسوبتان في النسب.',
    few: '{count} فترات سابقة غير مذكورة هنا، وهي محسوبة في النسب.',
    many: '{count} فترة سابقة غير مذكورة هنا، وهي محسوبة في النسب.',
    other: '{count} فترة سابقة غير مذكورة هنا، وهي محسوبة في النسب.',
  },
  'holders.minutes': 'دقائق العمل',
  'holders.owner': 'وقت المالك',
  'holders.system': 'وقت من يوزع العملاء المحتملين',

  'facts.title': 'ما يستند إليه ذلك',
  'facts.when': 'متى',
  'facts.what': 'ما الذي حدث',
  'facts.source': 'من فعله',
  'facts.leftOut': {
    zero: 'لم يُترك أي تغيير.',
    one: 'تغيير أقدم واحد معروف وغير مذكور هنا.',
    two: 'تغييران أقدم معروفان وغير مذكورين هنا.',
    few: '{count} تغييرات أقدم معروفة وغير مذكورة هنا.',
    many: '{count} تغييرًا أقدم معروفًا وغير مذكور هنا.',
    other: '{count} تغيير أقدم معروف وغير مذكور هنا.',
  },

  loading: 'جارٍ قراءة الساعة',
  retry: 'أعد المحاولة',

  'untracked.title': 'غير متابَع',
  'untracked.noClock': 'لا يسري الآن أي التزام من الاتفاقية على جهة الاتصال هذه.',
  'untracked.unseen':
    'لم تصل الساعة أخبار عن جهة الاتصال هذه بعد. تبدأ حين يستلمها مندوب بوصفها عميلًا محتملًا.',

  'stale.title': 'لا أخبار من الساعة منذ {when}',
  'stale.age': {
    zero: 'كان ذلك قبل أقل من دقيقة. تُحجب الأوقات إلى أن تجيب الخدمة من جديد.',
    one: 'كان ذلك قبل دقيقة واحدة. تُحجب الأوقات إلى أن تجيب الخدمة من جديد.',
    two: 'كان ذلك قبل دقيقتين. تُحجب الأوقات إلى أن تجيب الخدمة من جديد.',
    few: 'كان ذلك قبل {count} دقائق. تُحجب الأوقات إلى أن تجيب الخدمة من جديد.',
    many: 'كان ذلك قبل {count} دقيقة. تُحجب الأوقات إلى أن تجيب الخدمة من جديد.',
    other: 'كان ذلك قبل {count} دقيقة. تُحجب الأوقات إلى أن تجيب الخدمة من جديد.',
  },

  'error.title': 'تعذّرت قراءة الساعة',
  'error.unreachable': 'لا تجيب خدمة الالتزامات. لم يضع شيء: فهي تواصل العد بنفسها.',
  'error.denied':
    'تردّ خدمة الالتزامات الطلب لأنها لا تعدّه من HubSpot. لم يضع شيء. للمسؤول: سر العميل أو PUBLIC_URL في الخدمة ليس لهذا التطبيق؛ يبين أيهما الأمر npm run sla -- doctor.',
  'error.shape':
    'أجابت خدمة الالتزامات بصيغة لا تعرفها هذه البطاقة. لعل البطاقة والخدمة من إصدارين مختلفين: اطلب من المسؤول رفع التطبيق من جديد.',
  'error.wrongPortal':
    'تعود خدمة الالتزامات إلى حساب HubSpot آخر. اطلب من المسؤول مراجعة PUBLIC_URL في ملف تعريف التطبيق.',
  'error.badRecord': 'لا تعرف خدمة الالتزامات هذا النوع من السجلات.',
  'error.unavailable': 'لا تستطيع خدمة الالتزامات الوصول إلى مخزنها الآن. لم يضع شيء.',

  'setup.title': 'ينقص إعداد واحد',
  'setup.body':
    'رُفع التطبيق دون عنوان خدمة الالتزامات. للمسؤول: اكتب PUBLIC_URL (https://…) تحت "variables" في config/hubspot/hsprofile.prod.json ثم ارفع التطبيق من جديد.',
};

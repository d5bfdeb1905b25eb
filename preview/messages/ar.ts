/** What the demo's page says around the card, in Arabic. */
import type { Catalogue } from './say.ts';

export const ar: Catalogue = {
  'page.title': 'ساعة الالتزامات لـ HubSpot',
  'page.product': 'SLA Clock',
  'page.sandbox': 'حساب تجريبي',
  'page.intro':
    'حساب تجريبي بأشخاص من الخيال. يعمل المندوبون على عملائهم المحتملين، وتحرس SLA Clock الالتزام فتكتب الحالة والموعد والمهام في السجل. كل ما تغيّره يضيء.',
  'page.dismiss': 'إخفاء هذا السطر',
  'page.lost': 'انقطع الاتصال بالحساب التجريبي. ما تراه كان صحيحًا قبل لحظات، والصفحة تواصل المحاولة.',
  'page.starting': 'جارٍ قراءة الحساب',

  'clock.label': 'وقت الحساب',
  'clock.speed': '{speed}×',
  'clock.speedTitle': 'يجري الوقت في هذا الحساب أسرع {speed} مرة',
  'switch.language': 'اللغة',
  'switch.dark': 'استخدام المظهر الداكن',
  'switch.light': 'استخدام المظهر الفاتح',

  'list.title': 'جهات الاتصال',
  'list.search': 'ابحث بالاسم أو الشركة أو المالك',
  'list.all': 'الكل',
  'list.filter': 'التصفية بحالة الالتزام',
  'list.none': 'لا توجد جهة اتصال مطابقة.',
  'list.clear': 'عرض الكل',
  'list.due': 'الموعد {when}',
  'list.wasDue': 'كان الموعد {when}',
  'list.noOwner': 'بلا مالك',

  'status.overdue': 'متأخر',
  'status.dueSoon': 'اقترب الموعد',
  'status.onTrack': 'ضمن المهلة',
  'status.breached': 'لم يُوفَ به',
  'status.met': 'تم الوفاء',
  'status.notTracked': 'غير متابَع',

  'record.owner': 'المالك',
  'record.team': 'الفريق',
  'record.email': 'البريد الإلكتروني',
  'record.atCompany': '{job} في {company}',
  'record.nobody': 'لا أحد',

  'properties.title': 'الخصائص',
  'properties.group.sla': 'ساعة الالتزامات',
  'properties.group.lead': 'عن جهة الاتصال',
  'properties.written': 'كتبها {source}، {when}',
  'properties.live': 'تُكتب مباشرةً',

  'tasks.title': 'المهام',
  'tasks.none': 'لا مهام بعد. تضيف SLA Clock مهمة قبل أن يفوت الالتزام، وتغلقها حين يعالَج العميل المحتمل.',
  'tasks.due': 'الموعد {when}',
  'tasks.wasDue': 'كان الموعد {when}',
  'tasks.done': 'أُنجزت {when}',
  'tasks.doneAtSomeTime': 'أُنجزت',
  'tasks.overdue': 'متأخرة',
  'tasks.open': 'قيد التنفيذ',
  'tasks.high': 'أولوية عالية',
  'tasks.for': 'على عاتق {name}',

  'timeline.title': 'الخط الزمني',
  'timeline.none': 'لم يحدث شيء بعد.',
  'timeline.created': 'أُنشئت جهة الاتصال',
  'timeline.merged': 'دُمجت جهة الاتصال',
  'timeline.deleted': 'حُذفت جهة الاتصال',
  'timeline.taskMade': 'أُنشئت مهمة',
  'timeline.taskDone': 'أُنجزت مهمة',
  'timeline.task': 'مهمة',
  'timeline.by': 'بواسطة {name}',
  'timeline.empty': 'فارغ',

  'card.title': 'ساعة الالتزامات',
  'card.note': 'البطاقة نفسها التي تُرفع إلى HubSpot، وتعمل كما يشغّلها HubSpot: في عامل مستقل وبطلبات موقَّعة.',

  'time.dayAt': '{day}، {time}',
};

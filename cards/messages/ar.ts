/** What the card says, in Arabic, with the six plural forms of Arabic. */
import type { Catalogue } from './catalogue.ts';

export const ar: Catalogue = {
  'state.onTrack': 'ضمن المهلة',
  'state.dueSoon': 'اقترب الموعد',
  'state.overdue': 'متأخر',
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
  'owner.unknown': 'لدى المالك رقم {id}',
  'owner.nobody': 'لا مالك لهذا العميل المحتمل بعد',
  'side.system': 'يُحتسب على من يوزع العملاء المحتملين: لا أحد يتولى هذا',
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

/**
 * HubSpot names its own properties and options in the viewer's language; the sandbox sends English ones. These are the
 * Arabic names of those that the demo shows; whatever is missing here stays as the portal wrote it.
 */
import type { Language } from './say.ts';

const PROPERTY_LABELS: Readonly<Record<string, string>> = {
  sla_status: 'حالة الالتزام',
  sla_promise: 'الالتزام',
  sla_deadline: 'موعد الالتزام',
  sla_overdue_since: 'متأخر منذ',
  sla_breaches: 'مرات الإخلال',
  sla_touch_minutes: 'الدقائق حتى أول تواصل',
  sla_disposition_minutes: 'الدقائق حتى التصنيف',
  sla_last_verdict: 'نتيجة الدورة الأخيرة',
  firstname: 'الاسم الأول',
  lastname: 'اسم العائلة',
  email: 'البريد الإلكتروني',
  phone: 'الهاتف',
  company: 'الشركة',
  jobtitle: 'المسمى الوظيفي',
  createdate: 'تاريخ الإنشاء',
  lastmodifieddate: 'آخر تعديل',
  lifecyclestage: 'مرحلة دورة الحياة',
  hs_lead_status: 'حالة العميل المحتمل',
  hubspot_owner_id: 'مالك جهة الاتصال',
  hubspot_owner_assigneddate: 'تاريخ تعيين المالك',
  hubspot_team_id: 'الفريق',
};

/** By what is left of an option's value or English label without case, spaces and underscores. */
const VALUE_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sla_status: {
    ontrack: 'ضمن المهلة',
    duesoon: 'اقترب الموعد',
    overdue: 'متأخر',
    met: 'تم الوفاء',
    breached: 'لم يُوفَ به',
    nottracked: 'غير متابَع',
  },
  lifecyclestage: {
    subscriber: 'مشترك',
    lead: 'عميل محتمل',
    marketingqualifiedlead: 'عميل مؤهل تسويقيًا',
    salesqualifiedlead: 'عميل مؤهل للبيع',
    opportunity: 'فرصة',
    customer: 'عميل',
    evangelist: 'سفير',
    other: 'غير ذلك',
  },
  hs_lead_status: {
    new: 'جديد',
    open: 'مفتوح',
    inprogress: 'قيد المعالجة',
    opendeal: 'صفقة مفتوحة',
    unqualified: 'غير مؤهل',
    attemptedtocontact: 'جرت محاولة اتصال',
    connected: 'تم التواصل',
    badtiming: 'توقيت غير مناسب',
  },
};

/** A property's name for the viewer; `label` is the portal's own. */
export function propertyLabel(language: Language, name: string, label: string): string {
  return language === 'ar' ? (PROPERTY_LABELS[name] ?? label) : label;
}

/** An option's name for the viewer; `value` is its value or its English label, which is the answer where no other is. */
export function optionLabel(language: Language, property: string, value: string, label: string): string {
  if (language !== 'ar') return label;
  const bare = value.toLowerCase().replaceAll(/[\s_]/g, '');
  return VALUE_LABELS[property]?.[bare] ?? label;
}

/** Who changed something: a name as it stands, one of HubSpot's sources ("INTERNAL_PROCESSING") in small letters. */
export function sourceName(source: string): string {
  if (!/^[A-Z][A-Z_]+$/.test(source)) return source;
  const small = source.toLowerCase().replaceAll('_', ' ');
  return small.charAt(0).toUpperCase() + small.slice(1);
}

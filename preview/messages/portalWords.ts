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

const VALUE_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sla_status: {
    on_track: 'ضمن المهلة',
    due_soon: 'اقترب الموعد',
    overdue: 'متأخر',
    met: 'تم الوفاء',
    breached: 'لم يُوفَ به',
    not_tracked: 'غير متابَع',
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
    NEW: 'جديد',
    OPEN: 'مفتوح',
    IN_PROGRESS: 'قيد المعالجة',
    OPEN_DEAL: 'صفقة مفتوحة',
    UNQUALIFIED: 'غير مؤهل',
    ATTEMPTED_TO_CONTACT: 'جرت محاولة اتصال',
    CONNECTED: 'تم التواصل',
    BAD_TIMING: 'توقيت غير مناسب',
  },
};

/** A property's name for the viewer; `label` is the portal's own. */
export function propertyLabel(language: Language, name: string, label: string): string {
  return language === 'ar' ? (PROPERTY_LABELS[name] ?? label) : label;
}

/** An option's name for the viewer, or what the portal calls it. */
export function optionLabel(language: Language, property: string, value: string, label: string): string {
  return language === 'ar' ? (VALUE_LABELS[property]?.[value] ?? label) : label;
}

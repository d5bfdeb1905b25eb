/** ما تقوله الخدمة لبطاقة في جمل، بالعربية. */
import { type cardEn } from './en.ts';

export const cardAr: Readonly<Record<keyof typeof cardEn, string>> = {
  'fact.became': 'صارت قيمة {property}: {value}',
  'fact.cleared': 'مُسحت قيمة {property}',
  'fact.created': 'أُنشئت جهة الاتصال',
  'fact.deleted': 'حُذفت جهة الاتصال',
  'fact.restored': 'استُعيدت جهة الاتصال',
  'fact.erased': 'طلب الشخص محو بياناته',
  'fact.merged': 'دُمجت جهة اتصال أخرى في هذه',
  'fact.mergedAway': 'دُمجت هذه الجهة في جهة اتصال أخرى',
  'fact.activity.call': 'سُجلت مكالمة',
  'fact.activity.email': 'سُجل بريد إلكتروني',
  'fact.activity.meeting': 'سُجل اجتماع',
  'fact.activity.note': 'سُجلت ملاحظة',
  'fact.activity.communication': 'سُجلت رسالة',
  'fact.activity.deal': 'أُنشئت صفقة من العميل المحتمل',

  'source.named': 'بواسطة {name}',
  'source.person': 'بواسطة شخص في HubSpot',
  'source.thisApp': 'بواسطة SLA Clock',
  'source.otherApp': 'بواسطة تطبيق آخر',
  'source.workflow': 'بواسطة سير عمل',
  'source.import': 'بواسطة استيراد',
  'source.form': 'بواسطة نموذج',
  'source.merge': 'بواسطة دمج',
  'source.other': 'بواسطة HubSpot نفسها',
};

/** ما يُقال عن الإعدادات، بالعربية. */
import { type environmentEn } from './en.ts';

export const environmentAr: Readonly<Record<keyof typeof environmentEn, string>> = {
  'environment.missing': '{name} غير موجود. {where}',
  'environment.wrong': 'لا يمكن استعمال {name}: {cause}. {where}',
  'environment.count':
    'لا يمكن تشغيل SLA Clock: {count, plural, zero {لا إعدادات} one {إعداد واحد} two {إعدادان} few {# إعدادات} many {# إعدادًا} other {# إعداد}} في البيئة بحاجة إلى إصلاح.',
  'environment.where.HUBSPOT_ACCESS_TOKEN':
    'في HubSpot: Development > Projects > مشروعك > التطبيق > تبويب Auth > Access token (يبدأ بـ pat-)',
  'environment.where.HUBSPOT_CLIENT_SECRET':
    'في HubSpot: Development > Projects > مشروعك > التطبيق > تبويب Auth > Client secret. أثناء تبديل السر اكتب الاثنين وبينهما فاصلة',
  'environment.where.PUBLIC_URL':
    'عنوان https الذي يصل منه HubSpot إلى هذه الخدمة، مثل https://sla.example.com؛ وهو نفسه PUBLIC_URL في ملف التطبيق المرفوع',
  'environment.where.DATABASE_URL':
    'عنوان PostgreSQL مثل postgres://user@host:5432/sla، أو احذفه لاستعمال المخزن المضمّن',
  'environment.where.HUBSPOT_API_URL':
    'عنوان بيئة تجريبية مثل http://127.0.0.1:4100، أو اتركه فارغًا لاستخدام HubSpot نفسه',
  'environment.where.DATABASE_DIRECT_URL':
    'عنوان postgres:// لقاعدة البيانات نفسها، حين يمرّ DATABASE_URL بمجمّع اتصالات؛ واتركه فيما عدا ذلك',
  'environment.where.SLA_ROLE':
    'web يستقبل الإشعارات ويجيب البطاقات، وworker يقوم بالباقي، وall يقوم بالاثنين؛ واتركه لتكون all',
  'environment.where.PORT': 'رقم منفذ من 0 إلى 65535؛ ومن دونه تستمع الخدمة على 3000',
  'environment.where.SLA_AGREEMENT': 'مسار الاتفاقية؛ ومن دونه يُقرأ config/sla.yml',
  'environment.where.SLA_DATA_DIR': 'مجلد المخزن المضمّن؛ ومن دونه يُستعمل .data/store',
  'environment.where.LOG_LEVEL': 'واحد من: fatal, error, warn, info, debug, trace, silent',
  'environment.where.SMTP_URL':
    'كيف يُوصل إلى خادم بريدك، مثل smtps://user:password@mail.example.com:465؛ اتركه فارغًا كي لا تُرسل تقارير بالبريد',
  'environment.where.SMTP_FROM':
    'المرسل الذي تأتي منه التقارير، مثل SLA Clock <sla@example.com>؛ لازم مع SMTP_URL',
  'environment.where.CHAT_WEBHOOK_URL':
    'عنوان https لخطّاف وارد (incoming webhook) في برنامج محادثتكم (Slack أو Teams أو Mattermost)؛ اتركه فارغًا كي لا يُقال فيه شيء',
  'environment.cause.notSmtp': 'لا يبدأ بـ smtp:// أو smtps://',
  'environment.cause.notSender': 'ليس مرسلًا',
  'environment.cause.notHttps': 'لا يبدأ بـ https://',
  'environment.cause.notUrl': 'ليس عنوانًا',
  'environment.cause.notPort': 'ليس رقم منفذ',
  'environment.cause.notPostgres': 'ليس عنوان postgres://',
  'environment.cause.notRole': 'ليس دورًا',
  'environment.cause.roleNeedsPostgres':
    'المخزن المضمّن يقبل عملية واحدة فقط، وعليها أن تقوم بكل شيء؛ ولعمليات عدة عيّن DATABASE_URL',
  'environment.cause.twice': 'هو محدَّد، وكذلك الإعداد الذي بالاسم نفسه وفي آخره ‎_FILE: أبقِ واحدًا منهما',
  'environment.cause.noFile': 'تعذّرت قراءة الملف الذي يسمّيه الإعداد الذي بالاسم نفسه وفي آخره ‎_FILE',
  'environment.cause.notLevel': 'ليس مستوى سجل',
};

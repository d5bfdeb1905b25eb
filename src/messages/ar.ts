/** Every sentence the service says to people, in Arabic. */
import { type en } from './en.ts';

export const ar: Readonly<Record<keyof typeof en, string>> = {
  'task.reminder.subject': 'اقترب موعد الالتزام: {promise}',
  'task.reminder.body':
    'الالتزام: {promise}. الموعد {deadline} ({zone}). تُغلق هذه المهمة تلقائيًا عند الوفاء بالالتزام.',
  'task.overdue.subject': 'تأخر الالتزام: {promise}',
  'task.overdue.body':
    'الالتزام: {promise}. كان الموعد {deadline} ({zone}). تُغلق هذه المهمة تلقائيًا عند معالجة العميل المحتمل.',

  'problem.line': '{file}:{line}:{column}: {cause}. {correction}.',
  'problem.count':
    '{count, plural, zero {لا مشكلات} one {مشكلة واحدة} two {مشكلتان} few {# مشكلات} many {# مشكلة} other {# مشكلة}} في {file}. لم يبدأ شيء؛ يجب أن تكون الاتفاقية كاملة.',

  'cause.yaml': 'هذا ليس YAML: {detail}',
  'cause.missing': '{path} غير موجود',
  'cause.wrong': 'لا يصح أن يكون {path} بالقيمة {value}',
  'cause.unknownKey': '{path} ليس من كلمات الاتفاقية',
  'cause.unknownCalendar': 'لا يوجد تقويم باسم {value}',
  'cause.unknownDefinition': 'لا يوجد تعريف باسم {value}',
  'cause.doubleId': 'سبق التزام بالمعرّف {value}',
  'cause.noWindow': 'لا وقت عمل في هذه الساعات، فلن يحين موعد شيء',
  'cause.overlap': 'الفترات {value} متداخلة',
  'cause.doubleDay': 'ساعات {value} مذكورة مرتين',

  'fix.yaml': 'أصلح السطر؛ الإزاحة بالمسافات، والنص الذي فيه نقطتان يحتاج إلى علامتي اقتباس',
  'fix.keys': 'اكتب واحدًا من: {keys}',
  'fix.words': 'اكتب جملة، أو جملة لكل لغة: en: "..." وar: "..."',
  'fix.when': 'اكتب أسماء الخصائص مع قوائم قيمها، مثل: lifecyclestage: [lead, marketingqualifiedlead]',
  'fix.language': 'اكتب en أو ar',
  'fix.date': 'اكتب اليوم هكذا: 2026-12-25',
  'fix.hours': 'اكتب الأيام والساعات، مثل: monday-friday: 09:00-17:30، أو always لعمل متواصل',
  'fix.days': 'اكتب يومًا أو مدى من الأيام، مثل monday أو sunday-thursday',
  'fix.window':
    'اكتب الساعات هكذا: 09:00-17:30، أو قائمة منها: [09:00-13:00, 14:00-18:00]؛ وينتهي اليوم عند 24:00',
  'fix.budget':
    'اكتب عددًا ووحدته: 30 business minutes أو 4 business hours أو 2 business days أو 24 calendar hours. فاليوم أو الساعة بلا وصف لا يكفيان وضوحًا',
  'fix.budgetLength': 'اكتب سنة على الأكثر: 260 business days أو 2600 business hours أو 366 calendar days',
  'fix.share': 'اكتب نسبًا من المهلة بين 1% و99%، مثل [50%, 75%]',
  'fix.clock': 'اكتب rep (منذ أن يستلم المندوب العميل أول مرة) أو lead (منذ التسليم)',
  'fix.whenOverdue': 'اكتب task أو nothing',
  'fix.id': 'اكتب اسمًا قصيرًا من أحرف صغيرة وأرقام وشرطات، مثل first-touch',
  'fix.text': 'اكتب نصًا',
  'fix.section': 'اكتب هذا القسم أسماءً وقيمًا، كما في config/sla.yml المرفق',
  'fix.list': 'اكتب عنصرًا واحدًا على الأقل',
  'fix.zone': 'اكتب اسمًا من قاعدة بيانات المناطق الزمنية، مثل Europe/London أو Asia/Riyadh',
  'fix.calendar': 'اكتب واحدًا من: {names}، أو أضفه تحت calendars',
  'fix.stops': 'اكتب disposition أو واحدًا من: {names}، أو أضفه تحت definitions',
  'fix.otherId': 'أعطه معرّفًا خاصًا به',
  'fix.open': 'أعطه فترة واحدة على الأقل، أو اكتب hours: always',
  'fix.overlap': 'ادمجها في فترة واحدة أو باعد بينها',
  'fix.lead': 'بيّن متى تكون جهة الاتصال عميلًا محتملًا: lead مع words وwhen',

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
  'environment.where.PORT': 'رقم منفذ من 0 إلى 65535؛ ومن دونه تستمع الخدمة على 3000',
  'environment.where.SLA_AGREEMENT': 'مسار الاتفاقية؛ ومن دونه يُقرأ config/sla.yml',
  'environment.where.SLA_DATA_DIR': 'مجلد المخزن المضمّن؛ ومن دونه يُستعمل .data/store',
  'environment.where.LOG_LEVEL': 'واحد من: fatal, error, warn, info, debug, trace, silent',
  'environment.cause.notHttps': 'لا يبدأ بـ https://',
  'environment.cause.notUrl': 'ليس عنوانًا',
  'environment.cause.notPort': 'ليس رقم منفذ',
  'environment.cause.notPostgres': 'ليس عنوان postgres://',
  'environment.cause.notLevel': 'ليس مستوى سجل',

  'start.agreementUnreadable':
    'تعذّرت قراءة الاتفاقية {file}: {detail}. ضعها هناك أو سمِّ غيرها بـ SLA_AGREEMENT.',
  'start.portInUse': 'المنفذ {port} يستعمله برنامج آخر. أوقف ذلك البرنامج أو اختر منفذًا آخر بـ PORT.',
  'start.storeLocked':
    'عملية أخرى تستعمل المخزن في {folder}. المخزن المضمّن يخدم عملية واحدة: أوقف الأخرى، أو اختر مجلدًا آخر بـ SLA_DATA_DIR، أو استعمل PostgreSQL بـ DATABASE_URL.',
  'start.storeUnreachable':
    'تعذّر الوصول إلى قاعدة البيانات: {detail}. تحقق من DATABASE_URL ومن أن الخادم يعمل.',
  'start.storeNewer': 'كُتبت قاعدة البيانات بإصدار أحدث من SLA Clock. شغّل ذلك الإصدار أو استعد نسخة أقدم منه.',
  'start.refusedToken':
    'يرفض HubSpot رمز الوصول. انسخه من جديد من تبويب Auth في التطبيق، وتحقق من تثبيت التطبيق.',
  'start.refusedScope':
    'يرفض HubSpot طلبًا لأن التطبيق تنقصه صلاحية: {detail}. ارفع التطبيق من جديد ووافق على صلاحياته.',

  'demo.starting': 'يبدأ تشغيل بوابة تجريبية والخدمة وصفحة. لا يغادر هذا الجهازَ شيء.',
  'demo.step.page': 'بناء الصفحة مع البطاقة ...',
  'demo.step.portal': 'ملء البوابة التجريبية ...',
  'demo.step.service': 'تشغيل الخدمة على المخزن المضمّن ...',
  'demo.step.clocks': 'جارٍ تقييم الساعات الأولى ...',
  'demo.ready': 'جاهز. افتح {url}',
  'demo.speed':
    'يجري الوقت أسرع {speed} مرة: تمر ساعة العمل في {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}. أوقف بـ Ctrl-C.',
  'demo.badSpeed': 'يأخذ ‎--speed عددًا من 1 إلى 3600، مثل ‎--speed 60؛ و{value} ليس كذلك.',
  'demo.badPort': 'يأخذ ‎--port رقم منفذ من 0 إلى 65535؛ و{value} ليس كذلك.',
  'demo.portInUse':
    'المنفذ {port} يستخدمه برنامج آخر، وربما عرض توضيحي آخر. اختر منفذًا آخر: npm run demo -- --port 8080',
  'demo.badOption': '{option} ليس من خيارات العرض. خياراته ‎--speed N و‎--port N.',
};

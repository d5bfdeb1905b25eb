/** What the settings page says, in Arabic, with the six plural forms of Arabic. */
import type { Catalogue } from '../catalogue.ts';
import type { settingsEn } from './en.ts';

export const settingsAr: Pick<Catalogue, keyof typeof settingsEn> = {
  'settings.loading': 'جارٍ سؤال خدمة الالتزامات',
  'settings.error': 'تعذّر سؤال خدمة الالتزامات',
  'settings.asOf': 'كما كان عند {time}',
  'settings.stale': 'حُجب ما كان عليه الحال {when}، ولا يمكن تبديل شيء، إلى أن تجيب الخدمة من جديد.',
  'settings.ago': '{when} ({ago})',

  'summary.well': 'كل شيء على ما يرام',
  'summary.look': 'كل شيء يعمل. ألقِ نظرة على: {what}',
  'summary.act': 'الأمر يحتاج إليك: {what}',

  'level.well': 'سليم',
  'level.look': 'ألقِ نظرة',
  'level.act': 'يحتاج إليك',

  'status.title': 'حال التثبيت',

  'account.label': 'حساب HubSpot',
  'account.known': 'تعمل الخدمة للحساب {id}.',
  'account.unknown':
    'لم يخبر HubSpot بعد لأي حساب تعمل الخدمة. يُسأل ثانية كل نصف دقيقة؛ وما يتعثر به مذكور في الأسطر التالية.',

  'calls.label': 'الاتصال مع HubSpot',
  'calls.well': 'HubSpot يجيب.',
  'calls.left': 'HubSpot يجيب. بقي اليوم {remaining} من {limit} طلب.',
  'calls.scarce':
    'لم يبق اليوم سوى {remaining} من {limit} طلب: حتى يبدأ HubSpot العد من جديد عند منتصف الليل لا يُرسل إلا المتأخر. تشترك تطبيقات أخرى في الطلبات نفسها، ويعرضها HubSpot تحت \u2068Development > Monitoring\u2069.',
  'calls.shut': 'لا يقبل HubSpot طلبات حتى {when}. يُرسل المستحق عندئذ.',
  'calls.token':
    'يرفض HubSpot رمز الوصول منذ {when}. انسخه من جديد (\u2068Development > Projects > sla-clock > the app > Auth\u2069) إلى HUBSPOT_ACCESS_TOKEN على الخادم، ثم أعد تشغيل الخدمة.',
  'calls.scope':
    'يرفض HubSpot الطلبات لنقص صلاحية منذ {when}. ارفع التطبيق ثانية ووافق على ما يطلبه: \u2068npm run hs -- project upload\u2069 ثم \u2068project install-app\u2069.',
  'calls.request':
    'يرفض HubSpot طلبًا من الخدمة منذ {when}. يذكر السجل أيّها: ابحث عن \u2068“HubSpot refuses our calls”\u2069.',
  'calls.unreachable':
    'لم يجب HubSpot منذ {when}. تعيد الخدمة المحاولة بنفسها ولا يضيع شيء. إن طال ذلك فانظر هل يصل الخادم إلى api.hubapi.com.',
  'calls.fault':
    'تواجه الخدمة خللًا منذ {when} وتعيد المحاولة بنفسها. يذكر السجل أيّ خلل: ابحث عن \u2068“a loop met a fault”\u2069.',

  'writing.label': 'الكتابة إلى HubSpot',
  'writing.on': 'تُكتب العلامات والمهام.',
  'writing.off': 'أُوقفت {when}. لا يُكتب شيء ولا يمكن فعل شيء من البطاقات. استأنفها ضمن المفاتيح.',
  'writing.offBy': 'أوقفها {name} {when}. لا يُكتب شيء ولا يمكن فعل شيء من البطاقات. استأنفها ضمن المفاتيح.',

  'delivery.label': 'الإشعارات الواردة',
  'delivery.well': 'آخر ما أرسله HubSpot كان {when}.',
  'delivery.old':
    'آخر ما أرسله HubSpot كان {when}. إن تغيرت جهات اتصال بعد ذلك فانظر هل يمكن الوصول إلى {url} من الخارج، وقارن مع HubSpot ضمن المفاتيح.',
  'delivery.never':
    'لم يرسل HubSpot شيئًا بعد. غيّر مالك جهة اتصال للتجربة. إن لم يصل شيء خلال دقيقة فانظر هل يمكن الوصول إلى {url} من الخارج، وارفع التطبيق ثانية.',

  'properties.label': 'الخصائص',
  'properties.unknown': 'لم يُسأل HubSpot بعد عن الخصائص الموجودة. انظر ثانية بعد دقيقة.',
  'properties.well': 'كل خصائص SLA Clock موجودة.',
  'properties.missing': 'ناقصة: {names}. لا يمكن كتابة شيء فيها. أنشئها ضمن المفاتيح.',
  'properties.unusable':
    'من نوع غير نوعها الصحيح: {names}. غيّر اسمها أو احذفها في HubSpot (\u2068Settings > Properties\u2069)، ثم أنشئها ضمن المفاتيح.',

  'comparison.label': 'المقارنة مع HubSpot',
  'comparison.first': 'تجري الآن أول مقارنة لكل شيء مع HubSpot.',
  'comparison.never': 'لم يُقارن شيء مع HubSpot بعد. قارن ضمن المفاتيح.',
  'comparison.well': 'آخر مقارنة {when}. {found}',
  'comparison.underWay': 'آخر مقارنة {when}. {found} وتجري الآن مقارنة أخرى.',
  'comparison.old':
    'آخر مقارنة {when}، مع أنها تجري كل ليلة. قارن ضمن المفاتيح؛ وإن لم تنته فسجل الخدمة يذكر السبب.',
  'comparison.found': {
    zero: 'لم تتغير أي جهة اتصال دون علمنا.',
    one: 'تغيرت جهة اتصال واحدة دون علمنا وقُرئت ثانية.',
    two: 'تغيرت جهتا اتصال دون علمنا وقُرئتا ثانية.',
    few: 'تغيرت {count} جهات اتصال دون علمنا وقُرئت ثانية.',
    many: 'تغيرت {count} جهة اتصال دون علمنا وقُرئت ثانية.',
    other: 'تغيرت {count} جهة اتصال دون علمنا وقُرئت ثانية.',
  },

  'contacts.label': 'جهات الاتصال',
  'contacts.known': {
    zero: 'لا تُعرف أي جهة اتصال.',
    one: 'تُعرف جهة اتصال واحدة.',
    two: 'تُعرف جهتا اتصال.',
    few: 'تُعرف {count} جهات اتصال.',
    many: 'تُعرف {count} جهة اتصال.',
    other: 'تُعرف {count} جهة اتصال.',
  },
  'contacts.unread': {
    zero: 'قُرئ تاريخها كله.',
    one: 'ما زال تاريخ واحدة يُقرأ.',
    two: 'ما زال تاريخ اثنتين يُقرأ.',
    few: 'ما زال تاريخ {count} منها يُقرأ.',
    many: 'ما زال تاريخ {count} منها يُقرأ.',
    other: 'ما زال تاريخ {count} منها يُقرأ.',
  },

  'clocks.label': 'الساعات',
  'clocks.open': {
    zero: 'لا تعمل أي ساعة.',
    one: 'تعمل ساعة واحدة.',
    two: 'تعمل ساعتان.',
    few: 'تعمل {count} ساعات.',
    many: 'تعمل {count} ساعة.',
    other: 'تعمل {count} ساعة.',
  },
  'clocks.overdue': {
    zero: 'لا شيء منها متأخر.',
    one: 'واحدة منها متأخرة.',
    two: 'اثنتان منها متأخرتان.',
    few: '{count} منها متأخرة.',
    many: '{count} منها متأخرة.',
    other: '{count} منها متأخرة.',
  },

  'owed.label': 'ما ينتظر الكتابة',
  'owed.none': 'لا شيء ينتظر: يعرض HubSpot ما تقوله الساعات.',
  'owed.some': {
    zero: 'لا شيء في الطريق إلى HubSpot.',
    one: 'علامة أو مهمة واحدة في الطريق إلى HubSpot.',
    two: 'علامتان أو مهمتان في الطريق إلى HubSpot.',
    few: '{count} علامات ومهام في الطريق إلى HubSpot.',
    many: '{count} علامة ومهمة في الطريق إلى HubSpot.',
    other: '{count} علامة ومهمة في الطريق إلى HubSpot.',
  },
  'owed.waiting': {
    zero: 'لا شيء ينتظر استئناف الكتابة.',
    one: 'علامة أو مهمة واحدة تنتظر استئناف الكتابة.',
    two: 'علامتان أو مهمتان تنتظران استئناف الكتابة.',
    few: '{count} علامات ومهام تنتظر استئناف الكتابة.',
    many: '{count} علامة ومهمة تنتظر استئناف الكتابة.',
    other: '{count} علامة ومهمة تنتظر استئناف الكتابة.',
  },

  'setAside.label': 'ما رفضه HubSpot',
  'setAside.none': 'قبل HubSpot كل ما كُتب.',
  'setAside.some': {
    zero: 'لم يُرفض شيء.',
    one: 'رُفضت علامة أو مهمة واحدة ونُحّيت جانبًا.',
    two: 'رُفضت علامتان أو مهمتان ونُحّيتا جانبًا.',
    few: 'رُفضت {count} علامات ومهام ونُحّيت جانبًا.',
    many: 'رُفضت {count} علامة ومهمة ونُحّيت جانبًا.',
    other: 'رُفضت {count} علامة ومهمة ونُحّيت جانبًا.',
  },
  'setAside.owner': 'لا يجوز لمالكها أن يملكها: أسند العملاء المحتملين إلى شخص نشط.',
  'setAside.property': 'تنقص خاصية: أنشئها ضمن المفاتيح.',
  'setAside.invalid': 'قيمة غير مسموح بها: يذكر سجل الخدمة الخاصية.',
  'setAside.other': 'يذكر سجل الخدمة السبب ({reason}).',
  'setAside.then': 'ثم أعد محاولتها ضمن المفاتيح.',

  'quarantine.label': 'إشعارات لم تُفهم',
  'quarantine.none': 'فُهم كل إشعار من HubSpot.',
  'quarantine.some': {
    zero: 'فُهم كل إشعار من HubSpot.',
    one: 'إشعار واحد من HubSpot لم يُفهم. يُحفظ ثلاثين يومًا ويُقرأ ثانية عند كل تشغيل: حدّث الخدمة وأعد تشغيلها.',
    two: 'إشعاران من HubSpot لم يُفهما. يُحفظان ثلاثين يومًا ويُقرآن ثانية عند كل تشغيل: حدّث الخدمة وأعد تشغيلها.',
    few: '{count} إشعارات من HubSpot لم تُفهم. تُحفظ ثلاثين يومًا وتُقرأ ثانية عند كل تشغيل: حدّث الخدمة وأعد تشغيلها.',
    many: '{count} إشعارًا من HubSpot لم تُفهم. تُحفظ ثلاثين يومًا وتُقرأ ثانية عند كل تشغيل: حدّث الخدمة وأعد تشغيلها.',
    other:
      '{count} إشعار من HubSpot لم تُفهم. تُحفظ ثلاثين يومًا وتُقرأ ثانية عند كل تشغيل: حدّث الخدمة وأعد تشغيلها.',
  },

  'switches.title': 'المفاتيح',
  'switches.onlyAdmins': 'لا يستخدم المفاتيح إلا المسؤولون في الاتفاقية: {names}.',
  'switches.nobody':
    'لا أحد مذكور تحت \u2068“admins”\u2069 في الاتفاقية، فلا يستطيع أحد استخدام المفاتيح. اكتب هناك البريد الإلكتروني لمسؤول ثم أعد تشغيل الخدمة.',
  'switch.pause': 'إيقاف كل كتابة مؤقتًا',
  'switch.pause.explained': 'حين ينبغي ترك HubSpot وشأنه، كما عند نقل بياناته. تواصل الساعات العد.',
  'switch.pause.ask':
    'إلى أن يستأنفها مسؤول لا تُكتب علامات ولا مهام، ولا يستطيع المندوبون فعل شيء من البطاقات. ويبقى الأمر كذلك بعد إعادة تشغيل الخدمة. ويُرسل المستحق فور استئناف الكتابة.',
  'switch.pause.sure': 'أوقف الكتابة الآن',
  'switch.resume': 'استئناف الكتابة',
  'switch.resume.explained': 'يُرسل المستحق فورًا، والأكثر إلحاحًا أولًا.',
  'switch.compare': 'المقارنة مع HubSpot الآن',
  'switch.compare.explained':
    'تجد ما فات، وتقرأ المالكين والفرق والغياب من جديد. وتجري كل ليلة من تلقاء نفسها.',
  'switch.retry': 'إعادة محاولة ما رُفض',
  'switch.retry.explained': 'بعد إزالة السبب.',
  'switch.create': 'إنشاء الخصائص الناقصة',
  'switch.create.explained': 'لا يتغير شيء مما هو موجود.',
  'switch.reload': 'نشر ملف الاتفاقية',
  'switch.reload.explained':
    'يقرأ الملف على الخادم كما عند إعادة التشغيل. والملف الذي فيه أخطاء لا يغير شيئًا.',

  'turned.pause': 'أُوقفت الكتابة إلى HubSpot مؤقتًا.',
  'turned.resume': 'استُؤنفت الكتابة إلى HubSpot.',
  'turned.compare': 'بدأت المقارنة مع HubSpot.',
  'turned.retry': 'تُعاد محاولة ما رُفض.',
  'turned.create': 'الخصائص موجودة.',
  'turned.reload': 'إصدار جديد من الاتفاقية ساري المفعول.',
  'turned.inForce': 'الملف هو الإصدار الساري أصلًا.',

  'turnFail.title': 'لم يتم ذلك',
  'turnFail.notAllowed': 'لست مسؤولًا بحسب الاتفاقية السارية، فلا يجوز لك استخدام المفاتيح.',
  'turnFail.paused': 'الكتابة إلى HubSpot متوقفة مؤقتًا. استأنفها أولًا.',
  'turnFail.refused': 'يرفضه HubSpot: خاصية بهذا الاسم من نوع آخر، أو صلاحية ناقصة. انظر الحال أعلاه.',
  'turnFail.unreadable': 'تبقى الاتفاقية السارية سارية. أصلح هذا في ملفها ثم انشره ثانية:',
  'turnFail.badRequest':
    'لم تفهم خدمة الالتزامات هذا. لعل الصفحة والخدمة من إصدارين مختلفين: ارفع التطبيق من جديد.',
  'turnFail.wrongPortal': 'تعود خدمة الالتزامات إلى حساب HubSpot آخر. راجع PUBLIC_URL في ملف تعريف التطبيق.',
  'turnFail.unavailable': 'تعذّر الوصول إلى HubSpot أو إلى المخزن الآن. اضغط ثانية بعد قليل.',
  'turnFail.unreachable': 'لم تجب خدمة الالتزامات، فلا يُعرف هل تم ذلك. لا ضرر في الضغط ثانية.',
  'turnFail.denied':
    'ردّت خدمة الالتزامات الطلب، فلم يتم شيء: سر العميل أو PUBLIC_URL فيها ليس لهذا التطبيق. يبين أيهما الأمر npm run sla -- doctor.',
  'turnFail.shape':
    'أجابت خدمة الالتزامات بصيغة لا تعرفها هذه الصفحة. لا ضرر في الضغط ثانية؛ وارفع التطبيق من جديد إن بقي ذلك.',

  'agreement.title': 'الاتفاقية السارية',
  'agreement.published': 'الإصدار {version}، نُشر {when}',
  'agreement.publishedBy': 'الإصدار {version}، نشره {name} {when}',
  'agreement.effective': 'يلتزم بها الطرفان من {day}.',
  'agreement.enforced': 'تُكتب العلامات والمهام للعملاء المحتملين المسلَّمين من {day} فصاعدًا.',
  'parties.title': 'الطرفان',
  'party.marketing': 'التسويق',
  'party.sales': 'المبيعات',
  'party.line': '{side}: {name}',
  'party.signed': '{side}: {name}، وقّعها {by}',
  'party.signedOn': '{side}: {name}، وقّعها {by} في {day}',
  'promises.title': 'الالتزامات',
  'promises.rep': 'تُحسب لكل مندوب: {within}',
  'promises.lead': 'تُحسب للمشتري منذ التسليم: {within}',
  'promises.system': 'تُحسب ما دام العميل المحتمل بلا مالك: {within}',
  'promises.marketing': 'تُحسب للتسويق حتى التسليم: {within}',
  'budget.businessHours': {
    zero: 'لا ساعات عمل',
    one: 'ساعة عمل واحدة',
    two: 'ساعتا عمل',
    few: '{count} ساعات عمل',
    many: '{count} ساعة عمل',
    other: '{count} ساعة عمل',
  },
  'budget.businessMinutes': {
    zero: 'لا دقائق عمل',
    one: 'دقيقة عمل واحدة',
    two: 'دقيقتا عمل',
    few: '{count} دقائق عمل',
    many: '{count} دقيقة عمل',
    other: '{count} دقيقة عمل',
  },
  'budget.businessDays': {
    zero: 'لا أيام عمل',
    one: 'يوم عمل واحد',
    two: 'يوما عمل',
    few: '{count} أيام عمل',
    many: '{count} يوم عمل',
    other: '{count} يوم عمل',
  },
  'budget.calendarHours': {
    zero: 'لا ساعات على مدار اليوم',
    one: 'ساعة واحدة على مدار اليوم',
    two: 'ساعتان على مدار اليوم',
    few: '{count} ساعات على مدار اليوم',
    many: '{count} ساعة على مدار اليوم',
    other: '{count} ساعة على مدار اليوم',
  },
  'budget.calendarMinutes': {
    zero: 'لا دقائق على مدار اليوم',
    one: 'دقيقة واحدة على مدار اليوم',
    two: 'دقيقتان على مدار اليوم',
    few: '{count} دقائق على مدار اليوم',
    many: '{count} دقيقة على مدار اليوم',
    other: '{count} دقيقة على مدار اليوم',
  },
  'calendars.title': 'التقاويم والفرق',
  'calendars.name': '{name}، {zone}',
  'calendars.forAll': 'كل من لم يُذكر في غيره',
  'calendars.teams': 'الفرق: {names}',
  'calendars.people': 'الأشخاص: {names}',
  'calendars.hours': '{days}: {hours}',
  'calendars.span': '{first} إلى {last}',
  'calendars.closed': 'مغلق',
  'calendars.window': '{from}–{until}',
  'calendars.coming': 'الأيام السبعة القادمة:',
  'managers.line': 'مدير {team}: {name}',
  'admins.line': 'المسؤولون: {names}',

  'versions.title': 'الإصدارات',
  'versions.newClocks': 'يحكم على الساعات التي تبدأ في ظله.',
  'versions.openClocks': 'ويحكم على الساعات الجارية أيضًا.',
  'versions.inForce': 'ساري المفعول.',
  'versions.earlier': {
    zero: 'لا إصدارات أقدم.',
    one: 'إصدار أقدم واحد غير معروض.',
    two: 'إصداران أقدم غير معروضين.',
    few: '{count} إصدارات أقدم غير معروضة.',
    many: '{count} إصدارًا أقدم غير معروضة.',
    other: '{count} إصدار أقدم غير معروضة.',
  },

  'paused.title': 'الكتابة إلى HubSpot متوقفة مؤقتًا',
  'paused.body': 'أوقفها مسؤول. تواصل الساعات العد، لكن لا تُكتب علامات ولا مهام، ولا يمكن فعل شيء من هنا.',
};

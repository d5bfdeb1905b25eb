/** Every sentence the service says to people, in Arabic. */
import { cardAr } from './card/ar.ts';
import { backupAr } from './backup/ar.ts';
import { cliAr } from './cli/ar.ts';
import { operateAr } from './operate/ar.ts';
import { contractAr } from './contract/ar.ts';
import { demoAr } from './demo/ar.ts';
import { mailAr } from './mail/ar.ts';
import { figuresAr } from './figures/ar.ts';
import { quotasAr } from './quotas/ar.ts';
import { environmentAr } from './environment/ar.ts';
import { type en } from './en.ts';

export const ar: Readonly<Record<keyof typeof en, string>> = {
  ...cardAr,
  ...cliAr,
  ...backupAr,
  ...operateAr,
  ...contractAr,
  ...demoAr,
  ...figuresAr,
  ...quotasAr,
  ...mailAr,
  ...environmentAr,
  'task.reminder.subject': 'اقترب موعد الالتزام: {promise}',
  'task.reminder.body':
    'الالتزام: {promise}. الموعد {deadline} ({zone}). تُغلق هذه المهمة تلقائيًا عند الوفاء بالالتزام.',
  'task.overdue.subject': 'تأخر الالتزام: {promise}',
  'task.overdue.body':
    'الالتزام: {promise}. كان الموعد {deadline} ({zone}). تُغلق هذه المهمة تلقائيًا عند معالجة العميل المحتمل.',

  'task.ladder.subject': 'ما زال الالتزام متأخرًا: {promise}',
  'task.ladder.body':
    'الالتزام: {promise}. كان الموعد {deadline} ({zone}) ولم يعالج أحد العميل المحتمل منذ ذلك. تُغلق هذه المهمة تلقائيًا عند معالجة العميل المحتمل.',

  'task.alert.handovers.subject':
    'تنبيه: انتقل هذا العميل المحتمل بين المندوبين {count, plural, zero {0 مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}}',
  'task.alert.handovers.body':
    'انتقل العميل المحتمل من مندوب إلى آخر {count, plural, zero {0 مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}} منذ تسليمه، وما زالت ساعاته تعمل. قرّر من يبقى معه. تُغلق هذه المهمة تلقائيًا عند معالجة العميل المحتمل.',
  'task.alert.inactiveOwner.subject': 'تنبيه: لا أحد يعمل على هذا العميل المحتمل',
  'task.alert.inactiveOwner.body':
    'مالك العميل المحتمل لم يعد نشطًا أو هو قائمة انتظار، فلا أحد يعمل عليه منذ {since} ({zone}). أسند العميل المحتمل إلى من يستطيع العمل عليه. تُغلق هذه المهمة تلقائيًا عندئذ.',
  'task.alert.absentOwner.subject': 'تنبيه: مالك هذا العميل المحتمل غائب',
  'task.alert.absentOwner.body':
    'مالك العميل المحتمل غائب حتى {until} ({zone})، والمشتري ينتظر. أسند العميل المحتمل إلى شخص آخر. تُغلق هذه المهمة تلقائيًا عندئذ أو عند عودة المالك.',

  'task.import.subject':
    '{count, plural, zero {لا عملاء محتملين} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}} عن طريق الاستيراد دون بدء أي ساعة',
  'task.import.body':
    'وصل عن طريق الاستيراد ({source}) {count, plural, zero {0 عميل محتمل} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}} من {from} إلى {until} ({zone}). تتجاهل الاتفاقية الاستيراد (imports: ignore)، فلم تبدأ أي ساعة: تبدأ عندما يسند شخص العميل المحتمل إلى أحد. تُغلق هذه المهمة تلقائيًا بعد {days, plural, zero {0 يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}.',
  'task.digest.subject':
    'اقترب موعد {count, plural, zero {0 عميل محتمل آخر} one {عميل محتمل آخر} two {عميلين محتملين آخرين} few {# عملاء محتملين آخرين} many {# عميلًا محتملًا آخر} other {# عميل محتمل آخر}}',
  'task.digest.body':
    'وصلك يوم {day} {given, plural, zero {0 تذكير} one {تذكير واحد} two {تذكيران} few {# تذكيرات} many {# تذكيرًا} other {# تذكير}}، وهو أقصى ما تسمح به الاتفاقية. واقترب أيضًا موعد {count, plural, zero {0 عميل محتمل آخر} one {عميل محتمل آخر} two {عميلين محتملين آخرين} few {# عملاء محتملين آخرين} many {# عميلًا محتملًا آخر} other {# عميل محتمل آخر}}: صفِّ جهات اتصالك بحالة SLA «Due soon». تُغلق هذه المهمة تلقائيًا عندما لا يبقى منها شيء.',

  'problem.line': '{file}:{line}:{column}: {cause}. {correction}.',
  'problem.count':
    '{count, plural, zero {لا مشكلات} one {مشكلة واحدة} two {مشكلتان} few {# مشكلات} many {# مشكلة} other {# مشكلة}} في {file}. لا تُعتمد اتفاقية إلا إذا كانت كلها صحيحة القراءة.',

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
  'cause.unknownPromise': 'لا يوجد أعلاه التزام باسم {value}',
  'cause.unknownRegion': 'لا توجد في هذا البلد منطقة {value}',
  'cause.doublePause': 'سبق إيقاف بالمعرّف {value}',
  'cause.doubleFrom': 'لـ {value} تقويمان يبدآن في اليوم نفسه',
  'cause.doubleSpecial': 'ذُكر اليوم {value} مرتين بساعات مختلفة',
  'cause.doubleChange': 'تتغير الساعات مرتين في {value}',
  'cause.reserved': 'لكلمة {value} معنى آخر تحت stops',
  'cause.startOfClock': 'لا يمكن أن تبدأ ساعة {clock} عند {value}',
  'cause.stopOfClock': 'لا يمكن أن تتوقف ساعة {clock} عند {value}',
  'cause.afterHandOff': 'ينتهي {value} بالتسليم، وليس التسليم عملًا للمبيعات يتبعه شيء',
  'cause.stopAfterQualified': 'ما يبدأ عند تأهيل العميل المحتمل لا يتوقف عند البتّ فيه',
  'cause.repeatsWithout': 'لا يتكرر إلا التزام يتوقف عند أنشطة مسجلة',
  'cause.tierAfterAll': 'الفئة التي فوقها بلا when وتشمل كل السجلات، فلن تُستعمل هذه',
  'cause.mixedUnits': 'تحسب هذه الفئات بعضها بوقت العمل وبعضها بالوقت المتصل',

  'cause.setElsewhere': 'العميل المحتمل ذو {value} لا يُعد مبتوتًا فيه هكذا',
  'cause.idleTeam': 'ليس للفريق {value} تقويم ولا مدير',
  'cause.fromOfNothing': 'للفريق {value} يوم يبدأ منه ولا تقويم له',
  'cause.doubleRecipient': 'ورد {value} مرتين تحت mail',
  'cause.doubleManager': 'للفريق {value} مدير آخر مذكور أعلاه',
  'cause.noManager': 'لم يُذكر أحد مديرًا',

  'lint.samePromise': '{value} يَعِد بما يَعِد به {other}',
  'lint.coveredPromise': 'يحسب {other} لكل سجلاته من البداية نفسها إلى النهاية نفسها، فتجري ساعتان',
  'lint.remindsNobody': 'لا أحد يصله {value} ما دام العميل المحتمل بلا مالك',
  'lint.remindsNoMarketer': 'لا أحد يصله {value} قبل التسليم',
  'lint.countsNothing': 'لا أثر لـ countsAs في ساعة {value}، فهي تنتهي أيًا كان من ينهيها',
  'lint.alwaysLead': 'سجلات {value} عملاء محتملون أصلًا، فلا تنتظر التسليم أبدًا',
  'lint.neverFor': 'هذه السجلات {value} أصلًا، فلن يُحسب الالتزام أبدًا',
  'lint.shadowedTier': 'تأخذ الفئة {value} كل هذه السجلات قبلها، فلن تُحسب هذه أبدًا',
  'lint.neverTier': 'لا يمكن أن يكون هكذا أي سجل يشمله الالتزام، فلن تُحسب الفئة أبدًا',
  'lint.unusedDefinition': 'لا يبدأ أي التزام عند {value} ولا يتوقف عنده',
  'lint.unusedCalendar': 'لا أحد يعمل بالتقويم {value}',
  'lint.pauseIsStop': 'السجل الذي فيه {value} هو {other}، فتتوقف ساعاته نهائيًا ولا تُعلَّق',
  'lint.bornClosed': 'كل عميل محتمل {value} منذ البداية، فلن يُحسب شيء أبدًا',
  'lint.idleException': '{value} ليس عطلة في {other}',
  'lint.tooMany': 'عدد الالتزامات {count} أكثر مما يتذكره الناس',

  'lint.idleManager': 'لا يُبلَّغ مدير {value} بشيء أبدًا',

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
  'fix.clock':
    'اكتب rep (منذ أن يستلم المندوب العميل أول مرة) أو lead (منذ التسليم) أو system (ما دام بلا مالك) أو marketing (حتى التسليم)',
  'fix.whenOverdue': 'اكتب task أو nothing',
  'fix.id': 'اكتب اسمًا قصيرًا من أحرف صغيرة وأرقام وشرطات، مثل first-touch',
  'fix.text': 'اكتب نصًا',
  'fix.section': 'اكتب هذا القسم أسماءً وقيمًا، كما في config/sla.yml المرفق',
  'fix.list': 'اكتب عنصرًا واحدًا على الأقل',
  'fix.zone': 'اكتب اسمًا من قاعدة بيانات المناطق الزمنية، مثل Europe/London أو Asia/Riyadh',
  'fix.calendar': 'اكتب واحدًا من: {names}، أو أضفه تحت calendars',
  'fix.stops': 'اكتب واحدًا من: {names}، أو أضفه تحت definitions',
  'fix.otherId': 'أعطه معرّفًا خاصًا به',
  'fix.open': 'أعطه فترة واحدة على الأقل، أو اكتب hours: always',
  'fix.overlap': 'ادمجها في فترة واحدة أو باعد بينها',
  'fix.lead': 'بيّن متى تكون جهة الاتصال عميلًا محتملًا: lead مع words وwhen',
  'fix.samePromise': 'احذف واحدًا منهما',
  'fix.coveredPromise': 'اكتب التزامًا واحدًا بفئات تحت within، أو ضيّق أحدهما بـ for',
  'fix.remindsNobody': 'احذفه؛ يرى فريق العمليات هذه السجلات في التقرير',
  'fix.countsNothing': 'احذفه',
  'fix.remindsNoMarketer': 'احذفه، واكتب تحت ladder من تُسند إليه مهمة بعد الموعد النهائي',
  'fix.alwaysLead': 'اكتب تعريفًا يتحقق قبل أن يصل السجل إلى المبيعات',
  'fix.neverFor': 'اكتب تحت for كيف تكون السجلات قبل البتّ فيها',
  'fix.shadowedTier': 'اكتب الفئة الأضيق أولًا، أو احذفها',
  'fix.neverTier': 'أصلح when أو for، أو احذف الفئة',
  'fix.unusedDefinition': 'اكتبه تحت stops في التزام (أو تحت starts في التزام للتسويق)، أو احذفه',
  'fix.unusedCalendar': 'اكتبه تحت calendar أو teams أو reps أو في التزام، أو احذفه',
  'fix.pauseIsStop': 'أخرج القيمة من الإيقاف أو من البتّ',
  'fix.bornClosed': 'اكتب قيمًا أخرى تحت lead أو تحت البتّ',
  'fix.idleException': 'أصلح التاريخ أو احذفه',
  'fix.tooMany': 'أبقِ {most} على الأكثر واترك الباقي للتقارير',
  'fix.promiseAbove': 'اكتب after ثم معرّف التزام أعلاه: {names}',
  'fix.region': 'اكتب واحدًا من: {names}، أو احذف region',
  'fix.country': 'اكتب حرفَي البلد، مثل GB أو SA',
  'fix.holiday':
    'اكتب اليوم هكذا: 2026-12-25، أو جزءًا من يوم بـ date وhours، أو بلدًا هكذا: country: GB, region: ENG',
  'fix.otherDay': 'أبقِ واحدًا منهما',
  'fix.otherName': 'أعطِ التعريف اسمًا آخر',
  'fix.starts':
    'اكتب receipt أو hand-off أو unowned أو qualified، أو after ثم معرّف التزام أعلاه؛ ومع clock: marketing اسم تعريف',
  'fix.startOfClock': 'اكتب واحدًا من: {names}، أو احذف starts',
  'fix.startsOfMarketing':
    'اكتب clock: marketing إن كان المقصود الوقت حتى التسليم؛ وإلا فاكتب أحد هذه: {names}، أو احذف starts',
  'fix.startsReady': 'اكتب اسم تعريف يبيّن متى يكون السجل جاهزًا للمبيعات، وأضفه تحت definitions',
  'fix.afterHandOff': 'احذف starts: تبدأ ساعات المبيعات عند التسليم أو الاستلام على كل حال',
  'fix.stopOfClock': 'اكتب واحدًا من: {names}',
  'fix.stopOfSystem': 'احذف stops: ينتهي الوقت بلا مالك حين يستلم أحدٌ العميل المحتمل',
  'fix.stopOfMarketing': 'احذف stops: ينتهي وقت التسويق عند التسليم',
  'fix.stopsForm': 'اكتب disposition أو deal أو اسم تعريف، أو logged مع قائمة أنشطة وtimes',
  'fix.repeats': 'اكتب stops مع logged: [call, email]، أو احذف repeats',
  'fix.lastTier': 'انقل الفئة التي بلا when إلى الآخر',
  'fix.sameUnits': 'احسب كل الفئات بوقت العمل أو كلها بالوقت المتصل، أو اكتب التزامين',
  'fix.yesOrNo': 'اكتب yes أو no',
  'fix.evidence': 'اكتب activity أو none',
  'fix.activity': 'اكتب بعضًا من: call, email, meeting, note, communication, deal',
  'fix.times': 'اكتب عددًا صحيحًا من 1 إلى 100',
  'fix.countsAs': 'اكتب human أو anything',
  'fix.handover': 'اكتب fresh أو remaining أو remaining, at least 2 business hours',
  'fix.absences': 'اكتب suspend (تقف ساعة المندوب الغائب) أو count',
  'fix.reportsPeople': 'اكتب named (تذكر التقارير المندوبين بأسمائهم) أو aggregate (تتحدث عن الفرق فقط)',
  'fix.every': 'اكتب day أو week أو month أو قائمة منها، مثل [day, week]',
  'fix.timeOfDay': 'اكتب وقتًا من اليوم، مثل 08:30',
  'fix.oneRecipient': 'أبقِ واحدًا منهما واكتب فيه كل التقارير، مثل every: [day, week]',
  'fix.covers': 'اكتب new clocks (تبقى الساعات الجارية على إصدارها) أو open clocks',
  'fix.imports': 'اكتب ignore أو from import أو from assignment',

  'fix.set': 'اكتب خصائص لكل منها قيمة واحدة تجعل البتّ صحيحًا، مثل hs_lead_status: UNQUALIFIED',
  'fix.reasons': 'اكتب لكل سبب معرّفًا وعبارة، مثل no-budget: لا ميزانية',
  'fix.person': 'اكتب البريد الإلكتروني أو معرّف المالك لشخص في HubSpot، مثل dana@example.com',
  'fix.taskFor': 'اكتب owner أو manager أو البريد الإلكتروني أو معرّف المالك لشخص في HubSpot',
  'fix.team': 'اكتب calendar أو manager أو كليهما؛ ولا يُكتب from إلا مع تقويم',
  'fix.oneManager': 'أبقِ واحدًا منهما',
  'fix.noManager': 'اذكر مديرًا تحت teams، أو شخصًا للجميع تحت alerts، مثل alerts: وفيها to: dana@example.com',
  'fix.idleManager': 'اكتب alerts، أو خطوة فيها taskFor: manager؛ ودونهما لا يفعل المدير إلا البت في الأعذار',
  'fix.handovers': 'اكتب عددًا صحيحًا من 1 إلى 100، أو no',
  'fix.perRepAndDay': 'اكتب عددًا صحيحًا من 1 إلى 500',

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

  'explain.start.receipt': 'بدأت {when}: استلم {owner} العميل المحتمل لأول مرة',
  'explain.start.handOff': 'بدأت {when}: سلّم التسويق العميل المحتمل إلى المبيعات؛ وهو لدى {owner}',
  'explain.start.unowned': 'بدأت {when}: لا أحد يتولى العميل المحتمل',
  'explain.start.definition': 'بدأت {when}: صار السجل جاهزًا للتسليم ({name})',
  'explain.start.after': 'بدأت {when}: تم ما تتبعه؛ والعميل لدى {owner}',
  'explain.start.qualified': 'بدأت {when}: تأهل العميل المحتمل؛ وهو لدى {owner}',
  'explain.start.version': 'بدأت {when}: منذ ذلك الحين تعدّ الاتفاقية السجل عميلًا محتملًا؛ وهو لدى {owner}',
  'explain.nobody': 'لا أحد',
  'explain.countsFrom': 'يبدأ الاحتساب {when}، عند أول دوام تالٍ',
  'explain.budget': 'المهلة: {budget}، وهي هنا {duration} من وقت العمل',
  'explain.budget.handover': 'المهلة: {duration}، ما بقي للمندوب السابق',
  'explain.tier': 'الشريحة {place} من {count}، منذ {when}: أول شريحة تنطبق',
  'explain.calendar.always': 'التقويم: على مدار الساعة',
  'explain.calendar.promise': 'التقويم: {calendar} ({zone})، يسميه الالتزام',
  'explain.calendar.rep': 'التقويم: {calendar} ({zone})، تقويم المندوب',
  'explain.calendar.team': 'التقويم: {calendar} ({zone})، تقويم الفريق',
  'explain.calendar.portal': 'التقويم: {calendar} ({zone})، تقويم الحساب',
  'explain.counted': '+ من {from} إلى {until}: {duration}',
  'explain.stepsLeftOut':
    '… {count, plural, zero {لا فترات سابقة} one {فترة سابقة واحدة غير مذكورة هنا} two {فترتان سابقتان غير مذكورتين هنا} few {# فترات سابقة غير مذكورة هنا} many {# فترة سابقة غير مذكورة هنا} other {# فترة سابقة غير مذكورة هنا}}',
  'explain.suspended': '– من {from} إلى {until} لا يُحتسب: {reason}',
  'explain.suspended.heldByOthers': 'كان العميل لدى غيره',
  'explain.suspended.takenBack': 'حالة جرى التراجع عنها',
  'explain.suspended.paused': 'إيقاف مؤقت',
  'explain.suspended.absent': 'كان المندوب غائبًا',
  'explain.closed': '– {day} يوم عطلة: {name}',
  'explain.otherHours': '– {day} له دوام خاص: {name}',
  'explain.dayOff': 'يوم إجازة',
  'explain.takenOver':
    'انتقلت {when} إلى الإصدار {version} الذي يشمل الساعات الجارية؛ وما مضى من الوقت محسوب',
  'explain.grace': 'ليس قبل {when}: صارت المهلة أقصر أثناء الاحتساب',
  'explain.deadline': 'الموعد: {when}',
  'explain.overdueAfter': 'لا يُعد متأخرًا إلا من {when}، إذ لا دوام بينهما',
  'explain.handovers':
    '{count, plural, zero {لم يُحوَّل} one {حُوِّل مرة واحدة} two {حُوِّل مرتين} few {حُوِّل # مرات} many {حُوِّل # مرة} other {حُوِّل # مرة}} في هذه الدورة',
  'explain.end.kept': 'توقفت {when}: تم ما وُعد به',
  'explain.end.handedOver': 'توقفت {when}: انتقل العميل إلى مندوب آخر',
  'explain.end.released': 'توقفت {when}: سُحب العميل من مندوبه',
  'explain.end.leftDefinition': 'توقفت {when}: لم يعد السجل عميلًا محتملًا',
  'explain.end.notReady': 'توقفت {when}: لم يعد السجل جاهزًا للتسليم',
  'explain.end.withdrawn': 'توقفت {when}: لا يشمل الالتزام مثل هذا السجل',
  'explain.end.deleted': 'توقفت {when}: حُذف السجل',
  'explain.end.erased': 'توقفت {when}: طلب الشخص محو بياناته',
  'explain.end.merged': 'توقفت {when}: صار السجل جزءًا من سجل آخر',
  'explain.end.removed': 'توقفت {when}: لم تعد الاتفاقية تتضمن هذا الالتزام',
  'explain.end.newHandOff': 'توقفت {when}: سُلّم العميل المحتمل من جديد في ظل إصدار أحدث من الاتفاقية',
  'explain.verdict.running': 'مستمرة ضمن المهلة',
  'explain.verdict.dueSoon': 'مستمرة واقترب موعدها',
  'explain.verdict.met': 'الحكم: تم الوفاء',
  'explain.verdict.breached': 'الحكم: إخلال، بتاريخ الموعد',
  'explain.verdict.excused': 'الحكم: معذور',
  'explain.verdict.void': 'الحكم: لاغٍ، لا يُحسب على أحد',
  'explain.unverified': 'البتّ غير موثّق: لم يسجل أحد أي نشاط مع العميل',
  'explain.shadow': 'ظل فقط: سُلّم قبل سريان الاتفاقية، فلا يُكتب له شيء',
  'explain.version': 'حُكم عليها بالإصدار {version} من الاتفاقية',
  'explain.unit.businessDays':
    '{count, plural, zero {# يوم عمل} one {يوم عمل واحد} two {يوما عمل} few {# أيام عمل} many {# يوم عمل} other {# يوم عمل}}',
  'explain.unit.businessMinutes.hours':
    '{count, plural, zero {# ساعة عمل} one {ساعة عمل واحدة} two {ساعتا عمل} few {# ساعات عمل} many {# ساعة عمل} other {# ساعة عمل}}',
  'explain.unit.businessMinutes.minutes':
    '{count, plural, zero {# دقيقة عمل} one {دقيقة عمل واحدة} two {دقيقتا عمل} few {# دقائق عمل} many {# دقيقة عمل} other {# دقيقة عمل}}',
  'explain.unit.calendarMinutes.hours':
    '{count, plural, zero {# ساعة} one {ساعة واحدة متصلة} two {ساعتان متصلتان} few {# ساعات متصلة} many {# ساعة متصلة} other {# ساعة متصلة}}',
  'explain.unit.calendarMinutes.minutes':
    '{count, plural, zero {# دقيقة} one {دقيقة واحدة متصلة} two {دقيقتان متصلتان} few {# دقائق متصلة} many {# دقيقة متصلة} other {# دقيقة متصلة}}',
  'explain.notMade': 'لا ساعة لالتزام «{promise}»: {why}',
  'explain.notMade.noLead': 'لم يكن السجل عميلًا محتملًا لدى المبيعات قط',
  'explain.notMade.nobodyHolds': 'لا يتولاه أحد يستطيع التصرف',
  'explain.notMade.notForThisRecord': 'لا يشمل الالتزام مثل هذا السجل',
  'explain.notMade.imported': 'جاء السجل ضمن استيراد',
  'explain.notMade.keptAlready': 'كان المطلوب متحققًا منذ البداية',
  'explain.notMade.notYetStarted': 'لم يحدث بعد ما يتبعه',
  'explain.notMade.notReady': 'لم ينتظر السجل تسليمه',
  'explain.notMade.olderThanVersion': 'العميل المحتمل أقدم من هذا الإصدار من الاتفاقية',
  'explain.unknown': 'لا يعرف HubSpot جهة اتصال بالرقم {id} في هذا الحساب. رقمها هو آخر رقم في عنوان السجل.',

  'check.unheard':
    'لا يخبر HubSpot بتغيرات {property}: شغّل npm run stage الذي يضيفها إلى webhooks/webhooks-hsmeta.json، ثم ارفع التطبيق مجددًا.',
  'check.reads':
    '{file} مقروء: {promises, plural, zero {لا التزامات} one {التزام واحد} two {التزامان} few {# التزامات} many {# التزامًا} other {# التزام}}، {calendars, plural, zero {لا تقاويم} one {تقويم واحد} two {تقويمان} few {# تقاويم} many {# تقويمًا} other {# تقويم}}، {warnings, plural, zero {لا تحذيرات} one {تحذير واحد} two {تحذيران} few {# تحذيرات} many {# تحذيرًا} other {# تحذير}}. الإصدار {version}.',
};

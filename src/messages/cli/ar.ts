/** ما تقوله سطر الأوامر عن نفسها، بالعربية. */
import { type cliEn } from './en.ts';

export const cliAr: Readonly<Record<keyof typeof cliEn, string>> = {
  'cli.about': 'SLA Clock لمنصة HubSpot: ما يسأله المشغّل في الطرفية.',
  'cli.exits':
    'رموز الخروج: 0 تمّ، 1 رُفض أو وُجد ما يستدعي النظر، 2 لم يُكتب الأمر كما ينبغي، 3 تعذّر الوصول إلى HubSpot أو قاعدة البيانات، 4 وجد doctor خطأ، 130 أُوقف بـ Ctrl-C.',
  'cli.examples': 'أمثلة:',
  'cli.noOneToAsk': 'لا أحد هنا ليؤكد ذلك. أضف ‎--yes لتأكيده مسبقًا.',
  'cli.yesOrNo': '(نعم/لا)',
  'cli.yes': 'نعم ن y yes',
  'cli.interrupted': 'توقّف. ما أُنجز حتى الآن سليم؛ والأمر نفسه يكمل من حيث توقف.',
  'cli.rate': '{rate} في الثانية',

  'cli.option.json': 'أجب بمستند JSON واحد',
  'cli.option.languageAbout': 'لغة الإجابة',
  'cli.option.language': 'اكتب en أو ar.',
  'cli.option.contact': 'رقم السجل: آخر رقم في عنوانه',
  'cli.option.contactId': 'هو رقم، مثل 541935488001.',
  'cli.option.at': 'كما كان في هذه اللحظة، مثل 2026-03-03T13:00:00Z',
  'cli.option.instant': 'اكتبه هكذا: 2026-03-03T13:00:00Z.',
  'cli.option.file': 'الاتفاقية',

  'cli.check.about': 'يقول إن كانت الاتفاقية مقروءة، وما فيها مما لا يُقصد على الأرجح',
  'cli.check.examples':
    'sla check                        # الاتفاقية السارية\nsla check config/presets/b2b.yml # اتفاقية أخرى',
  'cli.explain.about': 'يقول كيف نشأت المواعيد النهائية لجهة اتصال',
  'cli.explain.examples':
    'sla explain 541935488001                           # كما هي الآن\nsla explain 541935488001 --at 2026-03-03T13:00:00Z # كما كانت حينها\nsla explain 541935488001 --json                    # كبيانات',

  'cli.init.about': 'يكتب اتفاقية أولى مما في الحساب',
  'cli.init.examples':
    'sla init                          # ‎config/sla.yml من القالب الافتراضي\nsla init --preset b2b --out b2b.yml # من قالب آخر وإلى ملف آخر\nsla init --out -                  # إلى الشاشة',
  'cli.init.preset': 'ما يُبدأ به: default أو simple أو b2b',
  'cli.init.out': 'الملف الذي يُكتب؛ و- للشاشة',
  'cli.init.force': 'اكتب فوق ملف موجود',
  'cli.init.exists': '{file} موجود. سمِّ ملفًا آخر بـ ‎--out، أو اكتب فوقه بـ ‎--force.',
  'cli.init.written':
    'كُتب {file}: المنطقة الزمنية {zone}، {teams, plural, zero {بلا فرق} one {فريق واحد} two {فريقان} few {# فرق} many {# فريقًا} other {# فريق}}، ويُحسب العملاء المحتملون من {today}.',
  'cli.init.leftOut': 'تُرك لأن الحساب لا يملكه ضمن {property}: {values}.',
  'cli.init.noProperty':
    'لا توجد في الحساب خاصية جهات اتصال باسم {property} تعتمد عليها الاتفاقية. أنشئها أو غيّر السطر.',
  'cli.init.choose':
    'لا يملك الحساب أيًّا من هذه القيم لخاصية {property}: {values}. اختر من القائمة في التعليق بجانبها.',
  'cli.init.next': 'اقرأها مع من تلزمهم، ثم: npm run sla -- check {file}',
  'cli.init.problems': 'لا تُقرأ المسودة بعد؛ بقي لك ما يلي:',

  'cli.plan.about': 'يعرض ما سينشئه التثبيت في الحساب دون أن يغيّر شيئًا',
  'cli.plan.examples':
    'sla plan        # بالكلام؛ رمز الخروج 1 إن كان هناك ما يُفعل\nsla plan --json # كبيانات',
  'cli.install.about': 'ينشئ ما ينقص في الحساب، أو يستعيده بـ ‎--remove',
  'cli.install.examples':
    'sla install                # يعرض الخطة ويسأل\nsla install --yes          # لا يسأل\nsla install --remove       # يؤرشف خصائصنا ومجموعاتنا',
  'cli.install.yes': 'لا تسأل',
  'cli.install.remove': 'أرشف خصائص SLA Clock ومجموعاته مع قيمها',
  'cli.plan.portal': 'الحساب {portal}',
  'cli.plan.createGroup': '+ مجموعة الخصائص {group} لكائن {object}',
  'cli.plan.createProperty': '+ الخاصية {object}.{name} ({type}، «{label}»)',
  'cli.plan.addOptions': '+ خيارات {object}.{name}: {values}',
  'cli.plan.keep': '= الخاصية {object}.{name}',
  'cli.plan.differs': '{field}: «{ours}» هنا و«{theirs}» في الحساب؛ يبقى ما في الحساب',
  'cli.plan.conflict':
    '! الخاصية {object}.{name} موجودة بنوع {theirs} والمطلوب {ours}. احذفها في HubSpot ضمن Settings > Properties (تضيع قيمها)، أو صدّرها واحفظها باسم آخر؛ ثم أعد هذا الأمر.',
  'cli.plan.nothing': 'لا شيء يُفعل: كل شيء موجود.',
  'cli.plan.todo':
    '{count, plural, zero {لا خطوات} one {خطوة واحدة} two {خطوتان} few {# خطوات} many {# خطوة} other {# خطوة}} تنتظر: npm run sla -- install',
  'cli.install.ask': 'أتنشئ هذا في الحساب {portal}؟',
  'cli.install.askRemove':
    'أتؤرشف {properties, plural, zero {لا خصائص} one {خاصية واحدة} two {خاصيتين} few {# خصائص} many {# خاصية} other {# خاصية}} بكل قيمها في الحساب {portal}؟ يحتفظ بها HubSpot مدة 90 يومًا.',
  'cli.install.declined': 'لم يتغير شيء.',
  'cli.install.done':
    'تمّ: {count, plural, zero {لا خطوات} one {خطوة واحدة} two {خطوتان} few {# خطوات} many {# خطوة} other {# خطوة}}.',
  'cli.install.archived': '- الخاصية {object}.{name}',
  'cli.install.archivedGroup': '- مجموعة الخصائص {group} لكائن {object}',
  'cli.install.removed':
    'استُعيد: {count, plural, zero {لا خصائص} one {خاصية واحدة} two {خاصيتان} few {# خصائص} many {# خاصية} other {# خاصية}}. تبقى المهام والاتفاقية كما هي؛ أزل التطبيق نفسه في HubSpot ضمن Settings > Integrations > Connected apps.',
  'cli.install.nothingToRemove': 'لا شيء من SLA Clock في الحساب {portal}.',
  'cli.install.progress': 'العمل على الحساب',

  'cli.rebuild.about': 'يبني المخزن من جديد من سجل HubSpot نفسه؛ ولا يُكتب شيء إلى HubSpot',
  'cli.rebuild.examples':
    'sla rebuild --dry-run      # على نسخة في الذاكرة: ما الذي سينتج عنه\nsla rebuild                # يسأل أولًا؛ وبعد Ctrl-C أو الإنهاء القسري يكمل الأمر نفسه\nsla rebuild --yes --json   # لا يسأل، ويجيب ببيانات',
  'cli.rebuild.dryRun': 'تجربة على نسخة في الذاكرة دون تغيير شيء',
  'cli.rebuild.ask':
    'أتقرأ من جديد سجل {records, plural, zero {لا شيء} one {سجل واحد} two {سجلين} few {# سجلات} many {# سجلًا} other {# سجل}} وما سواها في HubSpot، وتضعه محل ما أُبلغ عنه؟',
  'cli.rebuild.resumed': 'توقفت إعادة بناء من قبل؛ يُستكمل ما تبقى.',
  'cli.rebuild.progress': 'قراءة السجلات',
  'cli.rebuild.ended': 'أنهت عملية أخرى إعادة البناء هذه، ونتيجتها عندها.',
  'cli.rebuild.records':
    '{after, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}}، وكان العدد من قبل {before, number}.',
  'cli.rebuild.facts':
    '{after, plural, zero {لا وقائع} one {واقعة واحدة} two {واقعتان} few {# وقائع} many {# واقعة} other {# واقعة}}، وكان العدد من قبل {before, number}.',
  'cli.rebuild.clocks':
    '{clocks, plural, zero {لا ساعات} one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}}؛ لم تكن معروفة من قبل: {appeared, number}؛ بحكم غير الذي كان: {different, number}.',
  'cli.rebuild.differs': 'جهة الاتصال {recordId}، {clockId}: كان {before} وصار {after}',
  'cli.rebuild.rehearsed': 'كانت هذه تجربة؛ لم يتغير شيء.',
  'cli.rebuild.owed':
    'لم يُكتب شيء إلى HubSpot. {owed, plural, zero {لا أثر مستحق} one {أثر واحد مستحق} two {أثران مستحقان} few {# آثار مستحقة} many {# أثرًا مستحقًا} other {# أثر مستحق}} له؛ والخدمة ترسله.',
};

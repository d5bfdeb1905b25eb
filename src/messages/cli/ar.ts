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

  'cli.noStore':
    'لا مخزن في {folder} بعد. شغّل الخدمة مرة، أو حدّد مخزنًا آخر عبر SLA_DATA_DIR أو DATABASE_URL.',
  'cli.folderInUse': 'المخزن في {folder} لدى عملية أخرى، أو أُنهيت عملية قبل لحظات؛ بانتظاره ...',
  'cli.serviceOlder':
    'الخدمة التي لديها المخزن في {folder} تعمل بإصدار أقدم من هذا الأمر ولا تعرف ما يُطلب منها. أعد تشغيل الخدمة بهذا الإصدار ثم أعد الأمر.',
  'cli.serviceFailed':
    'تعذّر على الخدمة التي لديها المخزن في {folder} ما طُلب منها. إن كانت تعمل بإصدار أقدم من هذا الأمر فأعد تشغيلها بهذا الإصدار ثم أعد الأمر؛ وإلا ففي سجلها ما الخطأ.',
  'cli.unwritable': 'تتعذر الكتابة في {file}: {detail}. اختر ملفًا آخر أو أصلح مجلده.',
  'cli.option.draft': 'المسودة؛ وإلا فملف الاتفاقية (SLA_AGREEMENT)',
  'cli.option.past': 'اكتب أيامًا مثل 90d أو لحظة مثل 2026-03-03T13:00:00Z.',
  'cli.option.future': 'يجب أن تكون في الماضي.',
  'cli.diff.about': 'بيان ما تغيّره المسودة بكلمات العقد، وأثرها على الساعات المفتوحة',
  'cli.diff.examples':
    'sla diff draft.yml        # مقارنة بالاتفاقية السارية؛ رمز الخروج 1 عند الاختلاف\nsla diff                  # ملف الاتفاقية نفسه\nsla diff draft.yml --json # كبيانات، مع كل ساعة ينفد وقتها',
  'cli.diff.against': '{file} ({version}) مقارنة بالاتفاقية السارية ({inForce}):',
  'cli.diff.nothingInForce': 'لا اتفاقية سارية بعد؛ ستكون {file} ({version}) الأولى.',
  'cli.diff.progress': 'تقييم الساعات المفتوحة',
  'cli.diff.open':
    '{open, plural, zero {لا ساعات مفتوحة.} one {ساعة واحدة مفتوحة.} two {ساعتان مفتوحتان.} few {# ساعات مفتوحة.} many {# ساعة مفتوحة.} other {# ساعة مفتوحة.}}',
  'cli.diff.newClocks':
    'مع --scope new: أبكر موعدًا {earlier, number}، أبعد موعدًا {later, number}، تنتهي {ended, number}، تبدأ {begun, number}؛ ينفد وقتها {outOfTime, number}.',
  'cli.diff.openClocks':
    'مع --scope open: أبكر موعدًا {earlier, number}، أبعد موعدًا {later, number}، تنتهي {ended, number}، تبدأ {begun, number}؛ ينفد وقتها {outOfTime, number}.',
  'cli.diff.outOfTime':
    'جهة الاتصال {recordId}، {promiseId}: نفد وقت المسودة؛ تتأخر ما لم يُوفَ بها قبل {until} ({zone})',
  'cli.diff.more':
    'و{more, plural, zero {لا غيرها} one {واحدة أخرى} two {اثنتان أخريان} few {# أخرى} many {# أخرى} other {# أخرى}}؛ جميعها مع --json',
  'cli.publish.about': 'جعل نص ساريًا، للساعات الجديدة أو للمفتوحة أيضًا',
  'cli.publish.examples':
    'sla publish draft.yml --scope new  # يعرض الفروق ثم يسأل\nsla publish draft.yml --scope open # تُقيَّم به الساعات الجارية أيضًا\nsla publish --yes --by "Dana Reyes" # ملف الاتفاقية نفسه دون سؤال',
  'cli.publish.scope': 'new: الساعات التي تبدأ من الآن؛ open: والجارية أيضًا. وإلا فما يقوله covers في النص',
  'cli.publish.by': 'مَن ينشر؛ وإلا فـ publishedBy في النص، أو صاحب الحساب الحالي',
  'cli.publish.ask.newClocks': 'جعل الإصدار {version} ساريًا باسم {author} للساعات الجديدة فقط؟',
  'cli.publish.ask.openClocks': 'جعل الإصدار {version} ساريًا باسم {author} للساعات الجديدة والجارية؟',
  'cli.publish.overtaken':
    'نشر شخص آخر إصدارًا في هذه الأثناء فلم يُنشر شيء. اطّلع عليه عبر sla versions ثم أعد المحاولة.',
  'cli.publish.done': 'الإصدار {version} سارٍ الآن، نشره {author}. تأخذ به الخدمة العاملة بعد لحظات.',
  'cli.publish.already': 'الإصدار {version} سارٍ من قبل؛ لم يُنشر شيء.',
  'cli.publish.otherFile':
    'ما زال في {file} نص آخر. لا شيء يعيده من تلقاء نفسه، لكن ضع الجديد مكانه: npm run --silent sla -- versions {version} > {file}',
  'cli.versions.about': 'سرد إصدارات الاتفاقية، أو طباعة نص أحدها',
  'cli.versions.examples':
    'sla versions              # الأحدث أولًا\nsla versions 3f2a         # نص الإصدار الذي يبدأ بهذا\nsla versions --json       # كبيانات',
  'cli.versions.one': 'معرّف إصدار أو بدايته',
  'cli.versions.line': '{version}  {when}  {author}، {scope}',
  'cli.versions.newClocks': 'الساعات الجديدة',
  'cli.versions.openClocks': 'الساعات الجديدة والمفتوحة',
  'cli.versions.nobody': 'دون اسم',
  'cli.versions.first': 'الإصدار الأول',
  'cli.versions.none': 'لم يُنشر أي إصدار بعد.',
  'cli.versions.unknown':
    '{count, plural, zero {لا إصدار يبدأ} one {إصدار واحد يبدأ} two {إصداران يبدآن} few {# إصدارات تبدأ} many {# إصدارًا تبدأ} other {# إصدار تبدأ}} بـ {version}. يسردها sla versions.',
  'cli.replay.about': 'إعادة تشغيل مسودة على ماضي البوابة، إلى جانب الاتفاقية السارية',
  'cli.replay.examples':
    'sla replay --agreement draft.yml                           # آخر 90 يومًا\nsla replay --agreement draft.yml --since 30d --svg out.svg # وكصورة\nsla replay --agreement draft.yml --from hubspot --json     # من سجل HubSpot، كبيانات',
  'cli.replay.since': 'منذ متى: أيام مثل 90d أو لحظة',
  'cli.replay.from': 'من أين يُقرأ الماضي؛ وإلا فالمخزن، أو HubSpot إن كان المخزن فارغًا',
  'cli.replay.svg': 'ارسمه أيضًا في هذا الملف',
  'cli.replay.reading': 'قراءة سجل HubSpot',
  'cli.replay.progress': 'إعادة التشغيل',
  'cli.replay.drawn': 'رُسم {file}.',
  'cli.replay.of.store':
    '{records, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}} من المخزن، من {from} إلى {until}؛ تُقيَّم كل اتفاقية كأنها سارية طوال المدة.',
  'cli.replay.of.hubspot':
    '{records, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}} من سجل HubSpot، من {from} إلى {until}؛ تُقيَّم كل اتفاقية كأنها سارية طوال المدة.',
  'cli.replay.inForce': 'السارية ({version})',
  'cli.replay.draft': 'المسودة ({version})',
  'cli.replay.judged': 'الوفاء / الإخلال',
  'cli.replay.elapsed': 'ساعات العمل حتى الوفاء: الوسيط / P90 / P95',
  'cli.replay.excluded': 'غير محسوب: معذور / ملغى / موقوف / لم يحن موعده',
  'cli.replay.share': '{share} ({low} إلى {high}) من {judged, number}',
  'cli.replay.shareOfFew': '{share} ({low} إلى {high}) من {judged, number} *',
  'cli.replay.noneDue': 'لم يحن موعد شيء',
  'cli.replay.reminders': 'التذكيرات',
  'cli.replay.sent': '{sent, number}، وحُجز {heldBack, number}',
  'cli.replay.overdueTasks': 'مهام التأخر',
  'cli.replay.step': 'الدرجة {place, number} من {promiseId}',
  'cli.replay.breaches': 'الإخلال حسب المندوب',
  'cli.replay.worst': '{total}؛ الأسوأ {day}: {worst}',
  'cli.replay.none': 'لا شيء',
  'cli.replay.moreReps':
    'و{more, plural, zero {لا غيرهم} one {مندوب آخر} two {مندوبان آخران} few {# مندوبين آخرين} many {# مندوبًا آخر} other {# مندوب آخر}}؛ كل مندوب ويوم مع --json',
  'cli.replay.few': 'بين القوسين: فاصل ثقة 95٪. * أقل من عشر ساعات: لا يدل على الكثير.',
  'cli.replay.unreadable':
    'تعذّر تقييم {count, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}} فلا تدخل في أي عدد.',
  'cli.replay.title': 'ما كانت المسودة ستؤول إليه',
  'cli.replay.span': 'من {from} إلى {until}',
  'cli.replay.perDay': 'الإخلال في اليوم',
  'cli.replay.most': 'الأعلى: {most, number}',
  'cli.export.about': 'كتابة الوقائع أو الساعات أو الأحكام بصيغة CSV أو أسطر JSON',
  'cli.export.examples':
    'sla export verdicts --since 90d --out verdicts.csv\nsla export clocks --format jsonl | jq .verdict\nsla export facts --bom --out facts.csv # لبرنامج Excel',
  'cli.export.what': 'ما يُصدَّر',
  'cli.export.format': 'csv، آمن للفتح في جدول، أو jsonl، مستند JSON في كل سطر',
  'cli.export.since': 'وقائع حدثت، وساعات جرت أو انتهت منذ: أيام مثل 90d أو لحظة',
  'cli.export.out': 'الملف؛ وإلا فالشاشة',
  'cli.export.bom': 'ابدأ CSV بعلامة ترتيب البايتات التي يريدها Excel',
  'cli.export.jsonWithOut': 'يجيب --json بملخص الملف فيلزمه --out. ولصفوف JSON اكتب --format jsonl.',
  'cli.export.personal':
    'الوقائع بيانات شخصية: معرّفات السجلات مع قيم خصائص HubSpot ومن غيّرها. احفظها على هذا الأساس.',
  'cli.export.progress': 'صفوف',
  'cli.export.done':
    '{rows, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفًا} other {# صف}} في {file}.',
};

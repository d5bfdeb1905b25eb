/** ما يُقال للتثبيت عن نفسه، بالعربية: doctor وstatus وbackfill، والحساب التجريبي عملية مستقلة. */
import { type operateEn } from './en.ts';

export const operateAr: Readonly<Record<keyof typeof operateEn, string>> = {
  'cli.doctor.about': 'يقول إن كان كل شيء بخير في التثبيت والحساب، وما العمل حيث لا يكون',
  'cli.doctor.examples':
    'sla doctor                # ينظر في كل شيء؛ 0: بخير، 1: تحذيرات، 4: أخطاء\nsla doctor --json         # كل نتيجة بمعرّفها\nsla doctor --service https://sla.example.com # حيث تجيب الخدمة',
  'cli.doctor.service': 'حيث تجيب الخدمة',
  'cli.doctor.progress': 'سؤال HubSpot',
  'cli.doctor.score':
    'النتيجة: {score, number} من 100 ({errors, plural, zero {بلا أخطاء} one {خطأ واحد} two {خطآن} few {# أخطاء} many {# خطأ} other {# خطأ}}، {warnings, plural, zero {بلا تحذيرات} one {تحذير واحد} two {تحذيران} few {# تحذيرات} many {# تحذيرًا} other {# تحذير}}، {notes, plural, zero {بلا ملاحظات} one {ملاحظة واحدة} two {ملاحظتان} few {# ملاحظات} many {# ملاحظة} other {# ملاحظة}}).',
  'cli.option.address': 'اكتبه هكذا: http://127.0.0.1:3000.',
  'cli.option.seconds': 'اكتب عدد ثوانٍ من 1 إلى 3600.',
  'cli.status.about': 'يقول في شاشة واحدة كيف تسير الأمور',
  'cli.status.examples':
    'sla status            # مرة واحدة\nsla status --watch 10 # مرة كل عشر ثوانٍ حتى Ctrl-C',
  'cli.status.watch': 'قلها من جديد كل هذا العدد من الثواني حتى Ctrl-C',
  'cli.status.nobody':
    'لا تجيب خدمة على {url}، ولا يمكن النظر في المخزن: {detail}. شغّل الخدمة أو سمِّ عنوانها بـ ‎--service.',
  'cli.status.locked': 'تشغله عملية أخرى',
  'cli.status.none': 'لا وجود له بعد',
  'cli.status.unreachable': 'لا يجيب ({detail})',
  'cli.status.otherSchema': 'جداوله لإصدار آخر من هذا البرنامج',
  'cli.status.service': 'الخدمة',
  'cli.status.up': 'تجيب على {url}، بدأت {age}',
  'cli.status.upNotReady': 'تجيب على {url}، بدأت {age}؛ لم تهيّئ الحساب بعد',
  'cli.status.down': 'لا تجيب على {url}؛ هذا ما يقوله المخزن',
  'cli.status.agreement': 'الاتفاقية',
  'cli.status.version': 'الإصدار {version}، نُشر {age}',
  'cli.status.noVersion': 'لم يُنشر أي إصدار بعد',
  'cli.status.records': 'السجلات',
  'cli.status.known':
    '{known, number} معروفة، {unread, number} تنتظر القراءة، {due, number} تنتظر النظر، {trouble, number} متعثرة',
  'cli.status.clocks': 'الساعات',
  'cli.status.running':
    '{onTrack, number} ضمن المهلة، {dueSoon, number} تستحق قريبًا، {overdue, number} متأخرة؛ {shadow, number} للتقارير فقط',
  'cli.status.owed': 'المستحق',
  'cli.status.owing':
    '{properties, plural, zero {لا جهات اتصال} one {جهة اتصال واحدة} two {جهتا اتصال} few {# جهات اتصال} many {# جهة اتصال} other {# جهة اتصال}} للتعليم، {tasks, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}} للكتابة؛ {aside, number} منحّاة',
  'cli.status.delivered': 'التسليم',
  'cli.status.lastDelivery': 'آخر تسليم {age}',
  'cli.status.noDelivery': 'لا شيء بعد',
  'cli.status.refused': 'المرفوض',
  'cli.status.refusals':
    '{count, plural, zero {لا طلبات} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}} بسبب التوقيع خلال يوم',
  'cli.status.compared': 'المقارنة',
  'cli.status.lastCompared':
    '{age}، وُجد {found, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}} مما لم يُبلَّغ عنه',
  'cli.status.notCompared': 'لم تجرِ بعد',
  'cli.status.hubspot': 'منصة HubSpot',
  'cli.status.callsLeft': 'بقي {left, number} من {limit, number} استدعاء لهذا اليوم',
  'cli.status.callsUnknown': 'لم تقل كم بقي من الاستدعاءات لهذا اليوم',
  'cli.backfill.about': 'يتولى العملاء المحتملين الموجودين في الحساب من تاريخ HubSpot نفسه',
  'cli.backfill.examples':
    'sla backfill --dry-run    # على نسخة في الذاكرة: كم ساعة وعلامة ومهمة واستدعاء ستكون\nsla backfill              # يسأل أولًا؛ وبعد Ctrl-C أو إنهاء العملية يكمل الأمر نفسه\nsla backfill --yes --json # لا يسأل ويجيب ببيانات',
  'cli.backfill.dryRun': 'تجربة على نسخة في الذاكرة دون تغيير شيء',
  'cli.backfill.ask':
    'هل نتولى كل العملاء المحتملين في الحساب {portal}؟ لا يُكتب شيء في HubSpot الآن؛ ترسل الخدمة العلامات والمهام بعد ذلك.',
  'cli.backfill.looking': 'البحث عن العملاء المحتملين',
  'cli.backfill.progress': 'قراءة التاريخ',
  'cli.backfill.scarce':
    'بقي أقل من عُشر استدعاءات اليوم ({left, number} من {limit, number})، وهي لما تأخر. ما قُرئ محفوظ: يكمل الأمر نفسه غدًا.',
  'cli.backfill.serviceHas':
    'تشغل خدمةٌ المخزن في {folder}، وهي تتولى العملاء المحتملين بنفسها: يقول sla status أين وصلت. أوقفها لتفعل ذلك هنا، أو استعمل ‎--dry-run مع مخزن PostgreSQL.',
  'cli.backfill.records':
    'المعروف: {records, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}}؛ المقروء: {read, plural, zero {لا سجلات تاريخ} one {سجل تاريخ واحد} two {سجلا تاريخ} few {# سجلات تاريخ} many {# سجل تاريخ} other {# سجل تاريخ}}.',
  'cli.backfill.running':
    'له ساعة جارية: {count, plural, zero {لا عملاء محتملين} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}؛ {onTrack, number} ضمن المهلة، {dueSoon, number} تستحق قريبًا، {overdue, number} متأخرة.',
  'cli.backfill.shadow':
    '{count, plural, zero {لا ساعات جارية} one {ساعة جارية واحدة} two {ساعتان جاريتان} few {# ساعات جارية} many {# ساعة جارية} other {# ساعة جارية}} من قبل {day} ‏(enforceFrom) وهي للتقارير فقط: بلا علامات ولا مهام.',
  'cli.backfill.owed':
    '{properties, plural, zero {لا جهات اتصال} one {جهة اتصال واحدة} two {جهتا اتصال} few {# جهات اتصال} many {# جهة اتصال} other {# جهة اتصال}} للتعليم في HubSpot، منها {overdue, number} متأخرة؛ {tasks, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}} للكتابة.',
  'cli.backfill.calls':
    'القراءة: {made, plural, zero {لا استدعاءات} one {استدعاء واحد} two {استدعاءان} few {# استدعاءات} many {# استدعاءً} other {# استدعاء}} إلى HubSpot، والكتابة نحو {wanted, number}: {seconds, plural, zero {أقل من ثانية} one {ثانية واحدة} two {ثانيتان} few {# ثوانٍ} many {# ثانية} other {# ثانية}} بما يسمح به HubSpot للحساب.',
  'cli.backfill.rehearsed': 'كانت هذه تجربة؛ لم يتغير شيء.',
  'cli.backfill.next': 'ترسل الخدمة ما هو مستحق: npm start.',
  'sandbox.starting': 'إعداد صفحة الحساب التجريبي ...',
  'sandbox.ready':
    'الحساب التجريبي على {url}، وفيه {contacts, plural, zero {لا جهات اتصال} one {جهة اتصال واحدة} two {جهتا اتصال} few {# جهات اتصال} many {# جهة اتصال} other {# جهة اتصال}}. انسخ الأسطر أعلاه إلى طرفيتي الخدمة وsla. ينهيه Ctrl-C ويزول كل ما فيه.',
  'sandbox.uploaded':
    'رُفع من جديد: {count, plural, zero {لا اشتراكات} one {اشتراك واحد} two {اشتراكان} few {# اشتراكات} many {# اشتراكًا} other {# اشتراك}}.',
  'sandbox.portInUse': 'المنفذ {port} يستعمله برنامج آخر. اختر غيره: npm run sandbox -- --port 4300',
  'sandbox.usage':
    'يقبل الحساب التجريبي ‎--port N ‏(4200) و‎--service ADDRESS ‏(http://127.0.0.1:3000) و‎--leads N من 0 إلى 50000 ‏(0) و‎--story ليأتي العملاء المحتملون ويذهبوا.',
  'doctor.level.ok': 'سليم',
  'doctor.level.note': 'ملاحظة',
  'doctor.level.warning': 'تحذير',
  'doctor.level.error': 'خطأ',
  'doctor.disposition.qualified': 'مؤهلًا',
  'doctor.disposition.disqualified': 'غير مؤهل',
  'doctor.disposition.recycled': 'معادًا إلى التسويق',
  'doctor.purpose.account': 'قراءة رقم الحساب ومنطقته الزمنية',
  'doctor.purpose.contactsRead': 'قراءة جهات الاتصال وتاريخها، ومنه تتكون الساعات',
  'doctor.purpose.contactsWrite': 'العلامات على جهات الاتصال ومهامها',
  'doctor.purpose.schemasRead': 'معرفة الخصائص الموجودة',
  'doctor.purpose.schemasWrite': 'إنشاء خصائص SLA Clock',
  'doctor.purpose.owners': 'الأسماء والفرق والمستخدمين وراء أرقام المالكين',
  'doctor.purpose.users': 'الغياب الذي تتوقف له الساعات',
  'doctor.settingsGood.what': 'الإعدادات كاملة.',
  'doctor.settingMissing.what': 'الإعداد {name} غير موجود.',
  'doctor.settingMissing.todo': '{where}.',
  'doctor.settingWrong.what': 'لا يمكن استعمال الإعداد {name}: {cause}.',
  'doctor.settingWrong.todo': '{where}.',
  'doctor.sandbox.what': 'منصة HubSpot هنا هي {url}، وهي تجريبية.',
  'doctor.sandbox.todo': 'احذف HUBSPOT_API_URL لاستعمال HubSpot نفسها.',
  'doctor.serviceGood.what': 'تجيب الخدمة على {url} وهي جاهزة؛ بدأت {age}.',
  'doctor.serviceSilent.what': 'لا تجيب خدمة على {url}.',
  'doctor.serviceSilent.todo': 'شغّلها بـ npm start، أو قل أين هي بـ ‎--service.',
  'doctor.serviceStranger.what': 'ما يجيب على {url} برنامج آخر.',
  'doctor.serviceStranger.todo': 'اختر PORT آخر للخدمة، أو قل أين هي بـ ‎--service.',
  'doctor.serviceNoDatabase.what': 'لا تصل الخدمة على {url} إلى قاعدة بياناتها.',
  'doctor.serviceNoDatabase.todo': 'شغّل قاعدة البيانات. يعيد HubSpot إرسال ما لم يُستلم طوال يوم.',
  'doctor.serviceOtherPortal.what': 'الخدمة على {url} للحساب {portal}؛ وهذا الرمز للحساب {expected}.',
  'doctor.serviceOtherPortal.todo': 'أعطِ الاثنتين رمز الوصول للتطبيق نفسه.',
  'doctor.serviceNotReady.what': 'لم تهيّئ الخدمة على {url} الحساب بعد.',
  'doctor.serviceNotReady.todo': 'تحاول من جديد كل نصف دقيقة؛ ويقول سجلها بمَ يجيب HubSpot.',
  'doctor.addressGood.what': 'يُوصل إلى الخدمة أيضًا عبر {url}.',
  'doctor.addressSilent.what': 'لا يجيب أحد على {url} من هذا الجهاز.',
  'doctor.addressSilent.todo': 'جرّب curl {url}/healthz من الخارج؛ فبعض الشبكات لا تصل إلى عنوانها العام.',
  'doctor.addressStranger.what': 'يجيب على {url} غير هذه الخدمة.',
  'doctor.addressStranger.todo': 'صحّح PUBLIC_URL أو الوكيل؛ فإلى ذلك العنوان يسلّم HubSpot.',
  'doctor.storeGood.what': 'يجيب المخزن وجداوله محدَّثة.',
  'doctor.storeHeld.what': 'المخزن في {folder} لدى الخدمة؛ وسُئلت عما يلي.',
  'doctor.storeNone.what': 'لا مخزن بعد.',
  'doctor.storeNone.todo': 'ينشئه npm start، وكذلك sla backfill.',
  'doctor.storeLocked.what':
    'تشغل عملية أخرى المخزن في {folder} ولا تجيب خدمة على {url}: تعذّرت رؤية التسليم والسجلات والمستحق.',
  'doctor.storeLocked.todo': 'قل أين الخدمة بـ ‎--service، أو أنهِ العملية الأخرى.',
  'doctor.storeElsewhere.what': 'تعمل الخدمة على {url} على مخزن غير الذي في {folder}.',
  'doctor.storeElsewhere.todo': 'أعطِ sla نفس SLA_DATA_DIR أو DATABASE_URL الذي للخدمة.',
  'doctor.storeUnreachable.what': 'لا يمكن الوصول إلى قاعدة البيانات: {detail}.',
  'doctor.storeUnreachable.todo': 'شغّلها، أو صحّح DATABASE_URL.',
  'doctor.schemaOlder.what': 'رتّب المخزنَ إصدارٌ أقدم من هذا البرنامج.',
  'doctor.schemaOlder.todo': 'أعد تشغيل الخدمة؛ فهي تحدّث الجداول.',
  'doctor.schemaNewer.what': 'رتّب المخزنَ إصدارٌ أحدث من هذا البرنامج.',
  'doctor.schemaNewer.todo': 'استعمل ذلك الإصدار هنا أيضًا.',
  'doctor.agreementNotInForce.what': 'ملف الاتفاقية هو الإصدار {version}؛ والساري {inForce}.',
  'doctor.agreementNotInForce.todo': 'أعد تشغيل الخدمة أو أرسل إليها SIGHUP إن كان المقصود أن يسري الملف.',
  'doctor.deliveriesGood.what':
    'حُفظ {count, plural, zero {لا تسليمات} one {تسليم واحد} two {تسليمان} few {# تسليمات} many {# تسليمًا} other {# تسليم}}، آخرها {age}.',
  'doctor.deliveriesNone.what': 'لم يسلّم HubSpot شيئًا بعد.',
  'doctor.deliveriesNone.todo':
    'غيّر حالة العميل المحتمل لجهة اتصال. إن لم يصل شيء خلال دقيقة فانظر في Development > Projects > sla-clock > Webhooks، وارفع من جديد إن كان PUBLIC_URL في الملف الشخصي غيره.',
  'doctor.deliveriesOld.what': 'جاء آخر تسليم {age}.',
  'doctor.deliveriesOld.todo':
    'إن تغيّر عملاء محتملون منذئذ فانظر في Development > Projects > sla-clock > Webhooks فيما تعذّر على HubSpot تسليمه. وما فات يُعثر عليه كل ليلة.',
  'doctor.signaturesGood.what': 'لم يُرفض أي طلب بسبب توقيعه خلال يوم.',
  'doctor.signaturesForged.what':
    'رُفض خلال يوم {count, plural, zero {لا طلبات} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}} ({reason})، آخرها {age}.',
  'doctor.signaturesForged.todo':
    'إن كانت من HubSpot فإن HUBSPOT_CLIENT_SECRET لتطبيق آخر، أو PUBLIC_URL لا يطابق عنوان الملف الشخصي حرفيًا. وغيرها لا يعنيك.',
  'doctor.signaturesTime.what':
    'رُفض خلال يوم {count, plural, zero {لا طلبات} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}} بسبب الوقت ({reason})، آخرها {age}.',
  'doctor.signaturesTime.todo': 'اضبط ساعة هذا الجهاز بخادم وقت (NTP).',
  'doctor.signaturesStray.what':
    'جاء خلال يوم دون توقيع HubSpot ورُفض: {count, plural, zero {لا طلبات} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}} ({reason})، آخرها {age}.',
  'doctor.signaturesStray.todo': 'لا شيء: يوقّع HubSpot ما يرسله، فهي من غيره.',
  'doctor.comparedGood.what':
    'قورن كل شيء بـ HubSpot ‏{age}؛ وتغيّر دون علم: {found, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}}.',
  'doctor.comparedNever.what': 'لم يُقارن شيء بـ HubSpot بعد.',
  'doctor.comparedNever.todo': 'تفعله الخدمة عند بدئها؛ ويفعله sla backfill دون الخدمة.',
  'doctor.comparedOld.what': 'انتهت آخر مقارنة بـ HubSpot ‏{age}.',
  'doctor.comparedOld.todo': 'أرسل إلى الخدمة SIGUSR2، وانظر في سجلها ما لقيته حلقة “reconcile”.',
  'doctor.recordsGood.what':
    'لا شيء عالق: {count, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}}، منها {unread, number} تنتظر القراءة.',
  'doctor.recordsStuck.what':
    'ينتظر منذ أكثر من عشر دقائق: {count, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}}.',
  'doctor.recordsStuck.todo':
    'ابحث في سجل الخدمة عن “a loop met a fault” و“HubSpot refuses our calls”؛ وإعادة التشغيل تتولاها كلها.',
  'doctor.recordsFaulty.what':
    'لا يمكن تقييم {count, plural, zero {لا جهات اتصال} one {جهة اتصال واحدة} two {جهتا اتصال} few {# جهات اتصال} many {# جهة اتصال} other {# جهة اتصال}}، منها {ids}.',
  'doctor.recordsFaulty.todo':
    'يقول sla explain مع رقم منها أين الخلل. يُعاد النظر فيها كل ساعة؛ نرجو الإبلاغ عما يقوله السجل.',
  'doctor.setAsideOwner.what':
    'تعذّر إسناد {count, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}} إلى مالك يرفضه HubSpot.',
  'doctor.setAsideOwner.todo': 'أعطِ أولئك العملاء المحتملين لشخص نشط؛ فتُرسل من تلقائها.',
  'doctor.setAsideProperty.what':
    'تنقص خاصيةٌ حُذفت من الحساب {count, plural, zero {لا كتابات} one {كتابة واحدة} two {كتابتان} few {# كتابات} many {# كتابة} other {# كتابة}}.',
  'doctor.setAsideProperty.todo': 'نفّذ npm run sla -- install ثم أعد تشغيل الخدمة.',
  'doctor.setAsideOther.what':
    'رفض HubSpot ونُحّي: {count, plural, zero {لا كتابات} one {كتابة واحدة} two {كتابتان} few {# كتابات} many {# كتابة} other {# كتابة}} ‏({reason}).',
  'doctor.setAsideOther.todo':
    'في السجل رموز HubSpot عند “HubSpot did not take a write”. السبب المعتاد قاعدة في الحساب (تحقّق أو خاصية إلزامية)؛ وتُرسل من جديد حين يتغير ما تقوله.',
  'doctor.quarantineGood.what': 'فُهمت كل الإشعارات.',
  'doctor.quarantineHeld.what':
    'لم يُفهم {count, plural, zero {لا إشعارات} one {إشعار واحد} two {إشعاران} few {# إشعارات} many {# إشعارًا} other {# إشعار}}: {reasons}.',
  'doctor.quarantineHeld.todo':
    'تُقرأ من جديد عند كل بدء لأن ترقيةً قد تفهمها، وتُنسى بعد ثلاثين يومًا. لا يضيع شيء: تقرأ المقارنة الليلية ما قالته.',
  'doctor.limitsGood.what':
    'يقبل HubSpot اليوم {left, number} استدعاء بعد من {limit, number}، و{burst, number} في عشر ثوانٍ.',
  'doctor.limitsUnknown.what': 'لم يقل HubSpot كم بقي من الاستدعاءات لهذا اليوم.',
  'doctor.limitsUnknown.todo': 'لا شيء؛ يقوله مع الأجوبة التالية.',
  'doctor.limitsScarce.what':
    'لم يبقَ اليوم إلا {left, number} من {limit, number} استدعاء: لا يخرج إلا ما تأخر.',
  'doctor.limitsScarce.todo':
    'انظر في HubSpot في Settings > Integrations > Private apps أي تطبيق يستهلكها. وعند منتصف ليل الحساب يُرسل الباقي.',
  'doctor.limitsShut.what': 'لا يقبل HubSpot أي استدعاء قبل {at}.',
  'doctor.limitsShut.todo': 'لا يضيع شيء؛ يُرسل المستحق حينئذ.',
  'doctor.bundleGood.what': 'الحزمة المهيأة كاملة ومطابقة للمصادر.',
  'doctor.bundleNone.what': 'لا شيء مهيأ للرفع على هذا الجهاز.',
  'doctor.bundleNone.todo': 'نفّذ npm run stage إن كنت ترفع من هنا.',
  'doctor.bundleOld.what':
    'تختلف الحزمة المهيأة عن المصادر في {count, plural, zero {لا ملفات} one {ملف واحد} two {ملفان} few {# ملفات} many {# ملفًا} other {# ملف}}: {files}.',
  'doctor.bundleOld.todo': 'يهيئ npm run hs -- project upload من جديد ويرفع.',
  'doctor.bundleUnstageable.what': 'لا يمكن تهيئة الحزمة: {detail}',
  'doctor.bundleUnstageable.todo': 'أصلح ذلك ثم نفّذ npm run stage.',
  'doctor.hubspotGood.what': 'يجيب HubSpot عن الحساب {portal}.',
  'doctor.hubspotSilent.what': 'تعذّر سؤال HubSpot: {detail}.',
  'doctor.hubspotSilent.todo': 'حاول من جديد؛ يخبر status.hubspot.com عن الأعطال.',
  'doctor.tokenRefused.what': 'يرفض HubSpot رمز الوصول.',
  'doctor.tokenRefused.todo':
    'انسخه من جديد من Development > Projects > sla-clock > التطبيق > Auth إلى HUBSPOT_ACCESS_TOKEN.',
  'doctor.clockGood.what': 'ساعة هذا الجهاز توافق ساعة HubSpot.',
  'doctor.clockAhead.what':
    'تسبق ساعة هذا الجهاز ساعة HubSpot بـ {seconds, plural, zero {لا ثوانٍ} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
  'doctor.clockAhead.todo':
    'اضبطها بخادم وقت (NTP): ابتداءً من خمس دقائق يُرفض كل تسليم، وتنحرف المواعيد بالقدر نفسه.',
  'doctor.clockBehind.what':
    'تتأخر ساعة هذا الجهاز عن ساعة HubSpot بـ {seconds, plural, zero {لا ثوانٍ} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
  'doctor.clockBehind.todo':
    'اضبطها بخادم وقت (NTP): ابتداءً من خمس دقائق يُرفض كل تسليم، وتنحرف المواعيد بالقدر نفسه.',
  'doctor.scopesGood.what': 'للرمز كل الصلاحيات.',
  'doctor.scopesUnknown.what': 'لا يقول HubSpot أي صلاحيات لهذا الرمز؛ ولم يُرفض استدعاء لنقص صلاحية.',
  'doctor.scopesUnknown.todo': 'لا شيء.',
  'doctor.scopeMissing.what': 'الصلاحية {scope} ناقصة. وهي من أجل {purpose}.',
  'doctor.scopeMissing.todo':
    'ارفع التطبيق (npm run hs -- project upload) ووافق عليه من جديد في HubSpot، ثم انسخ الرمز ثانية.',
  'doctor.propertiesGood.what': 'خصائص SLA Clock في الحساب كما هي.',
  'doctor.propertiesMissing.what':
    'ناقصة أو تنقصها خيارات من خصائص SLA Clock: {count, plural, zero {لا خصائص} one {خاصية واحدة} two {خاصيتان} few {# خصائص} many {# خاصية} other {# خاصية}}، وهي {names}.',
  'doctor.propertiesMissing.todo': 'نفّذ npm run sla -- install.',
  'doctor.propertiesChanged.what': 'غيّر أحدهم اسم {names} أو وصفها؛ ويبقى ذلك كما هو.',
  'doctor.propertiesChanged.todo': 'لا شيء إن كان مقصودًا؛ ويعرض npm run sla -- plan الفرق.',
  'doctor.propertyConflict.what': 'الخاصية {property} موجودة بنوع آخر ولا يمكن استعمالها.',
  'doctor.propertyConflict.todo': 'يقول npm run sla -- plan كيف هي؛ احذفها أو أعد تسميتها في HubSpot.',
  'doctor.agreementGood.what': 'الاتفاقية {file} مقروءة؛ الإصدار {version}.',
  'doctor.agreementUnreadable.what': 'لا يمكن قراءة الاتفاقية {file}: ‏{detail}.',
  'doctor.agreementUnreadable.todo': 'يكتب npm run sla -- init واحدة أولى؛ ويسمّي SLA_AGREEMENT ملفًا آخر.',
  'doctor.agreementWrong.what':
    'في الاتفاقية {file} ‏{count, plural, zero {لا أخطاء} one {خطأ واحد} two {خطآن} few {# أخطاء} many {# خطأ} other {# خطأ}}؛ ولا يبدأ عليها شيء.',
  'doctor.agreementWrong.todo': 'يقول npm run sla -- check كلًّا منها مع سطره وما يُكتب.',
  'doctor.enforcedLater.what': 'تسري الاتفاقية ابتداءً من {at}؛ وحتى ذلك الحين الساعات للتقارير فقط.',
  'doctor.enforcedLater.todo': 'لا شيء إن كان مقصودًا؛ وإلا فغيّر enforceFrom.',
  'doctor.agreementProperties.what':
    'تسمّي الاتفاقية ما ليس في الحساب: {count, plural, zero {لا خصائص} one {خاصية واحدة} two {خاصيتان} few {# خصائص} many {# خاصية} other {# خاصية}}، وهي {names}.',
  'doctor.agreementProperties.todo': 'أنشئها في HubSpot في Settings > Properties، أو صحّح الاتفاقية.',
  'doctor.agreementValues.what': 'تسمّي الاتفاقية قيمًا للخاصية {property} ليست في الحساب: {values}.',
  'doctor.agreementValues.todo':
    'أضفها إلى الخاصية في HubSpot، أو احذفها من الاتفاقية؛ فما يقوم عليها لا يحدث أبدًا.',
  'doctor.subscriptionsGood.what':
    'يطلب ملف التطبيق من HubSpot الإخبار عما تقوم عليه الاتفاقية: {count, plural, zero {لا خصائص} one {خاصية واحدة} two {خاصيتان} few {# خصائص} many {# خاصية} other {# خاصية}}.',
  'doctor.subscriptionsUnread.what': 'لا يمكن قراءة ملف التطبيق webhooks/webhooks-hsmeta.json.',
  'doctor.subscriptionsUnread.todo': 'يكتبه npm run stage.',
  'doctor.subscriptionsMissing.what':
    'لا يُطلب من HubSpot الإخبار عن كل ما تقوم عليه الاتفاقية؛ تنقص {count, plural, zero {لا خصائص} one {خاصية واحدة} two {خاصيتان} few {# خصائص} many {# خاصية} other {# خاصية}}: {names}.',
  'doctor.subscriptionsMissing.todo':
    'نفّذ npm run hs -- project upload: تتبع الاشتراكات الاتفاقية. وحتى ذلك الحين لا تُعرف التغييرات إلا ليلًا.',
  'doctor.subscriptionsSpare.what':
    'يخبر HubSpot أيضًا عما لا تقوم عليه الاتفاقية: {count, plural, zero {لا خصائص} one {خاصية واحدة} two {خاصيتان} few {# خصائص} many {# خاصية} other {# خاصية}}، وهي {names}.',
  'doctor.subscriptionsSpare.todo': 'يتركها الرفع التالي؛ ولا ضرر منها.',
  'doctor.leadsGood.what':
    'لكلٍّ مالكه وتواصله وبتّه كما تفترض الاتفاقية: {count, plural, zero {لا عملاء محتملين} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}.',
  'doctor.leadsUnknown.what': 'لا يمكن سؤال بحث HubSpot عن العملاء المحتملين كما تعرّفهم هذه الاتفاقية.',
  'doctor.leadsUnknown.todo': 'لا شيء؛ يُعثر عليهم مع ذلك بين كل جهات الاتصال.',
  'doctor.leadsNone.what': 'لا جهة اتصال هي عميل محتمل بتعريف الاتفاقية.',
  'doctor.leadsNone.todo': 'انظر هل يسمّي definitions.lead المراحل التي يستعملها حسابك.',
  'doctor.leadsUnowned.what':
    'بلا مالك: {count, plural, zero {لا عملاء محتملين} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}.',
  'doctor.leadsUnowned.todo':
    'وجّههم: سير عمل في HubSpot يضبط مالك جهة الاتصال، أو قائمة “مالك جهة الاتصال غير معروف” يدويًا. لا تجري ساعة مندوب قبل ذلك.',
  'doctor.leadsOfInactive.what':
    'لدى أشخاص لم يعودوا نشطين: {count, plural, zero {لا عملاء محتملين} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}} ‏({names}).',
  'doctor.leadsOfInactive.todo':
    'أعطهم لمن يستطيع العمل: قائمة بحسب مالك جهة الاتصال ثم Edit > Contact owner.',
  'doctor.leadsOfManyInactive.what':
    'لدى أشخاص لم يعودوا نشطين: {count, plural, zero {لا عملاء محتملين} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}.',
  'doctor.leadsOfManyInactive.todo':
    'أعطهم لمن يستطيع العمل: قائمة بحسب مالك جهة الاتصال ثم Edit > Contact owner.',
  'doctor.leadsSilent.what':
    'جاء قبل أسبوع أو أكثر ولم يُتواصل معه قط فيما يعلم HubSpot: {count, plural, zero {لا عملاء محتملين} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}.',
  'doctor.leadsSilent.todo':
    'اتصل بهم أو بُتّ في أمرهم؛ واحرص على تسجيل المكالمات والرسائل في HubSpot، وإلا لم ترها أي ساعة.',
  'doctor.dispositionsUnreasoned.what':
    'صار {disposition} دون سبب منذ سريان الاتفاقية: {count, plural, zero {لا عملاء محتملين} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}.',
  'doctor.dispositionsUnreasoned.todo':
    'بُتّ في العملاء المحتملين من البطاقة فهي تسأل عن السبب، أو اجعله إلزاميًا في HubSpot بجانب الحالة.',
  'doctor.statusesUnused.what':
    'من قيم {property} ما ليس لأي جهة اتصال: {count, plural, zero {لا قيم} one {قيمة واحدة} two {قيمتان} few {# قيم} many {# قيمة} other {# قيمة}}، وهي {values}.',
  'doctor.statusesUnused.todo': 'اتفقوا على الغرض منها، أو احذفوها من الخاصية.',
};

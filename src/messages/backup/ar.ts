/** ما يقال عن النسخ الاحتياطية وعن مجلد لا يصلح للاستعمال، بالعربية. */
import { type backupEn } from './en.ts';

export const backupAr: Readonly<Record<keyof typeof backupEn, string>> = {
  'start.folderDamaged':
    'المخزن في {folder} تالف ({detail}). لم يُحذف منه شيء. وللعودة طريقان. بنسخة احتياطية: ‎npm run sla -- restore BACKUP، ويُبقي المجلد التالف باسم آخر. وبدونها: انقل المجلد إلى مكان آخر وشغّل ‎npm run sla -- rebuild --yes الذي يقرأ كل شيء من HubSpot من جديد، ثم ‎npm start. ويضيع بذلك ما ينساه HubSpot نفسه: جهات الاتصال المدمجة في غيرها، وإصدارات الاتفاقية السابقة، وهل كانت الكتابة موقوفة. وإن لم يكن مخزنًا قط فاختر مجلدًا آخر بـ SLA_DATA_DIR.',
  'start.folderDenied':
    'المخزن في {folder} غير متاح لهذا المستخدم: {detail}. أعطِ المجلد وكل ما فيه للمستخدم الذي تعمل به الخدمة، واسمح له بالكتابة بجانبه حيث يُحفظ القفل.',
  'start.folderFull': 'القرص الذي عليه {folder} ممتلئ. لم يُحذف شيء من المخزن. أفسح مكانًا ثم أعد التشغيل.',

  'doctor.storeDamaged.what': 'المخزن في {folder} تالف: {detail}.',
  'doctor.storeDamaged.todo':
    '‎npm run sla -- restore BACKUP، أو انقل المجلد إلى مكان آخر ثم ‎npm run sla -- rebuild --yes.',
  'doctor.storeDenied.what': 'المخزن في {folder} غير متاح لهذا المستخدم: {detail}.',
  'doctor.storeDenied.todo': 'شغّل sla بمستخدم الخدمة، أو أعطِ ذلك المستخدم المجلد.',
  'doctor.storeFull.what': 'القرص الذي عليه المخزن في {folder} ممتلئ: {detail}.',
  'doctor.storeFull.todo': 'أفسح مكانًا عليه.',

  'cli.backup.about': 'كتابة المخزن المضمّن في ملف واحد، حتى أثناء عمل الخدمة',
  'cli.backup.examples':
    'sla backup sla-2026-03-03.tar.gz      # يُرفض إن كان الملف موجودًا\nsla backup /backups/sla.tar.gz --force # محل السابق، بعد اكتمال الجديد\nsla backup sla.tar.gz --json          # يجيب ببيانات',
  'cli.backup.file': 'الملف الذي يُكتب',
  'cli.backup.force': 'يحل محل ملف موجود',
  'cli.backup.exists': '{file} موجود من قبل. سمِّ ملفًا آخر، أو احلل محله بـ ‎--force.',
  'cli.backup.postgres':
    'المخزن على PostgreSQL، وله نسخه الاحتياطية. اكتب: ‎pg_dump --format=custom --file={file} "$DATABASE_URL"',
  'cli.backup.progress': 'ميغابايت من المخزن',
  'cli.backup.done': '{size, number} ميغابايت في {file}.',
  'cli.backup.personal':
    'فيه بيانات شخصية كما في المخزن؛ ولا يقرأ الملفَ سواك. لا تحتفظ به أطول مما يسمح به ما وُعد به من محو.',

  'cli.restore.about': 'وضع نسخة احتياطية محل المخزن المضمّن',
  'cli.restore.examples':
    'sla restore sla-2026-03-03.tar.gz       # أوقف الخدمة أولًا؛ ويسأل إن كان هناك مخزن\nsla restore sla-2026-03-03.tar.gz --yes # لا يسأل؛ ويُحفظ المخزن السابق جانبًا',
  'cli.restore.file': 'النسخة الاحتياطية',
  'cli.restore.postgres':
    'المخزن على PostgreSQL، وتُستعاد نسخه بوسائله. أوقف الخدمة ثم اكتب: ‎pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" {file}',
  'cli.restore.unreadable': 'تتعذر قراءة {file}: {detail}.',
  'cli.restore.notABackup': '{file} ليس نسخة احتياطية من SLA Clock: {detail}. لم يتغير شيء.',
  'cli.restore.ask': 'أتوضع النسخة محل المخزن في {folder}؟ يُحفظ ما هناك الآن باسم {aside}.',
  'cli.restore.cannotMove':
    'لا يمكن أن يتنحى المجلد {folder} ({detail})، فلم يتغير شيء. وإن كان قرصًا أو وحدة تخزين بذاته فليكن SLA_DATA_DIR مجلدًا داخله.',
  'cli.restore.done': '{file} هو الآن المخزن في {folder}.',
  'cli.restore.kept': 'ما كان هناك محفوظ باسم {aside}. فيه بيانات شخصية: احذفه متى استقام كل شيء.',
  'cli.restore.next':
    'شغّل الخدمة: تقرأ كل سجل من جديد قبل أن تكتب، وتبحث عن المهام التي أُنشئت منذ النسخة، وتكتب قيم جهات الاتصال مرة أخرى. وما نُشر بعدها من إصدارات الاتفاقية يلزم نشره من جديد، ومن مُحيت بياناتهم بعدها يُعرَفون من جديد إلى أن تُمحى ثانية.',
};

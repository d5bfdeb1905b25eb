/** What reports say, in Arabic. */
import { type figuresEn } from './en.ts';

export const figuresAr: Readonly<Record<keyof typeof figuresEn, string>> = {
  'figures.restOfTiers': 'ما عدا ذلك',
  'figures.title': '{name}: من {from} إلى {until}، بأيام {zone}، كما هي في {now}',
  'figures.kept':
    '{what}: تم الوفاء بنسبة {share} ({met, number} من {judged, number}؛ في 95 من كل 100 حالة بين {low} و{high})',
  'figures.few':
    '{what}: تم الوفاء بـ {met, number} من {judged, number}، وهو أقل من أن يُحكم به (بين {low} و{high})',
  'figures.none': '{what}: لم يحن موعد شيء',
  'figures.all': 'كل الالتزامات',
  'figures.nobody': 'لا أحد',
  'figures.marketing': 'التسويق',
  'figures.noGroup': 'لا شيء من هذه',
  'figures.notCounted':
    'لا تُحتسب: معذورة {excused, number}، لاغية {void, number}، متوقفة مؤقتًا {paused, number}، لم يحن موعدها {notYetDue, number}',
  'figures.took.lead':
    'ساعة العميل المحتمل: الوسيط {median}، والمئين 90 {p90}، والمئين 95 {p95}، من {of, number}',
  'figures.took.rep': 'ساعة المندوب: الوسيط {median}، والمئين 90 {p90}، والمئين 95 {p95}، من {of, number}',
  'figures.notReached': 'لم يُبلغ',
  'figures.delay':
    'من وقت {clocks, plural, zero {0 التزامات لم يُوفَ بها} one {التزام واحد لم يُوفَ به} two {التزامين لم يُوفَ بهما} few {# التزامات لم يُوفَ بها} many {# التزامًا لم يُوفَ بها} other {# التزام لم يُوفَ بها}} مضى {system} دون أن يتولى العميل أحد، و{sales} في يد المبيعات. ولا التزام للتسويق بالتسليم في الوقت بين هذه الأرقام.',
  'figures.delay.marketing':
    'من وقت {clocks, plural, zero {0 التزامات لم يُوفَ بها} one {التزام واحد لم يُوفَ به} two {التزامين لم يُوفَ بهما} few {# التزامات لم يُوفَ بها} many {# التزامًا لم يُوفَ بها} other {# التزام لم يُوفَ بها}} مضى {marketing} قبل أن يسلّم التسويق، و{system} دون أن يتولى العميل أحد، و{sales} في يد المبيعات.',
  'figures.by.promise': 'حسب الالتزام',
  'figures.by.team': 'حسب الفريق',
  'figures.by.rep': 'حسب المندوب',
  'figures.by.segment': 'حسب الشريحة',
  'figures.by.source': 'حسب المصدر',
  'figures.board.title': 'المتأخر الآن: {count, number}',
  'figures.board.holder': '{name}: {count}',
  'figures.board.row': 'جهة الاتصال {id}، {promise}: {owner}، متأخر {duration}، {step}',
  'figures.board.step': 'ثم مهمة إلى {name} في {when}',
  'figures.board.holderOfLead': 'من يتولى العميل المحتمل',
  'figures.board.noStep': 'لا خطوة بعد ذلك',
  'figures.board.next': 'يحين موعده حتى {when}: {count, number}',
  'figures.board.nextRow': 'جهة الاتصال {id}، {promise}: {owner}، الموعد {when}',
  'figures.more': 'و{count, number} غيرها',
  'figures.patterns.title': 'أنماط العملاء المحتملين الذين حان موعدهم',
  'figures.patterns.row':
    '{name}: {leads, plural, zero {0 عميل محتمل} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}، أُوقف مؤقتًا {paused, number} ({pausedShare} من الوقت{much, select, yes {، وهو كثير} other {}})، تُراجع عن البتّ {bounced, number}، انتقل مرتين أو أكثر {handedOn, number}، دون إثبات {unverified, number}',
  'figures.patterns.unowned': 'عملاء محتملون لا يتولاهم أحد الآن: {count, number}',
  'figures.patterns.arrivals':
    'سُلّم {count, plural, zero {0 عميل محتمل} one {عميل محتمل واحد} two {عميلان محتملان} few {# عملاء محتملين} many {# عميلًا محتملًا} other {# عميل محتمل}}، {share} خارج ساعات العمل؛ وأكثرهم يوم {weekday} من {hour}',
  'figures.patterns.noArrivals': 'لم يُسلَّم أي عميل محتمل',
  'figures.csv.contact': 'جهة الاتصال',
  'figures.csv.promise': 'الالتزام',
  'figures.csv.side': 'الساعة',
  'figures.csv.owner': 'المالك',
  'figures.csv.team': 'الفريق',
  'figures.csv.deadline': 'الموعد',
  'figures.csv.standing': 'الحال',
  'figures.csv.elapsed': 'دقائق العمل',
  'figures.side.lead': 'العميل المحتمل',
  'figures.side.rep': 'المندوب',
  'figures.side.system': 'النظام',
  'figures.side.marketing': 'التسويق',
  'figures.standing.met': 'تم الوفاء',
  'figures.standing.breached': 'لم يُوفَ به',
  'figures.standing.excused': 'معذور',
  'figures.standing.void': 'لاغٍ',
  'figures.standing.paused': 'متوقف مؤقتًا',
  'figures.standing.notYetDue': 'لم يحن موعده',

  'cli.report.about': 'يقول كيف وُفي بالالتزامات في مدة، وما المتأخر، وأين الخلل',
  'cli.report.examples':
    'sla report                              # هذا الأسبوع\nsla report --period month --back 1      # الشهر الماضي\nsla report --for dana@example.com       # كما يحق لهذا الشخص أن يراه\nsla report --csv week.csv               # ومعه ساعاته، واحدة في كل سطر\nsla report --html week.html             # كما يُرسل بالبريد، للمتصفح\nsla report --mail dana@example.com      # يُرسل الآن إلى هذا الشخص',
  'cli.report.period': 'today أو week أو month أو quarter',
  'cli.report.periodHow': 'اكتب today أو week أو month أو quarter.',
  'cli.report.back': 'قبل كم مدة',
  'cli.report.backHow': 'اكتب عددًا صحيحًا من 0 إلى 400.',
  'cli.report.for': 'عنوان بريد أحد المالكين: ما يحق لهذا الشخص أن يراه فقط',
  'cli.report.csv': 'اكتب ساعات المدة في هذا الملف أيضًا؛ و- للشاشة بدلًا من التقرير',
  'cli.report.noAgreement': 'لم تُنشر أي اتفاقية بعد، فلا شيء يُقال. شغّل الخدمة أولًا.',
  'cli.report.unknownPerson': 'لم يذكر HubSpot مالكًا نشطًا بالعنوان {email}.',
  'cli.report.mayNot': '{email} ليس مالكًا ولا تسميه الاتفاقية: لا شيء يُعرض.',
  'cli.report.written':
    'كُتبت {count, plural, zero {0 ساعة} one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}} في {file}.',
  'cli.report.progress': 'كتابة الساعات',
};

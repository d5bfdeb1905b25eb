/** ما تقوله سطر الأوامر عن نفسها، بالعربية. */
import { type cliEn } from './en.ts';

export const cliAr: Readonly<Record<keyof typeof cliEn, string>> = {
  'cli.about': 'SLA Clock لمنصة HubSpot: ما يسأله المشغّل في الطرفية.',
  'cli.exits':
    'رموز الخروج: 0 تمّ، 1 رُفض أو وُجد ما يستدعي النظر، 2 لم يُكتب الأمر كما ينبغي، 3 تعذّر الوصول إلى HubSpot أو قاعدة البيانات، 130 أُوقف بـ Ctrl-C.',
  'cli.examples': 'أمثلة:',
  'cli.noOneToAsk': 'لا أحد هنا ليؤكد ذلك. أضف ‎--yes لتأكيده مسبقًا.',
  'cli.yesOrNo': '(نعم/لا)',
  'cli.yes': 'نعم ن y yes',
  'cli.interrupted': 'توقّف. ما أُنجز حتى الآن سليم؛ والأمر نفسه يكمل من حيث توقف.',

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
};

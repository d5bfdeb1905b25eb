/** What the demo says at the terminal, in Arabic. */
import { type demoEn } from './en.ts';

export const demoAr: Readonly<Record<keyof typeof demoEn, string>> = {
  'demo.starting': 'يبدأ تشغيل بوابة تجريبية والخدمة وصفحة. لا يغادر هذا الجهازَ شيء.',
  'demo.step.page': 'بناء الصفحة مع البطاقة ...',
  'demo.step.portal': 'ملء البوابة التجريبية ...',
  'demo.step.service': 'تشغيل الخدمة على المخزن المضمّن ...',
  'demo.step.clocks': 'جارٍ تقييم الساعات الأولى ...',
  'demo.ready': 'جاهز. افتح {url}',
  'demo.gallery': 'كل حالات البطاقة والوقت متوقف: {url}',
  'demo.speed':
    'يجري الوقت أسرع {speed} مرة: تمر ساعة العمل في {seconds, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}. أوقف بـ Ctrl-C.',
  'demo.badSpeed': 'يأخذ ‎--speed عددًا من 1 إلى 3600، مثل ‎--speed 60؛ و{value} ليس كذلك.',
  'demo.badPort': 'يأخذ ‎--port رقم منفذ من 0 إلى 65535؛ و{value} ليس كذلك.',
  'demo.portInUse':
    'المنفذ {port} يستخدمه برنامج آخر، وربما عرض توضيحي آخر. اختر منفذًا آخر: npm run demo -- --port 8080',
  'demo.badOption': '{option} ليس من خيارات العرض. خياراته ‎--speed N و‎--port N.',
};

import type { Language } from '../platform/language.ts'
import type { CheckState } from './Checks.tsx'
import type { StatusKind } from './Status.tsx'
import type { VerdictState } from './Verdict.tsx'

/** Words of the development page only: what rooms would say. */
interface Texts {
  post: string
  detail: string
  day: string
  person: string
  clock: string
  since: string
  leader: string
  traveller: string
  checks: string
  checked: string
  stay: string
  used: string
  thisBooth: string
  camera: string
  chip: string
  nationality: string
  passport: string
  valid: string
  routine: string
  peekTitle: string
  peekNote: string
  peekClosed: string
  owner: string
  parts: string
  twice: string
  wrong: string
  corridor: string
  green: string
  red: string
  emptyList: string
  age: string
  sentences: Partial<Record<VerdictState, string>>
  clearChecks: [CheckState, string, string][]
  staleChecks: [CheckState, string, string][]
  secondChecks: [CheckState, string, string][]
  recent: [StatusKind, string, string, string][]
}

const en: Texts = {
  post: 'Astara',
  detail: 'Foot hall · Booth 4 · Entry',
  day: 'Tue 17 March 2026',
  person: 'Lt N. Quliyeva',
  clock: '09:43',
  since: '11 s since the document was read',
  leader: 'Only with the shift leader’s permission',
  traveller: 'Traveller',
  checks: 'Checks',
  checked: 'What was checked, 0.4 s',
  stay: 'Stay, days in the last 180',
  used: 'of 90 used',
  thisBooth: 'This booth',
  camera: 'Camera, no picture',
  chip: 'Chip, not read',
  nationality: 'Nationality',
  passport: 'Passport',
  valid: 'Valid until',
  routine: 'A routine check, it takes a few minutes.',
  peekTitle: 'Exit ban, to be verified',
  peekNote: 'This look was recorded. First line cannot close a hit.',
  peekClosed: 'Hold to see the reason. It hides when you let go.',
  owner: 'Alert',
  parts: 'Parts',
  twice: 'Type it as printed, twice',
  wrong: 'The two entries differ in the fourth character',
  corridor: 'Corridor',
  green: 'Green',
  red: 'Red',
  emptyList: 'No lorry waits for Food safety. The last was answered at 10:14.',
  age: 'of 09:12',
  sentences: {
    clear: 'Admit until 31 March 2026, whole country',
    settle: 'The stay asked for is 4 days longer than the visa allows',
    'second-line': 'Keep the document. Walk the traveller to desk 3, free now.',
    'could-not-check': 'The visa register did not answer. Ask the shift leader.',
    stale: 'No hit in the list of 01:36. Screened again when the full list arrives.',
    'passed-here': 'Customs next',
    held: 'Held by Customs since 09:40',
    released: 'At 09:43, by Lt N. Quliyeva',
    refused: 'Document ended 15 April 2012',
    withdrawn: 'The traveller turned back',
  },
  clearChecks: [
    ['passed', 'Document', 'Five check digits agree'],
    ['passed', 'Watch-lists', 'No hit in 4 lists of 09:41'],
    ['passed', 'Lost or stolen', 'No hit in the list of 09:41'],
    ['passed', 'Right to enter', 'Visa AZE25118204, single entry, unused'],
    ['passed', 'Stay', 'No overstay on record; last exit 2 Jan'],
    ['passed', 'Regime today', 'Foot, entry, Iranian citizens: open until 20:00'],
    ['none', 'Health', 'Not required at this alert level'],
  ],
  staleChecks: [
    ['passed', 'Document', 'Five check digits agree'],
    ['look', 'Watch-lists', 'No hit in the list of 01:36 (41 min)'],
    ['look', 'Lost or stolen', 'No hit in the list of 01:36 (41 min)'],
    ['unknown', 'Visa register', 'Could not be checked: no line to the centre'],
    ['passed', 'Regime today', 'Foot, entry, citizens: open'],
  ],
  secondChecks: [
    ['passed', 'Document', 'Five check digits agree'],
    ['passed', 'Regime today', 'Foot, exit, citizens: open'],
    ['second', 'Lists, stay, rules', 'One point to settle at second line'],
    ['none', 'Health', 'Not required at this alert level'],
  ],
  recent: [
    ['clear', '09:42', 'Entry, Iran', '24 s'],
    ['clear', '09:41', 'Entry, Azerbaijan', '19 s'],
    ['second', '09:39', 'Second line, Türkiye', '41 s'],
    ['clear', '09:38', 'Entry, Iraq', '33 s'],
  ],
}

const fa: Texts = {
  ...en,
  post: 'آستارا',
  detail: 'سالن پیاده · باجه ۴ · ورود',
  day: 'سه‌شنبه ۲۶ اسفند ۱۴۰۴',
  person: 'ستوان ن. قلی‌یوا',
  clock: '۰۹:۴۳',
  since: '۱۱ ثانیه از خواندن سند',
  leader: 'فقط با اجازه رئیس نوبت',
  traveller: 'مسافر',
  checks: 'بررسی‌ها',
  checked: 'چه بررسی شد، ۰٫۴ ثانیه',
  stay: 'اقامت، روز در ۱۸۰ روز اخیر',
  used: 'از ۹۰ روز استفاده شده',
  thisBooth: 'این باجه',
  camera: 'دوربین، بدون تصویر',
  chip: 'تراشه خوانده نشد',
  nationality: 'تابعیت',
  passport: 'گذرنامه',
  valid: 'اعتبار تا',
  routine: 'بررسی معمولی است و چند دقیقه طول می‌کشد.',
  peekTitle: 'ممنوع‌الخروج، باید تأیید شود',
  peekNote: 'این مشاهده ثبت شد. خط اول نمی‌تواند مورد را ببندد.',
  peekClosed: 'برای دیدن دلیل نگه دارید. با رها کردن پنهان می‌شود.',
  owner: 'هشدار',
  parts: 'قطعه‌ها',
  twice: 'همان‌گونه که چاپ شده، دو بار وارد کنید',
  wrong: 'دو ورودی در نویسه چهارم فرق دارند',
  corridor: 'مسیر',
  green: 'سبز',
  red: 'قرمز',
  emptyList: 'هیچ کامیونی در انتظار ایمنی غذا نیست. آخرین پاسخ ساعت ۱۰:۱۴ بود.',
  age: 'از ۰۹:۱۲',
  sentences: {
    clear: 'اجازه ورود تا ۱۱ فروردین ۱۴۰۵، سراسر کشور',
    settle: 'اقامت درخواستی ۴ روز بیش از روادید است',
    'second-line': 'سند را نگه دارید. مسافر را به میز ۳ ببرید که آزاد است.',
    'could-not-check': 'سامانه روادید پاسخ نداد. از رئیس نوبت بپرسید.',
    stale: 'در فهرست ۰۱:۳۶ موردی نیست. با رسیدن فهرست کامل دوباره بررسی می‌شود.',
    'passed-here': 'سپس گمرک',
    held: 'گمرک از ساعت ۰۹:۴۰ متوقف کرده است',
    released: 'ساعت ۰۹:۴۳، ستوان ن. قلی‌یوا',
    refused: 'اعتبار سند در ۲۷ فروردین ۱۳۹۱ پایان یافت',
    withdrawn: 'مسافر بازگشت',
  },
  clearChecks: [
    ['passed', 'سند', 'پنج رقم کنترل درست است'],
    ['passed', 'فهرست‌های تحت نظر', 'در ۴ فهرست ۰۹:۴۱ موردی نیست'],
    ['passed', 'گم‌شده یا مسروقه', 'در فهرست ۰۹:۴۱ موردی نیست'],
    ['passed', 'حق ورود', 'روادید \u2066AZE25118204\u2069، یک بار ورود، استفاده‌نشده'],
    ['passed', 'اقامت', 'اقامت بیش از حد ثبت نشده'],
    ['passed', 'مقررات امروز', 'پیاده، ورود، شهروندان ایران: باز تا ۲۰:۰۰'],
    ['none', 'بهداشت', 'در این سطح هشدار لازم نیست'],
  ],
  secondChecks: [
    ['passed', 'سند', 'پنج رقم کنترل درست است'],
    ['passed', 'مقررات امروز', 'پیاده، خروج: باز'],
    ['second', 'فهرست، اقامت، قاعده', 'یک نکته در خط دوم روشن می‌شود'],
    ['none', 'بهداشت', 'در این سطح هشدار لازم نیست'],
  ],
  staleChecks: [
    ['passed', 'سند', 'پنج رقم کنترل درست است'],
    ['look', 'فهرست‌های تحت نظر', 'در فهرست ۰۱:۳۶ موردی نیست (۴۱ دقیقه)'],
    ['unknown', 'سامانه روادید', 'بررسی نشد: ارتباط با مرکز قطع است'],
    ['passed', 'مقررات امروز', 'پیاده، ورود: باز'],
  ],
  recent: [
    ['clear', '۰۹:۴۲', 'ورود، ایران', '۲۴ ث'],
    ['clear', '۰۹:۴۱', 'ورود، آذربایجان', '۱۹ ث'],
    ['second', '۰۹:۳۹', 'خط دوم، ترکیه', '۴۱ ث'],
    ['clear', '۰۹:۳۸', 'ورود، عراق', '۳۳ ث'],
  ],
}

const ru: Texts = {
  ...en,
  post: 'Шахтахты',
  detail: 'Пеший зал · Кабина 1 · Въезд',
  day: 'вторник, 17 марта 2026',
  person: 'Лейтенант В. Гасымов',
  since: '14 с после чтения документа',
  leader: 'Только с разрешения начальника смены',
  sentences: {
    ...en.sentences,
    clear: 'Въезд до 14 июня 2026, вся территория страны',
    'could-not-check': 'Реестр виз не ответил. Обратитесь к начальнику смены.',
  },
  clearChecks: [
    ['passed', 'Документ', 'Цифры сходятся'],
    ['passed', 'Розыскные списки', 'Совпадений нет в 4 списках от 19:38'],
    ['passed', 'Утеря и кража', 'Совпадений нет в списке от 19:38'],
    ['passed', 'Право на въезд', 'Виза не нужна, до 90 дней'],
    ['none', 'Здоровье', 'При этом уровне не требуется'],
  ],
}

const az: Texts = {
  ...en,
  post: 'Biləsuvar',
  detail: 'Piyada zalı · 2-ci kabina · Giriş',
  day: '18 mart 2026, çərşənbə',
  person: 'Gizir T. Hüseynov',
  since: 'Sənəd oxunandan 11 s keçib',
  leader: 'Yalnız növbə rəisinin icazəsi ilə',
  sentences: {
    ...en.sentences,
    stale: '01:36 siyahısında uyğunluq yoxdur. Tam siyahı gələndə yenidən yoxlanacaq.',
  },
}

export const texts: Record<Language, Texts> = { az, en, ru, fa }

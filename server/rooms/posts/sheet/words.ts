import type { Language } from '../../../../contracts/blueprint.ts'

/** Texts of the printed sheet. They belong to the sheet and its version, not to a screen. */
export interface SheetWords {
  title: string
  leader: string
  place: string
  from: string
  until: string
  travellers: string
  outcomes: string
  rest: string
  none: string
  class: Record<string, string>
  direction: Record<string, string>
  outcome: Record<'released' | 'refused' | 'withdrawn', string>
  counts: Record<
    'referred' | 'held' | 'lifted' | 'arisen' | 'same' | 'notSame' | 'couldNot' | 'corrections',
    string
  >
  cause: Record<string, string>
  instrument: Record<'works' | 'fails' | 'not-tried', string>
  mode: string
  checkpoint: string
  proves: (from: string, until: string) => string
  origin: string
  size: string
  root: string
  signature: string
  page: (page: string, of: string) => string
}

export const sheetWords: Record<Language, SheetWords> = {
  az: {
    title: 'Növbə vərəqi',
    leader: 'Növbə rəisi',
    place: 'Məntəqə',
    from: 'Başlanıb',
    until: 'Vərəq tərtib olunanadək',
    travellers: 'Sərhədi keçmək istəyən şəxslər',
    outcomes: 'Nəticələr',
    rest: 'Növbədə baş verənlər',
    none: 'yoxdur',
    class: { foot: 'Piyada', car: 'Avtomobil' },
    direction: { entry: 'giriş', exit: 'çıxış' },
    outcome: { released: 'buraxılıb', refused: 'imtina edilib', withdrawn: 'geri götürülüb' },
    counts: {
      referred: 'İkinci xəttə yönləndirilib',
      held: 'Saxlanılıb',
      lifted: 'Saxlama götürülüb',
      arisen: 'Uyğunluq yaranıb',
      same: 'Uyğunluq təsdiq edilib',
      notSame: 'Uyğunluq rədd edilib',
      couldNot: 'Siyahılar üzrə yoxlamaq mümkün olmayıb',
      corrections: 'Düzəliş təsdiq edilib',
    },
    cause: { 'stale-list': 'siyahı köhnədir', 'line-down': 'xətt yoxdur' },
    instrument: {
      works: 'Radiasiya cihazı işləyir',
      fails: 'Radiasiya cihazı işləmir',
      'not-tried': 'Radiasiya cihazı yoxlanılmayıb',
    },
    mode: 'Məhdud rejim',
    checkpoint: 'Jurnalın son imzalı vəziyyəti',
    proves: (from, until) =>
      `Saylar jurnalın ${from} – ${until} nömrəli sətirlərindəndir və onlardan yenidən sayıla bilər.`,
    origin: 'Jurnal',
    size: 'Ölçü',
    root: 'Kök həş',
    signature: 'Növbə rəisinin imzası',
    page: (page, of) => `səhifə ${page} / ${of}`,
  },
  en: {
    title: 'Shift sheet',
    leader: 'Shift leader',
    place: 'Post',
    from: 'Begun',
    until: 'Up to',
    travellers: 'Persons who came to cross',
    outcomes: 'Outcomes',
    rest: 'What happened in the shift',
    none: 'none',
    class: { foot: 'On foot', car: 'By car' },
    direction: { entry: 'entry', exit: 'exit' },
    outcome: { released: 'released', refused: 'refused', withdrawn: 'withdrawn' },
    counts: {
      referred: 'Sent to second line',
      held: 'Held',
      lifted: 'Holds lifted',
      arisen: 'Hits arisen',
      same: 'Hits confirmed',
      notSame: 'Hits dismissed',
      couldNot: 'Could not be screened',
      corrections: 'Corrections approved',
    },
    cause: { 'stale-list': 'list is old', 'line-down': 'line down' },
    instrument: {
      works: 'Radiation instrument works',
      fails: 'Radiation instrument fails',
      'not-tried': 'Radiation instrument not tried',
    },
    mode: 'Degraded mode',
    checkpoint: 'Last checkpoint of the log',
    proves: (from, until) =>
      `The counts are of lines ${from} to ${until} of the log and can be counted again from them.`,
    origin: 'Log',
    size: 'Size',
    root: 'Root hash',
    signature: 'Signature of the shift leader',
    page: (page, of) => `page ${page} of ${of}`,
  },
  ru: {
    title: 'Лист смены',
    leader: 'Начальник смены',
    place: 'Пункт пропуска',
    from: 'Начало',
    until: 'По состоянию на',
    travellers: 'Лица, прибывшие для пересечения',
    outcomes: 'Решения',
    rest: 'Что произошло за смену',
    none: 'нет',
    class: { foot: 'Пешком', car: 'На автомобиле' },
    direction: { entry: 'въезд', exit: 'выезд' },
    outcome: { released: 'пропущено', refused: 'отказано', withdrawn: 'отозвано' },
    counts: {
      referred: 'Направлено на вторую линию',
      held: 'Приостановлено',
      lifted: 'Приостановка снята',
      arisen: 'Возникло совпадений',
      same: 'Совпадений подтверждено',
      notSame: 'Совпадений отклонено',
      couldNot: 'Не удалось проверить по спискам',
      corrections: 'Исправлений одобрено',
    },
    cause: { 'stale-list': 'список устарел', 'line-down': 'нет связи' },
    instrument: {
      works: 'Радиационный прибор работает',
      fails: 'Радиационный прибор не работает',
      'not-tried': 'Радиационный прибор не проверен',
    },
    mode: 'Ограниченный режим',
    checkpoint: 'Последнее подписанное состояние журнала',
    proves: (from, until) => `Числа взяты из строк ${from}–${until} журнала и могут быть пересчитаны по ним.`,
    origin: 'Журнал',
    size: 'Размер',
    root: 'Корневой хеш',
    signature: 'Подпись начальника смены',
    page: (page, of) => `страница ${page} из ${of}`,
  },
  fa: {
    title: 'برگهٔ نوبت',
    leader: 'سرپرست نوبت',
    place: 'گذرگاه مرزی',
    from: 'آغاز',
    until: 'تا',
    travellers: 'کسانی که برای عبور آمدند',
    outcomes: 'نتیجه‌ها',
    rest: 'رویدادهای نوبت',
    none: 'هیچ',
    class: { foot: 'پیاده', car: 'با خودرو' },
    direction: { entry: 'ورود', exit: 'خروج' },
    outcome: { released: 'عبور کرد', refused: 'رد شد', withdrawn: 'منصرف شد' },
    counts: {
      referred: 'ارجاع به خط دوم',
      held: 'متوقف شد',
      lifted: 'توقف برداشته شد',
      arisen: 'مورد مطابق پیدا شد',
      same: 'مورد مطابق تأیید شد',
      notSame: 'مورد مطابق رد شد',
      couldNot: 'بررسی فهرست‌ها ممکن نشد',
      corrections: 'اصلاح تأیید شد',
    },
    cause: { 'stale-list': 'فهرست قدیمی است', 'line-down': 'ارتباط قطع است' },
    instrument: {
      works: 'پرتوسنج کار می‌کند',
      fails: 'پرتوسنج کار نمی‌کند',
      'not-tried': 'پرتوسنج آزموده نشده',
    },
    mode: 'حالت محدود',
    checkpoint: 'آخرین وضعیت امضاشدهٔ دفتر',
    proves: (from, until) => `شمارش‌ها از سطرهای ${from} تا ${until} دفتر است و می‌توان آن‌ها را دوباره شمرد.`,
    origin: 'دفتر',
    size: 'اندازه',
    root: 'چکیدهٔ ریشه',
    signature: 'امضای سرپرست نوبت',
    page: (page, of) => `صفحهٔ ${page} از ${of}`,
  },
}

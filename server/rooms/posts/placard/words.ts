import type { Language } from '../../../../contracts/blueprint.ts'
import type { RegimeClass } from '../../../../contracts/posts.ts'

/** Texts of the placard. They belong to the paper, not to a screen. */
interface PlacardWords {
  title: string
  entry: string
  exit: string
  open: string
  closed: string
  openTo: string
  closedTo: string
  always: string
  hours: string
  noAct: string
  acts: string
  evacuation: (order: string) => string
  exercise: string
  printed: (at: string, node: string) => string
  class: Record<RegimeClass, string>
  purpose: Record<string, string>
}

export const placardWords: Record<Language, PlacardWords> = {
  az: {
    title: 'Buradan kim keçə bilər',
    entry: 'Giriş',
    exit: 'Çıxış',
    open: 'Açıq',
    closed: 'Bağlı',
    openTo: 'açıq',
    closedTo: 'bağlı',
    always: 'gecə-gündüz',
    hours: 'İş vaxtı',
    noAct: 'Heç bir akt icazə vermir.',
    acts: 'Hüquqi aktlar',
    evacuation: order => `Təxliyə rejimi. Əsas: ${order}`,
    exercise: 'Təlim: qüvvədə olan aktlar deyil',
    printed: (at, node) => `Çap edilib: ${at}, ${node}`,
    class: { foot: 'Piyada', car: 'Avtomobil', coach: 'Avtobus', lorry: 'Yük maşını', train: 'Qatar' },
    purpose: {
      return: 'geri qayıdanlar',
      transit: 'tranzit',
      tourism: 'turizm',
      work: 'iş',
      study: 'təhsil',
      official: 'rəsmi səfər',
      private: 'şəxsi səfər',
      business: 'işgüzar səfər',
      driver: 'sürücülər',
    },
  },
  en: {
    title: 'What may cross here',
    entry: 'Entry',
    exit: 'Exit',
    open: 'Open',
    closed: 'Closed',
    openTo: 'open',
    closedTo: 'closed',
    always: 'day and night',
    hours: 'Hours',
    noAct: 'No act permits it.',
    acts: 'Legal acts',
    evacuation: order => `Evacuation mode, by: ${order}`,
    exercise: 'Exercise: not the acts in force',
    printed: (at, node) => `Printed ${at}, ${node}`,
    class: { foot: 'On foot', car: 'Car', coach: 'Coach', lorry: 'Lorry', train: 'Train' },
    purpose: {
      return: 'returning',
      transit: 'transit',
      tourism: 'tourism',
      work: 'work',
      study: 'study',
      official: 'official journey',
      private: 'private journey',
      business: 'business journey',
      driver: 'drivers',
    },
  },
  ru: {
    title: 'Кто может пересечь здесь границу',
    entry: 'Въезд',
    exit: 'Выезд',
    open: 'Открыто',
    closed: 'Закрыто',
    openTo: 'открыто',
    closedTo: 'закрыто',
    always: 'круглосуточно',
    hours: 'Время работы',
    noAct: 'Ни один акт не разрешает.',
    acts: 'Правовые акты',
    evacuation: order => `Режим эвакуации, основание: ${order}`,
    exercise: 'Учения: это не действующие акты',
    printed: (at, node) => `Напечатано ${at}, ${node}`,
    class: { foot: 'Пешком', car: 'Автомобиль', coach: 'Автобус', lorry: 'Грузовик', train: 'Поезд' },
    purpose: {
      return: 'возвращение',
      transit: 'транзит',
      tourism: 'туризм',
      work: 'работа',
      study: 'учёба',
      official: 'служебная поездка',
      private: 'частная поездка',
      business: 'деловая поездка',
      driver: 'водители',
    },
  },
  fa: {
    title: 'چه کسی می‌تواند از اینجا عبور کند',
    entry: 'ورود',
    exit: 'خروج',
    open: 'باز',
    closed: 'بسته',
    openTo: 'باز',
    closedTo: 'بسته',
    always: 'شبانه‌روزی',
    hours: 'ساعت کار',
    noAct: 'هیچ مصوبه‌ای مجازش نمی‌کند.',
    acts: 'مصوبه‌ها',
    evacuation: order => `حالت تخلیه، بر پایهٔ: ${order}`,
    exercise: 'تمرین: نه مصوبه‌های جاری',
    printed: (at, node) => `چاپ: ${at}، ${node}`,
    class: { foot: 'پیاده', car: 'خودرو', coach: 'اتوبوس', lorry: 'کامیون', train: 'قطار' },
    purpose: {
      return: 'بازگشت',
      transit: 'ترانزیت',
      tourism: 'گردشگری',
      work: 'کار',
      study: 'تحصیل',
      official: 'سفر رسمی',
      private: 'سفر شخصی',
      business: 'سفر تجاری',
      driver: 'رانندگان',
    },
  },
}

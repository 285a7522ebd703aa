import type { Language } from '../../../../contracts/blueprint.ts'

/** Texts of the printed form. They belong to the form and its version, not to a screen. */
export interface FormWords {
  title: string
  statement: string
  copies: { person: string; register: string }
  fields: Record<FieldName, string>
  grounds: string
  remedy: string
  interpreter: string
  remarks: string
  refusedToSign: string
  signatures: { person: string; officer: string; interpreter: string }
  genuine: string
  page: (page: string, of: string) => string
  print: (number: string) => string
  node: string
}

export type FieldName =
  | 'surname'
  | 'givenNames'
  | 'native'
  | 'birthDate'
  | 'sex'
  | 'nationality'
  | 'number'
  | 'issuingState'
  | 'expiryDate'
  | 'permit'
  | 'post'
  | 'time'

export const languages = ['az', 'en', 'ru', 'fa'] as const

export const formWords: Record<Language, FormWords> = {
  az: {
    title: 'Sərhəddə ölkəyə girişdən imtina',
    statement: 'Aşağıda adı çəkilən şəxsin ölkəyə girişinə işarələnmiş əsaslarla icazə verilmir.',
    copies: { person: 'Şəxs üçün nüsxə', register: 'Reyestr üçün nüsxə' },
    fields: {
      surname: 'Soyadı',
      givenNames: 'Adı',
      native: 'Adı öz əlifbasında',
      birthDate: 'Doğum tarixi',
      sex: 'Cinsi',
      nationality: 'Vətəndaşlığı',
      number: 'Sənədin nömrəsi',
      issuingState: 'Sənədi verən dövlət',
      expiryDate: 'Etibarlıdır',
      permit: 'Viza və ya icazə',
      post: 'Buraxılış məntəqəsi',
      time: 'Tarix və saat',
    },
    grounds: 'Əsaslar',
    remedy: 'Şikayət hüququ',
    interpreter: 'Tərcüməçi',
    remarks: 'Qeydlər',
    refusedToSign: 'Şəxs imzalamaqdan imtina edib.',
    signatures: {
      person: 'Şəxsin imzası',
      officer: 'Vəzifəli şəxsin adı və imzası',
      interpreter: 'Tərcüməçinin imzası',
    },
    genuine: 'Formanın həqiqiliyini yoxlamaq üçün',
    page: (page, of) => `Səhifə ${page} / ${of}`,
    print: number => `Çap № ${number}`,
    node: 'Qovşaq',
  },
  en: {
    title: 'Refusal of entry at the border',
    statement: 'The person named below is refused entry into the country on the grounds that are marked.',
    copies: { person: 'Copy for the person', register: 'Copy for the register' },
    fields: {
      surname: 'Surname',
      givenNames: 'Given names',
      native: 'Name in own script',
      birthDate: 'Date of birth',
      sex: 'Sex',
      nationality: 'Nationality',
      number: 'Document number',
      issuingState: 'Issuing state',
      expiryDate: 'Valid until',
      permit: 'Visa or permit',
      post: 'Crossing point',
      time: 'Date and time',
    },
    grounds: 'Grounds',
    remedy: 'Right to appeal',
    interpreter: 'Interpreter',
    remarks: 'Remarks',
    refusedToSign: 'The person refused to sign.',
    signatures: {
      person: 'Signature of the person',
      officer: 'Name and signature of the officer',
      interpreter: 'Signature of the interpreter',
    },
    genuine: 'To check that this form is genuine',
    page: (page, of) => `Page ${page} of ${of}`,
    print: number => `Print no. ${number}`,
    node: 'Node',
  },
  ru: {
    title: 'Отказ во въезде на границе',
    statement: 'Лицу, указанному ниже, отказано во въезде в страну по отмеченным основаниям.',
    copies: { person: 'Экземпляр для лица', register: 'Экземпляр для реестра' },
    fields: {
      surname: 'Фамилия',
      givenNames: 'Имя',
      native: 'Имя в родном написании',
      birthDate: 'Дата рождения',
      sex: 'Пол',
      nationality: 'Гражданство',
      number: 'Номер документа',
      issuingState: 'Государство выдачи',
      expiryDate: 'Действителен до',
      permit: 'Виза или разрешение',
      post: 'Пункт пропуска',
      time: 'Дата и время',
    },
    grounds: 'Основания',
    remedy: 'Право на обжалование',
    interpreter: 'Переводчик',
    remarks: 'Примечания',
    refusedToSign: 'Лицо отказалось поставить подпись.',
    signatures: {
      person: 'Подпись лица',
      officer: 'Имя и подпись должностного лица',
      interpreter: 'Подпись переводчика',
    },
    genuine: 'Проверить подлинность формы',
    page: (page, of) => `Страница ${page} из ${of}`,
    print: number => `Печать № ${number}`,
    node: 'Узел',
  },
  fa: {
    title: 'رد ورود به کشور در مرز',
    statement: 'با ورود شخصی که نام او در زیر آمده است، به دلایل علامت‌خورده، موافقت نمی‌شود.',
    copies: { person: 'نسخه شخص', register: 'نسخه دفتر ثبت' },
    fields: {
      surname: 'نام خانوادگی',
      givenNames: 'نام',
      native: 'نام به خط خود',
      birthDate: 'تاریخ تولد',
      sex: 'جنسیت',
      nationality: 'تابعیت',
      number: 'شماره سند',
      issuingState: 'کشور صادرکننده',
      expiryDate: 'اعتبار تا',
      permit: 'روادید یا پروانه',
      post: 'گذرگاه مرزی',
      time: 'تاریخ و ساعت',
    },
    grounds: 'دلایل',
    remedy: 'حق اعتراض',
    interpreter: 'مترجم',
    remarks: 'ملاحظات',
    refusedToSign: 'شخص از امضا خودداری کرد.',
    signatures: {
      person: 'امضای شخص',
      officer: 'نام و امضای مأمور',
      interpreter: 'امضای مترجم',
    },
    genuine: 'برای بررسی اصالت این فرم',
    page: (page, of) => `صفحه ${page} از ${of}`,
    print: number => `چاپ شماره ${number}`,
    node: 'گره',
  },
}

/** Keeps a number or a day in one piece inside right-to-left text. */
const isolated = (text: string) => `\u2066${text}\u2069`

/** What the public page says of a form; nothing about a person. */
export const publicWords: Record<
  Language,
  { genuine: (number: string, post: string, day: string) => string; unknown: string }
> = {
  az: {
    genuine: (number, post, day) => `${number} nömrəli forma həqiqidir: ${post}, ${day}.`,
    unknown: 'Belə nömrə və yoxlama işarəsi ilə forma verilməyib.',
  },
  en: {
    genuine: (number, post, day) => `Form ${number} is genuine: issued at ${post} on ${day}.`,
    unknown: 'No form was issued with this number and check.',
  },
  ru: {
    genuine: (number, post, day) => `Форма ${number} подлинная: ${post}, ${day}.`,
    unknown: 'Форма с таким номером и проверочным кодом не выдавалась.',
  },
  fa: {
    genuine: (number, post, day) => `فرم ${isolated(number)} اصیل است: ${post}، ${isolated(day)}.`,
    unknown: 'فرمی با این شماره و نشانه صادر نشده است.',
  },
}

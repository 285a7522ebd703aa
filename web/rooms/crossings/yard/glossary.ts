/** A term of certificates as it is printed, in the four languages of this border. */
export interface Term {
  az: string
  en: string
  ru: string
  fa: string
}

/**
 * What veterinary, phytosanitary and food-safety certificates say, so that a paper in another language is understood. The headings
 * follow the model certificates of ISPM 12 (phytosanitary) and of the WOAH codes (veterinary).
 */
export const glossary: readonly Term[] = [
  {
    az: 'Fitosanitar sertifikat',
    en: 'Phytosanitary certificate',
    ru: 'Фитосанитарный сертификат',
    fa: 'گواهی بهداشت گیاهی',
  },
  {
    az: 'Baytarlıq sertifikatı',
    en: 'Veterinary certificate',
    ru: 'Ветеринарный сертификат',
    fa: 'گواهی دامپزشکی',
  },
  {
    az: 'Təkrar ixrac üçün fitosanitar sertifikat',
    en: 'Phytosanitary certificate for re-export',
    ru: 'Фитосанитарный сертификат на реэкспорт',
    fa: 'گواهی بهداشت گیاهی برای صادرات مجدد',
  },
  { az: 'Malgöndərən', en: 'Consignor, exporter', ru: 'Грузоотправитель', fa: 'فرستنده، صادرکننده' },
  { az: 'Malalan', en: 'Consignee', ru: 'Грузополучатель', fa: 'گیرنده' },
  { az: 'Mənşə yeri', en: 'Place of origin', ru: 'Место происхождения', fa: 'محل مبدأ' },
  { az: 'Botaniki adı', en: 'Botanical name', ru: 'Ботаническое название', fa: 'نام علمی گیاه' },
  { az: 'Heyvanın növü', en: 'Species of animal', ru: 'Вид животного', fa: 'گونه حیوان' },
  {
    az: 'Yerlərin sayı və qablaşdırma',
    en: 'Number and description of packages',
    ru: 'Число мест и описание упаковки',
    fa: 'تعداد و نوع بسته‌ها',
  },
  { az: 'Fərqləndirici nişanlar', en: 'Distinguishing marks', ru: 'Отличительные знаки', fa: 'علائم مشخصه' },
  {
    az: 'Karantin zərərvericilərindən azaddır',
    en: 'Free from quarantine pests',
    ru: 'Свободно от карантинных вредных организмов',
    fa: 'عاری از آفات قرنطینه‌ای',
  },
  {
    az: 'Əlavə bəyannamə',
    en: 'Additional declaration',
    ru: 'Дополнительная декларация',
    fa: 'اظهارنامه تکمیلی',
  },
  { az: 'Fumiqasiya', en: 'Fumigation', ru: 'Фумигация', fa: 'ضدعفونی با گاز' },
  {
    az: 'İşlənmə: kimyəvi maddə, müddət, temperatur',
    en: 'Treatment: chemical, duration, temperature',
    ru: 'Обработка: препарат, продолжительность, температура',
    fa: 'تیمار: ماده شیمیایی، مدت، دما',
  },
  { az: 'Peyvəndlər', en: 'Vaccinations', ru: 'Прививки', fa: 'واکسیناسیون' },
  {
    az: 'Laboratoriya müayinəsinin nəticəsi',
    en: 'Result of laboratory test',
    ru: 'Результат лабораторного исследования',
    fa: 'نتیجه آزمایش آزمایشگاهی',
  },
  {
    az: 'İnsan qidası üçün yararlıdır',
    en: 'Fit for human consumption',
    ru: 'Пригодно в пищу людям',
    fa: 'مناسب برای مصرف انسان',
  },
  { az: 'Saxlama temperaturu', en: 'Storage temperature', ru: 'Температура хранения', fa: 'دمای نگهداری' },
  { az: 'Qüvvədə olduğu müddət', en: 'Valid until', ru: 'Действителен до', fa: 'معتبر تا' },
  {
    az: 'Səlahiyyətli orqan, möhür, imza',
    en: 'Competent authority, stamp, signature',
    ru: 'Компетентный орган, печать, подпись',
    fa: 'مرجع صلاحیت‌دار، مهر، امضا',
  },
]

import type { Language } from '../../../../contracts/blueprint.ts'

/** Texts of a letter of the emergency account. They belong to the paper, not to a screen. */
export interface LetterWords {
  title: (nth: string) => string
  safe: string
  seal: string
  code: string
  /** Each a paragraph. */
  says: (place: string) => string[]
}

export const letterWords: Record<Language, LetterWords> = {
  az: {
    title: nth => `Fövqəladə hesab: iki məktubdan ${nth}-ci`,
    safe: 'Saxlanma yeri',
    seal: 'Möhür',
    code: 'Kod',
    says: place => [
      `Bu məktubdakı kod, ikinci məktubdakı kodla birlikdə, heç kim daxil ola bilmədikdə «${place}» üçün fövqəladə hesabı açır.`,
      'Təklikdə heç nəyə yaramır. Kodları iki nəfər, hər biri öz məktubundan, həmin yerin iş stansiyasında yazır: daxil olma səhifəsində «Fövqəladə hesab» keçidi.',
      'Hesab bir dəfə, 30 dəqiqəliyə, bir xidməti funksiya üçün açılır. Görülən hər iş jurnala yazılır, məntəqədə hamı bunu görür, auditor isə sonra yoxlayır.',
      'Bağlı və imzalanmış zərfdə saxlayın. O biri məktub başqa yerdə saxlanılır. Zərfi açıq tapan dərhal administratora xəbər verir: iki yeni məktub hazırlanır və bunlar qüvvədən düşür.',
    ],
  },
  en: {
    title: nth => `Emergency account: letter ${nth} of 2`,
    safe: 'Kept in',
    seal: 'Seal',
    code: 'Code',
    says: place => [
      `The code in this letter, together with the code in the other one, opens the emergency account of ${place} when nobody can sign in.`,
      'Alone it is worth nothing. Two people type the codes, each from one letter, at a workstation of that place: the link “Emergency account” on the sign-in page.',
      'The account opens once, for 30 minutes, for one duty. Everything done is written in the ledger, everybody at the post sees it, and an auditor reviews it afterwards.',
      'Keep it in a closed envelope with a signature across the flap. The other letter lies elsewhere. Whoever finds the envelope open tells the administrator at once: two new letters are made, and these open nothing more.',
    ],
  },
  ru: {
    title: nth => `Аварийная учётная запись: письмо ${nth} из 2`,
    safe: 'Где хранится',
    seal: 'Печать',
    code: 'Код',
    says: place => [
      `Код из этого письма вместе с кодом из второго открывает аварийную учётную запись места «${place}», когда никто не может войти.`,
      'Один код ничего не даёт. Коды вводят два человека, каждый из своего письма, на рабочей станции этого места: ссылка «Аварийная учётная запись» на странице входа.',
      'Запись открывается один раз, на 30 минут, для одной функции. Всё сделанное записывается в журнал, это видят все на пункте, а затем проверяет аудитор.',
      'Хранить в закрытом конверте с подписью на клапане. Второе письмо лежит в другом месте. Кто нашёл конверт вскрытым, сразу сообщает администратору: делаются два новых письма, и эти больше ничего не открывают.',
    ],
  },
  fa: {
    title: nth => `حساب اضطراری: نامهٔ ${nth} از ۲`,
    safe: 'محل نگهداری',
    seal: 'مهر',
    code: 'کد',
    says: place => [
      `کد این نامه همراه با کد نامهٔ دیگر، وقتی هیچ‌کس نمی‌تواند وارد شود، حساب اضطراری «${place}» را باز می‌کند.`,
      'به‌تنهایی هیچ ارزشی ندارد. دو نفر کدها را، هر یک از روی یک نامه، در ایستگاه کاری همان محل وارد می‌کنند: پیوند «حساب اضطراری» در صفحهٔ ورود.',
      'حساب یک بار، به مدت ۳۰ دقیقه و برای یک وظیفه باز می‌شود. هر کاری که انجام شود در دفتر ثبت می‌شود، همهٔ گذرگاه آن را می‌بینند و بعد بازرس آن را بررسی می‌کند.',
      'در پاکت بسته با امضا روی لبهٔ آن نگه دارید. نامهٔ دیگر در جای دیگری است. هر کس پاکت را باز دید فوراً به مدیر سامانه خبر می‌دهد: دو نامهٔ تازه ساخته می‌شود و این‌ها دیگر چیزی را باز نمی‌کنند.',
    ],
  },
}

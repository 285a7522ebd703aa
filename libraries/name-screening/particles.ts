import { fold, type Word } from './fold.ts'

/** Words of a name that are not the name: articles, relation words, titles, legal forms. Written by us; folded like the names. */

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Always left out of a person's name: articles, "son of", "daughter of", nobiliary and patronymic words. */
export const PARTICLES: ReadonlySet<string> = words(`
  al el ul bin ibn ben bn bint binte binti van von der den de del della di da dos das du la le les zu ter
  oglu ogli ogly oghlu oghli uly uli uulu qizi qyzy kizi kyzy gizi qzi kzi
`)

/** Relation words that make the word before them a father's name (Azerbaijani, Turkmen, Uzbek, Kazakh, Kyrgyz). */
export const FATHER_BEFORE: ReadonlySet<string> = words(
  'oglu ogli ogly oghlu oghli uly uli uulu qizi qyzy kizi kyzy gizi qzi kzi',
)

/** The Arabic article as it sounds before a "sun letter": left out when the next word begins with the same letter. */
export const ASSIMILATED: ReadonlySet<string> = words(
  'ar as ash at an ad az adh ath er es ed en et ez ur us ud uz ush esh',
)

/** Servant of …: one name together with the next word. */
const SERVANTS = words('abd abdu abdul abdel abdal abdol abdoul abdil abed ebd')
/** The same, and mistyped by two letters swapped where that gives no other name: Abudl Salam is one word less, but the same name. */
export const SERVANT: ReadonlySet<string> = new Set([
  ...SERVANTS,
  'adb',
  ...[...SERVANTS].filter(word => word.length >= 5).flatMap(swapped),
])

function swapped(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  )
}
/** Father of …, mother of …: likewise. */
export const PARENT: ReadonlySet<string> = words('abu abou abo ebu umm um')

/** Forms of address, ranks, religious and academic titles. */
export const TITLES: ReadonlySet<string> = words(`
  mr mrs ms miss mister madame madam mme monsieur senor senora herr frau dr doctor prof professor sir lady lord dame
  sheikh shaikh shaykh sheik shekh cheikh hajji haji hadji hajj haj mullah molla mulla mawlawi maulavi maulawi mawlana maulana qari
  imam ayatollah hojatoleslam sayyed seyyed general gen colonel col major captain capt lieutenant brigadier admiral president
  prasident presidente presiden prezident predsjednik presedintele eng engineer bey bay hanim khanum xanim janab cenab aqa jenab ustad shri smt
`)

/** Left out of the names of organisations. */
export const SMALL_WORDS: ReadonlySet<string> = words(`
  the of and for de la le les el al du des di da do del y e et und fur der die das i u ve va w a an in on to by na po dlya
`)

/** Put before the names of ships. */
export const SHIP_WORDS: ReadonlySet<string> = words('mv mt ms ss mts mtr fv sy my vessel ship tanker motor')

export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  `one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 twenty=20 thirty=30 forty=40 fourty=40 fifty=50
   first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 1st=1 2nd=2 3rd=3 4th=4 5th=5 6th=6
   7th=7 8th=8 9th=9 10th=10 ii=2 iii=3 iv=4 vi=6 vii=7 viii=8 ix=9 xi=11 xii=12`
    .split(/\s+/)
    .map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
)

/** Legal forms by what they are, in the words of many countries. The same form is little evidence, another form is some against. */
const LEGAL_FORMS: Record<string, string> = {
  limited: `llc; l.l.c; ltd; limited; limited liability company; limited company; co ltd; co limited; company limited; co llc; pvt ltd;
    private limited; pte ltd; pty ltd; pte limited; pty limited; ooo; ооо; тоо; тов; общество с ограниченной ответственностью; товарищество с ограниченной
    ответственностью; товариство з обмеженою відповідальністю; obshchestvo s ogranichennoy otvetstvennostyu; mmc; мmc;
    məhdud məsuliyyətli cəmiyyət; mehdud mesuliyyetli cemiyyet; gmbh; g.m.b.h; gesellschaft mit beschrankter haftung; sarl; s.a.r.l;
    srl; s.r.l; societatea cu raspundere limitata; sociedad de responsabilidad limitada; spol s r o; s.r.o; sp z o o; bv; b.v; bvba; b.v.b.a;
    besloten vennootschap; lda; ltda; limitada; limited sirketi; ltd sti; ltd sirketi; limited partnership; mas uliyyati mahdud; шпк; შპს;
    ذ م م; شركة ذات مسؤولية محدودة; با مسئولیت محدود; sdn bhd; kft; doo; d.o.o; oy; as; aps; ab; oue; uab; sia`,
  'joint stock': `jsc; j.s.c; ojsc; cjsc; pjsc; joint stock company; open joint stock company; closed joint stock company; public joint stock company;
    joint stock co; оао; зао; пао; ао; oao; zao; pao; ao; акционерное общество; открытое акционерное общество; закрытое акционерное общество; публичное
    акционерное общество; ag; aktiengesellschaft; asc; qsc; açıq səhmdar cəmiyyəti; qapalı səhmdar cəmiyyəti; səhmdar cəmiyyəti; sa; s.a; sas; s.a.s; spa;
    s.p.a; nv; n.v; plc; p.l.c; public limited company; anonim sirketi; anonim şirketi; a s; a/s; se; sa de cv; s.a. de c.v; sociedad anonima; societe anonyme;
    سهامی عام; سهامی خاص; شركة مساهمة; aktieselskab; aktiebolag; na; n.a; kgaa; სს; pt`,
  incorporated:
    'inc; incorporated; corp; corporation; co; company; cie; compagnie; компания; corporacion; şirket; sirketi; شركة; شرکت; gongsi',
  partnership: 'llp; l.l.p; lp; l.p; kg; gmbh co kg; ohg; snc; partnership',
  'state enterprise':
    'fgup; фгуп; гуп; муп; federal state unitary enterprise; state unitary enterprise; unitary enterprise; sole proprietorship; ип',
  'non-profit': 'ano; ано; autonomous non profit organization; нко; нп; e.v; ev; stiftung',
}

/** Single letters in a row are one word: A.B.C. = ABC, J P Morgan = JP Morgan. */
export function joinLetters(words: Word[]): Word[] {
  const out: Word[] = []
  let open = false
  for (const word of words) {
    const single = word.text.length === 1 && !/[0-9]/.test(word.text)
    const before = out.at(-1)
    if (single && open && before !== undefined) {
      out[out.length - 1] = { ...before, text: before.text + word.text, source: before.source + word.source }
    } else out.push(word)
    open = single
  }
  return out
}

/** Folded words of a legal form, joined by blanks → its class. Phrases may have up to `LEGAL_WORDS` words. */
export const LEGAL: ReadonlyMap<string, string> = new Map(
  Object.entries(LEGAL_FORMS).flatMap(([form, list]) =>
    list.split(';').map((phrase): [string, string] => [
      joinLetters(fold(phrase).words)
        .map(word => word.text)
        .join(' '),
      form,
    ]),
  ),
)

export const LEGAL_WORDS = 6

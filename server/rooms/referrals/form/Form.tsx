import {
  Document,
  Page,
  Path,
  renderToBuffer,
  StyleSheet,
  type Styles,
  Svg,
  Text,
  View,
} from '@react-pdf/renderer'
import type { Language } from '../../../../contracts/blueprint.ts'
import type { Words } from '../../../../contracts/words.ts'
import { digits, printable } from '../../../platform/print/text.ts'
import { againOf, textOf, value } from '../../../platform/print/type.ts'
import type { FormContent } from './content.ts'
import { type FormWords, formWords } from './words.ts'

const s = StyleSheet.create({
  page: {
    fontFamily: 'Form',
    paddingTop: 30,
    paddingBottom: 46,
    paddingHorizontal: 36,
    fontSize: 9,
    color: '#000',
  },
  row: { flexDirection: 'row', alignItems: 'flex-start' },
  half: { flex: 1 },
  gap: { width: 14 },
  second: { marginLeft: 14 },
  title: { fontSize: 14, fontWeight: 600, lineHeight: 1.2, marginTop: 2 },
  number: { ...value, fontSize: 12, fontWeight: 600, textAlign: 'center', marginTop: 3 },
  copy: { fontSize: 8, marginTop: 3 },
  rule: { borderBottomWidth: 0.7, borderBottomColor: '#000', marginVertical: 5 },
  heading: { fontWeight: 600 },
  field: { borderBottomWidth: 0.3, borderBottomColor: '#000', paddingVertical: 1.7 },
  label: { width: 118 },
  value: { ...value, flex: 1, fontWeight: 600, fontSize: 9.4 },
  letter: { ...value, width: 12, fontWeight: 600 },
  box: { width: 9, height: 9, marginRight: 5, marginTop: 1, borderWidth: 0.8, borderColor: '#000' },
  ground: { paddingVertical: 1.9 },
  national: { fontSize: 7.6 },
  signature: { flex: 1, borderTopWidth: 0.7, borderTopColor: '#000', paddingTop: 2, fontSize: 7.6 },
  foot: { position: 'absolute', bottom: 27, left: 36, right: 36, fontSize: 7.2 },
  footRule: {
    position: 'absolute',
    bottom: 40,
    left: 36,
    right: 36,
    borderTopWidth: 0.4,
    borderTopColor: '#000',
  },
})

interface Both {
  form: FormContent
  pair: [Language, Language]
}

/** One text in the two languages, side by side. */
function Pair({
  pair,
  words,
  style = {},
}: {
  pair: [Language, Language]
  words: (l: Language) => string
  style?: Styles[string]
}) {
  return (
    <View style={s.row}>
      <Text style={[textOf(pair[0]), s.half, style]}>{words(pair[0])}</Text>
      <View style={s.gap} />
      <Text style={[textOf(pair[1]), s.half, { textAlign: pair[1] === 'fa' ? 'right' : 'left' }, style]}>
        {words(pair[1])}
      </Text>
    </View>
  )
}

const say = (pick: (w: FormWords) => string) => (language: Language) => pick(formWords[language])
const of = (words: Words) => (language: Language) => words[language]

function Head({ form, pair, copy }: Both & { copy: 'person' | 'register' }) {
  const side = (language: Language, end: boolean) => (
    <View style={s.half}>
      {[
        { text: form.authority[language], style: {} },
        { text: formWords[language].title, style: s.title },
        { text: formWords[language].copies[copy], style: s.copy },
      ].map(({ text, style }) => (
        <Text key={text} style={[textOf(language), style, end ? { textAlign: 'right' } : {}]}>
          {text}
        </Text>
      ))}
    </View>
  )
  return (
    <View style={s.row}>
      {side(pair[0], false)}
      <View style={{ width: 120, alignItems: 'center' }}>
        <Svg viewBox={`0 0 ${form.qr.size} ${form.qr.size}`} style={{ width: 62, height: 62 }}>
          <Path d={form.qr.path} fill="#000" />
        </Svg>
        <Text style={s.number}>{form.number}</Text>
      </View>
      {side(pair[1], true)}
    </View>
  )
}

function Fields({ form, pair }: Both) {
  const label = (language: Language, text: string, end: boolean) => (
    <Text style={[textOf(language), s.label, end ? { textAlign: 'right' } : {}]}>{text}</Text>
  )
  const rows = form.fields.map(f => ({
    name: f.name,
    value: printable(f.value),
    beside: f.beside,
  }))
  return (
    <View>
      {rows.map(row => (
        <View key={row.name} style={[s.row, s.field]}>
          {label(pair[0], formWords[pair[0]].fields[row.name], false)}
          <Text style={s.value}>{row.value}</Text>
          {row.beside ? (
            <Text style={[textOf(pair[1]), { flex: 1, fontWeight: 600 }]}>{row.beside}</Text>
          ) : null}
          {label(pair[1], formWords[pair[1]].fields[row.name], true)}
        </View>
      ))}
      <View style={[s.row, s.field]}>
        {label(pair[0], formWords[pair[0]].fields.post, false)}
        <Text style={s.value}>{form.post[pair[0]]}</Text>
        <Text style={[textOf(pair[1]), { flex: 1, fontWeight: 600, fontSize: 9.4, textAlign: 'right' }]}>
          {form.post[pair[1]]}
        </Text>
        {label(pair[1], formWords[pair[1]].fields.post, true)}
      </View>
    </View>
  )
}

function Grounds({ form, pair }: Both) {
  return (
    <View>
      <Pair pair={pair} words={say(w => w.grounds)} style={s.heading} />
      {form.letters.map(({ letter, text, national, ticked }) => (
        <View key={letter} style={[s.row, s.ground]} wrap={false}>
          <View style={s.box}>
            {ticked ? (
              <Svg viewBox="0 0 8 8" style={{ width: 7.4, height: 7.4 }}>
                <Path d="M1 1 L7 7 M7 1 L1 7" stroke="#000" strokeWidth={1.5} />
              </Svg>
            ) : null}
          </View>
          <Text style={s.letter}>{letter}</Text>
          {pair.map((language, i) => (
            <View key={language} style={[s.half, i ? s.second : {}]}>
              <Text style={[textOf(language), ticked ? s.heading : {}]}>{text[language]}</Text>
              {ticked && national ? (
                <Text style={[textOf(language), s.national]}>{national[language]}</Text>
              ) : null}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

function Rest({ form, pair }: Both) {
  const { refusedToSign, remarks, interpreter } = form
  return (
    <View wrap={false}>
      <Pair pair={pair} words={say(w => w.remedy)} style={s.heading} />
      {form.remedies.map(remedy => (
        <Pair key={remedy.en} pair={pair} words={of(remedy)} />
      ))}
      <View style={s.rule} />
      <View style={s.row}>
        <Text style={[textOf(pair[0]), s.label]}>{formWords[pair[0]].interpreter}</Text>
        <Text style={[s.value, { textAlign: 'center' }]}>{interpreter}</Text>
        <Text style={[textOf(pair[1]), s.label, { textAlign: 'right' }]}>
          {formWords[pair[1]].interpreter}
        </Text>
      </View>
      <Pair pair={pair} words={say(w => w.remarks)} style={s.heading} />
      {refusedToSign ? <Pair pair={pair} words={say(w => w.refusedToSign)} style={s.heading} /> : null}
      <Text style={[value, { minHeight: 12 }]}>{remarks}</Text>
      <View style={[s.row, { marginTop: 34 }]}>
        {(['person', 'officer', 'interpreter'] as const).map((who, i) => (
          <View key={who} style={[s.signature, i ? { marginLeft: 14 } : {}]}>
            {pair.map(language => (
              <Text key={language} style={textOf(language)}>
                {formWords[language].signatures[who]}
              </Text>
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}

function Foot({ form, pair }: Both) {
  const line = (language: Language) => {
    const w = formWords[language]
    return (page: { subPageNumber: number; subPageTotalPages: number }) =>
      [
        w.page(digits(page.subPageNumber, language), digits(page.subPageTotalPages, language)),
        w.print(digits(form.printed.count, language)),
      ].join(' · ')
  }
  return (
    <>
      <View style={s.footRule} fixed />
      <Text style={[againOf(pair[0]), s.foot]} render={line(pair[0])} fixed />
      <Text style={[value, s.foot, { textAlign: 'center' }]} fixed>
        {`${form.number} · ${form.printed.at} · ${form.printed.node}`}
      </Text>
      <Text style={[againOf(pair[1]), s.foot, { textAlign: 'right' }]} render={line(pair[1])} fixed />
      <Text style={[value, s.foot, { bottom: 17, textAlign: 'center' }]} fixed>
        {form.address}
      </Text>
    </>
  )
}

function Form({ form }: { form: FormContent }) {
  const pair = form.languages
  return (
    <Document title={form.number} language={pair[0]}>
      {(['person', 'register'] as const).map(copy => (
        <Page key={copy} size="A4" style={s.page}>
          <Head form={form} pair={pair} copy={copy} />
          <View style={s.rule} />
          <Pair pair={pair} words={say(w => w.statement)} />
          <View style={{ height: 5 }} />
          <Fields form={form} pair={pair} />
          <View style={{ height: 6 }} />
          <Grounds form={form} pair={pair} />
          <View style={s.rule} />
          <Rest form={form} pair={pair} />
          <Foot form={form} pair={pair} />
        </Page>
      ))}
    </Document>
  )
}

/** The form as PDF bytes: A4, black only, a copy for the person and one for the register. */
export const drawForm = async (form: FormContent): Promise<Uint8Array> =>
  new Uint8Array(await renderToBuffer(<Form form={form} />))

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
import { RegimeClass } from '../../../../contracts/posts.ts'
import { pictograms } from '../../../../libraries/pictograms/index.ts'
import { digits, printable } from '../../../platform/print/text.ts'
import { textOf, value } from '../../../platform/print/type.ts'
import type { PlacardContent } from './content.ts'
import { placardWords } from './words.ts'

const ink = '#14201e'
const green = '#006d63'
const red = '#a6241c'
const s = StyleSheet.create({
  page: { fontFamily: 'Form', paddingTop: 30, paddingBottom: 40, paddingHorizontal: 34, color: ink },
  head: { alignItems: 'center', borderBottomWidth: 2, borderBottomColor: ink, paddingBottom: 8 },
  row: { alignItems: 'stretch', borderBottomWidth: 1, borderBottomColor: '#7f8b86' },
  kind: { width: 118, alignItems: 'center', justifyContent: 'center', paddingVertical: 6 },
  square: {
    flex: 1,
    minHeight: 102,
    paddingVertical: 8,
    paddingHorizontal: 10,
    justifyContent: 'center',
    borderLeftWidth: 1,
    borderRightWidth: 1,
    borderColor: '#d6dbd5',
  },
  note: { position: 'absolute', bottom: 18, left: 34, right: 34 },
})

const disc = 'M12 0a12 12 0 1 0 0 24a12 12 0 1 0 0-24z'
const octagon = 'M7 0h10l7 7v10l-7 7H7l-7-7V7z'

/** A tick on a disc, a bar on an octagon: the shape is told apart without its colour and across a hall. */
function Sign({ open, size }: { open: boolean; size: number }) {
  return (
    <Svg viewBox="0 0 24 24" style={{ width: size, height: size }}>
      <Path d={open ? disc : octagon} fill={open ? green : red} />
      <Path
        d={open ? 'M6.5 12.5l4 4l7.5-8.5' : 'M6 12h12'}
        stroke="#fff"
        strokeWidth={3.2}
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
    </Svg>
  )
}

interface Part {
  of: PlacardContent
  language: Language
}

/** In Persian the first thing stands at the right. */
const across = (language: Language): Styles[string] => ({
  flexDirection: language === 'fa' ? 'row-reverse' : 'row',
})
const said = (language: Language, fontSize: number, fontWeight = 400): Styles[string][] => [
  textOf(language),
  { fontSize, fontWeight, lineHeight: 1.3 },
]

function Head({ of, language }: Part) {
  const w = placardWords[language]
  const { from, until } = of.hours
  const hours = from === '00:00' && until === '24:00' ? w.always : digits(`${from}–${until}`, language)
  const end: Styles[string] = { textAlign: language === 'fa' ? 'left' : 'right' }
  return (
    <View style={[across(language), s.head]}>
      <View style={{ flex: 1 }}>
        <Text style={said(language, 30, 600)}>{of.post[language]}</Text>
        <Text style={said(language, 12)}>{of.counterpart[language]}</Text>
        <Text style={said(language, 17, 600)}>{w.title}</Text>
      </View>
      <View style={{ width: 170 }}>
        <Text style={[...said(language, 16, 600), end]}>{of.day[language]}</Text>
        <Text style={[...said(language, 12), end]}>{w.hours}</Text>
        <Text style={[...said(language, 16, 600), end]}>{hours}</Text>
      </View>
    </View>
  )
}

function Arrow({ into, language }: { into: boolean; language: Language }) {
  const turned = language === 'fa'
  const d = into ? 'M2 8h11M9 4l4 4-4 4M18 1v14' : 'M7 8h11M14 4l4 4-4 4M2 1v14'
  const mirrored = into ? 'M18 8H7M11 4L7 8l4 4M2 1v14' : 'M13 8H2M6 4L2 8l4 4M18 1v14'
  return (
    <Svg viewBox="0 0 20 16" style={{ width: 30, height: 24 }}>
      <Path d={turned ? mirrored : d} stroke={ink} strokeWidth={2} fill="none" strokeLinecap="round" />
    </Svg>
  )
}

function Ways({ language }: { language: Language }) {
  const w = placardWords[language]
  return (
    <View style={[across(language), { borderBottomWidth: 1, borderBottomColor: ink, paddingVertical: 6 }]}>
      <View style={{ width: 118 }} />
      {(['entry', 'exit'] as const).map(way => (
        <View key={way} style={[across(language), { flex: 1, alignItems: 'center', paddingHorizontal: 10 }]}>
          <Arrow into={way === 'entry'} language={language} />
          <Text style={[...said(language, 18, 600), { marginHorizontal: 8 }]}>{w[way]}</Text>
        </View>
      ))}
    </View>
  )
}

/** Which of the acts below it is. */
const numbered = (act: number | null, language: Language) => (act ? digits(` [${act}]`, language) : '')

function Square({ of, language, square }: Part & { square: PlacardContent['squares'][number] }) {
  const w = placardWords[language]
  return (
    <View style={s.square}>
      <View style={[across(language), { alignItems: 'center' }]}>
        <Sign open={square.open} size={34} />
        <Text style={[...said(language, 19, 600), { marginHorizontal: 9 }]}>
          {square.open ? w.open : w.closed}
        </Text>
        <Text style={said(language, 9)}>{numbered(square.act, language).trim()}</Text>
      </View>
      {square.act === null && of.acts.length > 0 ? <Text style={said(language, 10)}>{w.noAct}</Text> : null}
      {square.except.map(one => (
        <View key={one.whom.en} style={[across(language), { alignItems: 'center', marginTop: 5 }]}>
          <Sign open={one.open} size={14} />
          <Text style={[...said(language, 11), { flex: 1, marginHorizontal: 6 }]}>
            {`${printable(one.whom[language])}: ${one.open ? w.openTo : w.closedTo}${numbered(one.act, language)}`}
          </Text>
        </View>
      ))}
    </View>
  )
}

function Rows({ of, language }: Part) {
  const w = placardWords[language]
  return (
    <View>
      {RegimeClass.options.map(kind => (
        <View key={kind} style={[across(language), s.row]} wrap={false}>
          <View style={s.kind}>
            <Svg viewBox="0 0 48 48" style={{ width: 58, height: 58 }}>
              <Path d={pictograms[kind]} fill={ink} fillRule="evenodd" />
            </Svg>
            <Text style={[...said(language, 13, 600), { textAlign: 'center' }]}>{w.class[kind]}</Text>
          </View>
          {(['entry', 'exit'] as const).map(way => {
            const square = of.squares.find(one => one.class === kind && one.direction === way)
            return square ? <Square key={way} of={of} language={language} square={square} /> : null
          })}
        </View>
      ))}
    </View>
  )
}

/** A title in the language of the page; the reference as it is cited, in the letters it is cited in. */
function Acts({ of, language }: Part) {
  const end: Styles[string] = { textAlign: language === 'fa' ? 'right' : 'left' }
  return (
    <View style={{ marginTop: 8 }}>
      {of.acts.length > 0 ? <Text style={said(language, 9, 600)}>{placardWords[language].acts}</Text> : null}
      {of.acts.map((act, i) => (
        <View key={act.reference} style={{ marginTop: 2 }}>
          <Text style={said(language, 8)}>
            {digits(`${i + 1}. `, language) + printable(act.title[language])}
          </Text>
          <Text style={[value, { fontSize: 7, lineHeight: 1.3 }, end]}>{printable(act.reference)}</Text>
        </View>
      ))}
    </View>
  )
}

function Placard({ of }: { of: PlacardContent }) {
  return (
    <Document title={of.post.en} language={of.languages[0] ?? 'az'}>
      {of.languages.map(language => {
        const w = placardWords[language]
        return (
          <Page key={language} size="A4" style={s.page}>
            <Head of={of} language={language} />
            {of.exercise ? <Text style={said(language, 13, 600)}>{w.exercise}</Text> : null}
            {of.evacuation ? (
              <Text style={said(language, 13, 600)}>{w.evacuation(printable(of.evacuation))}</Text>
            ) : null}
            <Ways language={language} />
            <Rows of={of} language={language} />
            <Acts of={of} language={language} />
            <Text style={[...said(language, 7), s.note]} fixed>
              {w.printed(of.printed.at, of.printed.node)}
            </Text>
          </Page>
        )
      })}
    </Document>
  )
}

/** The placard as PDF bytes: an A4 page in each language. */
export const drawPlacard = async (of: PlacardContent): Promise<Uint8Array> =>
  new Uint8Array(await renderToBuffer(<Placard of={of} />))

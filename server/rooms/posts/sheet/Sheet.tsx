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
import type { SheetContent } from './content.ts'
import { type SheetWords, sheetWords } from './words.ts'

const s = StyleSheet.create({
  page: {
    fontFamily: 'Form',
    paddingTop: 34,
    paddingBottom: 50,
    paddingHorizontal: 40,
    fontSize: 9,
    color: '#000',
  },
  row: { flexDirection: 'row', alignItems: 'flex-start' },
  half: { flex: 1 },
  title: { fontSize: 15, fontWeight: 600, lineHeight: 1.2, marginTop: 2 },
  heading: { fontWeight: 600, marginTop: 12, marginBottom: 3 },
  line: { borderBottomWidth: 0.3, borderBottomColor: '#000', paddingVertical: 2.2 },
  rule: { borderBottomWidth: 0.7, borderBottomColor: '#000', marginVertical: 6 },
  figure: { ...value, width: 60, textAlign: 'center', fontWeight: 600, fontSize: 10 },
  middle: { ...value, width: 150, textAlign: 'center', fontWeight: 600 },
  code: { ...value, fontSize: 8.4 },
  signature: {
    borderTopWidth: 0.7,
    borderTopColor: '#000',
    paddingTop: 2,
    marginTop: 42,
    width: 260,
    fontSize: 7.8,
  },
  foot: { position: 'absolute', bottom: 26, left: 40, right: 40, fontSize: 7.2 },
})

type Pair = [Language, Language]
type Pick = (words: SheetWords) => string
const end = { textAlign: 'right' } as const

/** A line in two languages with its value between them. */
function Line({
  pair,
  words,
  style = s.figure,
  children,
}: {
  pair: Pair
  words: (l: Language) => string
  style?: Styles[string]
  children: string
}) {
  return (
    <View style={[s.row, s.line]} wrap={false}>
      <Text style={[textOf(pair[0]), s.half]}>{words(pair[0])}</Text>
      <Text style={style}>{children}</Text>
      <Text style={[textOf(pair[1]), s.half, end]}>{words(pair[1])}</Text>
    </View>
  )
}

function Heading({ pair, pick }: { pair: Pair; pick: Pick }) {
  return (
    <View style={[s.row, s.heading]} wrap={false}>
      <Text style={[textOf(pair[0]), s.half, { fontWeight: 600 }]}>{pick(sheetWords[pair[0]])}</Text>
      <Text style={[textOf(pair[1]), s.half, end, { fontWeight: 600 }]}>{pick(sheetWords[pair[1]])}</Text>
    </View>
  )
}

const say = (pick: Pick) => (language: Language) => pick(sheetWords[language])
/** Class and direction of a crossing, in words where the sheet has them. */
const way = (row: { class: string; direction: string }) => (language: Language) => {
  const words = sheetWords[language]
  return `${words.class[row.class] ?? row.class}, ${words.direction[row.direction] ?? row.direction}`
}

function Head({ sheet }: { sheet: SheetContent }) {
  const [first, second] = sheet.languages
  const side = (language: Language, style: Styles[string]) => (
    <View style={s.half}>
      <Text style={[textOf(language), style]}>{sheet.authority[language]}</Text>
      <Text style={[textOf(language), s.title, style]}>{sheetWords[language].title}</Text>
    </View>
  )
  return (
    <View style={s.row}>
      {side(first, {})}
      {side(second, end)}
    </View>
  )
}

const of = (words: Words) => (language: Language) => words[language]

function About({ sheet }: { sheet: SheetContent }) {
  const pair = sheet.languages
  const both = (pick: Pick, words: (l: Language) => string) => (language: Language) =>
    `${pick(sheetWords[language])}: ${words(language)}`
  const { leader, from, until } = sheet
  return (
    <View>
      <Line pair={pair} style={s.middle} words={both(w => w.place, of(sheet.place))}>
        {' '}
      </Line>
      <Line pair={pair} style={s.middle} words={both(w => w.leader, of(leader.rank))}>
        {printable(leader.name)}
      </Line>
      <Line pair={pair} style={s.middle} words={dated(w => w.from, from.jalali)}>
        {from.plain}
      </Line>
      <Line pair={pair} style={s.middle} words={dated(w => w.until, until.jalali)}>
        {until.plain}
      </Line>
    </View>
  )
}

/** In Persian the day of the Solar Hijri calendar stands beside the label. */
const dated = (pick: Pick, jalali: string) => (language: Language) =>
  language === 'fa' ? `${pick(sheetWords.fa)} (${jalali})` : pick(sheetWords[language])

function Counts({ sheet }: { sheet: SheetContent }) {
  const pair = sheet.languages
  const { travellers, outcomes, hits, modes, instruments, ...h } = sheet.happened
  const none = (
    <Line pair={pair} words={say(w => w.none)}>
      {'0'}
    </Line>
  )
  const plain = [
    ['referred', h.referred],
    ['held', h.held],
    ['lifted', h.lifted],
    ['arisen', hits.arisen],
    ['same', hits.same],
    ['notSame', hits.notSame],
    ['couldNot', h.couldNotScreen],
    ['corrections', h.corrections],
  ] as const
  return (
    <View>
      <Heading pair={pair} pick={w => w.travellers} />
      {travellers.length === 0 && none}
      {travellers.map(row => (
        <Line key={`${row.class} ${row.direction}`} pair={pair} words={way(row)}>
          {String(row.count)}
        </Line>
      ))}
      <Heading pair={pair} pick={w => w.outcomes} />
      {outcomes.length === 0 && none}
      {outcomes.map(row => (
        <Line
          key={`${row.outcome} ${row.class} ${row.direction}`}
          pair={pair}
          words={l => `${way(row)(l)}: ${sheetWords[l].outcome[row.outcome]}`}
        >
          {String(row.count)}
        </Line>
      ))}
      <Heading pair={pair} pick={w => w.rest} />
      {plain.map(([name, count]) => (
        <Line key={name} pair={pair} words={say(w => w.counts[name])}>
          {String(count)}
        </Line>
      ))}
      {modes.map(({ cause, count }) => (
        <Line key={cause} pair={pair} words={say(w => `${w.mode}: ${w.cause[cause] ?? cause}`)}>
          {String(count)}
        </Line>
      ))}
      {instruments.map(({ state, count }) => (
        <Line key={state} pair={pair} words={say(w => w.instrument[state])}>
          {String(count)}
        </Line>
      ))}
    </View>
  )
}

function Proof({ sheet }: { sheet: SheetContent }) {
  const { languages: pair, checkpoint, qr, happened } = sheet
  const { from, until } = happened.lines
  const proves = (language: Language) =>
    sheetWords[language].proves(digits(from, language), digits(until - 1, language))
  const parts = [
    [(w: SheetWords) => w.origin, checkpoint.origin],
    [(w: SheetWords) => w.size, String(checkpoint.size)],
    [(w: SheetWords) => w.root, checkpoint.root],
  ] as const
  return (
    <View wrap={false}>
      <Heading pair={pair} pick={w => w.checkpoint} />
      <View style={s.row}>
        <View style={s.half}>
          {parts.map(([pick, text]) => (
            <View key={text} style={{ marginBottom: 4 }}>
              <Text style={[textOf(pair[0]), { fontSize: 7.6 }]}>
                {`${pick(sheetWords[pair[0]])} · ${pair[1] === 'fa' ? '' : pick(sheetWords[pair[1]])}`.replace(
                  / · $/,
                  '',
                )}
              </Text>
              {pair[1] === 'fa' && (
                <Text style={[textOf('fa'), { fontSize: 7.6, textAlign: 'left' }]}>
                  {pick(sheetWords.fa)}
                </Text>
              )}
              <Text style={s.code}>{text}</Text>
            </View>
          ))}
        </View>
        <Svg viewBox={`0 0 ${qr.size} ${qr.size}`} style={{ width: 96, height: 96 }}>
          <Path d={qr.path} fill="#000" />
        </Svg>
      </View>
      <View style={[s.row, { marginTop: 4 }]}>
        {pair.map((language, i) => (
          <Text key={language} style={[textOf(language), s.half, i ? end : {}, { fontSize: 7.8 }]}>
            {proves(language)}
          </Text>
        ))}
      </View>
      <View style={s.signature}>
        {pair.map(language => (
          <Text key={language} style={[textOf(language), { textAlign: 'left' }]}>
            {sheetWords[language].signature}
          </Text>
        ))}
      </View>
    </View>
  )
}

function Foot({ sheet }: { sheet: SheetContent }) {
  const line = (language: Language) => (page: { pageNumber: number; totalPages: number }) =>
    sheetWords[language].page(digits(page.pageNumber, language), digits(page.totalPages, language))
  return (
    <>
      <Text style={[againOf(sheet.languages[0]), s.foot]} render={line(sheet.languages[0])} fixed />
      <Text style={[value, s.foot, { textAlign: 'center' }]} fixed>
        {`${sheet.printed.at} · ${sheet.printed.node}`}
      </Text>
      <Text style={[againOf(sheet.languages[1]), s.foot, end]} render={line(sheet.languages[1])} fixed />
    </>
  )
}

function Sheet({ sheet }: { sheet: SheetContent }) {
  return (
    <Document title={sheetWords[sheet.languages[0]].title} language={sheet.languages[0]}>
      <Page size="A4" style={s.page}>
        <Head sheet={sheet} />
        <View style={s.rule} />
        <About sheet={sheet} />
        <Counts sheet={sheet} />
        <Proof sheet={sheet} />
        <Foot sheet={sheet} />
      </Page>
    </Document>
  )
}

/** The sheet as PDF bytes: A4, black only, two languages side by side. */
export const drawSheet = async (sheet: SheetContent): Promise<Uint8Array> =>
  new Uint8Array(await renderToBuffer(<Sheet sheet={sheet} />))

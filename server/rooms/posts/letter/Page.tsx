import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { digits, printable } from '../../../platform/print/text.ts'
import { textOf, value } from '../../../platform/print/type.ts'
import { type Letter, languages } from './text.ts'
import { letterWords } from './words.ts'

const s = StyleSheet.create({
  page: { fontFamily: 'Form', padding: 44, fontSize: 9, color: '#000' },
  titles: { borderBottomWidth: 0.7, borderBottomColor: '#000', paddingBottom: 8, marginBottom: 10 },
  title: { fontSize: 12, fontWeight: 600 },
  fact: { flexDirection: 'row', alignItems: 'flex-start', paddingVertical: 3 },
  label: { flex: 1, fontSize: 8 },
  what: { ...value, width: 220, textAlign: 'center', fontSize: 10, fontWeight: 600 },
  box: { borderWidth: 1.2, borderColor: '#000', paddingVertical: 16, marginVertical: 12 },
  code: { ...value, fontSize: 19, fontWeight: 600, textAlign: 'center', letterSpacing: 1 },
  block: { borderTopWidth: 0.3, borderTopColor: '#000', paddingTop: 7, marginTop: 9 },
  line: { fontSize: 8.6, marginBottom: 3 },
})

const of = (pick: 'safe' | 'seal' | 'code', among: readonly (typeof languages)[number][]) =>
  among.map(language => letterWords[language][pick]).join(' · ')

/** A fact between its names in the four languages. */
function Fact({ pick, children }: { pick: 'safe' | 'seal'; children: string }) {
  return (
    <View style={s.fact}>
      <Text style={[textOf('en'), s.label]}>{of(pick, ['az', 'en', 'ru'])}</Text>
      <Text style={s.what}>{children}</Text>
      <Text style={[textOf('fa'), s.label]}>{of(pick, ['fa'])}</Text>
    </View>
  )
}

function LetterPage({ letter }: { letter: Letter }) {
  const { nth, code, place, safe, number, at } = letter
  return (
    <Document title={letterWords.en.title(String(nth))} language="en">
      <Page size="A4" style={s.page}>
        <View style={s.titles}>
          {languages.map(language => (
            <Text key={language} style={[textOf(language), s.title]}>
              {`${letterWords[language].title(digits(nth, language))} · ${place[language]}`}
            </Text>
          ))}
        </View>
        <Fact pick="seal">{`${number} · ${at.plain}`}</Fact>
        <Fact pick="safe">{printable(safe)}</Fact>
        <View style={s.box}>
          <Text style={s.code}>{code}</Text>
        </View>
        {languages.map(language => (
          <View key={language} style={s.block} wrap={false}>
            {letterWords[language].says(place[language]).map(line => (
              <Text key={line} style={[textOf(language), s.line]}>
                {line}
              </Text>
            ))}
          </View>
        ))}
      </Page>
    </Document>
  )
}

/** A letter as PDF bytes: one page A4, black only, four languages. */
export const drawLetter = async (letter: Letter): Promise<Uint8Array> =>
  new Uint8Array(await renderToBuffer(<LetterPage letter={letter} />))

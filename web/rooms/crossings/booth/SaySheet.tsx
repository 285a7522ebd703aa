import { useState } from 'react'
import { useKeys } from '../../../platform/keys.ts'
import { LANGUAGES, type Language, language, languageName } from '../../../platform/language.ts'
import { useSay } from '../../../platform/words.ts'
import { Choice } from '../../../ui/Field.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { languageOf, useTravellerWords } from './traveller-words.ts'

/** `L`: courteous sentences in the traveller's language, large enough to be shown; the officer reads the meaning under each. */
export function SaySheet({ nationality, shut }: { nationality: string; shut: () => void }) {
  const say = useSay()
  const words = useTravellerWords()
  const [theirs, setTheirs] = useState<Language>(languageOf(nationality))
  const [chosen, choose] = useState('wait')
  useKeys({ Escape: { label: say('platform:close'), act: shut } }, { alone: true })
  const own = words[language()] ?? {}
  return (
    <Sheet title={say('crossings:booth.say-title')} close={say('platform:close')} shut={shut}>
      <Choice
        label={say('platform:language')}
        value={theirs}
        options={LANGUAGES.map(code => ({ value: code, label: languageName[code], lang: code }))}
        choose={setTheirs}
      />
      <p className="booth-say" lang={theirs} dir="auto" aria-live="polite">
        {words[theirs]?.[chosen]}
      </p>
      <Rows label={say('crossings:booth.say-which')}>
        {Object.entries(own).map(([name, sentence]) => (
          <Row key={name} selected={name === chosen} open={() => choose(name)}>
            {sentence}
          </Row>
        ))}
      </Rows>
    </Sheet>
  )
}

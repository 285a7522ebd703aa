import { useState } from 'react'
import type { RegimeBoard } from '../../../../contracts/regime.ts'
import { api } from '../../../platform/api.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'

/** Their names as each says itself, and all four on four pages. */
const languages = { '': undefined, az: 'Azərbaycanca', en: 'English', ru: 'Русский', fa: 'فارسی' } as const
type Shown = keyof typeof languages

/** A sheet to hang up at a post: what may cross there on the day of the board, as a PDF to save and print. */
export function Placard({ board, own }: { board: RegimeBoard; own: string | undefined }) {
  const say = useSay()
  const [chosen, setChosen] = useState(own ?? board.posts[0]?.post.id ?? '')
  const [language, setLanguage] = useState<Shown>('')
  const [state, setState] = useState<{ pending?: true; problem?: unknown }>({})
  const fetchIt = async () => {
    setState({ pending: true })
    try {
      const query = new URLSearchParams({ day: board.day, ...(language && { language }) })
      const url = URL.createObjectURL(await api.file(`/placards/${chosen}?${query}`))
      const link = Object.assign(document.createElement('a'), {
        href: url,
        download: `${chosen}-${board.day}.pdf`,
      })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
      setState({})
    } catch (problem) {
      setState({ problem })
    }
  }
  return (
    <section className="panel" aria-label={say('regime:placard.title')}>
      <h2>{say('regime:placard.title')}</h2>
      <p className="quiet">{say('regime:placard.help', { day: { date: board.day } })}</p>
      <div className="regime-placard">
        <Field label={say('regime:post')}>
          {props => (
            <select {...props} value={chosen} onChange={event => setChosen(event.target.value)}>
              {board.posts.map(({ post }) => (
                <option key={post.id} value={post.id}>
                  {spoken(post.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('regime:placard.language')}>
          {props => (
            <select {...props} value={language} onChange={event => setLanguage(event.target.value as Shown)}>
              {Object.entries(languages).map(([code, name]) => (
                <option key={code} value={code} lang={code || undefined}>
                  {name ?? say('regime:placard.all')}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button aria-busy={state.pending ?? false} onClick={() => !state.pending && void fetchIt()}>
          {say('regime:placard.save')}
        </Button>
      </div>
      {state.problem !== undefined && <Trouble problem={state.problem} again={() => void fetchIt()} />}
    </section>
  )
}

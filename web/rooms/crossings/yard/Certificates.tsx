import { type FormEvent, useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import type { CertificateKind } from '../../../../contracts/onestop.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice, Field } from '../../../ui/Field.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { isDecided } from '../file/standing.ts'
import { useFileAct } from '../file/useFile.ts'
import { glossary } from './glossary.ts'

const kinds: readonly CertificateKind[] = ['veterinary', 'phytosanitary', 'food-safety']
const languages = ['az', 'en', 'ru', 'fa'] as const

/** `C`: what the paper says, whatever language it is in. */
function Glossary() {
  const say = useSay()
  const [sought, setSought] = useState('')
  const plain = sought.toLocaleLowerCase()
  const shown = glossary.filter(term => languages.some(l => term[l].toLocaleLowerCase().includes(plain)))
  return (
    <section className="glossary" aria-label={say('onestop:certificate.glossary')}>
      <Field label={say('onestop:certificate.search')}>
        {given => (
          <input
            {...given}
            type="search"
            dir="auto"
            value={sought}
            onChange={e => setSought(e.target.value)}
          />
        )}
      </Field>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the keyboard */}
      <div className="scrolls" tabIndex={0}>
        <table className="desk-table">
          <thead>
            <tr>
              {languages.map(l => (
                <th key={l} scope="col">
                  {say(`onestop:language.${l}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(term => (
              <tr key={term.en}>
                {languages.map(l => (
                  <td key={l} lang={l} dir={l === 'fa' ? 'rtl' : 'ltr'}>
                    {term[l]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="quiet">{say('onestop:certificate.no-term')}</p>}
      </div>
    </section>
  )
}

interface Sent {
  crossing: string
  kind: CertificateKind
  number: string
  issuer: string
  validUntil: string
}

function CertificateForm({ file, close }: { file: CrossingFile; close: () => void }) {
  const say = useSay()
  const [kind, setKind] = useState<CertificateKind>('phytosanitary')
  const [number, setNumber] = useState('')
  const [issuer, setIssuer] = useState('')
  const [validUntil, setUntil] = useState('')
  const act = useFileAct<Sent>(() => 'certificates', close)
  const whole = number.trim() && issuer.trim() && validUntil
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (whole)
      act.press({ crossing: file.id, kind, number: number.trim(), issuer: issuer.trim(), validUntil })
  }
  return (
    <form className="reason-form" aria-label={say('onestop:certificate.add')} onSubmit={send}>
      <Choice
        label={say('onestop:certificate.kind-head')}
        value={kind}
        choose={setKind}
        options={kinds.map(value => ({ value, label: say(`onestop:certificate.kind.${value}`) }))}
      />
      <Field label={say('onestop:certificate.number')}>
        {given => (
          <input
            {...given}
            className="id"
            autoComplete="off"
            required
            maxLength={60}
            value={number}
            onChange={event => setNumber(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('onestop:certificate.issuer')}>
        {given => (
          <input
            {...given}
            dir="auto"
            autoComplete="off"
            required
            maxLength={120}
            value={issuer}
            onChange={event => setIssuer(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('onestop:certificate.until')}>
        {given => (
          <input
            {...given}
            type="date"
            required
            value={validUntil}
            onChange={event => setUntil(event.target.value)}
          />
        )}
      </Field>
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      <div className="buttons">
        <Button primary type="submit" aria-busy={act.pending}>
          {say('onestop:keep')}
        </Button>
        <Button onClick={close}>{say('platform:act.cancel')}</Button>
      </div>
    </form>
  )
}

/** Certificates that came with the goods. One whose last day is over says so; it stays on the file. */
export function Certificates({ file }: { file: CrossingFile }) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [glossaryOpen, setGlossary] = useState(false)
  const all = file.oneStop?.certificates
  useKeys(
    all ? { KeyC: { label: say('onestop:certificate.glossary'), act: () => setGlossary(is => !is) } } : {},
  )
  if (!all || file.class !== 'lorry') return null
  return (
    <section className="panel" aria-labelledby="certificates">
      <h2 id="certificates">{say('onestop:certificate.title')}</h2>
      {all.length === 0 && <p className="quiet">{say('onestop:certificate.none')}</p>}
      <ul className="people">
        {all.map(one => (
          <li key={one.id} className="blocks">
            <StatusWord of={one.expired ? 'stop' : 'clear'}>
              <b>{say(`onestop:certificate.kind.${one.kind}`)}</b>
            </StatusWord>
            <span>
              <Id>{one.number}</Id> · <Value>{one.issuer}</Value>
            </span>
            <span className={one.expired ? undefined : 'quiet'}>
              {say(one.expired ? 'onestop:certificate.ended' : 'onestop:certificate.valid', {
                date: { date: one.validUntil },
              })}
            </span>
          </li>
        ))}
      </ul>
      {open && <CertificateForm file={file} close={() => setOpen(false)} />}
      <div className="buttons">
        {!open && !isDecided(file.state) && may('crossings.addCertificate') && (
          <Button onClick={() => setOpen(true)}>{say('onestop:certificate.add')}</Button>
        )}
        <Button shortcut="C" aria-expanded={glossaryOpen} onClick={() => setGlossary(!glossaryOpen)}>
          {say('onestop:certificate.glossary')}
        </Button>
      </div>
      {glossaryOpen && <Glossary />}
    </section>
  )
}

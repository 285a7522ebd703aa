import { type FormEvent, useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import type { GoodsLine } from '../../../../contracts/onestop.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFileAct } from '../file/useFile.ts'

const lineParts = ['hs', 'description', 'packages', 'net', 'gross', 'value', 'currency'] as const
type Typed = Record<(typeof lineParts)[number], string> & { key: number }
const emptyLine = (key: number): Typed => ({
  key,
  hs: '',
  description: '',
  packages: '',
  net: '',
  gross: '',
  value: '',
  currency: 'USD',
})

const figure = (text: string) => Number(text.trim().replace(/\s/g, '').replace(',', '.'))

/** A line as the server takes it, or the part of it that cannot be read. */
function lineOf(typed: Typed): GoodsLine | (typeof lineParts)[number] {
  const hs = typed.hs.replace(/[.\s]/g, '')
  const [packages, net, gross, value] = [typed.packages, typed.net, typed.gross, typed.value].map(figure) as [
    number,
    number,
    number,
    number,
  ]
  const currency = typed.currency.trim().toLocaleUpperCase('en')
  if (!/^\d{6}(\d{2}|\d{4})?$/.test(hs)) return 'hs'
  if (!typed.description.trim()) return 'description'
  if (!Number.isInteger(packages) || packages < 0) return 'packages'
  if (!(net > 0)) return 'net'
  if (!(gross > 0)) return 'gross'
  if (!(value >= 0)) return 'value'
  if (!/^[A-Z]{3}$/.test(currency)) return 'currency'
  return { hs, description: typed.description.trim(), packages, net, gross, value, currency }
}

interface Sent {
  crossing: string
  number: string
  sender: string
  receiver: string
  lines: GoodsLine[]
  ecmr?: string
  tir?: string
  seals: string[]
}

const texts = ['number', 'sender', 'receiver', 'ecmr', 'tir', 'seals'] as const

/** The short declaration, typed from the papers. Without a line the lorry is declared empty. */
export function DeclareForm({ file, close }: { file: CrossingFile; close: () => void }) {
  const say = useSay()
  const [given, setGiven] = useState({ number: '', sender: '', receiver: '', ecmr: '', tir: '', seals: '' })
  const [lines, setLines] = useState<Typed[]>([emptyLine(0)])
  const [fault, setFault] = useState<string>()
  const act = useFileAct<Sent>(() => 'consignments', close)
  const submit = () => {
    const read = lines.map(lineOf)
    const broken = read.findIndex(line => typeof line === 'string')
    const part = read[broken]
    const needed = (['number', 'sender', 'receiver'] as const).find(name => !given[name].trim())
    if (needed) return setFault(say('onestop:goods.needed', { what: say(`onestop:goods.${needed}`) }))
    if (typeof part === 'string')
      return setFault(
        say('onestop:goods.line-wrong', { line: broken + 1, what: say(`onestop:goods.${part}`) }),
      )
    setFault(undefined)
    act.press({
      crossing: file.id,
      number: given.number.trim(),
      sender: given.sender.trim(),
      receiver: given.receiver.trim(),
      lines: read.filter(line => typeof line !== 'string'),
      seals: given.seals.split(/[\s,;]+/).filter(Boolean),
      ...(given.ecmr.trim() && { ecmr: given.ecmr.trim() }),
      ...(given.tir.trim() && { tir: given.tir.trim() }),
    })
  }
  useKeys({
    'Ctrl+Enter': { label: say('onestop:goods.send'), act: submit },
    Escape: { label: say('platform:close'), act: close },
  })
  const change = (key: number, part: keyof Typed, value: string) =>
    setLines(all => all.map(line => (line.key === key ? { ...line, [part]: value } : line)))
  return (
    <form
      className="reason-form goods-form"
      aria-label={say('onestop:goods.declare')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3>{say('onestop:goods.declare')}</h3>
      <div className="goods-texts">
        {texts.map(name => (
          <Field key={name} label={say(`onestop:goods.${name}`)}>
            {props => (
              <input
                {...props}
                dir="auto"
                autoComplete="off"
                maxLength={120}
                value={given[name]}
                onChange={event => setGiven({ ...given, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {lines.map((line, i) => (
        <fieldset key={line.key} className="goods-line">
          <legend>{say('onestop:goods.line', { number: i + 1 })}</legend>
          {lineParts.map(part => (
            <Field key={part} label={say(`onestop:goods.${part}`)}>
              {props => (
                <input
                  {...props}
                  dir="auto"
                  autoComplete="off"
                  maxLength={part === 'description' ? 200 : 14}
                  value={line[part]}
                  onChange={event => change(line.key, part, event.target.value)}
                />
              )}
            </Field>
          ))}
          <Button onClick={() => setLines(all => all.filter(one => one.key !== line.key))}>
            {say('onestop:goods.remove-line')}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => setLines(all => [...all, emptyLine((all.at(-1)?.key ?? 0) + 1)])}>
        {say('onestop:goods.add-line')}
      </Button>
      {fault && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      <div className="buttons">
        <Button primary type="submit" shortcut="Ctrl Enter" aria-busy={act.pending}>
          {say(lines.length ? 'onestop:goods.send' : 'onestop:goods.send-empty')}
        </Button>
        <Button shortcut="Esc" onClick={close}>
          {say('platform:act.cancel')}
        </Button>
      </div>
    </form>
  )
}

import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import type { ConsignmentView } from '../../../../contracts/onestop.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { number } from '../../../platform/dates.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Field.tsx'
import { isDecided } from '../file/standing.ts'
import { useFileAct } from '../file/useFile.ts'
import { DeclareForm } from './DeclareForm.tsx'

type Corridor = 'green' | 'yellow' | 'blue' | 'red'
const corridors: readonly Corridor[] = ['green', 'yellow', 'blue', 'red']

function CorridorForm({ file, close }: { file: CrossingFile; close: () => void }) {
  const say = useSay()
  const [corridor, setCorridor] = useState<Corridor>()
  const act = useFileAct<{ crossing: string; corridor: Corridor; reason: string }>(
    () => 'cargo-corridors',
    close,
  )
  return (
    <ReasonForm
      title={say('onestop:goods.set-corridor')}
      label={say('crossings:file.reason')}
      verb={say('onestop:keep')}
      least={3}
      most={500}
      missing={corridor ? undefined : say('onestop:goods.choose-corridor')}
      close={close}
      act={act}
      send={reason => corridor && act.press({ crossing: file.id, corridor, reason })}
    >
      <Choice
        label={say('onestop:goods.corridor')}
        value={corridor}
        choose={setCorridor}
        options={corridors.map(value => ({ value, label: say(`onestop:corridor.${value}`) }))}
      />
    </ReasonForm>
  )
}

function Declared({ goods }: { goods: ConsignmentView }) {
  const say = useSay()
  const numbers = [
    { key: 'ecmr', value: goods.ecmr },
    { key: 'tir', value: goods.tir },
    ...goods.seals.map(value => ({ key: 'seal', value })),
  ].filter(one => one.value)
  return (
    <article className="blocks" aria-label={say('onestop:goods.declaration', { number: goods.number })}>
      <p>
        <b>
          <Id>{goods.number}</Id>
        </b>{' '}
        <Value>{goods.sender}</Value> → <Value>{goods.receiver}</Value>
      </p>
      {goods.lines.length === 0 ? (
        <p className="quiet">{say('onestop:goods.empty')}</p>
      ) : (
        <table className="desk-table goods-lines">
          <thead>
            <tr>
              <th scope="col">{say('onestop:goods.hs')}</th>
              <th scope="col">{say('onestop:goods.description')}</th>
              <th scope="col" className="end">
                {say('onestop:goods.packages')}
              </th>
              <th scope="col" className="end">
                {say('onestop:goods.gross')}
              </th>
              <th scope="col" className="end">
                {say('onestop:goods.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {goods.lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a declaration have no other name and never move
              <tr key={i}>
                <th scope="row">
                  <Id>{line.hs}</Id>
                </th>
                <td>
                  <Value>{line.description}</Value>
                </td>
                <td className="end">{number(line.packages)}</td>
                <td className="end">{number(line.gross)}</td>
                <td className="end">
                  {number(line.value)} <Id>{line.currency}</Id>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small quiet">
        {say('onestop:goods.total', { packages: goods.packages, gross: goods.gross })}
      </p>
      {numbers.length > 0 && (
        <ul className="numbers">
          {numbers.map(({ key, value }) => (
            <li key={`${key} ${value}`}>
              <span className="small quiet">{say(`onestop:goods.${key}`)}</span> <Id>{value ?? ''}</Id>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

/** Goods as declared in short, and the corridor that Customs gives them. Whoever may only learn that they were declared sees that. */
export function Goods({ file }: { file: CrossingFile }) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState<'declare' | 'corridor'>()
  const { consignments, cargoCorridor, declared } = file.oneStop ?? {}
  const shut = () => setOpen(undefined)
  if (file.class !== 'lorry' || (!consignments && declared === undefined)) return null
  const decided = isDecided(file.state)
  return (
    <section className="panel" aria-labelledby="goods">
      <div className="panel-head">
        <h2 id="goods">{say('onestop:goods.title')}</h2>
        {cargoCorridor && (
          <span className={`corridor ${cargoCorridor.corridor}`}>
            {say('onestop:goods.corridor')}: <b>{say(`onestop:corridor.${cargoCorridor.corridor}`)}</b>
          </span>
        )}
      </div>
      {cargoCorridor?.reason && (
        <p className="small quiet">
          <Value>{cargoCorridor.reason}</Value>
        </p>
      )}
      {!consignments && <p>{say(declared ? 'onestop:goods.declared' : 'onestop:goods.not-declared')}</p>}
      {consignments?.length === 0 && <p className="quiet">{say('onestop:goods.not-declared')}</p>}
      {consignments?.map(goods => (
        <Declared key={goods.id} goods={goods} />
      ))}
      {open === 'declare' && <DeclareForm file={file} close={shut} />}
      {open === 'corridor' && <CorridorForm file={file} close={shut} />}
      {!open && !decided && may('crossings.declareGoods') && (
        <div className="buttons">
          <Button onClick={() => setOpen('declare')}>{say('onestop:goods.declare')}</Button>
          <Button onClick={() => setOpen('corridor')}>{say('onestop:goods.set-corridor')}</Button>
        </div>
      )}
    </section>
  )
}

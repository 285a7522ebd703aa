import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { listColumns, type TakenList } from '../../../../contracts/onestop.ts'
import { useAct } from '../../../platform/act.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'

/** The rows that were not taken, under their head: they stay in the field until they are mended. */
function leftOf(text: string, refused: TakenList['refused']): string {
  const lines = text.split(/\r?\n/)
  const left = refused.map(({ row }) => lines[row - 1] ?? '').filter(Boolean)
  return left.length ? [lines[0] ?? '', ...left].join('\n') : ''
}

/** The passenger list, in one paste or from a file. What is refused stays here with its reasons; nothing is lost. */
export function ListForm({ file, close, look }: { file: CrossingFile; close: () => void; look: () => void }) {
  const say = useSay()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [sent, setSent] = useState<TakenList>()
  const act = useAct<{ text: string }, TakenList>(`/crossings/${file.id}/lists`, {
    after: (taken, body) => {
      setSent(taken)
      setText(leftOf(body.text, taken.refused))
      look()
      void queries.invalidateQueries({ queryKey: ['work'] })
    },
  })
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim()) act.press({ text })
  }
  useKeys({
    'Ctrl+Enter': { label: say('onestop:list.take'), act: send },
    Escape: { label: say('platform:close'), act: close },
  })
  return (
    <form className="reason-form goods-form" aria-label={say('onestop:list.title')} onSubmit={send}>
      <Field label={say('onestop:list.file')}>
        {given => (
          <input
            {...given}
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={async event => {
              const chosen = event.target.files?.[0]
              if (chosen) setText(await chosen.text())
            }}
          />
        )}
      </Field>
      <Field
        label={say('onestop:list.text')}
        help={say('onestop:list.help', { columns: listColumns.join(', ') })}
      >
        {given => (
          <textarea
            {...given}
            className="id"
            rows={8}
            spellCheck={false}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      {sent && (
        <div role="status" className="blocks">
          <p>
            <b>{say('onestop:list.taken', { count: sent.taken })}</b>{' '}
            {sent.apart.length > 0 && say('onestop:list.apart', { count: sent.apart.length })}
          </p>
          {sent.refused.length > 0 && (
            <>
              <p>{say('onestop:list.refused', { count: sent.refused.length })}</p>
              <ul>
                {sent.refused.map(({ row, column, reason }) => (
                  <li key={`${row} ${column}`}>{say('onestop:list.row', { row, column, reason })}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      <div className="buttons">
        <Button primary type="submit" shortcut="Ctrl Enter" aria-busy={act.pending}>
          {say('onestop:list.take')}
        </Button>
        <Button shortcut="Esc" onClick={close}>
          {say('platform:close')}
        </Button>
      </div>
    </form>
  )
}

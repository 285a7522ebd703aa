import { type FormEvent, useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { NewAct, ProposedAct, RegimeBoard } from '../../../../contracts/regime.ts'
import { useAct } from '../../../platform/act.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { DayField, ProvisionForm } from './ProvisionForm.tsx'
import { changed } from './queries.ts'
import { partsOf } from './said.ts'
import { actOf, type DraftOfPage, emptyDraft, missingIn, newProvision, triable } from './useDraft.ts'

const languages = ['az', 'en', 'ru', 'fa'] as const

/** A legal act is entered: what it is called, what it says, which standing rows it ends or extends. Tried on the board before it is proposed. */
export function ActForm({
  board,
  page,
  post,
}: {
  board: RegimeBoard
  page: DraftOfPage
  post: string | undefined
}) {
  const say = useSay()
  const form = useRef<HTMLFormElement>(null)
  const { draft = emptyDraft, write, show, close } = page
  const propose = useAct<NewAct, z.infer<typeof ProposedAct>>('/regime/acts', {
    after: close,
    refresh: changed,
  })
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [])
  const lacks = missingIn(draft)
  const missing = lacks && say(`regime:form.missing.${lacks}`)
  const trial = triable(draft)
  const send = () => !missing && propose.press(actOf(draft))
  useKeys({
    'Ctrl+Enter': { label: say('regime:form.propose'), act: send, refused: missing },
    Escape: { label: say('platform:close'), act: close },
  })
  const posts = board.posts.map(one => one.post).filter(one => !post || one.id === post)
  return (
    <form
      ref={form}
      className="panel regime-form"
      aria-label={say('regime:form.title')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <h2>{say('regime:form.title')}</h2>
      <p className="quiet">{say(post ? 'regime:form.own-post' : 'regime:form.all-posts')}</p>
      <div className="regime-titles">
        {languages.map(lang => (
          <Field
            key={lang}
            label={say(`regime:form.title-${lang}`)}
            help={lang === 'az' ? undefined : say('regime:form.title-help')}
          >
            {props => (
              <input
                {...props}
                lang={lang}
                dir={lang === 'fa' ? 'rtl' : 'ltr'}
                maxLength={300}
                value={draft.title[lang]}
                onChange={event => write({ title: { ...draft.title, [lang]: event.target.value } })}
              />
            )}
          </Field>
        ))}
        <Field label={say('regime:form.reference')} help={say('regime:form.reference-help')}>
          {props => (
            <input
              {...props}
              dir="auto"
              maxLength={300}
              value={draft.reference}
              onChange={event => write({ reference: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('regime:form.source')} help={say('regime:form.source-help')}>
          {props => (
            <input
              {...props}
              type="url"
              dir="ltr"
              maxLength={500}
              value={draft.source}
              onChange={event => write({ source: event.target.value })}
            />
          )}
        </Field>
      </div>
      {draft.provisions.map((provision, i) => (
        <ProvisionForm
          // biome-ignore lint/suspicious/noArrayIndexKey: provisions have no other name and are never moved
          key={i}
          number={i + 1}
          provision={provision}
          posts={posts}
          change={next => write({ provisions: draft.provisions.map((p, n) => (n === i ? next : p)) })}
          remove={() => write({ provisions: draft.provisions.filter((_, n) => n !== i) })}
        />
      ))}
      <Moved board={board} page={page} />
      <div className="buttons">
        <Button onClick={() => write({ provisions: [...draft.provisions, newProvision(post, board.today)] })}>
          {say('regime:form.add')}
        </Button>
        <Button onClick={() => show(trial)} refused={trial ? undefined : say('regime:form.missing.nothing')}>
          {say('regime:form.try')}
        </Button>
      </div>
      {propose.problem && <Trouble problem={propose.problem} again={propose.again} />}
      <div className="buttons">
        <Button primary type="submit" shortcut="Ctrl Enter" aria-busy={propose.pending} refused={missing}>
          {say('regime:form.propose')}
        </Button>
        <Button shortcut="Esc" onClick={close}>
          {say('platform:act.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Standing rows whose last day the act moves: earlier ends them, later extends them. */
function Moved({ board, page: { draft = emptyDraft, write } }: { board: RegimeBoard; page: DraftOfPage }) {
  const say = useSay()
  const nameOf = (id: string) => spoken(board.posts.find(one => one.post.id === id)?.post.name)
  if (draft.ends.length === 0) return null
  return (
    <section className="regime-moved" aria-label={say('regime:form.moved')}>
      <h3>{say('regime:form.moved')}</h3>
      {draft.ends.map(end => {
        const row = board.rows.find(one => one.id === end.row)
        const others = draft.ends.filter(other => other.row !== end.row)
        return (
          <div key={end.row} className="regime-end">
            <div className="grow">
              <b>{row ? spoken(row.act.title) : ''}</b>
              <p className="small quiet">{row ? partsOf(row, nameOf) : ''}</p>
            </div>
            <DayField
              label={say('regime:form.last-day')}
              value={end.until}
              change={until =>
                write({ ends: draft.ends.map(e => (e.row === end.row ? { row: end.row, until } : e)) })
              }
            />
            <Button onClick={() => write({ ends: others })}>{say('regime:form.leave-out')}</Button>
          </div>
        )
      })}
    </section>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { EnrolledWorkstation, PublicNode } from '../../../contracts/posts.ts'
import { useAct } from '../../platform/act.ts'
import { Trouble } from '../../platform/feedback.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice, Field } from '../../ui/Field.tsx'
import { nodeQuery } from './queries.ts'

/** This browser becomes a workstation: by a code of the administrator, in a demonstration by choosing the post. */
export function EnrolForm({ node, done }: { node: PublicNode; done?: () => void }) {
  return node.mode === 'demo' ? <ByPost node={node} done={done} /> : <ByCode done={done} />
}

function useEnrolled(done: (() => void) | undefined) {
  const queries = useQueryClient()
  return async () => {
    await queries.refetchQueries({ queryKey: nodeQuery.queryKey })
    done?.()
  }
}

function ByPost({ node, done }: { node: PublicNode; done?: (() => void) | undefined }) {
  const say = useSay()
  const [post, setPost] = useState(
    node.workstation?.site.split('/')[0] ??
      node.posts.find(known => known.id === 'bilasuvar')?.id ??
      node.posts[0]?.id,
  )
  const enrolled = useEnrolled(done)
  const send = useAct<{ post: string }, EnrolledWorkstation>('/demonstration/workstations', {
    after: () => void enrolled(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (post) send.press({ post })
  }
  return (
    <form className="door-form" onSubmit={submit}>
      <p className="door-text">{say('posts:enrol.demo')}</p>
      <Choice
        label={say('posts:enrol.post')}
        value={post}
        options={node.posts.map(known => ({ value: known.id, label: spoken(known.name) }))}
        choose={setPost}
      />
      {send.problem && <Trouble problem={send.problem} again={send.again} />}
      <div className="row">
        <Button type="submit" primary big shortcut="Enter">
          {say('posts:enrol.here')}
        </Button>
      </div>
    </form>
  )
}

function ByCode({ done }: { done?: (() => void) | undefined }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [label, setLabel] = useState('')
  const enrolled = useEnrolled(done)
  const send = useAct<{ code: string; label: string }, EnrolledWorkstation>('/workstations', {
    after: () => void enrolled(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.press({ code: code.trim(), label: label.trim() })
  }
  return (
    <form className="door-form" onSubmit={submit}>
      <p className="door-text">{say('posts:enrol.text')}</p>
      <Field label={say('posts:enrol.code')} help={say('posts:enrol.code-help')}>
        {props => (
          <input
            {...props}
            className="id"
            autoComplete="off"
            spellCheck={false}
            required
            minLength={8}
            maxLength={40}
            value={code}
            onChange={event => setCode(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('posts:enrol.label')} help={say('posts:enrol.label-help')}>
        {props => (
          <input
            {...props}
            autoComplete="off"
            required
            maxLength={60}
            value={label}
            onChange={event => setLabel(event.target.value)}
          />
        )}
      </Field>
      {send.problem && (
        <Trouble problem={send.problem} again={send.problem.type === 'line-down' ? send.again : undefined} />
      )}
      <div className="row">
        <Button type="submit" primary big shortcut="Enter">
          {say('posts:enrol.act')}
        </Button>
      </div>
    </form>
  )
}

import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { CrossingFile, Peek as PeekAnswer } from '../../../../contracts/crossings.ts'
import { useAct } from '../../../platform/act.ts'
import { Value } from '../../../platform/bidi.tsx'
import { Trouble } from '../../../platform/feedback.tsx'
import { language } from '../../../platform/language.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Kbd } from '../../../ui/Button.tsx'
import { type Fact, Facts } from '../../../ui/Facts.tsx'
import { Peek, Say } from '../../../ui/Say.tsx'
import { useScrolls } from './scrolls.ts'
import { languageOf, useTravellerWords } from './traveller-words.ts'

type Reason = z.infer<typeof PeekAnswer>['reasons'][number]

function useFacts({ owner, reference, instruction, messages }: Reason): Fact[] {
  const say = useSay()
  return [
    {
      id: 'what',
      label: say('crossings:booth.peek.what'),
      value: messages.map(message => say(message)).join('. '),
    },
    ...(owner ? [{ id: 'owner', label: say('crossings:booth.peek.owner'), value: spoken(owner) }] : []),
    ...(reference
      ? [{ id: 'reference', label: say('crossings:booth.peek.reference'), value: <Value>{reference}</Value> }]
      : []),
    ...(instruction
      ? [
          {
            id: 'instruction',
            label: say('crossings:booth.peek.instruction'),
            value: <Value>{instruction}</Value>,
          },
        ]
      : []),
  ]
}

function ReasonFacts({ reason }: { reason: Reason }) {
  return <Facts small facts={useFacts(reason)} />
}

/** What to say to the traveller, and the reason while F2 is held. Every reason for second line looks the same here (guide §1.4). */
export function Second({ file, held }: { file: CrossingFile; held: boolean }) {
  const say = useSay()
  const words = useTravellerWords()
  const theirs = languageOf(file.travellers?.at(-1)?.document.nationality ?? '')
  const peek = useAct<{ crossing: string }, z.infer<typeof PeekAnswer>>(
    body => `/crossings/${body.crossing}/peeks`,
  )
  const latest = useRef(peek)
  latest.current = peek
  // one look for each press of the key: what was seen is forgotten when it is let go
  useEffect(() => {
    if (held) latest.current.press({ crossing: file.id })
    else latest.current.clear()
  }, [held, file.id])
  const own = words[language()]?.routine
  const column = useScrolls<HTMLElement>()
  return (
    <section ref={column} aria-label={say('crossings:booth.beside')} className="booth-aside">
      <section aria-labelledby="say">
        <h2 className="label" id="say">
          {say('crossings:booth.say')}
        </h2>
        {words[theirs]?.routine && (
          <Say
            sentence={words[theirs].routine}
            lang={theirs}
            meaning={theirs === language() ? undefined : own}
          />
        )}
      </section>
      <Peek
        open={held && !peek.pending && (peek.answer ?? peek.problem) !== undefined}
        title={say('crossings:booth.peek.title')}
        note={say('crossings:booth.peek.note')}
        closed={
          <>
            <Kbd>F2</Kbd>
            {say('crossings:booth.peek.closed')}
          </>
        }
      >
        {peek.problem && <Trouble problem={peek.problem} />}
        {peek.answer?.reasons.map((reason, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: reasons of one look never move
          <ReasonFacts key={i} reason={reason} />
        ))}
        {peek.answer?.reasons.length === 0 && <p>{say('crossings:booth.peek.none')}</p>}
      </Peek>
    </section>
  )
}

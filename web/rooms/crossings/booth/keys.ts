import { type Bindings, useSettled } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import type { VerdictAct } from '../../../ui/Verdict.tsx'
import type { Asking } from './Asked.tsx'
import { groundsOf, isDecided } from './sentences.ts'
import type { Booth } from './useBooth.ts'

interface Doing {
  /** `R`: read again, or repeat a reading whose answer was lost. */
  again: () => void
  ask: (what: Asking) => void
}

/** The acts that may stand in the band, each with its reason where it is not possible now (the server's, guide §1.9). */
export function useActs(booth: Booth, { again, ask }: Doing) {
  const say = useSay()
  const { file, act, busy } = booth
  const token = file && `${file.id} ${file.version} ${file.verdict.state}`
  const settled = useSettled(token)
  const against = (what: string) => {
    // a reading that failed is of nobody yet: the file before it has no say
    const reason = booth.open.problem ? undefined : file?.verdict.can[what]
    return reason ? say(reason) : undefined
  }
  const release = () => {
    if (!file || busy || !settled()) return
    if (act.release.problem?.type === 'line-down') act.release.again?.()
    else act.release.press({ crossing: file.id })
  }
  const refer = () => {
    if (!file || busy) return
    const grounds = groundsOf(file)
    if (act.refer.problem?.type === 'line-down') act.refer.again?.()
    else if (grounds.length === 0) ask('refer')
    else act.refer.press({ crossing: file.id, grounds })
  }
  return {
    release: {
      label: say('platform:act.release'),
      shortcut: 'Space',
      press: release,
      refused: against('release'),
    } satisfies VerdictAct,
    refer: {
      label: say('crossings:booth.refer-act'),
      shortcut: 'S',
      press: refer,
      refused: against('refer'),
    } satisfies VerdictAct,
    correct: {
      label: say(file && !booth.open.problem ? 'platform:act.correct' : 'crossings:booth.type'),
      shortcut: 'E',
      press: () => ask('type'),
      refused: against('correct'),
    } satisfies VerdictAct,
    again: { label: say('platform:again'), shortcut: 'R', press: again } satisfies VerdictAct,
  }
}

type Acts = ReturnType<typeof useActs>

const bound = (act: VerdictAct) => ({ label: act.label, act: act.press, refused: act.refused })

/** What each key does now, in the order of the row: at an empty reader, with a verdict, at second line, after the decision. */
export function useBindings(
  booth: Booth,
  {
    acts,
    asks,
    car,
    ask,
    peek,
  }: {
    acts: Acts
    asks: 'document' | 'plate'
    car: boolean
    ask: Doing['ask']
    peek: (held: boolean) => void
  },
): Bindings {
  const say = useSay()
  const { file, open } = booth
  const plateFirst = asks === 'plate' ? say('crossings:refusal.plate-car') : undefined
  if (!file || open.problem)
    return {
      ...(open.problem && { KeyR: { ...bound(acts.again), label: say('platform:again') } }),
      KeyE: { label: say('crossings:booth.type'), act: acts.correct.press, refused: plateFirst },
      KeyL: { label: say('platform:act.say'), act: () => ask('say') },
    }
  const readAgain = {
    label: say(isDecided(file) ? 'crossings:booth.empty' : 'platform:act.read-again'),
    act: acts.again.press,
  }
  const speak = { label: say('platform:act.say'), act: () => ask('say') }
  if (isDecided(file)) return { KeyR: readAgain, KeyL: speak }
  const purpose = file.verdict.can.purpose
  const refusedPurpose = purpose ? say(purpose) : undefined
  if (file.verdict.state === 'second-line')
    return {
      KeyS: bound(acts.refer),
      F2: { label: say('platform:act.reason'), hold: peek },
      KeyL: speak,
      KeyR: readAgain,
      KeyE: { ...bound(acts.correct), unlisted: true },
      KeyP: {
        label: say('crossings:booth.purpose'),
        act: () => ask('purpose'),
        refused: refusedPurpose,
        unlisted: true,
      },
    }
  return {
    Space: bound(acts.release),
    KeyS: bound({ ...acts.refer, label: say('platform:act.refer') }),
    KeyR: readAgain,
    KeyE: bound(acts.correct),
    KeyP: { label: say('crossings:booth.purpose'), act: () => ask('purpose'), refused: refusedPurpose },
    ...(car && {
      KeyM: { label: say('crossings:booth.add'), act: () => ask('add'), refused: refusedPurpose },
    }),
    KeyL: { ...speak, unlisted: true },
  }
}

import { useAct } from '../../../platform/act.ts'
import { aboutOfficers } from '../queries.ts'

interface Answering {
  changes: string[]
  answer: 'approved' | 'declined'
}

/** Answering and taking back, from the list and from an officer's file. */
export function useAnswer() {
  const answering = useAct<Answering, { answered: number }>('/officer-changes/answer', {
    refresh: aboutOfficers,
  })
  const back = useAct<{ change: string }, { change: string }>(
    ({ change }) => `/officer-changes/${change}/withdrawal`,
    { refresh: aboutOfficers },
  )
  return {
    answer: (changes: string[], answer: Answering['answer']) => answering.press({ changes, answer }),
    withdraw: (change: string) => back.press({ change }),
    problem: answering.problem ?? back.problem,
  }
}

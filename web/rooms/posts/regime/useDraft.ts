import { useState } from 'react'
import type { ActChange, NewAct, Provision } from '../../../../contracts/regime.ts'

/** An act as it is being written: days and texts may still be missing. */
export interface Draft {
  title: { az: string; en: string; ru: string; fa: string }
  reference: string
  source: string
  provisions: Provision[]
  ends: { row: string; until: string | null }[]
}

export const emptyDraft: Draft = {
  title: { az: '', en: '', ru: '', fa: '' },
  reference: '',
  source: '',
  provisions: [],
  ends: [],
}

export const newProvision = (post: string | undefined, from: string): Provision => ({
  posts: post ? [post] : [],
  classes: null,
  direction: null,
  nationalities: null,
  purposes: null,
  effect: 'closed',
  from,
  until: null,
})

/** What the board can try already: whole provisions and moved ends. Nothing: there is nothing to try. */
export function triable({ provisions, ends }: Draft): ActChange | undefined {
  const whole = provisions.filter(p => p.posts.length > 0 && p.from)
  return whole.length + ends.length > 0 ? { provisions: whole, ends } : undefined
}

/** Why it cannot be sent yet, as the last part of a key. */
export function missingIn(draft: Draft): string | undefined {
  if (draft.title.az.trim().length < 3) return 'title'
  if (draft.reference.trim().length < 3) return 'reference'
  if (draft.provisions.some(p => p.posts.length === 0)) return 'posts'
  if (!triable(draft)) return 'nothing'
  return undefined
}

/** As it is sent. A title that was left empty in a language is the Azerbaijani one, in which the act was passed. */
export function actOf({ title, reference, source, provisions, ends }: Draft): NewAct {
  const az = title.az.trim()
  return {
    title: { az, en: title.en.trim() || az, ru: title.ru.trim() || az, fa: title.fa.trim() || az },
    reference: reference.trim(),
    source: source.trim() || null,
    provisions,
    ends,
  }
}

/** The act that is written or tried on this page, and what the board shows of it. */
export function useDraft() {
  const [draft, setDraft] = useState<Draft>()
  const [shown, setShown] = useState<ActChange>()
  return {
    draft,
    shown,
    write: (change: Partial<Draft>) => setDraft(known => ({ ...(known ?? emptyDraft), ...change })),
    /** Shows what an act would change; undefined: the board as it is. */
    show: setShown,
    close: () => {
      setDraft(undefined)
      setShown(undefined)
    },
  }
}
export type DraftOfPage = ReturnType<typeof useDraft>

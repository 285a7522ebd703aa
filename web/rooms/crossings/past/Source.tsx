import { useSay } from '../../../platform/words.ts'
import { StatusWord } from '../../../ui/Status.tsx'

/** Where a row comes from: what nobody here verified says so wherever it is shown. */
export function Source({ of }: { of: 'here' | 'imported' }) {
  const say = useSay()
  if (of === 'here') return <span className="quiet">{say('past:source.here')}</span>
  return <StatusWord of="unknown">{say('past:source.imported')}</StatusWord>
}

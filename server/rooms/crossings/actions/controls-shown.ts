import type { ControlView, HoldView } from '../../../../contracts/crossings.ts'
import type { Platform } from '../../../platform/action.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { authorityName } from '../../posts/index.ts'
import { view as share } from '../../sharing/index.ts'
import { type ControlFacts, type TrackStep, trackOf } from '../rules/index.ts'
import type { Stored } from '../store/index.ts'

/**
 * The procedure as a track: each control with its state, its times and every answer. Of another authority the reader sees the times
 * where an agreement grants them, that there is a control where it grants *hit*, and what was written where it grants the findings.
 */
export async function controlViews(
  platform: Platform,
  { authority: reader }: Actor,
  facts: ControlFacts,
  stored: Stored,
): Promise<ControlView[]> {
  const views: ControlView[] = []
  for (const step of trackOf(facts)) {
    const owner = step.authority
    const timing = await share(platform, { reader, owner, group: 'timing' })
    if (timing === 'never') continue
    const findings = await share(platform, { reader, owner, group: 'findings' })
    const plain = { ...step, authorityName: await authorityName(platform, owner) }
    views.push(
      timing === 'full'
        ? { ...plain, ...timesOf(step, facts, stored, findings === 'full') }
        : { ...plain, readyAt: null, claims: [], answers: [] },
    )
  }
  return views
}

type Times = Pick<ControlView, 'readyAt' | 'claims' | 'answers'>

function timesOf(step: TrackStep, facts: ControlFacts, stored: Stored, findings: boolean): Times {
  const { control } = step
  const answers = stored.answers.filter(a => a.control === control)
  const claims = stored.more.claims.filter(c => c.control === control)
  return {
    readyAt: readyAt(step, facts, stored)?.toISOString() ?? null,
    claims: claims.map(({ by, at }) => ({ by, at: at.toISOString() })),
    answers: answers.map(({ by, authority, at, result, delegation, note, reading }) => ({
      by,
      authority,
      result,
      delegation,
      at: at.toISOString(),
      note: findings ? note : null,
      reading: findings ? reading : null,
    })),
  }
}

/** Since when a control could be done: the last of what had to come before it; null while that is open. */
function readyAt(step: TrackStep, facts: ControlFacts, stored: Stored): Date | null {
  if (step.state === 'not-required' || step.waitsFor.length) return null
  const asked = stored.more.required.find(r => r.control === step.control)?.at ?? stored.openedAt
  const after = facts.procedure.controls.find(c => c.control === step.control)?.after ?? []
  const before = after.flatMap(
    control => stored.answers.findLast(a => a.control === control && a.result === 'passed')?.at ?? [],
  )
  return [asked, ...before].sort((a, b) => b.getTime() - a.getTime())[0] ?? null
}

/** Holds with who and when; why, where the holder's findings are granted. */
export async function holdViews(
  platform: Platform,
  { authority: reader }: Actor,
  { holds }: Stored,
): Promise<HoldView[]> {
  const rows = holds.map(async h => {
    const findings = await share(platform, { reader, owner: h.authority, group: 'findings' })
    return {
      ...h,
      reason: findings === 'full' ? h.reason : null,
      authorityName: await authorityName(platform, h.authority),
      at: h.at.toISOString(),
      liftedAt: h.liftedAt?.toISOString() ?? null,
    }
  })
  return await Promise.all(rows)
}

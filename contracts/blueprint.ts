import { z } from 'zod'
import { SiteId } from './posts.ts'
import { Id, Instant, State, Words } from './words.ts'

export const BlueprintId = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
export const Language = z.enum(['az', 'en', 'ru', 'fa'])
export type Language = z.infer<typeof Language>

/** `blueprint.json`: what this set-up is called and where its head office works. Everything else is one file for each section. */
export const BlueprintHead = z.strictObject({
  id: BlueprintId,
  version: z.number().int().positive(),
  name: Words,
  country: State,
  languages: z.array(Language).min(1),
  headOffice: SiteId,
})
export type BlueprintHead = z.infer<typeof BlueprintHead>

/** Rows that an apply would add, change and take away, by section. Sections without a difference are left out. */
export const SectionPlan = z.object({
  section: z.string(),
  add: z.array(z.string()),
  change: z.array(z.string()),
  remove: z.array(z.string()),
})
export type SectionPlan = z.infer<typeof SectionPlan>

export const SectionCounts = z.object({
  add: z.number().int(),
  change: z.number().int(),
  remove: z.number().int(),
})
export type SectionCounts = z.infer<typeof SectionCounts>

/** What is applied on this node, and since when. */
export const AppliedBlueprint = z.object({
  id: Id,
  head: BlueprintHead,
  at: Instant,
  by: z.string(),
  /** Of the canonical text of head and sections: equal blueprints have equal sums (I-44). */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  counts: z.record(z.string(), SectionCounts),
})
export type AppliedBlueprint = z.infer<typeof AppliedBlueprint>
export const CurrentBlueprint = z.object({ applied: AppliedBlueprint.nullable() })

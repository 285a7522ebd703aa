import type { Lane, Post } from '../../../../contracts/posts.ts'
import type { Words } from '../../../../contracts/words.ts'
import type { Platform } from '../../../platform/action.ts'
import { sections } from '../sections.ts'

/** Places, authorities and acts, from the blueprint held in memory. */

export const postOf = (platform: Platform, id: string): Promise<Post | undefined> =>
  platform.references.find(sections.posts, id)

export const laneOf = (platform: Platform, id: string): Promise<Lane | undefined> =>
  platform.references.find(sections.lanes, id)

/** The post a place of work belongs to; head office and the school belong to none. */
export async function postOfSite(platform: Platform, site: string): Promise<Post | undefined> {
  return (await platform.references.rows(sections.posts)).find(post => post.sites.includes(site))
}

/** An authority's name; its id where the blueprint does not know it, so that a gap is seen. */
export async function authorityName(platform: Platform, id: string): Promise<Words> {
  const found = await platform.references.find(sections.authorities, id)
  return found?.name ?? { az: id, en: id, ru: id, fa: id }
}

/** All places of work that the blueprint names, posts' first. */
export async function sitesOf(platform: Platform): Promise<string[]> {
  const posts = await platform.references.rows(sections.posts)
  const lanes = await platform.references.rows(sections.lanes)
  return [...new Set([...posts.flatMap(post => post.sites), ...lanes.map(lane => lane.site)])]
}

/** What a place of work is called: its post, with its part; a place that is no post by its first desk. */
export async function placeName(platform: Platform, site: string): Promise<Words> {
  const part = site.split('/')[1]?.toLocaleUpperCase('en')
  const lanes = await platform.references.rows(sections.lanes)
  const found = (await postOfSite(platform, site))?.name ?? lanes.find(lane => lane.site === site)?.name
  const { az, en, ru, fa } = found ?? { az: site, en: site, ru: site, fa: site }
  const whole = (word: string) => (part ? `${word} (${part})` : word)
  return { az: whole(az), en: whole(en), ru: whole(ru), fa: whole(fa) }
}

/** Sites of the post that `site` belongs to: the colleagues who know each other by name. */
export const sitesOfSamePost = async (platform: Platform, site: string): Promise<string[]> =>
  (await postOfSite(platform, site))?.sites ?? [site]

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

/** How a place of work is called: as its post, with which of its places where it has several; head office and the school have no such name. */
export async function placeName(platform: Platform, site: string): Promise<Words | undefined> {
  const post = await postOfSite(platform, site)
  if (!post || post.sites.length === 1) return post?.name
  const part = site.split('/').at(-1) ?? site
  const { az, en, ru, fa } = post.name
  return { az: `${az} · ${part}`, en: `${en} · ${part}`, ru: `${ru} · ${part}`, fa: `${fa} · ${part}` }
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

/** Sites of the post that `site` belongs to: the colleagues who know each other by name. */
export const sitesOfSamePost = async (platform: Platform, site: string): Promise<string[]> =>
  (await postOfSite(platform, site))?.sites ?? [site]

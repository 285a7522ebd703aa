import type { PublicNode } from '../../../contracts/posts.ts'
import type { Words } from '../../platform/words.ts'

/** A place of work before sign-in: the post's name, and the part of it (`sahtaxti/b`); head office is no post and has its id only. */
export function placeOf(node: PublicNode, site: string): Words {
  const [post = '', part] = site.split('/')
  const name = node.posts.find(known => known.id === post)?.name
  if (!name) return { en: site, az: site, ru: site, fa: site }
  if (!part) return name
  const tail = ` (${part.toLocaleUpperCase('en')})`
  return { az: name.az + tail, en: name.en + tail, ru: name.ru + tail, fa: name.fa + tail }
}

import type { Lane, Post } from '../../../../contracts/posts.ts'
import type { Platform } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { laneOf, postOf } from '../../posts/index.ts'

export interface Place {
  lane: Lane
  post: Post
  /** Today at the post. */
  day: string
}

/** The lane, post and day an actor works at. @throws Refusal when the shift is at no lane of a post. */
export async function placeOf(platform: Platform, actor: Actor, now: Date): Promise<Place> {
  const lane = actor.lane ? await laneOf(platform, actor.lane) : undefined
  const post = actor.post ? await postOf(platform, actor.post) : undefined
  if (!lane || !post) throw problem('not-permitted', { key: 'platform:refusal.shift' }, 403)
  return { lane, post, day: dayAt(now, post.zone) }
}

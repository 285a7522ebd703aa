import { useQuery } from '@tanstack/react-query'
import type { PublicNode } from '../../../../contracts/posts.ts'
import { api } from '../../../platform/api.ts'
import { spoken } from '../../../platform/words.ts'

/** Posts of the country with their names: rows come from any of them. */
export function usePosts(): { posts: PublicNode['posts']; name: (id: string) => string } {
  const { data } = useQuery({
    queryKey: ['node'],
    queryFn: ({ signal }) => api.get<PublicNode>('/public/node', { signal }),
    staleTime: 600_000,
  })
  const posts = data?.posts ?? []
  return { posts, name: id => spoken(posts.find(post => post.id === id)?.name) || id }
}

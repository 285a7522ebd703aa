import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
  redirect,
  useRouter,
} from '@tanstack/react-router'
import { homeOf, paths } from './paths.ts'
import { Empty, Loading, Trouble } from './platform/feedback.tsx'
import { loadWords } from './platform/language.ts'
import { openPage, type Page, type Room, speaking } from './platform/room.ts'
import { SessionProvider, sessionQuery } from './platform/session.tsx'
import { RoomsProvider } from './platform/station.ts'
import { useSay } from './platform/words.ts'
import { crossings } from './rooms/crossings/index.tsx'
import { past } from './rooms/crossings/past/index.tsx'
import { operations } from './rooms/operations/index.tsx'
import { oversight } from './rooms/oversight/index.tsx'
import { people } from './rooms/people/index.tsx'
import { emergency } from './rooms/posts/emergency/index.tsx'
import { posts } from './rooms/posts/index.tsx'
import { shift } from './rooms/posts/shift/index.tsx'
import { referrals } from './rooms/referrals/index.tsx'
import { screening } from './rooms/screening/index.tsx'
import { Button } from './ui/Button.tsx'

/** The rooms of the web, one line each: their pages, their words, their entries in the side navigation. */
export const rooms: readonly Room[] = [
  posts,
  shift,
  crossings,
  past,
  referrals,
  screening,
  oversight,
  people,
  emergency,
  operations,
]

const queries = new QueryClient({
  // the node is on this site's own network: the browser's idea of being online says nothing about it
  defaultOptions: {
    queries: { networkMode: 'always', retry: 1, refetchOnWindowFocus: false, staleTime: 5_000 },
  },
})

/** When nothing else can be shown: the name of the platform, and what went wrong. */
function TroublePage({ problem, again }: { problem: unknown; again: () => void }) {
  const say = useSay()
  return (
    <main className="screen stack">
      <h1>{say('platform:brand')}</h1>
      <Trouble problem={problem} again={again} />
    </main>
  )
}

function Root() {
  const { invalidate } = useRouter()
  return (
    <SessionProvider
      pending={<Loading />}
      failed={(problem, again) => (
        <TroublePage problem={problem} again={() => void again().then(() => invalidate())} />
      )}
    >
      <Outlet />
    </SessionProvider>
  )
}

function NoSuchPage() {
  const say = useSay()
  return (
    <main className="screen">
      <h1>{say('platform:no-page.title')}</h1>
      <Empty
        act={<Button onClick={() => location.assign(paths.home)}>{say('platform:no-page.home')}</Button>}
      >
        {say('platform:no-page.text')}
      </Empty>
    </main>
  )
}

const root = createRootRoute({
  component: Root,
  notFoundComponent: NoSuchPage,
  errorComponent: ({ error, reset }) => <TroublePage problem={error} again={reset} />,
})

const session = () => queries.ensureQueryData(sessionQuery).catch(() => undefined)

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: lazyRouteComponent(async () => {
    await loadWords(speaking(rooms))
    return import('./platform/desk.tsx')
  }),
})

function routeOf(room: Room, page: Page): AnyRoute {
  return createRoute({
    getParentRoute: () => (page.frame === 'desk' ? desk : root) as typeof root,
    path: page.path,
    component: lazyRouteComponent(() => openPage(room, page)),
    pendingComponent: Loading,
    beforeLoad: async () => {
      // undefined: the node did not answer, which the root says; only a clear no leads to sign-in
      if (!page.open && (await session()) === null) throw redirect({ to: paths.signIn })
    },
  })
}

const home = createRoute({
  getParentRoute: () => root,
  path: paths.home,
  beforeLoad: async () => {
    const current = await session()
    if (current !== undefined) throw redirect({ to: homeOf(current ?? undefined) })
  },
})

const pages = rooms.flatMap(room =>
  room.pages.map(page => ({ frame: page.frame, route: routeOf(room, page) })),
)
const framed = (frame: Page['frame']) => pages.filter(page => page.frame === frame).map(page => page.route)

const router = createRouter({
  routeTree: root.addChildren([home, desk.addChildren(framed('desk')), ...framed('bare')]),
  defaultPendingMs: 150,
  scrollRestoration: true,
})

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <RoomsProvider value={rooms}>
        <RouterProvider router={router} />
      </RoomsProvider>
    </QueryClientProvider>
  )
}

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { Button, Input, Select, Table } from 'antd'
import { DeskLayout } from '../platform/desk.tsx'
import { language } from '../platform/language.ts'
import { PageHead } from '../platform/PageHead.tsx'
import type { Room } from '../platform/room.ts'
import { RoomsProvider } from '../platform/station.ts'
import { useSay } from '../platform/words.ts'
import { texts } from './gallery-texts.ts'
import { StatusWord } from './Status.tsx'

/** A desk as rooms make one: antd inside our frame, on our tokens. */
const rooms: Room[] = [
  {
    name: 'platform',
    pages: [],
    links: [
      { group: 'platform:nav.border', label: 'platform:verdict.second-line', path: '/' },
      { group: 'platform:nav.border', label: 'platform:direction.entry', path: '/entry' },
      { group: 'platform:nav.lists', label: 'platform:keys.mode', path: '/lists' },
    ],
    station: { useMode: () => ({ tone: 'up', text: texts[language()].age }) },
  },
]

function Page() {
  const say = useSay()
  const t = texts[language()]
  return (
    <>
      <PageHead
        title={t.parts}
        back={{ to: '/entry', label: say('platform:act.back') }}
        acts={
          <>
            <Button>{say('platform:act.cancel')}</Button>
            <Button type="primary">{say('platform:act.send')}</Button>
          </>
        }
      />
      <div className="stack">
        <Input aria-label={t.passport} placeholder="K38204417" />
        <Select aria-label={t.corridor} defaultValue="green" options={[{ value: 'green', label: t.green }]} />
        <Table
          style={{ width: '100%' }}
          size="middle"
          pagination={false}
          rowKey={row => row[1]}
          dataSource={t.recent}
          columns={[
            { title: t.checks, render: (_, row) => <StatusWord of={row[0]}>{row[2]}</StatusWord> },
            { title: t.age, render: (_, row) => row[1] },
            { title: t.stay, align: 'end', render: (_, row) => row[3] },
          ]}
        />
      </div>
    </>
  )
}

const root = createRootRoute()
const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: DeskLayout })
const page = createRoute({ getParentRoute: () => desk, path: '/', component: Page })
const router = createRouter({
  routeTree: root.addChildren([desk.addChildren([page])]),
  history: createMemoryHistory({ initialEntries: ['/'] }),
})

export default function DeskView() {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <RoomsProvider value={rooms}>
        <RouterProvider router={router} />
      </RoomsProvider>
    </QueryClientProvider>
  )
}

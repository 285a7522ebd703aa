import { silhouettes, sqlAtHome } from '../rooms.ts'
import { type Law, order } from './law.ts'

const files = [
  'README.md',
  'index.ts',
  'rules.ts',
  'tables.ts',
  'declares.ts',
  'rules.test.ts',
  'migrations/0001_first.sql',
]
const room = (name: string) =>
  Object.fromEntries([...files, `${name}.test.ts`].map(file => [`server/rooms/${name}/${file}`, '']))

/** Where a line lives. */
export const rooms: Law[] = [
  {
    says: 'every room has the same silhouette',
    check: silhouettes,
    spoiled: [
      {
        name: 'a room nobody named',
        files: { ...order, ...room('posts'), ...room('crossings'), ...room('attic') },
        finds: ['server/rooms/attic:1'],
      },
      {
        name: 'a named room that is not there',
        files: { ...order, ...room('posts') },
        finds: ['server/rooms/crossings:1'],
      },
      {
        name: 'rules without cases',
        files: Object.fromEntries(
          Object.entries({ ...order, ...room('posts'), ...room('crossings') }).filter(
            ([path]) => path !== 'server/rooms/posts/rules.test.ts',
          ),
        ),
        finds: ['server/rooms/posts/rules.test.ts:1'],
      },
      {
        name: 'actions without a test of who may',
        files: { ...order, ...room('posts'), ...room('crossings'), 'server/rooms/posts/actions/open.ts': '' },
        finds: ['server/rooms/posts/posts.permissions.test.ts:1'],
      },
      {
        name: 'a file of its own invention, a misnamed migration, a foreign schema',
        files: {
          ...order,
          ...room('posts'),
          ...room('crossings'),
          'server/rooms/posts/misc.ts': '',
          'server/rooms/posts/migrations/2_x.sql':
            'SELECT 1;\nALTER TABLE "crossings"."crossing" ADD COLUMN "x" text;\n',
        },
        finds: [
          'server/rooms/posts/misc.ts:1',
          'server/rooms/posts/migrations/2_x.sql:1',
          'server/rooms/posts/migrations/2_x.sql:2',
        ],
      },
    ],
    sound: {
      ...order,
      ...room('posts'),
      ...room('crossings'),
      'server/rooms/posts/README.md': 'What rosters say is read by `calendar.ts`.',
      'server/rooms/posts/calendar.ts': '',
      'server/rooms/posts/testing/asks.ts': '',
    },
  },
  {
    says: 'SQL stands in store.ts alone',
    check: sqlAtHome,
    spoiled: [
      {
        name: 'a template',
        files: { 'server/rooms/posts/actions.ts': 'const x = sql`now()`\n' },
        finds: ['server/rooms/posts/actions.ts:1'],
      },
      {
        name: 'a text',
        files: { 'cli/a.ts': "\nawait client.query('select id\\n  from posts.officer')\n" },
        finds: ['cli/a.ts:2'],
      },
      {
        name: 'Drizzle',
        files: {
          'server/rooms/posts/routes.ts':
            'await db.select().from(officer)\nawait db.update(officer).set({})\n',
        },
        finds: ['server/rooms/posts/routes.ts:1', 'server/rooms/posts/routes.ts:2'],
      },
    ],
    sound: {
      'server/rooms/posts/store.ts': 'await db.select().from(officer)\n',
      'server/rooms/posts/actions.ts':
        "tx.insert(officer, row)\nconst say = 'select a post from the list'.length\n",
    },
  },
]

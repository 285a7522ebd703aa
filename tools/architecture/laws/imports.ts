import { borderLaw, declaredPackages, importsExist, roomsThroughDoors } from '../borders.ts'
import { cycles } from '../cycles.ts'
import { lightPages } from '../light-pages.ts'
import { type Law, order } from './law.ts'

const booth = { 'web/rooms/crossings/BoothPage.tsx': "import './parts/Face.tsx'\n" }

/** Who may know whom. */
export const imports: Law[] = [
  {
    says: 'a room imports only the door of rooms above it',
    check: roomsThroughDoors,
    spoiled: [
      {
        name: 'upward',
        files: { ...order, 'server/rooms/posts/rules.ts': "\nimport { x } from '../crossings/index.ts'\n" },
        finds: ['server/rooms/posts/rules.ts:2'],
      },
      {
        name: 'past the door',
        files: { ...order, 'server/rooms/crossings/rules.ts': "import { x } from '../posts/store.ts'\n" },
        finds: ['server/rooms/crossings/rules.ts:1'],
      },
      {
        name: 'past the door from outside, by its type alone',
        files: { ...order, 'cli/serve.ts': "import type { X } from '../server/rooms/posts/tables.ts'\n" },
        finds: ['cli/serve.ts:1'],
      },
    ],
    sound: { ...order, 'server/rooms/crossings/rules.ts': "import { x } from '../posts/index.ts'\n" },
  },
  {
    says: 'platform, contracts, libraries, rooms and web each know only what stands below them',
    check: borderLaw,
    spoiled: [
      {
        name: 'platform → room',
        files: { 'server/platform/a.ts': "import '../rooms/posts/index.ts'\n" },
        finds: ['server/platform/a.ts:1'],
      },
      {
        name: 'contracts → server',
        files: { 'contracts/a.ts': "import '../server/platform/clock.ts'\n" },
        finds: ['contracts/a.ts:1'],
      },
      {
        name: 'web → server, by import()',
        files: { 'web/a.tsx': "void import('../server/rooms.ts')\n" },
        finds: ['web/a.tsx:1'],
      },
      {
        name: 'room → testing',
        files: { 'server/rooms/posts/a.ts': "export { x } from '../../testing/app.ts'\n" },
        finds: ['server/rooms/posts/a.ts:1'],
      },
      {
        name: 'library → contracts',
        files: { 'libraries/a/b.ts': "import '../../contracts/ids.ts'\n" },
        finds: ['libraries/a/b.ts:1'],
      },
      {
        name: 'library → library',
        files: { 'libraries/a/b.ts': "import '../c/index.ts'\n" },
        finds: ['libraries/a/b.ts:1'],
      },
      {
        name: "past a library's door",
        files: { 'bench/main.ts': "import '../libraries/a/b.ts'\n" },
        finds: ['bench/main.ts:1'],
      },
    ],
    sound: {
      'server/platform/a.ts': "import '../../libraries/a/index.ts'\n",
      'bench/main.ts': "import '../libraries/a/bench.ts'\n",
      'web/a.tsx': "import '../contracts/ids.ts'\n",
      'libraries/a/index.ts': "export * from './b.ts'\n",
      'server/rooms/posts/posts.test.ts': "import '../../testing/app.ts'\n",
    },
  },
  {
    says: 'packages are declared, contracts use zod alone, nothing of Node reaches the browser',
    check: declaredPackages,
    spoiled: [
      {
        name: 'not declared',
        files: { 'package.json': '{}', 'server/a.ts': "import 'left-pad/x.js'\n" },
        finds: ['server/a.ts:1'],
      },
      {
        name: 'a development tool in the running program',
        files: { 'package.json': '{"devDependencies":{"vitest":"1"}}', 'cli/a.ts': "import 'vitest'\n" },
        finds: ['cli/a.ts:1'],
      },
      {
        name: 'Node in contracts and web',
        files: { 'contracts/a.ts': "import 'node:fs'\n", 'web/a.ts': "import 'node:fs'\n" },
        finds: ['contracts/a.ts:1', 'web/a.ts:1'],
      },
    ],
    sound: {
      'package.json': '{"dependencies":{"zod":"1"},"devDependencies":{"vitest":"1"}}',
      'contracts/a.ts': "import { z } from 'zod'\n",
      'cli/a.test.ts': "import 'vitest'\n",
      'server/a.ts': "import 'node:fs/promises'\n",
    },
  },
  {
    says: 'an import leads somewhere',
    check: importsExist,
    spoiled: [
      { name: 'to nothing', files: { 'server/a.ts': "import './b.ts'\n" }, finds: ['server/a.ts:1'] },
    ],
    sound: { 'server/a.ts': "import './b.ts'\n", 'server/b.ts': '' },
  },
  {
    says: 'there is no import cycle',
    check: cycles,
    spoiled: [
      {
        name: 'three files, one import of a type alone, one at run time',
        files: {
          'a.ts': "\nimport './b.ts'\n",
          'b.ts': "import type { C } from './c.ts'\n",
          'c.ts': "void import('./a.ts')\n",
        },
        finds: ['a.ts:2'],
      },
    ],
    sound: { 'a.ts': "import './b.ts'\nimport './c.ts'\n", 'b.ts': "import './c.ts'\n", 'c.ts': '' },
  },
  {
    says: 'booth, manifest and board open without antd',
    check: lightPages,
    spoiled: [
      {
        name: 'through a part',
        files: { ...booth, 'web/rooms/crossings/parts/Face.tsx': "\nimport { Button } from 'antd'\n" },
        finds: ['web/rooms/crossings/parts/Face.tsx:2'],
      },
      {
        name: 'through what every page loads first',
        files: {
          ...booth,
          'web/main.tsx': "import './app.tsx'\n",
          'web/app.tsx': "import '@ant-design/icons'\n",
        },
        finds: ['web/app.tsx:1'],
      },
      { name: 'no booth to look at', files: {}, finds: ['web/rooms:1'] },
    ],
    sound: { ...booth, 'web/main.tsx': "void import('./desk.tsx')\n", 'web/desk.tsx': "import 'antd'\n" },
  },
]

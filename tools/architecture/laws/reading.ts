import { folderNames, guardsExist, promises, sizes, typed } from '../sizes.ts'
import { glued, type Law } from './law.ts'

const lines = (n: number, line: string) => `${line}\n`.repeat(n)

/** What can be read aloud. */
export const reading: Law[] = [
  {
    says: 'files have at most 400 lines, functions 80, components 150',
    check: sizes,
    spoiled: [
      { name: 'file', files: { 'a.ts': lines(401, 'f()') }, finds: ['a.ts:1'] },
      {
        name: 'function',
        files: { 'a.ts': `\nconst f = () => {\n${lines(79, '  f()')}}\n` },
        finds: ['a.ts:2'],
      },
      {
        name: 'component',
        files: { 'a.tsx': `function Face() {\n${lines(149, '  f()')}}\n` },
        finds: ['a.tsx:1'],
      },
    ],
    sound: {
      'a.ts': `const f = () => {\n${lines(78, '  f()')}}\n`,
      'a.tsx': `const Face = () => {\n${lines(148, '  f()')}}\n`,
      'a.test.ts': `describe('x', () => {\n${lines(120, '  f()')}})\n`,
    },
  },
  {
    says: 'there is no any and no silenced compiler',
    check: typed,
    spoiled: [
      {
        name: 'both',
        files: { 'a.ts': `const a: any = 1\n${glued('// @ts-', 'ignore')}\nf(a)\n` },
        finds: ['a.ts:1', 'a.ts:2'],
      },
    ],
    sound: { 'a.ts': "const any = 'any' // any of them\n" },
  },
  {
    says: 'a promise to do something later has the number of an issue',
    check: promises,
    spoiled: [
      {
        name: 'in code, in style, at the end',
        files: { 'a.ts': `f()\n${glued('// TO', 'DO mend')}\n`, 'a.css': glued('/* FIX', 'ME */') },
        finds: ['a.ts:2', 'a.css:1'],
      },
    ],
    sound: { 'a.ts': `${glued('// TO', 'DO mend (#12)')}\nconst todo = 'TODO'\n` },
  },
  {
    says: "a folder's name says what lies in it",
    check: folderNames,
    spoiled: [{ name: 'at any depth', files: { 'server/utils/x/a.ts': '' }, finds: ['server/utils:1'] }],
    sound: { 'server/types.ts': '' },
  },
  {
    says: 'a test that guards an invariant exists and names its number',
    check: guardsExist,
    spoiled: [
      {
        name: 'no test, and a test that speaks of another number',
        files: {
          'server/testing/invariants/a.ts':
            "const a = [{ id: 'I-98', test: 'a.test.ts' },\n{ id: 'I-99', test: 'b.test.ts' }]\n",
          'b.test.ts': '// I-9\n',
        },
        finds: ['server/testing/invariants/a.ts:1', 'server/testing/invariants/a.ts:2'],
      },
    ],
    sound: {
      'server/testing/invariants/a.ts': "const a = [{ id: 'I-98' }, { id: 'I-99', test: 'b.test.ts' }]\n",
      'b.test.ts': "it('holds (I-99)')\n",
    },
  },
]

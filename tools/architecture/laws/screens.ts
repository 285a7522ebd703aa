import { fourLanguages, keysHaveWords, logicalSides } from '../words.ts'
import { type Law, order } from './law.ts'

const words = (room: string, text: string) =>
  Object.fromEntries(['az', 'en', 'ru', 'fa'].map(lang => [`web/i18n/${lang}/${room}.json`, text]))

/** What a screen says and how it stands. */
export const screens: Law[] = [
  {
    says: 'what is said is said in az, en, ru and fa',
    check: fourLanguages,
    spoiled: [
      {
        name: 'a file too few',
        files: {
          'web/i18n/en/posts.json': '{}',
          'web/i18n/az/posts.json': '{}',
          'web/i18n/ru/posts.json': '{}',
        },
        finds: ['web/i18n/fa/posts.json:1'],
      },
      {
        name: 'a sentence too few',
        files: { ...words('posts', '{\n"a": {\n"b": "x"}}'), 'web/i18n/ru/posts.json': '{"a": {}}' },
        finds: ['web/i18n/ru/posts.json:1'],
      },
      {
        name: 'a plural form too few',
        files: words('posts', '{\n"row_one": "a",\n"row_other": "b"\n}'),
        finds: ['web/i18n/ru/posts.json:2', 'web/i18n/ru/posts.json:2'],
      },
      {
        name: 'a value too few',
        files: { ...words('posts', '{"a": "until {{day}}"}'), 'web/i18n/fa/posts.json': '{"a": "x"}' },
        finds: ['web/i18n/fa/posts.json:1'],
      },
    ],
    sound: words('posts', '{"a": "until {{day}}"}'),
  },
  {
    says: 'every key that code says has words',
    check: keysHaveWords,
    spoiled: [
      {
        name: 'none',
        files: { ...order, 'server/rooms/posts/rules.ts': "\nconst a = { key: 'posts:refusal.closed' }\n" },
        finds: ['server/rooms/posts/rules.ts:2'],
      },
    ],
    sound: {
      ...order,
      'server/rooms/posts/rules.ts': "const a = { key: 'posts:row' }\n",
      ...words('posts', '{"row_one": "a", "row_other": "b"}'),
    },
  },
  {
    says: 'styles know start and end, not left and right',
    check: logicalSides,
    spoiled: [
      {
        name: 'css',
        files: {
          'web/a.css': '.a {\n  margin-left: 4px;\n  text-align: right;\n  border-top-left-radius: 2px; }\n',
        },
        finds: ['web/a.css:2', 'web/a.css:3', 'web/a.css:4'],
      },
      {
        name: 'style objects',
        files: { 'web/a.tsx': 'const a = <b style={{ left: 0 }} />\nconst c = { paddingRight: 4 }\n' },
        finds: ['web/a.tsx:1', 'web/a.tsx:2'],
      },
    ],
    sound: {
      'web/a.css': '.a { margin-inline-start: 4px; text-align: start }\n',
      'web/a.ts': "const keys = { left: 'ArrowLeft' }\n",
    },
  },
]

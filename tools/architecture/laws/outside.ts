import { noMachinePaths, noOutside, noPackageHosts } from '../outside.ts'
import { glued, type Law } from './law.ts'

/** What is nobody's business here. */
export const outside: Law[] = [
  {
    says: 'no package host is named',
    check: noPackageHosts,
    spoiled: [
      {
        name: 'in a lock',
        files: { 'package-lock.json': glued('"https:/', '/registry.npm', 'js.org/x"') },
        finds: ['package-lock.json:1'],
      },
    ],
    sound: { 'README.md': 'npm ci\n' },
  },
  {
    says: 'no folder of one machine is named',
    check: noMachinePaths,
    spoiled: [
      {
        name: 'in a document and in code',
        files: { 'a.md': glued('see /ho', 'me/somebody/x'), 'a.ts': glued("\nopen('/wo", "rk/main')") },
        finds: ['a.md:1', 'a.ts:2'],
      },
    ],
    sound: { 'a.md': 'see docs/work/home\n', 'a.ts': "const home = '/'\n" },
  },
  {
    says: 'nothing outside is asked or loaded',
    check: noOutside,
    spoiled: [
      {
        name: 'code',
        files: { 'web/a.ts': `\nfetch('${glued('https:/', '/tiles.somewhere.net')}/1')\n` },
        finds: ['web/a.ts:2'],
      },
      {
        name: 'page and style',
        files: {
          'web/a.html': glued('<script src="https:/', '/x.net/a.js">'),
          'web/a.css': glued('\n@import "https:/', '/x.net/a.css"'),
        },
        finds: ['web/a.html:1', 'web/a.css:2'],
      },
    ],
    sound: {
      'web/a.ts': `// ${glued('https:/', '/tiles.somewhere.net')} says so\nfetch(\`http://localhost:\${port}/\`)\n`,
    },
  },
]

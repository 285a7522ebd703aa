import { about, importsByFile } from './imports.ts'
import { type Check, codeOf, type Finding } from './project.ts'

const heavy = /^(antd|@ant-design\/.*|@rc-component\/.*|echarts|maplibre-gl|@react-pdf\/.*)$/
const light = /^web\/rooms\/.*\/(Booth|Manifest|Board)[A-Za-z]*Page\.tsx$/

/**
 * The booth, the manifest and the board open without the desk's components: 200 kB is all they have. What every page
 * loads first, from `web/main.tsx` on, counts as well; from there on pages come later, each by itself.
 */
export const lightPages: Check = project => {
  const pages = codeOf(project).filter(path => light.test(path))
  if (!pages.some(path => /\/Booth/.test(path)))
    return [
      {
        path: 'web/rooms',
        line: 1,
        what: 'no BoothPage.tsx to follow',
        instead: 'name the page of the booth BoothPage.tsx',
      },
    ]
  const imports = importsByFile(project)
  const follow = (path: string, way: string[], seen: Set<string>, later: boolean): Finding[] => {
    if (seen.has(path)) return []
    seen.add(path)
    return (imports.get(path) ?? []).flatMap(i => {
      if (i.later && !later) return []
      if (i.inside) return follow(i.to, [...way, path], seen, later)
      if (!heavy.test(i.to)) return []
      return [
        about(
          i,
          `brings ${i.to} into ${way[0] ?? path}`,
          `use the parts of web/ui; the way is ${[...way, path].join(' → ')}`,
        ),
      ]
    })
  }
  return [
    ...pages.flatMap(page => follow(page, [], new Set(), true)),
    ...follow('web/main.tsx', [], new Set(), false),
  ]
}

import { userInfo } from 'node:os'
import { pino } from 'pino'
import type { SectionPlan } from '../contracts/blueprint.ts'
import { newId } from '../contracts/ids.ts'
import { makeNode, reachNode } from '../server/node.ts'
import { perform } from '../server/platform/action.ts'
import { readConfig } from '../server/platform/config.ts'
import { nodeActor } from '../server/platform/permissions.ts'
import { apply, loadBlueprint, plan } from '../server/rooms/blueprint/index.ts'
import { root } from '../server/root.ts'

const say = (line: string) => console.log(line)

/** `sarhad blueprint plan DIRECTORY`, `sarhad blueprint apply DIRECTORY` */
export async function blueprint(words: string[]): Promise<number> {
  const [verb, directory, ...rest] = words
  if ((verb !== 'plan' && verb !== 'apply') || !directory || rest.length)
    throw new Error(
      'Say what to do with which directory, for example: sarhad blueprint plan blueprints/southern-border',
    )
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const prepared = await reachNode(config, say)
  const app = await makeNode(config, prepared, pino({ level: 'silent' }), 'http://127.0.0.1')
  try {
    const read = await loadBlueprint(directory, app.platform.sections)
    const actor = { ...nodeActor(read.head.headOffice), id: `operator:${userInfo().username}` }
    const { plan: found } = await perform(app.platform, plan, actor, newId(), read)
    tell(found)
    if (verb === 'plan') return 0
    const { changed } = await perform(app.platform, apply, actor, newId(), read)
    await app.sequencer.tick()
    const name = `${read.head.id}, version ${read.head.version}`
    say(
      changed
        ? `Applied: ${name}. A node that is running follows at once.`
        : `${name} stands here already; nothing was changed.`,
    )
    return 0
  } finally {
    await app.close()
    await prepared.stop()
  }
}

const shown = 8

/** What would change, by section: the first ids of each kind, and how many more. */
function tell(found: SectionPlan[]): void {
  if (found.length === 0) say('Nothing differs from what stands here.')
  for (const { section, ...part } of found) {
    for (const [kind, sign] of [
      ['add', '+'],
      ['change', '~'],
      ['remove', '-'],
    ] as const) {
      const ids = part[kind]
      const more = ids.length > shown ? ` and ${ids.length - shown} more` : ''
      if (ids.length) say(`  ${sign} ${section}: ${ids.slice(0, shown).join(', ')}${more}`)
    }
  }
}

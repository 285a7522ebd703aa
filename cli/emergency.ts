import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import type { App } from '../server/assemble.ts'
import { makeNode, reachNode } from '../server/node.ts'
import { readConfig } from '../server/platform/config.ts'
import { nodeActor } from '../server/platform/permissions.ts'
import { momentAt } from '../server/platform/print/text.ts'
import {
  countryZone,
  emergencies,
  type Letter,
  makeSeal,
  NotThisWay,
  renderLetter,
  textOfLetter,
} from '../server/rooms/posts/index.ts'
import { root } from '../server/root.ts'

const say = (line: string) => console.log(line)

/** `sarhad emergency [seal …]`: how the emergency accounts stand, or two new letters for one place. */
export async function emergency(words: string[]): Promise<number> {
  const [verb, ...rest] = words
  if (verb !== undefined && verb !== 'seal') throw new Error('See what can be done: sarhad emergency --help')
  const asked = verb === 'seal' ? askedOf(rest) : undefined
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const prepared = await reachNode(config, say)
  const app = await makeNode(config, prepared, pino({ level: 'silent' }), 'http://127.0.0.1')
  try {
    if (asked) await sealPlace(app, asked)
    else await tellAll(app)
    return 0
  } finally {
    await app.close()
    await prepared.stop()
  }
}

interface Asked {
  site: string
  authority: string
  safes: [string, string]
  out: string | undefined
}

/** @throws Error naming what is missing, before anything is made. */
function askedOf(words: string[]): Asked {
  const text = { type: 'string' as const }
  const { values } = parseArgs({
    args: words,
    options: { site: text, authority: text, safe: { type: 'string', multiple: true }, out: text },
  })
  const { site, authority, out } = values
  const [first, second, ...more] = (values.safe ?? []).map(safe => safe.trim()).filter(Boolean)
  if (!site || !authority)
    throw new Error('Say whose account it is: --site ID --authority ID. See: sarhad emergency --help')
  if (!first || !second || more.length > 0 || first === second)
    throw new Error('Say where each letter will lie, in two different places: --safe "…" --safe "…"')
  return { site, authority, safes: [first, second], out }
}

async function sealPlace(app: App, { out, safes, ...of }: Asked): Promise<void> {
  const paths = out === undefined ? [] : filesIn(out)
  const actor = { ...nodeActor(of.site), id: `operator:${userInfo().username}` }
  const { codes, place, number, at } = await makeSeal(app.platform, actor, of).catch(error => {
    throw error instanceof NotThisWay ? new Error(sentenceOf(error, of)) : error
  })
  await app.sequencer.tick()
  const day = momentAt(at, await countryZone(app.platform))
  const letters = codes.map((code, i): Letter => {
    const nth = i === 0 ? 1 : 2
    return { nth, code, place, number, at: day, safe: safes[nth - 1] ?? '' }
  })
  say(`Seal ${number} of ${place.en} is in force; letters of before open nothing any more.`)
  for (const [i, letter] of letters.entries()) {
    const written = paths[i] && (await write(paths[i], letter))
    say(written ? `  letter ${letter.nth}: ${written}` : `\n${'─'.repeat(96)}\n${textOfLetter(letter)}\n`)
  }
  say('Shown once. Print both, keep no other copy, close the envelopes.')
}

/** @returns where it lies; nothing when it could not be written, and then it is shown: the letters of before are void already. */
async function write(path: string, letter: Letter): Promise<string | undefined> {
  try {
    writeFileSync(path, await renderLetter(letter), { mode: 0o600, flag: 'wx' })
    return path
  } catch (error) {
    say(
      `  ${path} could not be written (${error instanceof Error ? error.message : error}). The letter itself:`,
    )
    return undefined
  }
}

/** @throws Error when a letter of before still lies there: it is not overwritten, for it may not have been printed. */
function filesIn(folder: string): string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const paths = [1, 2].map(nth => join(folder, `emergency-letter-${nth}.pdf`))
  const there = paths.find(path => existsSync(path))
  if (there) throw new Error(`${there} is there already. Print and delete it, or name another folder.`)
  return paths
}

function sentenceOf({ reason, there }: NotThisWay, of: { site: string; authority: string }): string {
  if (there.length === 0)
    return 'No blueprint has been applied here, so no place of work is known. First: sarhad blueprint apply DIRECTORY'
  const [kind, id] = reason === 'unknown-place' ? ['place of work', of.site] : ['authority', of.authority]
  return `The blueprint names no ${kind} "${id}". It names: ${there.join(', ')}.`
}

async function tellAll(app: App): Promise<void> {
  const found = await emergencies(app.platform)
  if (found.length === 0) say('No place of work has a workstation yet, so there is nothing to seal.')
  for (const { site, seal, open, unreviewed } of found) {
    const states = [
      !seal && 'not sealed: no letters open it',
      seal && (seal.spent ? `seal ${seal.number} is spent: make two new letters` : `sealed, ${seal.number}`),
      open.length > 0 && 'OPEN NOW',
      unreviewed.length > 0 && `openings that wait for their review: ${unreviewed.length}`,
    ]
    say(`  ${site.padEnd(16)} ${states.filter(Boolean).join('; ')}`)
  }
}

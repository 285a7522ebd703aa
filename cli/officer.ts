import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { RegisterOfficer } from '../contracts/officers.ts'
import type { Words } from '../contracts/words.ts'
import { makeNode, reachNode } from '../server/node.ts'
import { readConfig } from '../server/platform/config.ts'
import { nodeActor } from '../server/platform/permissions.ts'
import { addAdministrator, issueEnrolmentCode, NotThisWay } from '../server/rooms/posts/index.ts'
import { root } from '../server/root.ts'

const say = (line: string) => console.log(line)

/** `sarhad officer add …`: the first administrators of a node. */
export async function officer(words: string[]): Promise<number> {
  const [verb, ...rest] = words
  if (verb !== 'add') throw new Error('Say what to do with whom: sarhad officer add --help')
  const given = particularsOf(rest)
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const prepared = await reachNode(config, say)
  const app = await makeNode(config, prepared, pino({ level: 'silent' }), 'http://127.0.0.1')
  try {
    const actor = { ...nodeActor(given.site), id: `operator:${userInfo().username}` }
    const paper = await addAdministrator(app.platform, actor, given).catch(error => {
      throw error instanceof NotThisWay ? new Error(sentenceOf(error, given)) : error
    })
    const { code } = await issueEnrolmentCode(app.platform, actor)
    await app.sequencer.tick()
    tell(paper, given.site, code)
    return 0
  } finally {
    await app.close()
    await prepared.stop()
  }
}

const Particulars = RegisterOfficer.omit({ duties: true, reason: true })

/** @throws Error naming the option that is missing or cannot be meant. */
function particularsOf(words: string[]) {
  const text = { type: 'string' as const }
  const { values } = parseArgs({
    args: words,
    options: {
      username: text,
      name: text,
      rank: { type: 'string', multiple: true },
      authority: text,
      unit: text,
      site: text,
    },
  })
  const parsed = Particulars.safeParse({ ...values, rank: rankOf(values.rank ?? []) })
  if (parsed.success) return parsed.data
  const options = [...new Set(parsed.error.issues.map(issue => `--${String(issue.path[0])}`))]
  throw new Error(`Missing, or not as it should be: ${options.join(', ')}. See: sarhad officer --help`)
}

/** `engineer` for all languages, or `az=mühəndis` for each; a language that is left out says what the first says. */
function rankOf(given: string[]): Partial<Words> {
  const named = given.map(one => /^(az|en|ru|fa)=(.+)$/.exec(one))
  const [first] = given
  const fallback = named[0]?.[2] ?? first
  if (!fallback) return {}
  const rank: Words = { az: fallback, en: fallback, ru: fallback, fa: fallback }
  for (const found of named) if (found) rank[found[1] as keyof Words] = found[2] ?? fallback
  return rank
}

function sentenceOf(
  { reason, there }: NotThisWay,
  given: { username: string; site: string; authority: string },
): string {
  if (reason === 'enough')
    return `${there.join(' and ')} are administrators in service. From two on, administrators are added at the desk:\none puts the officer on file, another approves the duty.`
  if (reason === 'taken') return `Somebody already signs in as ${given.username}. Choose another name.`
  const kind = reason === 'unknown-place' ? 'place of work' : 'authority'
  const asked = reason === 'unknown-place' ? given.site : given.authority
  if (there.length === 0)
    return 'No blueprint has been applied here, so no place of work is known. First: sarhad blueprint apply DIRECTORY'
  return `The blueprint names no ${kind} "${asked}". It names: ${there.join(', ')}.`
}

function tell(
  paper: { username: string; password: string; expiresAt: string },
  site: string,
  code: string,
): void {
  say('')
  say(`  ${paper.username} is an administrator at ${site}. Shown once, for a paper:`)
  say(`    password for the first sign-in   ${paper.password}   until ${paper.expiresAt}`)
  say(`    code that enrols a workstation   ${code}   for an hour`)
  say('')
  say('  Start the node (sarhad serve), open it in a browser, enrol the browser with the code and sign in.')
  say('  A password of one\u2019s own is chosen then, and a code app is set up.')
}

import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import { action, type Platform, perform } from '../../../platform/action.ts'
import type { Actor } from '../../../platform/permissions.ts'
import type { Client, TestApp } from '../../../testing/app.ts'
import type { PersonSubject, Subject } from '../find.ts'
import { type Screened, screen } from '../screen.ts'

export const actorOf = ({ session }: Client): Actor => ({
  id: session.officer.id,
  duty: session.shift?.duty ?? session.officer.duties[0] ?? 'first-line',
  authority: session.officer.authority,
  unit: 'test',
  site: session.site,
  post: session.post?.id ?? null,
  lane: session.shift?.lane.id ?? null,
  shift: session.shift?.id ?? null,
  workstation: session.workstation.id,
  facts: {},
})

/** Screens subjects through the doorway, as the opening of a crossing does. */
export async function ask(
  platform: Platform,
  actor: Actor,
  subjects: Subject[],
  crossing = newId(),
): Promise<Screened> {
  return await perform(
    platform,
    action({
      name: 'crossings.open',
      input: z.object({}),
      needs: 'shift',
      async run({ tx }) {
        const screened = await screen(platform, tx, { crossing, by: actor.id, lane: actor.lane, subjects })
        return { ids: {}, subject: crossing, record: {}, answer: screened }
      },
      answer: () => Promise.reject(new Error('asked anew')),
    }),
    actor,
    newId(),
    {},
  )
}

export const person = (
  platform: Platform,
  names: string[],
  also: Partial<PersonSubject> = {},
): PersonSubject => ({
  kind: 'person',
  id: newId(),
  names,
  birthDate: null,
  sex: 'unspecified',
  nationality: null,
  documents: [],
  personHash: platform.keys.lookup('person', `${names[0]} ${also.birthDate ?? ''}`),
  ...also,
})

export const csvHeader =
  'kind,id,name,native,aliases,weak_aliases,birth_dates,sex,nationalities,documents,plate,purpose,reference,remarks'
export const csvOf = (...rows: string[]) => Buffer.from(`${[csvHeader, ...rows].join('\n')}\n`)
export const csvPerson = (id: string, name: string, birth = '', remarks = '') =>
  `person,${id},${name},,,,${birth},,,,,wanted,Case ${id},${remarks}`

/** A document and a vehicle, so that no section of the demonstration's list is empty beside them. */
export const csvOthers = [
  'document,D-1,,,,,,,,AZE:ZZ0000001,,lost-or-stolen,D-1,',
  'vehicle,V-1,,,,,,,,,AZE:99-ZZ-001,sought-vehicle,V-1,',
]

/** Follows a job to its end. */
export async function ended(client: Client, job: string) {
  for (let i = 0; i < 400; i++) {
    const { body } = await client.get(`/api/jobs/${job}`)
    if (['done', 'failed', 'stopped'].includes(body.step)) return body
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('the import did not end')
}

export async function give(client: Client, list: string, file: Buffer) {
  const { status, body } = await client.post(`/api/lists/${list}/versions`, file)
  if (status !== 202) throw new Error(`answered ${status}: ${JSON.stringify(body)}`)
  return await ended(client, body.id)
}

/** A second person lets what waits answer. */
export async function approve(client: Client, list: string, proposal: string, answer = 'approved') {
  const way = `/api/lists/${list}/proposals/${proposal}/answers`
  return await client.post(way, { answer, reason: 'Compared with the publisher by telephone' })
}

export const count = async (app: TestApp, table: string) =>
  Number((await app.query(`select count(*)::int as n from ${table}`))[0]?.n)

import { expect } from 'vitest'
import type { Answer, Client, TestApp } from '../../../testing/app.ts'

export const rank = { az: 'gizir', en: 'warrant officer', ru: 'прапорщик', fa: 'ستوان‌یار' }

export const particulars = (username: string, more: object = {}) => ({
  username,
  name: 'Planted Uydurmazadə',
  rank,
  authority: 'sbs',
  unit: 'bilasuvar-1',
  site: 'bilasuvar',
  duties: ['first-line'],
  reason: 'order 7',
  ...more,
})

/** Status and the key of the sentence that says why not. */
export const why = ({ status, body }: Answer): [number, string | undefined] => [status, body.detail?.key]

/** The two administrators of Bilasuvar at their desk. */
export async function openDesk(t: TestApp) {
  const at = { orxan: await t.as('orxan'), ilkin: await t.as('ilkin') }
  const approve = (change: string, who: Client = at.ilkin) =>
    who.post('/api/officer-changes/answer', { changes: [change], answer: 'approved' })
  return {
    get orxan(): Client {
      return at.orxan
    },
    get ilkin(): Client {
      return at.ilkin
    },
    /** After the clock ran past a session's end. */
    async again(): Promise<void> {
      at.orxan = await t.as('orxan')
      at.ilkin = await t.as('ilkin')
    },
    fileOf: async (officer: string) => (await at.orxan.get(`/api/officers/${officer}`)).body,
    propose: (officer: string, change: object, who: Client = at.orxan) =>
      who.post(`/api/officers/${officer}/changes`, { change, reason: 'for the trial' }),
    approve,
    /** Adds an officer and approves the duties. @returns the officer's id. */
    async added(username: string, more: object = {}): Promise<string> {
      const { status, body } = await at.orxan.post('/api/officers', particulars(username, more))
      expect(status).toBe(201)
      expect((await approve(body.change)).body).toEqual({ answered: 1 })
      return body.officer
    },
    /** The password that is told once. */
    async paperFor(officer: string): Promise<string> {
      const reason = 'first paper'
      return String((await at.orxan.post(`/api/officers/${officer}/password`, { reason })).body.password)
    },
    async idOf(username: string): Promise<string> {
      const [row] = await t.query('select id from posts.officer where username = $1', [username])
      return String(row?.id)
    },
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>

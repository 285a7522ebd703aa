import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import type { DutyName, Session } from '../../../contracts/posts.ts'
import { type Platform, perform } from '../../platform/action.ts'
import { nodeActor } from '../../platform/permissions.ts'
import type { TestApp } from '../../testing/app.ts'
import { makeDevice } from '../../testing/device.ts'
import { createOfficer, issueEnrolmentCode, type NewOfficer, publishRoster } from './index.ts'

/** A browser for tests of the ceremony itself: its own key and cookies, as the web keeps them. */
export interface Answered {
  status: number
  body: Record<string, unknown>
  /** Key of the sentence that says why not. */
  why: string | undefined
  params: Record<string, unknown>
}

export async function openBrowser(app: FastifyInstance, platform: Platform) {
  const device = await makeDevice()
  const cookies = new Map<string, string>()
  const token = () => decodeURIComponent(cookies.get('sarhad.session_token') ?? '').replace(/\.[^.]*$/, '')
  const proofFor = (method: string, path: string, held = token()) =>
    device.proof(method, `${platform.origin}/api${path}`, platform.clock.now(), held || undefined)

  async function send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    proof?: string,
  ): Promise<Answered> {
    const answer = await app.inject({
      method,
      url: `/api${path}`,
      headers: {
        dpop: proof ?? (await proofFor(method, path)),
        'sarhad-request': newId(),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body !== undefined && { payload: body as object }),
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      if (value && !/max-age=0/i.test(line)) cookies.set(name, value)
      else cookies.delete(name)
    }
    const content = answer.json() as { detail?: { key: string; params?: Record<string, unknown> } }
    const { detail } = content
    return {
      status: answer.statusCode,
      body: content as Record<string, unknown>,
      why: detail?.key,
      params: detail?.params ?? {},
    }
  }

  return {
    device,
    cookies,
    token,
    proofFor,
    get: (path: string, proof?: string) => send('GET', path, undefined, proof),
    post: (path: string, body: unknown = {}, proof?: string) => send('POST', path, body, proof),
    /** Enrols this browser with a fresh code. @returns the workstation's id. */
    async enrol(site: string): Promise<string> {
      const { code } = await issueEnrolmentCode(platform, nodeActor(site))
      return String((await send('POST', '/workstations', { code, label: `trial ${site}` })).body.id)
    },
    signIn: (username: string, password: string) => send('POST', '/session', { username, password }),
    async session(): Promise<Session> {
      return (await send('GET', '/session')).body as unknown as Session
    },
  }
}
export type Browser = Awaited<ReturnType<typeof openBrowser>>

export const password = 'a-long-enough-password'
const rank = { az: 'kapitan', en: 'captain', ru: 'капитан', fa: 'سروان' }

/** A synthetic officer of the border guard at Bilasuvar unless told otherwise. */
export async function hire(platform: Platform, username: string, given: Partial<NewOfficer> = {}) {
  const site = given.site ?? 'bilasuvar'
  const made = await createOfficer(platform, nodeActor(site), {
    username,
    name: `Officer ${username}`,
    rank,
    authority: 'border-guard',
    unit: 'trial',
    site,
    duties: ['first-line'],
    secondFactor: false,
    password,
    ...given,
  })
  return made.officer
}

export const hours = (n: number) => n * 3_600_000

/** What a shift is opened with. */
export const open = (lane: string, duty: DutyName = 'first-line') => ({ lane, duty, radiation: 'works' })

/** What the trials of this room do again and again, on one node. */
export function makeTrial(t: TestApp) {
  const browser = () => openBrowser(t.app, t.platform)
  return {
    browser,
    /** Ledger lines of an action, about a subject where one is named. */
    lines: async (action: string, subject?: string) =>
      (await t.ledger(action)).filter(line => subject === undefined || line.subject === subject),
    /** An officer signed in on a workstation of their own, at Bilasuvar unless told otherwise. */
    async signedIn(username: string, given: Partial<NewOfficer> = {}) {
      const officer = await hire(t.platform, username, given)
      const at = await browser()
      const workstation = await at.enrol(given.site ?? 'bilasuvar')
      expect((await at.signIn(username, password)).body.state).toBe('signed-in')
      return { officer, at, workstation }
    },
    /** Publishes one entry: from and until in hours from now. */
    rosterFor(
      officer: string,
      lane: string,
      from: number,
      until: number,
      duty: DutyName = 'first-line',
      site = 'bilasuvar',
    ) {
      const instant = (h: number) => new Date(t.platform.clock.now().getTime() + hours(h)).toISOString()
      const entries = [{ officer, lane, duty, from: instant(from), until: instant(until) }]
      return perform(t.platform, publishRoster, nodeActor(site), newId(), { entries })
    },
  }
}
export type Trial = ReturnType<typeof makeTrial>

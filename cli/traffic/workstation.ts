import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../../contracts/ids.ts'
import { makeDevice } from '../../server/testing/device.ts'

export interface Answer {
  status: number
  // as parsed: the server's own schemas have checked the shape
  body: ReturnType<typeof JSON.parse>
}

/** Told of each request: what it was for, how long it took, how it was answered. */
export type Told = (act: string, ms: number, status: number) => void

/** A browser at a place of work as the node sees one: a key of its own, a proof for each request, cookies, one id a press. */
export class Workstation {
  private readonly jar = new Map<string, string>()
  private constructor(
    private readonly url: string,
    private readonly device: Awaited<ReturnType<typeof makeDevice>>,
    private readonly told: Told,
    private readonly now: () => Date,
  ) {}

  /** Enrols a new browser at a site. Only a demonstration answers this address. */
  static async enrol(
    url: string,
    site: string,
    label: string,
    told: Told,
    now = () => new Date(),
  ): Promise<Workstation> {
    const station = new Workstation(url, await makeDevice(), told, now)
    station.must(await station.post('enrol', '/demonstration/workstations', { site, label }), 201)
    return station
  }

  async signIn(username: string, password: string, code: () => Promise<string | undefined>): Promise<void> {
    const step = this.must(await this.post('sign in', '/session', { username, password }), 200)
    if (step.body.state !== 'code-needed') return
    this.must(await this.post('sign in', '/session/code', { code: (await code()) ?? '' }), 200)
  }

  /** Traffic that was cut off left its shifts open: an officer ends the one before first. */
  async openShift(lane: string, duty: string): Promise<void> {
    await this.endShift()
    this.must(await this.post('open shift', '/shifts', { lane, duty, radiation: 'works' }), 201)
  }

  endShift = (): Promise<Answer> => this.post('end shift', '/shifts/current/end')

  get = (act: string, path: string): Promise<Answer> => this.send('GET', act, path)
  post = (act: string, path: string, body: unknown = {}): Promise<Answer> =>
    this.send('POST', act, path, body)

  private must(answer: Answer, status: number): Answer {
    if (answer.status === status) return answer
    throw new Error(`The node answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  }

  /** One press. Without an answer it is pressed again with the same id, as the screens do: nothing happens twice (I-45). */
  private async send(method: 'GET' | 'POST', act: string, path: string, body?: unknown): Promise<Answer> {
    const request = newId()
    for (let attempt = 0; ; attempt++) {
      const began = performance.now()
      try {
        const answer = await this.once(method, `${this.url}/api${path}`, request, body)
        if (answer.status === 429 && attempt < 20) {
          await sleep(3000)
          continue
        }
        this.told(act, performance.now() - began, answer.status)
        return answer
      } catch {
        this.told(act, performance.now() - began, 0)
        if (attempt >= 20) throw new Error('The node no longer answers.')
        await sleep(1000)
      }
    }
  }

  private async once(method: string, url: string, request: string, body: unknown): Promise<Answer> {
    const held = decodeURIComponent(this.jar.get('sarhad.session_token') ?? '')
    const token = held.slice(0, Math.max(0, held.lastIndexOf('.'))) || undefined
    const response = await fetch(url, {
      method,
      headers: {
        dpop: await this.device.proof(method, url.split('?')[0] ?? url, this.now(), token),
        ...(method === 'POST' && { 'sarhad-request': request, 'content-type': 'application/json' }),
        cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) this.jar.delete(pair.slice(0, at))
      else this.jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return { status: response.status, body: await response.json().catch(() => null) }
  }
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { addressFile, makeNode, reachNode } from '../../server/node.ts'
import { type Config, readConfig } from '../../server/platform/config.ts'
import { newPassword } from '../../server/platform/sign-in.ts'
import { root } from '../../server/root.ts'
import { type Seat, seatTraffic, trafficLanes } from '../../server/traffic.ts'
import { chanceOf } from './chance.ts'
import { Figures } from './figures.ts'
import { arrival } from './people.ts'
import { answer, clear, type Place, settle } from './work.ts'
import { Workstation } from './workstation.ts'

const say = (line: string) => console.log(line)

interface Wanted {
  lanes: number
  perMinute: number
  seed: number
  minutes: number
}

/** `sarhad demo traffic`: drives the public addresses of a running demonstration, as its workstations would. */
export async function traffic(words: string[]): Promise<number> {
  const wanted = read(words)
  const config = readConfig({ mode: 'demo', root, env: process.env })
  if (!existsSync(addressFile(config)))
    throw new Error('The demonstration does not run. Start it in another terminal: npm start')
  const url = readFileSync(addressFile(config), 'utf8').trim()
  const node = await reachNode(config, say)
  const app = await makeNode(config, node, pino({ level: 'silent' }), url)
  const figures = new Figures()
  try {
    const password = passwordOf(config)
    const seats = await seatTraffic(app.platform, await trafficLanes(app.platform, wanted.lanes), password)
    const places = await Promise.all(
      seats.map(seat => sitDown(url, seat, password, figures, wanted, app.platform.signIn.currentCode)),
    )
    say(`${seats.length} invented officers are at work at ${url}. P pauses, Q ends.`)
    await run(places, seats, wanted, figures)
    await Promise.all(places.map(({ station }) => station.endShift()))
  } finally {
    await app.close()
    await node.stop()
  }
  for (const line of figures.table()) say(line)
  return figures.errors ? 1 : 0
}

function read(words: string[]): Wanted {
  const { values } = parseArgs({
    args: words,
    options: {
      lanes: { type: 'string', default: '12' },
      'per-minute': { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '0' },
    },
  })
  const number = (name: keyof typeof values, least: number, most: number) => {
    const value = Number(values[name])
    if (!(value >= least && value <= most)) throw new Error(`--${name} is a number from ${least} to ${most}.`)
    return value
  }
  return {
    lanes: number('lanes', 1, 20),
    perMinute: number('per-minute', 1, 200), // the node answers 1200 requests a minute of one machine
    seed: number('seed', 0, 2 ** 32 - 1),
    minutes: number('minutes', 0, 100_000),
  }
}

/** One password for all of them, made once and kept beside the demonstration's keys. */
function passwordOf(config: Config): string {
  const file = join(config.data, 'keys/traffic')
  if (!existsSync(file)) writeFileSync(file, newPassword(), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}

async function sitDown(
  url: string,
  { username, lane, duty }: Seat,
  password: string,
  figures: Figures,
  { seed, perMinute, lanes }: Wanted,
  code: (username: string) => Promise<string | undefined>,
): Promise<Place> {
  const station = await Workstation.enrol(url, lane.site, username, figures.told)
  await station.signIn(username, password, () => code(username))
  await station.openShift(lane.id, duty)
  // an officer has so long for one traveller that the lanes together keep the rate
  const secondMs = Math.min(1000, (60_000 * lanes) / perMinute / 12)
  return { station, figures, chance: chanceOf(seed + lane.id.length * 7919), secondMs }
}

/** Arrivals at random moments of the wanted rate go to the next free booth; the others work through what waits for them. */
async function run(places: Place[], seats: Seat[], wanted: Wanted, figures: Figures): Promise<void> {
  const ends = wanted.minutes ? Date.now() + wanted.minutes * 60_000 : Number.POSITIVE_INFINITY
  const control = keyboard()
  const busy = new Set<Promise<void>>()
  const free = seats.flatMap((seat, i) => (seat.duty === 'first-line' ? [i] : []))
  const chance = chanceOf(wanted.seed)
  const over = () => control.ended() || Date.now() >= ends
  const loops = seats.flatMap(({ duty }, i) => {
    const [place, work] = [places[i], { 'second-line': settle, customs: answer }[duty as string]]
    return place && work ? [repeat(() => work(place), over, control.paused)] : []
  })
  const clock = setInterval(
    () => say(`  ${control.paused() ? 'paused' : new Date().toTimeString().slice(0, 8)}  ${figures.line()}`),
    10_000,
  )
  while (!over()) {
    await sleep(-Math.log(1 - chance.next()) * (60_000 / wanted.perMinute))
    const index = control.paused() ? undefined : free.shift()
    const [place, seat] = index === undefined ? [] : [places[index], seats[index]]
    if (index === undefined || !place || !seat) continue // everybody is busy, as at a border: this one comes later
    const done = clear(place, arrival(chance, new Date(), seat.lane.class === 'car')).finally(() =>
      free.push(index),
    )
    const watched = done.catch(error => say(String(error))).finally(() => busy.delete(watched))
    busy.add(watched)
  }
  await Promise.all([...busy, ...loops])
  clearInterval(clock)
  control.close()
}

async function repeat(work: () => Promise<void>, over: () => boolean, paused: () => boolean): Promise<void> {
  while (!over()) {
    if (!paused()) await work()
    await sleep(2500)
  }
}

/** P pauses and goes on, Q and Ctrl-C end; without a terminal only signals do. */
function keyboard() {
  let [paused, ended] = [false, false]
  const end = () => {
    ended = true
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  const press = (key: Buffer) => {
    if (/[pP ]/.test(key.toString())) paused = !paused
    if (/[qQ\u0003]/.test(key.toString())) end()
  }
  const { stdin } = process
  if (stdin.isTTY) {
    stdin.setRawMode(true)
    stdin.on('data', press)
  }
  return {
    paused: () => paused,
    ended: () => ended,
    close: () => {
      if (!stdin.isTTY) return
      stdin.setRawMode(false)
      stdin.off('data', press).pause()
    },
  }
}

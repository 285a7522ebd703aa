import pg from 'pg'
import { newId } from '../../contracts/ids.ts'

/** News of an action: identifiers only, never content. */
export interface News {
  site: string
  action: string
  subject: string | null
}

export interface Live {
  /** Tells listeners of this process at once. Other processes hear of it from the sequencer's tick. */
  tell(news: News): void
  /** @returns how to stop listening. */
  hear(listener: (news: News) => void): () => void
}

/**
 * Listeners in this process hear an action at its commit. NOTIFY is left to the sequencer, once a second for each site:
 * a NOTIFY in every action takes PostgreSQL's one notification lock across the flush and would put all lanes in a row.
 */
export function makeLive(): Live {
  const listeners = new Set<(news: News) => void>()
  return {
    tell: news => {
      for (const listener of listeners) listener(news)
    },
    hear: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const channel = 'sarhad'

/** Which process sequenced: its own listeners heard of the actions at their commit. */
const instance = newId()

/** What the sequencer says of the lines it placed; names of actions only. */
export const toldOf = (site: string, actions: Iterable<string>): string =>
  JSON.stringify({ by: instance, site, actions: [...new Set(actions)].slice(0, 100) })

function news(payload: string | undefined): News[] {
  const { by, site, actions } = JSON.parse(payload ?? '{}') as {
    by?: string
    site?: string
    actions?: string[]
  }
  if (by === instance || !site) return []
  return (actions ?? []).map(action => ({ site, action, subject: null }))
}

/** Hears what other processes of this node (the command line, a second server) sequenced; polls too, for a lost connection says nothing. */
export function hearOthers(url: string, live: Live, everySeconds = 30): { stop(): Promise<void> } {
  let client: pg.Client | undefined
  let stopped = false
  const listen = async () => {
    if (stopped) return
    const next = new pg.Client({ connectionString: url })
    next.on('error', () => {})
    next.on('end', () => {
      client = undefined
      if (!stopped) setTimeout(() => void listen(), 1000).unref()
    })
    next.on('notification', n => {
      for (const item of news(n.payload)) live.tell(item)
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      client = next
    } catch {
      await next.end().catch(() => {})
    }
  }
  void listen()
  const poll = setInterval(
    () => live.tell({ site: '', action: 'platform.poll', subject: null }),
    everySeconds * 1000,
  )
  poll.unref()
  return {
    stop: async () => {
      stopped = true
      clearInterval(poll)
      await client?.end().catch(() => {})
    },
  }
}

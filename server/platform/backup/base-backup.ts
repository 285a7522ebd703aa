import type { Writable } from 'node:stream'
import pg from 'pg'

export interface BaseBackup {
  /** Write-ahead log positions between which the copy was made; with all of it the copy is one state, that of `end`. */
  start: string
  end: string
}

/**
 * Copies a running cluster over the replication protocol ("Streaming Replication Protocol", BASE_BACKUP) as one tar, with the
 * write-ahead log it needs to become consistent. Page checksums are verified by the server on the way.
 * @throws the server's error; a login without the right to replicate gets 42501
 */
export async function baseBackup(url: string, tar: Writable): Promise<BaseBackup> {
  const client = new pg.Client({ connectionString: url, replication: 'true' } as pg.ClientConfig)
  client.on('error', () => {}) // the copy in flight fails with it
  await client.connect()
  try {
    const rows = await new Promise<string[][]>((resolve, reject) => {
      tar.once('error', reject)
      client.query(new Copy(tar, resolve, reject))
    })
    const [start, , end] = [rows[0], rows[1], rows.at(-1)]
    if (!start?.[0] || !end?.[0]) throw new Error('the server did not say between which positions it copied')
    return { start: start[0], end: end[0] }
  } finally {
    await client.end()
  }
}

const command = `BASE_BACKUP (LABEL 'sarhad', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`

interface Connection {
  query(text: string): void
  stream: { isPaused(): boolean; pause(): void; resume(): void }
}

/** One archive arrives as messages that begin with their kind: `n` a new archive, `d` its bytes, `p` progress. */
class Copy implements pg.Submittable {
  private readonly rows: string[][] = []
  private archives = 0

  constructor(
    private readonly tar: Writable,
    private readonly resolve: (rows: string[][]) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: unknown): void {
    ;(connection as Connection).query(command)
  }

  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    const kind = String.fromCharCode(chunk[0] ?? 0)
    if (kind === 'n' && ++this.archives > 1)
      this.tar.destroy(new Error('The cluster has tablespaces of its own, which this copy does not know.'))
    if (kind !== 'd') return
    // the parser uses its buffer again, and the writer keeps what it is given for a while
    if (this.tar.write(Buffer.from(chunk.subarray(1)))) return
    if (connection.stream.isPaused()) return // pieces that had arrived before the pause
    connection.stream.pause()
    this.tar.once('drain', () => connection.stream.resume())
  }

  handleDataRow({ fields }: { fields: string[] }): void {
    this.rows.push(fields)
  }

  handleError(error: Error): void {
    this.reject(error)
  }

  handleReadyForQuery(): void {
    this.resolve(this.rows)
  }

  handleRowDescription(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
}

/**
 * What every PostgreSQL server under Sarhad must be set to. The embedded server is started with these values; a
 * server given by DATABASE_URL is asked, and the caller refuses to serve when the answer is not empty.
 */

interface Requirement {
  setting: string
  /** Accepted values as pg_settings shows them; the first is the one we set ourselves. */
  must: readonly [string, ...string[]]
  why: Why
  /** Where it is mended: for the whole server, for our database alone, or when the cluster is made. */
  mend: 'server' | 'database' | 'initdb'
  /** Belongs to an extension, so its absence is right. */
  optional?: true
}

/** Said in English at a start that is refused, in the reader's language by the doctor (`operations:why.…`). */
const reasons = {
  'on-disk': 'otherwise what an officer saw acknowledged can be lost in a power cut',
  'no-person': 'otherwise names and document numbers reach the server log',
  'sound-pages': 'otherwise a damaged page is read as if it were sound',
} as const
type Why = keyof typeof reasons
const onDisk = 'on-disk'
const noPerson = 'no-person'

const REQUIREMENTS: readonly Requirement[] = [
  { setting: 'fsync', must: ['on'], why: onDisk, mend: 'server' },
  { setting: 'full_page_writes', must: ['on'], why: onDisk, mend: 'server' },
  { setting: 'synchronous_commit', must: ['on', 'remote_apply'], why: onDisk, mend: 'database' },
  {
    setting: 'data_checksums',
    must: ['on'],
    why: 'sound-pages',
    mend: 'initdb',
  },
  // Terse drops DETAIL and CONTEXT, where a violated key shows the whole row.
  { setting: 'log_error_verbosity', must: ['terse'], why: noPerson, mend: 'database' },
  // "invalid input syntax for type date: …" carries the value in the message itself, so the errors of sessions stay
  // out of the log altogether; the program, which receives them, records their code. The server's own lines remain.
  { setting: 'log_min_messages', must: ['log', 'fatal', 'panic'], why: noPerson, mend: 'database' },
  { setting: 'log_min_error_statement', must: ['panic'], why: noPerson, mend: 'database' },
  { setting: 'log_parameter_max_length_on_error', must: ['0'], why: noPerson, mend: 'database' },
  { setting: 'log_parameter_max_length', must: ['0'], why: noPerson, mend: 'database' },
  { setting: 'log_statement', must: ['none'], why: noPerson, mend: 'database' },
  { setting: 'log_min_duration_statement', must: ['-1'], why: noPerson, mend: 'database' },
  { setting: 'log_min_duration_sample', must: ['-1'], why: noPerson, mend: 'database' },
  { setting: 'log_transaction_sample_rate', must: ['0'], why: noPerson, mend: 'database' },
  { setting: 'debug_print_parse', must: ['off'], why: noPerson, mend: 'database' },
  { setting: 'debug_print_rewritten', must: ['off'], why: noPerson, mend: 'database' },
  { setting: 'debug_print_plan', must: ['off'], why: noPerson, mend: 'database' },
  { setting: 'auto_explain.log_min_duration', must: ['-1'], why: noPerson, mend: 'database', optional: true },
  { setting: 'pgaudit.log', must: ['none'], why: noPerson, mend: 'database', optional: true },
]

/** The values an embedded server is started with, by name. */
export const REQUIRED_SETTINGS: Readonly<Record<string, string>> = Object.fromEntries(
  REQUIREMENTS.filter(r => r.mend !== 'initdb' && !r.optional).map(r => [r.setting, r.must[0]]),
)

/** One query as `pg` answers it. */
export type Query = (text: string, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>

/** A setting that is not as it must be. */
export interface SettingFault {
  setting: string
  /** undefined: the server did not tell, which is a fault, never consent. */
  is: string | undefined
  must: readonly [string, ...string[]]
  why: Why | undefined
  mend: 'server' | 'database' | 'initdb' | 'version'
  database: string
}

/** Compares the settings of this very session with what they must be. @throws what `query` throws */
export async function settingFaults(query: Query): Promise<SettingFault[]> {
  const names = [...REQUIREMENTS.map(r => r.setting), 'server_version_num']
  const { rows } = await query(
    'select name, setting, current_database() as database from pg_settings where name = any($1)',
    [names],
  )
  const found = new Map(rows.map(row => [String(row.name), String(row.setting)]))
  const database = String(rows[0]?.database ?? 'DATABASE')
  const faults = REQUIREMENTS.flatMap(({ setting, must, why, mend, optional }): SettingFault[] => {
    const is = found.get(setting)
    if (is === undefined && optional) return []
    return is !== undefined && must.includes(is) ? [] : [{ setting, is, must, why, mend, database }]
  })
  return [...versionFault(found.get('server_version_num'), database), ...faults]
}

function versionFault(number: string | undefined, database: string): SettingFault[] {
  const major = Math.floor(Number(number ?? 0) / 10_000)
  if (major >= 18) return []
  const is = major > 0 ? String(major) : undefined
  return [{ setting: 'server_version', is, must: ['18'], why: undefined, mend: 'version', database }]
}

/**
 * @returns plain sentences (which setting, what it is, what it must be and why, how to mend it); empty when all is well
 * @throws what `query` throws
 */
export const assertSettings = async (query: Query): Promise<string[]> =>
  (await settingFaults(query)).map(sentence)

function sentence({ setting, is, must, why, mend, database }: SettingFault): string {
  if (mend === 'version') {
    const said = is ? `is PostgreSQL ${is}` : 'did not tell its version'
    return `The server ${said}; it must be PostgreSQL 18 or later. Move the database to such a server.`
  }
  const cures = {
    server: `alter system set ${setting} = '${must[0]}'; select pg_reload_conf();`,
    database: `alter database "${database.replaceAll('"', '""')}" set ${setting} = '${must[0]}'; then connect again.`,
    initdb: 'stop the server and run "pg_checksums --enable -D <data directory>".',
  }
  const now = is === undefined ? 'could not be read' : `is "${is}"`
  const reason = why ? `: ${reasons[why]}` : ''
  return `${setting} ${now}; it must be "${must.join('" or "')}"${reason}. To mend: ${cures[mend]}`
}

/** The database server cannot be started, for a reason the reader can act on: show the message, not the stack. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/** The way out that is open on every machine. */
export const OR_DATABASE_URL = 'Or set DATABASE_URL to a PostgreSQL 18 server of your own.'

/** The errno name (`EACCES`) or SQLSTATE (`57P03`) of anything thrown. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

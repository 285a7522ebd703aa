/** What can run a prepared statement: an action's transaction or a pool. */
export interface Querying {
  query<R extends Record<string, unknown>>(name: string, text: string, values: unknown[]): Promise<R[]>
}

export type Json = Record<string, string | number | boolean | null>

/** `bytea` inside JSON is written `\x…`. */
export const bytesOf = (value: unknown) => Buffer.from(String(value).slice(2), 'hex')
export const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value))

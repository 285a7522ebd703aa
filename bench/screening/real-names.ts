import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** Names of persons of the published SDN list that stand in the first places of the records, as agreed for the mix. */
const COUNT = 4614

/** They name real people, so they are not part of the project: read where SARHAD_REFERENCE_DATA points, or none. */
export function realNames(say: (line: string) => void): string[] {
  const folder = process.env.SARHAD_REFERENCE_DATA
  if (folder === undefined) {
    say('All names are synthetic: SARHAD_REFERENCE_DATA, which has the published list, is not set.')
    return []
  }
  const text = gunzipSync(readFileSync(join(folder, 'watchlists/ofac_sdn_2022-12.csv.gz'))).toString('utf8')
  const rows = parse(text, {
    columns: true,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
  }) as Record<string, string>[]
  return rows
    .filter(row => row.sdn_type === 'individual')
    .slice(0, COUNT)
    .map(row => row.sdn_name ?? '')
}

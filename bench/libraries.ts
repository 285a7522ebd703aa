import { benchEvidenceLog } from '../libraries/evidence-log/bench.ts'
import { measureReads } from '../libraries/travel-documents/bench.ts'
import { table } from './figures.ts'

/** What the libraries do in a second on this machine: orientation, no bound. */
export async function libraries(): Promise<boolean> {
  console.log('\nLibraries\n')
  const reads = measureReads().map(r => [JSON.stringify(Object.values(r))])
  console.log(table(['reading machine readable zones'], reads))
  console.log(table(['evidence log', ''], Object.entries(benchEvidenceLog())))
  return true
}

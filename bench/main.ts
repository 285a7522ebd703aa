import { crossing } from './crossing.ts'
import { libraries } from './libraries.ts'
import { screening } from './screening.ts'

/** `npm run bench -- NAME`: measures side by side in one run and prints tables; ratios are the result, times are orientation. */
const benches: Record<string, () => Promise<boolean>> = { crossing, libraries, screening }

const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'))
for (const name of wanted) {
  if (!benches[name]) {
    console.error(`There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.`)
    process.exit(2)
  }
}
let good = true
for (const name of wanted.length ? wanted : Object.keys(benches))
  good = ((await benches[name]?.()) ?? true) && good
process.exit(good ? 0 : 1)

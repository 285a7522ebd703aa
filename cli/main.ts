import { backup, restoreNode } from './backup.ts'
import { barrier } from './barrier.ts'
import { blueprint } from './blueprint.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { emergency } from './emergency.ts'
import { help, helpFor } from './help.ts'
import { officer } from './officer.ts'
import { past } from './past.ts'
import { serve } from './serve.ts'
import { leave } from './signals.ts'
import { verify } from './verify.ts'
import { watchlist } from './watchlist.ts'

/** A command takes the words after its name and returns the exit code. */
export type Command = (words: string[]) => Promise<number>

const commands: Record<string, Command> = {
  barrier,
  blueprint,
  officer,
  emergency,
  demo,
  past,
  serve,
  doctor,
  backup,
  restore: restoreNode,
  verify,
  watchlist,
}

async function main(): Promise<number> {
  const [name = '--help', ...words] = process.argv.slice(2)
  if (name === '--help' || name === 'help') {
    console.log(words[0] ? helpFor(words[0]) : help())
    return 0
  }
  const command = commands[name]
  if (!command) {
    console.error(`sarhad has no command "${name}".\n\n${help()}`)
    return 2
  }
  if (words.includes('--help')) {
    console.log(helpFor(name))
    return 0
  }
  try {
    return await command(words)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}

leave(await main())

import {
  getCurrentAuthContextAsyncLocalStorage,
  getCurrentDBAdapterAsyncLocalStorage,
  getRequestStateAsyncLocalStorage,
} from '@better-auth/core/context'
import type { SignIn } from './sign-in.ts'

const contexts = [
  getCurrentAuthContextAsyncLocalStorage,
  getCurrentDBAdapterAsyncLocalStorage,
  getRequestStateAsyncLocalStorage,
]

/**
 * The ceremony keeps its context in async local storage. Before Node 24 one storage that was ever used makes every promise of the
 * process pay for hooks from then on (a sixth of what a crossing costs); so it is put away when nobody is signing in.
 */
export function puttingContextAway(signIn: SignIn): SignIn {
  let running = 0
  const put =
    <Args extends unknown[], T>(step: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      running++
      try {
        return await step(...args)
      } finally {
        if (--running === 0) for (const context of contexts) (await context()).disable()
      }
    }
  const steps = Object.entries(signIn).map(([name, step]) => [name, put(step)])
  return Object.fromEntries(steps) as SignIn
}

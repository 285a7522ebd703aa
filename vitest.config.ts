import { defineConfig } from 'vitest/config'

const limits = { pool: 'forks' as const, testTimeout: 60_000, hookTimeout: 120_000 }

/** Libraries need nothing; the server needs a cluster, which is made once for a run. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...limits,
          name: 'alone',
          include: [
            '{libraries,contracts,web,tools,blueprints}/**/*.test.{ts,tsx}',
            'server/platform/embedded-postgres/**/*.test.ts',
          ],
          exclude: ['web/e2e/**'],
        },
      },
      {
        test: {
          ...limits,
          name: 'server',
          include: ['{server,cli,bench}/**/*.test.ts', 'web/e2e/**/*.test.ts'],
          exclude: ['server/platform/embedded-postgres/**'],
          globalSetup: ['server/testing/cluster.ts'],
        },
      },
    ],
  },
})

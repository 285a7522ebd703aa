import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The program: cli/main.ts and what it imports, into dist/sarhad.js, and its threads. Node 20 cannot run TypeScript by itself. */
export default defineConfig({
  root: at('.'),
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: at('./dist'),
    // dist/web lies in the same folder.
    emptyOutDir: false,
    sourcemap: true,
    rolldownOptions: {
      // forms are drawn and logs are checked by threads of their own, so that no lane waits for them
      input: {
        sarhad: at('./cli/main.ts'),
        'refusal-form': at('./server/rooms/referrals/form/worker.ts'),
        placard: at('./server/rooms/posts/placard/worker.ts'),
        'shift-sheet': at('./server/rooms/posts/sheet/worker.ts'),
        'evidence-check': at('./server/rooms/oversight/evidence/worker.ts'),
      },
      // everything beside the entries: a file finds its fonts and threads from where it lies
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})

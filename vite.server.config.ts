import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The program: cli/main.ts and what it imports, into dist/sarhad.js. Node 20 cannot run TypeScript by itself. */
export default defineConfig({
  root: at('.'),
  publicDir: false,
  build: {
    ssr: at('./cli/main.ts'),
    target: 'node20',
    outDir: at('./dist'),
    // dist/web lies in the same folder.
    emptyOutDir: false,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: 'sarhad.js' } },
  },
})

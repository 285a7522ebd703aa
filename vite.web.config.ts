import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The screens: web/index.html and what it imports, into dist/web, which the server hands out. */
export default defineConfig({
  root: at('./web'),
  plugins: [react()],
  build: { outDir: at('./dist/web'), emptyOutDir: true, sourcemap: true, manifest: true },
})

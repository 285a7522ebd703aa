import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * What every screen loads first and what the booth adds to it, in one piece: cut into forty, it compresses 12 kB worse, and the booth has
 * 200 for everything (tools/budget.ts).
 */
const first = {
  name: 'first',
  test: /web\/(main\.tsx|app\.tsx|rooms\/crossings\/(BoothPage\.tsx|booth\/(Aside|Asked|Band|Checked|LinesField|Person|Second|keys|useBooth)\.))/,
}

/** The screens: web/index.html and what it imports, into dist/web, which the server hands out. */
export default defineConfig({
  root: at('./web'),
  plugins: [react()],
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    sourcemap: true,
    manifest: true,
    // a page's own pieces are found as it is read: naming them all beforehand is 3 kB that the booth would carry; styles must stand before the page
    modulePreload: { resolveDependencies: (_, names) => names.filter(name => name.endsWith('.css')) },
    rolldownOptions: { output: { codeSplitting: { groups: [first] } } },
  },
})

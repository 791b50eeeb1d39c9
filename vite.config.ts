import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VERSION } from './scripts/package-info.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('renderer'),
  // Relative, so that the same files work under http:// and under Electron's own scheme.
  base: './',
  plugins: [react()],
  define: { AVOWAL_VERSION: JSON.stringify(VERSION) },
  worker: { format: 'es' },
  build: {
    outDir: at('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome125',
    sourcemap: true,
    // The content security policy admits no data: URL but for images, and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})

import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import options from './remix.config.js'
import { embedScript } from './scripts/embed-plugin.ts'
import { languages } from './scripts/languages-plugin.ts'
import { precompress } from './scripts/precompress-plugin.ts'
import { serviceWorker } from './scripts/service-worker-plugin.ts'

/**
 * All icons of the app are few kilobytes: one file, and not one for each that two pages share. The table of the world's phone
 * numbers is large and wanted where somebody types one: left to the bundler, it gets something small that every page needs beside it.
 */
function nameChunk(id: string): string | undefined {
  if (id.includes('/libphonenumber-js/')) return 'phone-numbers'
  return id.includes('/lucide-react/') ? 'icons' : undefined
}

export default defineConfig({
  build: {
    manifest: true,
    // Sixty files of a few hundred bytes each cost a slow network more than the bytes that some page need not have had. Much
    // larger, and whole pages with their words are put into what every page brings.
    rollupOptions: { output: { experimentalMinChunkSize: 3_000, manualChunks: nameChunk } },
  },
  plugins: [
    tailwindcss(),
    !process.env.VITEST && [
      remix(options),
      serviceWorker(),
      embedScript(),
      languages(),
      precompress(),
    ],
  ],
  server: { watch: { ignored: ['**/.pace/**', '**/build/**'] } },
})

import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import options from './remix.config.js'
import { embedScript } from './scripts/embed-plugin.ts'
import { languages } from './scripts/languages-plugin.ts'
import { precompress } from './scripts/precompress-plugin.ts'
import { sharedChunks } from './scripts/shared-chunks.ts'
import { serviceWorker } from './scripts/service-worker-plugin.ts'

export default defineConfig(({ isSsrBuild }) => ({
  build: {
    manifest: true,
    // Colours are written as no older browser reads them (`light-dark`, `oklch`): private fields need not be written around either.
    target: 'es2022',
    // Sixty files of a few hundred bytes each cost a slow network more than the bytes that some page need not have had. Much
    // larger, and whole pages with their words are put into what every page brings.
    rollupOptions: {
      output: isSsrBuild ? {} : { experimentalMinChunkSize: 3_000, manualChunks: sharedChunks() },
    },
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
}))

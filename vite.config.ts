import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import options from './remix.config.js'

export default defineConfig({
  build: { manifest: true },
  plugins: [tailwindcss(), !process.env.VITEST && remix(options)],
  server: { watch: { ignored: ['**/.pace/**', '**/build/**'] } },
})

import { createHash } from 'node:crypto'
import { build, type Plugin } from 'vite'
import { OFFLINE_SCRIPT, offlineAddress } from '../app/worker/language-files.ts'
import { LANGUAGES } from '../domain/language.ts'
import { OFFLINE_SCRIPT_TEXT, offlinePage } from './offline-page.ts'

const SOURCE = 'app/worker/service-worker.ts'
const FILE = 'service-worker.js'

/** Builds the service worker beside the browser's files, and tells it which they are. */
export function serviceWorker(): Plugin {
  let isForBrowser = false
  return {
    name: 'pace-service-worker',
    apply: 'build',
    configResolved(config) {
      isForBrowser = !config.build.ssr
    },
    async generateBundle(_options, bundle) {
      if (!isForBrowser) return
      const files = Object.keys(bundle)
        .filter((name) => /^assets\/[^/]+\.(js|css|woff2)$/.test(name))
        .map((name) => `/${name}`)
        .sort()
      for (const language of LANGUAGES) {
        const fileName = offlineAddress(language).slice(1)
        this.emitFile({ type: 'asset', fileName, source: offlinePage(language) })
      }
      const script = { fileName: OFFLINE_SCRIPT.slice(1), source: OFFLINE_SCRIPT_TEXT }
      this.emitFile({ type: 'asset', ...script })
      const id = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const known = `const PACE_BUILD=${JSON.stringify({ id, files })};`
      this.emitFile({ type: 'asset', fileName: FILE, source: known + (await bundleWorker()) })
    },
  }
}

/** In one file of its own: a browser takes no worker that imports, and what pages share moves from file to file with each build. */
async function bundleWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rollupOptions: { input: SOURCE, output: { format: 'iife', inlineDynamicImports: true } },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk' || chunk.imports.length > 0)
    throw new Error('The service worker is not one file.')
  return chunk.code
}

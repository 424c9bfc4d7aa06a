import type { Plugin } from 'vite'
import { bundleEmbed } from '../app/website/bundle-embed.ts'
import { EMBED_FILE } from '../app/website/embed-file.ts'

/** Builds the elements for the house's own sites beside the browser's files. */
export function embedScript(): Plugin {
  let isForBrowser = false
  return {
    name: 'pace-embed',
    apply: 'build',
    configResolved(config) {
      isForBrowser = !config.build.ssr
    },
    async generateBundle() {
      if (!isForBrowser) return
      this.emitFile({
        type: 'asset',
        fileName: EMBED_FILE,
        source: await bundleEmbed(process.cwd()),
      })
    },
  }
}

import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const FOLDER = 'build/client/assets'
const WAYS = [
  { ending: '.br', compress: promisify(brotliCompress) },
  { ending: '.gz', compress: (text: Buffer) => promisify(gzip)(text, { level: 9 }) },
]

/**
 * Puts beside each file of the browser's build what it is in brotli and gzip, once and at their best: the server only picks. At the very
 * end, for the list of routes and the files of each language come after what the bundler has made.
 */
export function precompress(): Plugin {
  let isForBrowser = false
  return {
    name: 'pace-precompress',
    apply: 'build',
    configResolved({ build }) {
      isForBrowser = !build.ssr
    },
    closeBundle: {
      order: 'post',
      async handler() {
        if (isForBrowser) return
        const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
        const texts = files.filter((file) => /\.(js|css|json|svg)$/.test(file))
        await Promise.all(texts.map((file) => compressFile(`${FOLDER}/${file}`)))
      },
    },
  }
}

async function compressFile(path: string): Promise<void> {
  const text = await readFile(path)
  for (const { ending, compress } of WAYS) {
    const packed = await compress(text)
    if (packed.length < text.length) await writeFile(path + ending, packed)
  }
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Plugin, transformWithEsbuild } from 'vite'
import { fileInLanguage, linksInLanguage } from '../app/worker/language-files.ts'
import { LANGUAGES, type Language } from '../domain/language.ts'

const CATALOGUE = /\/words\/[a-z-]+\.ts$/
const CHOICE = `catalogue({ ${LANGUAGES.join(', ')} })`
const LANGUAGE = '__PACE_LANGUAGE__'
const [FIRST, ...OTHERS] = LANGUAGES
const ONE = OTHERS.reduce<string>(
  (rest, one) => `${LANGUAGE} === '${one}' ? ${one} : ${rest}`,
  FIRST,
)

/**
 * Links the browser's build once for each language: a page brings the words of its reader's language and no other's. What the
 * bundler made is one program that asks for its language; here the answer is put in, and what nobody can reach any more leaves.
 */
export function languages(): Plugin {
  let isForBrowser = false
  return {
    name: 'pace-languages',
    apply: 'build',
    configResolved({ build }) {
      isForBrowser = !build.ssr
    },
    transform(code, id) {
      if (!isForBrowser || !CATALOGUE.test(id) || !code.includes(CHOICE)) return null
      return code.replace(CHOICE, `() => ${ONE}`)
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        if (!isForBrowser) return
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunk.fileName.startsWith('assets/')) continue
          for (const language of OTHERS) {
            const source = linksInLanguage(await link(chunk.code, language), language)
            const fileName = fileInLanguage(chunk.fileName, language)
            this.emitFile({ type: 'asset', fileName, source })
          }
          chunk.code = await link(chunk.code, FIRST)
        }
      },
    },
    /** The list of routes is written by Remix, beside the bundler. */
    closeBundle() {
      if (isForBrowser) return
      const folder = 'build/client/assets'
      for (const name of readdirSync(folder).filter((file) => /^manifest-.*\.js$/.test(file))) {
        const routes = readFileSync(join(folder, name), 'utf8')
        for (const language of OTHERS) {
          mkdirSync(join(folder, language), { recursive: true })
          writeFileSync(join(folder, language, name), linksInLanguage(routes, language))
        }
      }
    },
  }
}

async function link(code: string, language: Language): Promise<string> {
  if (!code.includes(LANGUAGE)) return code
  const linked = await transformWithEsbuild(code, 'chunk.js', {
    define: { [LANGUAGE]: JSON.stringify(language) },
    minify: true,
    treeShaking: true,
    format: 'esm',
    target: 'esnext',
    sourcemap: false,
    charset: 'utf8',
  })
  return linked.code
}

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Server } from 'node:http'
import type { ViteDevServer } from 'vite'
import { DomainError } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import { problemResponse } from '#service/http/problem.ts'
import type { PageContext } from './context.server.ts'
import { linksInLanguage } from '../worker/language-files.ts'
import { translateProblems } from './page-problems.server.ts'

export type Pages = {
  handle: (request: Request, context: PageContext) => Promise<Response>
  /** Present in development: answers for modules and hot updates before the app is asked. */
  vite: ViteDevServer | null
}

/** A PACE for programs alone, such as a sandbox: who asks for a page is told so. */
export function noPages(): Pages {
  const refusal = new DomainError('notFound', 'There are no pages here: this PACE is for programs.')
  return { handle: async () => problemResponse(refusal), vite: null }
}

/** Pages from the build that `remix vite:build` left. */
export async function loadBuiltPages(): Promise<Pages> {
  const path: string = '../../build/server/index.js'
  const build: ServerBuild = await import(path)
  const pages = translateProblems(build)
  const answerIn = (language: Language) =>
    createRequestHandler(linkedIn(pages, language), 'production')
  const handlers = { en: answerIn('en'), ar: answerIn('ar') } satisfies Record<Language, unknown>
  return {
    handle: (request, context) => handlers[context.language](request, context),
    vite: null,
  }
}

/** The same pages, with the scripts that were linked for this language. */
function linkedIn(build: ServerBuild, language: Language): ServerBuild {
  const assets = linksInLanguage(JSON.stringify(build.assets), language)
  return { ...build, assets: JSON.parse(assets) as ServerBuild['assets'] }
}

/** Pages from the sources, through Vite, which shares the server's port for its socket. */
export async function servePagesFromSource(server: Server): Promise<Pages> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    server: { middlewareMode: true, hmr: { server } },
    appType: 'custom',
  })
  const build = async () =>
    translateProblems((await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild)
  return { handle: createRequestHandler(build, 'development'), vite }
}

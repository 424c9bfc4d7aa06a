import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Server } from 'node:http'
import type { ViteDevServer } from 'vite'
import type { PageContext } from './context.server.ts'
import { translateProblems } from './page-problems.server.ts'

export type Pages = {
  handle: (request: Request, context: PageContext) => Promise<Response>
  /** Present in development: answers for modules and hot updates before the app is asked. */
  vite: ViteDevServer | null
}

/** Pages from the build that `remix vite:build` left. */
export async function loadBuiltPages(): Promise<Pages> {
  const path: string = '../build/server/index.js'
  const build: ServerBuild = await import(path)
  return { handle: createRequestHandler(translateProblems(build), 'production'), vite: null }
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

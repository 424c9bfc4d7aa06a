import { eq } from 'drizzle-orm'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { ViteDevServer } from 'vite'
import sharp from 'sharp'
import { expect, onTestFinished } from 'vitest'
import { createFileRoutes } from '#app/files/routes.server.ts'
import { createLetterRoutes } from '#app/letters/routes.server.ts'
import { createRecordingRoutes } from '#app/recordings/routes.server.ts'
import type { PageDeps } from '#app/pages/context.server.ts'
import { createApp } from '#app/server.ts'
import type { WebSession } from '#app/session/web-session.server.ts'
import { listings } from '#db/pace/schema.ts'
import { DomainError } from '#domain/errors.ts'
import type { UploadKind } from '#domain/file/file-kind.ts'
import { createTestApi, type TestApi } from './test-api.ts'

export type FilesApp = Awaited<ReturnType<typeof startFilesApp>>

/** The whole of the app's routes but its pages, on a socket; whoever names herself in a header is signed in. */
export async function startFilesApp(overrides: Parameters<typeof createTestApi>[0] = {}) {
  const api = await createTestApi(overrides)
  const find = async (request: Request) => sessionOf(api, request.headers.get('x-person'))
  const sessions = {
    find,
    async require(request: Request) {
      const session = await find(request)
      if (session) return session
      throw new DomainError('unauthenticated', 'Nobody is signed in here.')
    },
  }
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const routes = new Hono()
  routes.route('/', createFileRoutes({ db: api.deps.db, ...api.deps.files, sessions, appUrl: url }))
  const { db, files } = api.deps
  const { recordings, settings, now } = api.deps
  const kept = { recordings, settings, ...(now ? { now } : {}) }
  const sound = { db, store: files.store, sessions, ...kept, secret: 'test', appUrl: url }
  routes.route('/', createRecordingRoutes(sound))
  const letters = { db, commands: api.deps.commands, sessions, appUrl: url }
  routes.route('/', createLetterRoutes(letters))
  routes.route('/', api.api)
  const app = createApp({
    // As in development: there is no build whose files it would serve.
    pages: { vite: {} as ViteDevServer, handle: async () => new Response('a page') },
    deps: api.deps as unknown as PageDeps,
    sessions: { find, whyEnded: async () => null },
    verifyForm: async () => undefined,
    routes,
    urls: { app: url, sync: url, auth: url },
    log: api.deps.log,
  })
  server.on('request', (...sent) => void getRequestListener(app.fetch)(...sent))
  const send = (name: string | null, path: string, init: RequestInit = {}) =>
    fetch(new URL(path, url), {
      ...init,
      headers: { origin: url, ...(name ? { 'x-person': name } : {}), ...init.headers },
    })
  return { ...api, url, sendAs: send }
}

/** A picture that no other test has: its colours are told by the seed. */
export function picture(seed: number, { width = 400, height = 300 } = {}): Promise<Buffer> {
  const background = { r: seed % 256, g: (seed * 7) % 256, b: (seed * 31) % 256 }
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

/** The app, and a listing of Sara's to put files to. */
export async function startWithListing() {
  const app = await startFilesApp()
  const sara = app.personOf('Sara')
  const [listing] = await app.db
    .select()
    .from(listings)
    .where(eq(listings.agentId, sara.id))
    .limit(1)
  if (!listing) throw new Error('Sara has no listing.')
  return { app, listing, record: `listing:${listing.id}` }
}

/** Asks whether a file may be sent. */
export async function beginUpload(app: FilesApp, who: string, offer: object): Promise<Response> {
  return app.sendAs(who, '/uploads/begin', { method: 'POST', body: JSON.stringify(offer) })
}

/** Sends one piece of it. */
export async function pushPiece(
  app: FilesApp,
  who: string,
  url: string,
  bytes: Uint8Array,
  offset = 0,
) {
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  }
  return app.sendAs(who, url, { method: 'PATCH', headers, body: new Uint8Array(bytes) })
}

type Sent = {
  who?: string
  record: string
  name: string
  bytes: Uint8Array
  kind?: UploadKind
  takenAt?: string
}

/** Sends a file as a browser does; gives the answer to the last step. */
export async function upload(app: FilesApp, { who = 'Sara', bytes, ...offer }: Sent) {
  const begun = await beginUpload(app, who, { ...offer, bytes: bytes.length })
  if (!begun.ok) return begun
  const { url } = (await begun.json()) as { url: string }
  const pushed = await pushPiece(app, who, url, bytes)
  if (!pushed.ok) return pushed
  return app.sendAs(who, `${url}/finish`, { method: 'POST' })
}

export async function uploaded(app: FilesApp, sent: Sent): Promise<string> {
  const answer = await upload(app, sent)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return ((await answer.json()) as { id: string }).id
}

export const detailOf = async (answer: Response) =>
  ((await answer.json()) as { detail: string }).detail

function sessionOf(api: TestApi, name: string | null): WebSession | null {
  if (!name) return null
  const { id, name: fullName, email, role, teamId, language, sessionVersion } = api.personOf(name)
  if (role === null) return null
  return {
    id: 'session',
    person: { id, name: fullName, email, role, teamId, language },
    actor: { kind: 'person', id, role, teamId },
    sessionVersion,
  }
}

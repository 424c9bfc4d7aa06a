import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import { createLogger } from '#service/log.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import type { PageContext, PageDeps } from './pages/context.server.ts'
import { createApp } from './server.ts'

const urls = { app: 'http://app.test', sync: 'http://sync.test', auth: 'http://auth.test' }

test('[bar 8] a page answers with a policy whose nonce is the page’s own, new each time', async () => {
  const { app, contexts } = start()
  const first = await app.request('/desk')
  const second = await app.request('/desk')
  const nonces = contexts.map((context) => context.nonce)
  expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonces[0]}'`)
  expect(second.headers.get('content-security-policy')).toContain(`'nonce-${nonces[1]}'`)
  expect(nonces[0]).not.toBe(nonces[1])
  const policy = first.headers.get('content-security-policy') ?? ''
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(rule)
  expect(/script-src ([^;]+)/.exec(policy)?.[1]).toBe(`'self' 'nonce-${nonces[0]}'`)
})

test('[bar 8] sockets may go to the sync server alone, and nobody may frame a page', async () => {
  const policy = (await start().app.request('/desk')).headers.get('content-security-policy')
  expect(policy).toContain("connect-src 'self' ws://sync.test;")
  expect(policy).toContain("frame-ancestors 'none'")
})

test('[bar 7] a form from another site goes no further', async () => {
  const { app, contexts } = start()
  const headers = { origin: 'http://evil.test' }
  expect((await app.request('/leads', { method: 'POST', headers })).status).toBe(403)
  const crossSite = { 'sec-fetch-site': 'cross-site' }
  expect((await app.request('/leads', { method: 'POST', headers: crossSite })).status).toBe(403)
  expect(contexts).toEqual([])
})

test('what is too large, or names what no record can be named, goes no further', async () => {
  const { app, contexts } = start()
  const headers = { origin: urls.app, 'content-length': String(2 ** 21) }
  const body = 'x'.repeat(2 ** 21)
  const large = await app.request('/leads', { method: 'POST', headers, body })
  expect(large.status).toBe(413)
  const named = await app.request('/calls/%00')
  expect(named.status).toBe(422)
  expect(await named.json()).toMatchObject({ detail: expect.stringContaining('NUL') })
  expect(contexts).toEqual([])
})

test('rows in bulk reach their route as they come, however large they are for a form', async () => {
  const routes = new Hono()
  routes.post('/api/v1/:nouns/bulk', async (c) => {
    const first = await c.req.raw.body?.getReader().read()
    return c.json(first?.value?.length)
  })
  const { app } = start({ routes })
  const post = (path: string, init: object) =>
    app.request(path, { method: 'POST', duplex: 'half', ...init } as RequestInit)
  for (const nouns of ['contacts', 'leads', 'listings']) {
    const path = `/api/v1/${nouns}/bulk`
    const body = new Uint8Array(2 ** 21)
    const whole = await post(path, { body, headers: { 'content-length': String(2 ** 21) } })
    expect(whole.status).toBe(200)
    // It never ends: whoever gathers it first answers never.
    const endless = new ReadableStream({ start: (rows) => rows.enqueue(new Uint8Array(7)) })
    expect(await (await post(path, { body: endless })).json()).toBe(7)
  }
})

test('[bar 7] a form without the browser’s token goes no further', async () => {
  const { app, contexts } = start({
    verifyForm: () => Promise.reject(new DomainError('forbidden', 'no token')),
  })
  const response = await app.request('/leads', { method: 'POST', headers: { origin: urls.app } })
  expect(response.status).toBe(403)
  expect(contexts).toEqual([])
})

test('machine routes come before the pages and keep their own answers', async () => {
  const routes = new Hono()
  routes.get('/healthz', (c) => c.json({ status: 'ok' }))
  const { app, contexts } = start({ routes })
  expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' })
  expect(contexts).toEqual([])
})

test('[bar 9] https is asked for where the address has it', async () => {
  const { app } = start({ urls: { ...urls, app: 'https://app.test' } })
  expect((await app.request('/desk')).headers.get('strict-transport-security')).toContain(
    'max-age=',
  )
  expect((await start().app.request('/desk')).headers.has('strict-transport-security')).toBe(false)
})

test('a page is compressed for whom it was asked so; what machines get is left to their routes', async () => {
  const text = 'a long page '.repeat(1000)
  const handle = () =>
    Promise.resolve(new Response(text, { headers: { 'content-type': 'text/html' } }))
  const routes = new Hono()
  routes.get('/api', (c) => c.json({ text }))
  const { app } = start({ routes, pages: { vite: null, handle } })
  const headers = { 'accept-encoding': 'gzip, br' }
  const page = await app.request('/desk', { headers })
  expect(page.headers.get('content-encoding')).toBe('gzip')
  expect(page.headers.get('vary')).toContain('Accept-Encoding')
  expect(gunzipSync(await page.arrayBuffer()).toString()).toBe(text)
  expect((await app.request('/desk')).headers.has('content-encoding')).toBe(false)
  expect((await app.request('/api', { headers })).headers.has('content-encoding')).toBe(false)
})

test('[W16] a page that asks for its data without a session had one, even where its cookie is gone', async () => {
  const { app, contexts } = start()
  await app.request('/desk')
  await app.request('/desk.data')
  expect(contexts.map(({ ended }) => ended)).toEqual([null, 'ended'])
})

test('[W17] a page is in the language that its reader chose, else in the one that the browser prefers, and each reader has their own', async () => {
  const read: string[] = []
  const handle = async () => {
    await Promise.resolve()
    read.push(currentLanguage())
    return new Response('a page')
  }
  const { app } = start({ pages: { vite: null, handle } })
  const prefers = { 'accept-language': 'fr, ar-AE;q=0.8, en;q=0.5' }
  await app.request('/desk')
  await app.request('/desk', { headers: prefers })
  await app.request('/desk', { headers: { ...prefers, cookie: 'pace-language=en' } })
  await app.request('/desk', { headers: { cookie: 'pace-language=tlh' } })
  await Promise.all(
    ['ar', 'en'].map(async (is) => app.request('/', { headers: { 'accept-language': is } })),
  )
  expect(read).toEqual(['en', 'ar', 'en', 'en', 'ar', 'en'])

  const arabic = start({ pages: { vite: null, handle }, deps: depsOf(['ar', 'en']) })
  await arabic.app.request('/desk', { headers: { 'accept-language': 'fr' } })
  await arabic.app.request('/desk', { headers: { 'accept-language': 'en' } })
  expect(read.slice(-2)).toEqual(['ar', 'en'])
})

function start(options: Partial<Parameters<typeof createApp>[0]> = {}) {
  const contexts: PageContext[] = []
  const app = createApp({
    pages: {
      vite: null,
      handle(_request, context) {
        contexts.push(context)
        return Promise.resolve(new Response('a page'))
      },
    },
    deps: NO_DEPS,
    sessions: { find: () => Promise.resolve(null), whyEnded: () => Promise.resolve(null) },
    verifyForm: () => Promise.resolve(),
    routes: new Hono(),
    urls,
    log: createLogger('test', { level: 'silent' }),
    ...options,
  })
  return { app, contexts }
}

/** The fake pages look at none of them. */
const NO_DEPS = depsOf(['en', 'ar'])

function depsOf(languages: readonly Language[]): PageDeps {
  const settings = { current: () => ({ house: { languages } }) }
  return { auditDenial: () => undefined, settings } as unknown as PageDeps
}

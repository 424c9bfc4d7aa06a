import { createServer, request as send } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '#service/http/listen.ts'
import { openBook } from '../book/book.ts'
import { createDoors } from './doors.ts'
import { forward } from './forward.ts'
import { partOf } from './paths.ts'

test.each([
  ['/api/v1/leads?q=../auth', 'app'],
  ['/reso/odata/Property(%27P-1%27)?$top=1', 'app'],
  ["/reso/odata/Property('P-1')", 'app'],
  ['/token', 'auth'],
  ['/.well-known/openid-configuration', 'auth'],
  ['/sandbox/reset', 'host'],
  ['/auth/start', null],
  ['/api/../auth/start', null],
  ['/api/%2e%2e/auth/start', null],
  ['/api/.%2E/auth/start', null],
  ['/api/..\\auth/start', null],
  ['/token/./../auth/start', null],
  ['//api/v1', null],
  ['http://api/api/v1', null],
  ['*', null],
])('%s is asked of %s', (url, part) => {
  expect(partOf(url)).toBe(part)
})

test('whatever comes to a host below the template is for a sandbox, never for the house’s routes', () => {
  const home = mkdtempSync(join(tmpdir(), 'pace-doors-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const answer = () => () => undefined
  const idOf = (host?: string, template = 'https://*.Sandbox.example.ae') =>
    createDoors({ template, book: openBook(home), answer }).idOf(host)
  for (const host of [
    'abc.sandbox.example.ae',
    'ABC.Sandbox.Example.AE:443',
    'abc.sandbox.example.ae.:8443',
  ])
    expect(idOf(host), host).toBe('abc')
  expect(idOf('a.b.sandbox.example.ae')).toBe('a.b')
  for (const host of [
    undefined,
    '',
    'sandboxes:3004',
    '[::1]:3004',
    'sandbox.example.ae.evil.test',
  ])
    expect(idOf(host), host).toBeNull()
  expect(idOf('abc.localhost:3004', 'http://*.localhost:3004')).toBe('abc')
  expect(idOf('abc.localhost', 'http://*.localhost:3004')).toBe('abc')
})

/** What a process behind the host is told of where a request came from. */
async function toldOf(trusted: number, header: string): Promise<string | undefined> {
  let told: string | undefined
  const behind = createServer((request, response) => {
    told = String(request.headers['x-forwarded-for'])
    response.end()
  })
  const port = await listen(behind, 0)
  const proxies = { trusted, header: 'x-forwarded-for' as const }
  const host = createServer((request, response) => {
    void forward(request, response, { port, url: 'http://a.sandbox.test', proxies })
  })
  const at = await listen(host, 0)
  onTestFinished(() => {
    behind.close()
    host.close()
  })
  await new Promise<void>((resolve, reject) => {
    const asking = send({
      port: at,
      host: '127.0.0.1',
      agent: false,
      headers: { 'x-forwarded-for': header },
    })
    asking.once('response', (response) => response.resume().once('end', resolve))
    asking.once('error', reject)
    asking.end()
  })
  return told
}

test('a sandbox is told where a request came from, as far as the proxies before the host are trusted', async () => {
  expect(await toldOf(1, '6.6.6.6, 203.0.113.7')).toBe('203.0.113.7')
  expect(await toldOf(0, '6.6.6.6, 203.0.113.7')).toBe('127.0.0.1')
})

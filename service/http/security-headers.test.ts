import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { machineSecurityHeaders, withHeaders } from './security-headers.ts'

test('[bar 9] over https browsers are told to stay there for a year at least, subdomains too', () => {
  const { 'strict-transport-security': hsts = '' } = machineSecurityHeaders('https://sync.example')
  expect(Number(/max-age=(\d+)/.exec(hsts)?.[1])).toBeGreaterThanOrEqual(31_536_000)
  expect(hsts).toContain('includeSubDomains')
  expect(machineSecurityHeaders('http://localhost:3001')).not.toHaveProperty(
    'strict-transport-security',
  )
})

test('[bar 9] an answer carries them whatever becomes of it, and its own word goes first', async () => {
  const headers = machineSecurityHeaders('https://sync.example')
  const server = createServer(
    withHeaders(headers, (_request, response) => {
      response.writeHead(500, { 'referrer-policy': 'origin' }).end()
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(answer.headers.get('referrer-policy')).toBe('origin')
})

import { expect, test } from 'vitest'
import { createLogger, loggableUrl } from './log.ts'
import { withTrace } from './trace.ts'

function captureLog() {
  const lines: string[] = []
  const log = createLogger('sync', { destination: { write: (line) => void lines.push(line) } })
  return { log, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>, lines }
}

test('an entry is one JSON line with service, level and time', () => {
  const { log, last, lines } = captureLog()
  log.info({ room: 'lead:1' }, 'opened\nwith a line break')
  expect(lines).toHaveLength(1)
  expect(last()).toMatchObject({ service: 'sync', level: 'info', room: 'lead:1' })
  expect(String(last().time)).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
})

test('an entry inside a trace carries its id', () => {
  const { log, last } = captureLog()
  withTrace('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', () => log.info('x'))
  expect(last().traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736')
})

test('tokens, secrets, cookies and passwords are cut out wherever they stand', () => {
  const { log, lines } = captureLog()
  log.info({
    token: 'SECRET',
    client: { clientSecret: 'SECRET', refresh_token: 'SECRET' },
    request: {
      headers: { authorization: 'Bearer SECRET', cookie: 'SECRET', 'set-cookie': 'SECRET' },
    },
    headers: { cookie: 'SECRET', 'set-cookie': 'SECRET' },
  })
  expect(lines.join('')).not.toContain('SECRET')
})

test('a logged address has no query', () => {
  expect(loggableUrl('/docs/lead:1?token=abc#x')).toBe('/docs/lead:1')
})

import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { currentTrace, parseTraceparent, traceHeaders, traceRequests, withTrace } from './trace.ts'

const HEADER = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

test('a well-formed traceparent is read', () => {
  expect(parseTraceparent(HEADER)).toEqual({
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    spanId: '00f067aa0ba902b7',
    sampled: true,
  })
})

test.each([
  ['nothing', undefined],
  ['an empty string', ''],
  ['version ff', HEADER.replace('00-', 'ff-')],
  ['a zero trace id', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
  ['a zero span id', `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`],
  ['capitals', HEADER.toUpperCase()],
  ['a line break', `${HEADER}\nx`],
])('%s is no traceparent', (_what, header) => {
  expect(parseTraceparent(header)).toBeNull()
})

test('a later version with more fields is still read', () => {
  expect(parseTraceparent(`${HEADER.replace('00-', '01-')}-extra`)?.sampled).toBe(true)
})

test('a trace goes on through awaits, with a span of its own', async () => {
  const seen = await withTrace(HEADER, async () => {
    await Promise.resolve()
    return { trace: currentTrace(), headers: traceHeaders() }
  })
  expect(seen.trace?.traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736')
  expect(seen.trace?.spanId).not.toBe('00f067aa0ba902b7')
  expect(seen.headers.traceparent).toContain(seen.trace?.spanId)
})

test('outside a trace nothing is passed on', () => {
  expect(traceHeaders()).toEqual({})
})

test('two requests at once keep their own traces', async () => {
  const app = new Hono().use(traceRequests()).get('/', async (c) => {
    await Promise.resolve()
    return c.text(currentTrace()?.traceId ?? 'none')
  })
  const other = HEADER.replace('4bf9', 'abcd')
  const answers = await Promise.all(
    [HEADER, other].map(async (traceparent) => app.request('/', { headers: { traceparent } })),
  )
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
    HEADER.slice(3, 35),
    other.slice(3, 35),
  ])
  expect(answers[0]?.headers.get('trace-id')).toBe(HEADER.slice(3, 35))
})

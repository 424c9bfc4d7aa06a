import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { SyncMetrics } from '../metrics/metrics.ts'
import {
  answerHandshake,
  readHandshake,
  readRequest,
  readResume,
  refuseHandshake,
} from './handshake.ts'

const ORIGIN = 'https://app.test'

function requestOf(url: string, headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { url, headers })
  return { request, url: new URL(url, 'http://sync') }
}

/** What is answered before the upgrade, and what the audit hears of it. */
function refuse(path: string, headers: Record<string, string> = {}, state = {}) {
  const audited: unknown[] = []
  const refused: string[] = []
  const metrics = new SyncMetrics()
  metrics.refused = (limit) => void refused.push(limit)
  const { request, url } = requestOf(path, headers)
  const answer = refuseHandshake(request, url, {
    from: { address: '1.2.3.4', traceId: 't' },
    origin: ORIGIN,
    draining: false,
    isFull: false,
    isCrowded: false,
    metrics,
    auditDenial: (denial) => void audited.push(denial),
    ...state,
  })
  return { answer, audited, refused }
}

test('[S1] a page of another origin is refused and stands in the audit; ours, and no page at all, may try', () => {
  const { answer, audited } = refuse('/docs/note:a', { origin: 'https://evil.test' })
  expect(answer).toBe('403 Forbidden')
  expect(audited).toMatchObject([{ reason: 'from https://evil.test', address: '1.2.3.4' }])
  expect(refuse('/docs/note:a', { origin: ORIGIN }).answer).toBeNull()
  expect(refuse('/docs/note:a').answer).toBeNull()
})

test.each([
  ['/elsewhere', {}, '404 Not Found', []],
  ['/docs/note:a', { draining: true }, '503 Service Unavailable', []],
  ['/docs/note:a', { isFull: true }, '503 Service Unavailable', ['connections']],
  ['/docs/note:a', { isCrowded: true }, '429 Too Many Requests', ['enteringPerAddress']],
])('[S94] %s with %o is answered %s', (path, state, status, counted) => {
  const { answer, refused } = refuse(path, {}, state)
  expect([answer, refused]).toEqual([status, counted])
})

test('a request names a document and shows a token, in its address or its header', () => {
  const ofAddress = requestOf('/docs/lead%3Aa?token=t1')
  expect(readRequest(ofAddress.request, ofAddress.url)).toEqual({
    name: 'lead:a',
    token: 't1',
    origin: null,
  })
  const ofHeader = requestOf('/docs/private:lead:a', { authorization: 'Bearer t2', origin: ORIGIN })
  expect(readRequest(ofHeader.request, ofHeader.url)).toEqual({
    name: 'private:lead:a',
    token: 't2',
    origin: ORIGIN,
  })
})

test('[S7] a name that cannot be decoded is taken as it stands, and is no name', () => {
  const { request, url } = requestOf('/docs/%E0%A4%A')
  expect(readRequest(request, url).name).toBe('%E0%A4%A')
})

test.each([
  ['', { since: -1, generation: null }],
  ['since=7&generation=2', { since: 7, generation: 2 }],
  ['since=-1', { since: -1, generation: null }],
  ['since=1e3&generation=x', { since: -1, generation: null }],
  ['since=9999999999999999', { since: -1, generation: null }],
])('[S14] of ?%s a copy resumes at %o', (query, resume) => {
  expect(readResume(new URLSearchParams(query))).toEqual(resume)
})

test('a request goes on with the trace that it brings, and begins one where that is none', () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const traced = requestOf('/', { traceparent: `00-${traceId}-00f067aa0ba902b7-01` })
  expect(readHandshake(traced.request).traceId).toBe(traceId)
  const { traceId: begun, address } = readHandshake(requestOf('/').request)
  expect([begun.length, address]).toEqual([32, null])
})

test('an answer before the upgrade ends the request', async () => {
  const raw = new PassThrough()
  answerHandshake(raw, '429 Too Many Requests')
  expect(String(raw.read())).toMatch(/^HTTP\/1.1 429 Too Many Requests\r\n.*\r\n\r\n$/s)
  expect(raw.writableEnded).toBe(true)
})

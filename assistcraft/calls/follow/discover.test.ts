import { createServer, type ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createLogger } from '#service/log.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { discoverCalls, type KnownCall } from './discover.ts'

async function startStream(answer: (response: ServerResponse, count: number) => void) {
  const headers: (string | undefined)[] = []
  const server = createServer((request, response) => {
    headers.push(request.headers.authorization)
    answer(response, headers.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    headers,
  }
}

function follow(syncUrl: string): KnownCall[] {
  const calls: KnownCall[] = []
  const stop = new AbortController()
  const done = discoverCalls({
    syncUrl,
    token: async () => 'a-token',
    onCall: (call) => void calls.push(call),
    log: createLogger('assistcraft', { level: 'silent' }),
    signal: stop.signal,
  })
  onTestFinished(async () => {
    stop.abort()
    await done
  })
  return calls
}

const CALL = { id: 'c1', state: 'live', agentId: null, leadId: null, teamId: null }

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
}

test('calls come as they are told, in whatever pieces, between pings and events of other kinds', async () => {
  const { url, headers } = await startStream((response) => {
    begin(response)
    const text = `: ping\n\nevent: other\ndata: {}\n\nevent: call\r\ndata: ${JSON.stringify(CALL)}\r\n\r\nevent: call\ndata: {"id":7}\n\nevent: call\ndata: ${JSON.stringify({ ...CALL, id: 'c2' })}\n\n`
    for (let index = 0; index < text.length; index += 7)
      response.write(text.slice(index, index + 7))
  })
  const calls = follow(url)
  await waitFor(() => calls.length === 2)
  expect(calls.map(({ id }) => id)).toEqual(['c1', 'c2'])
  expect(headers).toEqual(['Bearer a-token'])
})

test('a stream that breaks or is refused is taken up again', async () => {
  const { url, headers } = await startStream((response, count) => {
    if (count === 1) {
      response.writeHead(503).end()
      return
    }
    begin(response)
    response.write(`event: call\ndata: ${JSON.stringify({ ...CALL, id: `c${count}` })}\n\n`)
    if (count === 2) response.destroy()
  })
  const calls = follow(url)
  await waitFor(() => calls.some(({ id }) => id === 'c3'))
  expect(headers.length).toBe(3)
})

test('an event that does not end is given up, and a stream that tells of calls is heard after it', async () => {
  const { url, headers } = await startStream((response, count) => {
    begin(response)
    if (count > 1) {
      response.write(`event: call\ndata: ${JSON.stringify(CALL)}\n\n`)
      return
    }
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(100_000)));
    }
    response.on('drain', more)
    more()
  })
  const calls = follow(url)
  await waitFor(() => calls.length === 1)
  expect(headers).toHaveLength(2)
})

test('a call that could not be kept is told again by the next stream', async () => {
  const { url } = await startStream((response, count) => {
    begin(response)
    response.write(`event: call\ndata: ${JSON.stringify({ ...CALL, id: `c${count}` })}\n\n`)
  })
  const kept: string[] = []
  const stop = new AbortController()
  const done = discoverCalls({
    syncUrl: url,
    token: async () => 'a-token',
    async onCall({ id }) {
      if (id === 'c1') throw new Error('The database is away.')
      kept.push(id)
    },
    log: createLogger('assistcraft', { level: 'silent' }),
    signal: stop.signal,
  })
  onTestFinished(async () => {
    stop.abort()
    await done
  })
  await waitFor(() => kept.length > 0)
  expect(kept).toEqual(['c2'])
})

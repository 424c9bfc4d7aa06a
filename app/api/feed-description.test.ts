import { expect, test } from 'vitest'
import { createTestApi } from '#tests/support/test-api.ts'

test('the call feed is described for whoever asks, and once more only where it has changed', async () => {
  const api = await createTestApi({ scale: 0 })
  const answer = await api.send(null, '/api/feed/asyncapi.json')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ asyncapi: '3.0.0' })
  const tag = answer.headers.get('etag') ?? ''
  const again = await api.send(null, '/api/feed/asyncapi.json', {
    headers: { 'if-none-match': tag },
  })
  expect(again.status).toBe(304)
})

import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { ApiEnv } from '../caller/caller.ts'
import { tagAnswers } from './tag-answers.ts'

function answering(status: 200 | 404 = 200) {
  const app = new Hono<ApiEnv>()
  app.get('*', tagAnswers())
  app.get('/', (c) => c.json({ name: 'أحمد' }, status, { 'cache-control': 'no-cache' }))
  return (tag?: string) =>
    app.request('/', tag === undefined ? {} : { headers: { 'if-none-match': tag } })
}

test('who has the answer is told so without a body', async () => {
  const get = answering()
  const first = await get()
  const tag = first.headers.get('etag') ?? ''
  expect(await first.json()).toEqual({ name: 'أحمد' })
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await get(known)
    expect(again.status, known).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(tag)
    expect(again.headers.get('cache-control')).toBe('no-cache')
  }
})

test('who has another answer gets this one, and a refusal has no tag', async () => {
  expect((await answering()('"other"')).status).toBe(200)
  expect((await answering(404)()).headers.get('etag')).toBeNull()
})

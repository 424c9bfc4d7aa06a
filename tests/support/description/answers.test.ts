import { expect, test } from 'vitest'
import { describeApi } from '#app/api/router.ts'
import { TEST_URLS } from '../test-api.ts'
import { type Described, holdToDescription } from './answers.ts'

const described = JSON.parse(JSON.stringify(describeApi(TEST_URLS))) as Described
const wrongWith = holdToDescription(described)
const TASK = {
  id: '00000000-0000-4000-8000-000000000000',
  title: 'Call',
  ownerId: '00000000-0000-4000-8000-000000000000',
  teamId: null,
  leadId: null,
  listingId: null,
  callId: null,
  dueAt: null,
  doneAt: null,
  createdBy: 'person:x',
  createdAt: '2026-12-01T10:00:00.000Z',
}

function about(address: string, body: unknown, init: ResponseInit = {}) {
  const headers = { 'content-type': 'application/json', ...init.headers }
  const response = new Response(JSON.stringify(body), { ...init, headers })
  return wrongWith({ method: 'GET', address }, response)
}

test('an answer as it is described is let through', async () => {
  expect(await about('/api/v1/tasks', { data: [TASK], next: null })).toBeNull()
  expect(await about(`/api/v1/tasks/${TASK.id}`, TASK)).toBeNull()
})

test('what is missing, of another kind, or not described is told', async () => {
  const { title: _, ...less } = TASK
  const odd = { ...TASK, ownerId: 'nobody' }
  expect(await about('/api/v1/tasks', { data: [less], next: null })).toContain('title')
  expect(await about(`/api/v1/tasks/${TASK.id}`, less)).toContain('title')
  expect(await about('/api/v1/tasks', { data: [odd], next: null })).toContain('ownerId')
  expect(await about('/api/v1/tasks', [TASK])).not.toBeNull()
  expect(await about('/api/v1/tasks', TASK, { status: 500 })).toContain('500')
  expect(await about('/api/v1/nothing', TASK)).toContain('not described')
})

test('with fields a record may be less', async () => {
  const some = { id: TASK.id, title: 'Call' }
  expect(await about('/api/v1/tasks?fields=title', { data: [some], next: null })).toBeNull()
  expect(await about(`/api/v1/tasks/${TASK.id}?fields=title`, some)).toBeNull()
})

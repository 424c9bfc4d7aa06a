import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog, calls, callSegments, people } from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { PageContext } from '../../pages/context.server.ts'
import { loader } from './route.ts'

test('a manager takes the corrections of the own team as lines of JSON, which is written down; an agent takes none', async () => {
  const api = await createTestApi({ scale: 0.1 })
  const [manager] = await api.db
    .select()
    .from(people)
    .where(eq(people.role, 'manager'))
    .orderBy(people.id)
    .limit(1)
  if (!manager?.teamId) throw new Error('There is no manager.')
  const { id, teamId } = manager
  const startedAt = new Date().toISOString()
  const call = { id: 'corrected', source: 'x', state: 'ended', agentId: id, teamId, startedAt }
  await api.db.insert(calls).values(call)
  await api.db.insert(callSegments).values({
    callId: 'corrected',
    segmentId: 's1',
    party: 'c',
    role: 'customer',
    beginMs: 0,
    endMs: 1000,
    text: 'My card is ••••, O’Brien — ٣ غرف 🏠',
    fed: 'My card is ••••, O Brien — ٣ غرف 🏠',
    language: 'en',
    confidence: 1,
    revision: 0,
  })
  const open = async (role: 'manager' | 'agent', query = '') => {
    const actor = { kind: 'person' as const, id, role, teamId }
    const session = { actor, person: { id, role, teamId } }
    const deps = { db: api.deps.db, settings: api.deps.settings }
    const answer = await loader({
      request: new Request(`http://localhost/calls/corrections.jsonl${query}`),
      context: { session, deps } as unknown as PageContext,
      params: {},
    } as never)
    return answer.text()
  }
  const lines = (await open('manager')).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({
      about: 'transcript',
      call: 'corrected',
      before: 'My card is ••••, O Brien — ٣ غرف 🏠',
      after: 'My card is ••••, O’Brien — ٣ غرف 🏠',
    }),
  )
  const noted = await api.db.select().from(auditLog).where(eq(auditLog.action, 'call.corrections'))
  expect(noted).toMatchObject([{ target: 'days:90', outcome: 'allowed' }])
  await expect(open('agent')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(open('manager', '?days=0')).rejects.toMatchObject({ code: 'invalid' })
})

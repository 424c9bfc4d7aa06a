import { expect, test } from 'vitest'
import type { Actor } from '#domain/access/access.ts'
import { blobs, callRecordings, calls, callSegments } from '#db/pace/schema.ts'
import { foundCompany } from '#tests/support/company.ts'
import { loadEvidence } from './load-evidence.server.ts'

const CALL = { id: 'call-1', source: 'test', state: 'ended' } as const
const MARK = { callId: String(CALL.id), markId: 'm2' }
const TEXT = 'بطاقتي ▒▒▒▒ وأريد غرفتين'

/** A call of a lead of Sara's that a colleague of another team works with her; the words hide a number. */
async function heardCall() {
  const { db, marina, downtown, sara, noor, addLead } = await foundCompany()
  const leadId = await addLead({ ownerId: sara.id, collaboratorIds: [noor.id] })
  const startedAt = '2026-03-01T08:00:00.000Z'
  const of = { agentId: sara.id, teamId: marina, leadId, callerName: 'Daniel' }
  await db.insert(calls).values({ ...CALL, ...of, startedAt })
  const common = { callId: CALL.id, party: 'c', role: 'customer' as const, revision: 0 }
  const mark = { id: 'm2', segmentId: 's2', kind: 'entity', type: 'bedrooms', start: 18, end: 24 }
  const made = { text: 'غرفتين', value: 2, confidence: 1, by: 'pace', status: 'accepted' }
  await db.insert(callSegments).values([
    {
      ...common,
      segmentId: 's1',
      beginMs: 0,
      endMs: 2_000,
      text: 'Hi',
      language: 'en',
      confidence: 1,
    },
    {
      ...common,
      segmentId: 's2',
      beginMs: 65_000,
      endMs: 70_000,
      text: TEXT,
      language: 'ar',
      confidence: 1,
      annotations: [{ ...mark, ...made } as never],
    },
  ])
  const person = (id: string, teamId: string, role: 'agent' | 'admin' = 'agent'): Actor => ({
    kind: 'person',
    id,
    role,
    teamId,
  })
  const record = async () => {
    const hash = 'a'.repeat(64)
    await db.insert(blobs).values({ hash, bytes: 10, type: 'audio/wav' })
    const kept = { callId: CALL.id, hash, beginsMs: 0, durationMs: 90_000, recordedAt: startedAt }
    await db.insert(callRecordings).values({ ...kept, addedBy: 'service:x' })
  }
  return { db, record, person, sara, noor, marina, downtown }
}

test('the words are shown in their language with who said them and when, and what is hidden in them stays hidden', async () => {
  const { db, person, sara, marina } = await heardCall()
  expect(await loadEvidence(db, person(sara.id, marina), MARK)).toEqual({
    kind: 'words',
    words: {
      segmentId: 's2',
      role: 'customer',
      beginMs: 65_000,
      endMs: 70_000,
      text: TEXT,
      language: 'ar',
      start: 18,
      end: 24,
    },
    at: '2026-03-01T08:01:05.000Z',
    agentName: 'Sara',
    callerName: 'Daniel',
    heard: null,
  })
})

test('whose call it is hears it whole; who may not read what it hides hears nothing where that cannot be silenced', async () => {
  const { db, record, person, sara, noor, marina, downtown } = await heardCall()
  await record()
  const heardBy = async (actor: Actor) => {
    const shown = await loadEvidence(db, actor, MARK)
    return shown.kind === 'words' ? shown.heard : shown.kind
  }
  expect(await heardBy(person(sara.id, marina))).toEqual({ beginsMs: 0, isCut: false })
  expect(await heardBy(person(noor.id, downtown))).toBeNull()
})

test('to whom may not read the call, and of a call or words that are gone, nothing of it is told', async () => {
  const { db, person, sara, marina, downtown } = await heardCall()
  const stranger = person(crypto.randomUUID(), downtown)
  expect(await loadEvidence(db, stranger, MARK)).toEqual({ kind: 'closed' })
  const own = person(sara.id, marina)
  const ask = (over: Partial<typeof MARK>) => loadEvidence(db, own, { ...MARK, ...over })
  expect(await ask({ markId: 'x"]\\' })).toEqual({ kind: 'gone' })
  expect(await ask({ callId: 'no-such' })).toEqual({ kind: 'gone' })
})

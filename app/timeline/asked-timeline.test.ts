import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { recordNotes } from '#db/pace/schema.ts'
import { listLeadTimeline } from '#db/pace/related/lead-timeline.ts'
import { ALL_GROUPS, TIMELINE_COOKIE } from '#domain/timeline/timeline.ts'
import { foundCompany } from '#tests/support/company.ts'
import { placeOf } from '../notifications/say-notification.ts'
import { askTimeline } from './asked-timeline.server.ts'

const NOTIFIED = {
  id: 'n1',
  kind: 'mentioned',
  count: 1,
  listingId: null,
  by: 'Sara',
  named: { lead: 'Hana', listing: null },
  createdAt: '2026-12-07T08:00:00.000Z',
  readAt: null,
} as const

/** What a browser asks for that looked at calls last. */
function ask(address: string): Request {
  const headers = { cookie: `${TIMELINE_COOKIE}=calls` }
  return new Request(`https://pace.example${address}`, { headers })
}

test('who is named in a note is led to it, below what came since and whatever was looked at last', async () => {
  const { db, sara, addLead } = await foundCompany()
  const leadId = await addLead({ ownerId: sara.id })
  const parts = ['@Omar, please ring them']
  const [note] = await db
    .insert(recordNotes)
    .values({ leadId, authorId: sara.id, parts, createdAt: '2026-12-01T08:00:00.000Z' })
    .returning()
  await db.execute(sql`insert into record_notes (lead_id, author_id, parts, created_at)
    select ${leadId}, ${sara.id}, '["Later"]', now() from generate_series(1, 70)`)
  const id = note?.id ?? ''
  const address = placeOf({ ...NOTIFIED, leadId, detail: { note: id } })
  expect(address).toBe(`/leads/${leadId}?note=${id}#note-${id}`)
  const asked = await askTimeline(db, ask(address))
  const { entries } = await listLeadTimeline(db, { leadId, limit: 60, ...asked })
  expect(entries[0]).toMatchObject({ kind: 'note', id })
  const older = await askTimeline(
    db,
    ask(`${address.split('#')[0]}&at=2026-12-01T07:00:00.000Z&kind=note&id=x`),
  )
  expect(older.after?.at).toBe('2026-12-01T07:00:00.000Z')
})

test('a note that is gone, or is none, leads to the newest of what was looked at last', async () => {
  const { db } = await foundCompany()
  for (const note of ['', 'x\u0000', '00000000-0000-4000-8000-000000000001'])
    expect(await askTimeline(db, ask(`/leads/a?note=${encodeURIComponent(note)}`))).toEqual({
      after: null,
      show: ['calls'],
    })
  const all = await askTimeline(db, ask(`/leads/a?show=${ALL_GROUPS}`))
  expect(all).toEqual({ after: null, show: [] })
})

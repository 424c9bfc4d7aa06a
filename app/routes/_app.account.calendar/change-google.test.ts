import { expect, test } from 'vitest'
import { findCalendar } from '#db/pace/google-calendar/calendars.ts'
import { googleCalendars } from '#db/pace/schema.ts'
import { foundCompany } from '#tests/support/company.ts'
import { changeGoogle } from './change-google.server.ts'
import { viewGoogle } from './google-view.server.ts'

test('a calendar is its person’s to see and to give up, also where the house has no client at Google any more', async () => {
  const { db, sara, noor } = await foundCompany()
  const refreshToken = new Uint8Array([1])
  await db
    .insert(googleCalendars)
    .values([sara, noor].map(({ id }) => ({ personId: id, refreshToken })))
  const actor = {
    kind: 'person',
    id: sara.id,
    role: 'agent',
    teamId: sara.teamId,
    seesTeam: false,
  } as const
  const asking = {
    deps: { googleCalendar: null },
    db,
    actor,
    person: { id: sara.id, role: 'agent' },
  }
  const by = { actor: `person:${sara.id}` }
  const view = () => viewGoogle(asking, new URLSearchParams())
  expect(await view()).toMatchObject({ isOffered: false, connection: { state: 'connected' } })
  await changeGoogle({ ...asking, by }, { intent: 'disconnect' })
  expect(await view()).toMatchObject({ isOffered: false, connection: null })
  expect(await findCalendar(db, noor.id)).not.toBeNull()
  await expect(changeGoogle({ ...asking, by }, { intent: 'putBack' })).rejects.toMatchObject({
    code: 'notFound',
  })
})

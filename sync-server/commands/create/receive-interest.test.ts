import { expect, test } from 'vitest'
import { contacts, leads } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../../testing/start-commands.ts'

const receive = (args: object) => ({ document: 'lead:new', command: 'receive', args })
const fields = { name: 'Omar', phone: '+971501112233', source: 'walkIn' }

test('[C13] an interest makes the contact and its lead, placed with whoever brought it', async () => {
  const { post, db, sara, marina } = await startCommands()
  const { status, answer } = await post(receive({ fields }))
  expect({ status, result: answer.result }).toEqual({ status: 200, result: { isNew: true } })
  const [contact] = await db.select().from(contacts)
  expect(await db.select().from(leads)).toMatchObject([
    { name: 'Omar', ownerId: sara.id, teamId: marina, contactId: contact?.id },
  ])
})

test('[C13] of a person with an open lead the signal goes to it, unless another lead is asked for', async () => {
  const { post, db } = await startCommands()
  const first = await post(receive({ fields }))
  const again = await post(receive({ fields: { ...fields, name: 'Omar K.' } }))
  expect(again.answer).toMatchObject({
    document: first.answer.document,
    result: { isNew: false },
  })
  const refused = await post(receive({ fields, ifOpen: 'refuse' }))
  expect(refused.status).toBe(409)
  expect(refused.answer.detail).toMatch(/Omar has an open lead already: L-00001/)
  const another = await post(receive({ fields, ifOpen: 'another' }))
  expect(another.answer.document).not.toBe(first.answer.document)
  expect(await db.select().from(contacts)).toHaveLength(1)
})

test('[C13] many interests of one person at once make one lead', async () => {
  const { post, db } = await startCommands()
  const answers = await Promise.all(Array.from({ length: 6 }, () => post(receive({ fields }))))
  expect(new Set(answers.map(({ answer }) => answer.document)).size).toBe(1)
  expect(answers.filter(({ answer }) => answer.result.isNew)).toHaveLength(1)
  expect(await db.select().from(leads)).toHaveLength(1)
})

test('[C13] who may not see the open lead is told that a colleague has it, and not which it is', async () => {
  const { post, lina } = await startCommands()
  await post(receive({ fields }))
  const { status, answer } = await post(receive({ fields, ifOpen: 'refuse' }), { by: lina })
  expect({ status, detail: answer.detail }).toEqual({
    status: 409,
    detail: 'A colleague is already working with this person.',
  })
  expect(JSON.stringify(answer)).not.toMatch(/L-00001|Omar/)
})

test('[C24] a contact in the archive that comes again is brought back, though nothing new is known of it', async () => {
  const { post, db, manager } = await startCommands()
  const archivedAt = async () => (await db.select().from(contacts))[0]?.archivedAt
  await post(receive({ fields }))
  const [contact] = await db.select().from(contacts)
  const archive = { document: `contact:${contact?.id}`, command: 'archive', args: {} }
  expect(await post(archive, { by: manager })).toMatchObject({ status: 200 })
  await waitFor(async () => (await archivedAt()) !== null)
  await post(receive({ fields }))
  await waitFor(async () => (await archivedAt()) === null)
})

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { contacts, leads } from '#db/pace/schema.ts'
import { mailOf } from '../../arrivals/readers/mail/some-mails.ts'
import { OMAR, openHouse } from '#tests/support/known-contacts.ts'
import { noteRefusal } from './note-refusal.ts'

test('who wants no more is heard by mail though nobody here would answer them, also where only the subject says so', async () => {
  const { send, count, admin, deps } = await openHouse()
  await admin.update(contacts).set({ ownerId: null })
  await admin.update(leads).set({ ownerId: null })
  const before = await count()
  const question = await send(
    mailOf({ from: 'Omar <omar@b.example>', id: 'u0', body: 'Who are you?' }),
  )
  expect(question).toMatchObject({ row: { state: 'held' }, message: undefined })
  const { row, message } = await send(
    mailOf({
      from: 'Omar <omar@b.example>',
      id: 'u1',
      subject: 'unsubscribe',
      body: 'Sent from my phone',
    }),
  )
  expect(row).toMatchObject({ state: 'message', leadId: null })
  expect(message).toMatchObject({ contactId: OMAR, channel: 'email' })
  expect(await count()).toEqual({ ...before, messages: before.messages + 1 })
  await noteRefusal(deps, message?.id ?? '')
  const [omar] = await admin.select().from(contacts).where(eq(contacts.id, OMAR))
  expect(omar?.consent.email).toMatchObject({ state: 'withdrawn', wording: 'unsubscribe' })
  const asks = 'Stop emailing me about Marina. I want to sell my villa, call me today.'
  const mixed = await send(mailOf({ from: 'Omar <omar@b.example>', id: 'u3', body: asks }))
  expect(mixed.row).toMatchObject({ state: 'held' })
  const about = mailOf({
    from: 'Omar <omar@b.example>',
    id: 'u4',
    subject: 'Stop',
    body: 'Which metro stop is near it?',
  })
  expect((await send(about)).row).toMatchObject({ state: 'held' })
  const answer = await send(
    mailOf({ from: 'Omar <omar@b.example>', id: 'u2', subject: 'Re: stop', body: 'Which stop?' }),
  )
  expect(answer.row).toMatchObject({ state: 'held' })
})

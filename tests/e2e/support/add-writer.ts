import { eq } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'
import { communications, contactIdentities, contacts, people } from '#db/pace/schema.ts'
import type { MessageChannel } from '#domain/message/message.ts'

type Writer = {
  name: string
  /** Their mail or number. */
  address: string
  channel: Extract<MessageChannel, 'email' | 'whatsapp' | 'sms'>
  hoursAgo?: number
  body?: string
}

/** A contact whom Sara keeps, and who wrote so long ago. */
export async function addWriter(db: PaceDb, writer: Writer): Promise<string> {
  const { name, address, channel, hoursAgo = 0, body = 'Is it still available?' } = writer
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const kind = channel === 'email' ? 'email' : 'phone'
  const [contact] = await db
    .insert(contacts)
    .values({ name, [kind]: address, ownerId: sara?.id ?? null, teamId: sara?.teamId ?? null })
    .returning()
  if (!contact) throw new Error('Nobody was made.')
  const contactId = contact.id
  await db
    .insert(contactIdentities)
    .values({ contactId, kind, value: address, normal: address, isPreferred: true })
  const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString()
  await db.insert(communications).values({
    contactId,
    channel,
    direction: 'inbound',
    state: 'received',
    states: [{ state: 'received', at }],
    subject: channel === 'email' ? 'The flat in Marina' : null,
    body,
    address,
    externalId: channel === 'email' ? `<${contactId}@customer.example>` : `id.${contactId}`,
    at,
  })
  return contactId
}

import { expect, test } from 'vitest'
import { contactIdentities, contacts, leads } from '#db/pace/schema.ts'
import { CALLER, started } from '../testing/feed/feed-client.ts'
import { startFeed } from '../testing/feed/start-feed.ts'

const START = 'pace.call.started.v1'
const ANSWER = 'pace.call.answered.v1'

test('[F9] a caller whom nobody knows becomes a lead of the agent who answers', async () => {
  const { feed, meta, db, omar, marina } = await startFeed()
  const centre = await feed()
  centre.send(START, started())
  await centre.acked(centre.send(ANSWER, { agent: omar.email }))
  const { leadId } = await meta()
  expect(await db.select().from(leads)).toMatchObject([
    {
      id: leadId,
      name: 'Ivan',
      phone: CALLER,
      source: 'call',
      ownerId: omar.id,
      teamId: marina,
      stage: 'new',
    },
  ])
})

test('[F9] a lead made for a call has its contact; a number kept beside a contact finds the lead', async () => {
  const { feed, meta, db, omar } = await startFeed()
  const centre = await feed()
  centre.send(START, started())
  await centre.acked(centre.send(ANSWER, { agent: omar.email }))
  const { leadId } = await meta()
  const [contact] = await db.select().from(contacts)
  expect(contact).toMatchObject({ name: 'Ivan', phone: CALLER })
  expect(await db.select().from(leads)).toMatchObject([{ id: leadId, contactId: contact?.id }])
  const second = '+971557654321'
  await db
    .insert(contactIdentities)
    .values({ contactId: contact?.id ?? '', kind: 'phone', value: second, normal: second })
  const other = await feed({ call: 'call-2' })
  await other.acked(other.send(START, started({ from: second })))
  expect(await meta('call-2')).toMatchObject({ leadId })
})

test('[F9] a lead of the agent’s team with this number is found before one of another team', async () => {
  const { feed, meta, db, lina, sara, marina, downtown } = await startFeed()
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()]
  await db.insert(leads).values([
    { id: own, reference: 'L-00001', stage: 'lost', phone: CALLER, teamId: marina },
    {
      id: other,
      reference: 'L-00002',
      stage: 'new',
      phone: CALLER,
      teamId: downtown,
      ownerId: lina.id,
    },
  ])
  const centre = await feed()
  await centre.acked(centre.send(START, started()))
  expect(await meta()).toMatchObject({ leadId: other, teamId: downtown })
  const second = await feed({ call: 'call-2' })
  await second.acked(second.send(START, started({ agent: sara.email })))
  expect(await meta('call-2')).toMatchObject({ leadId: own, agentId: sara.id, teamId: marina })
  expect(await db.select().from(leads)).toHaveLength(2)
})

test('[F9] an agent whom nobody knows leaves the call unassigned and makes no lead', async () => {
  const { feed, meta, db } = await startFeed()
  const centre = await feed()
  centre.send(START, started())
  await centre.acked(centre.send(ANSWER, { agent: 'nobody@pace.test' }))
  expect(await meta()).toMatchObject({ state: 'live', agentId: null, leadId: null })
  expect(await db.select().from(leads)).toEqual([])
})

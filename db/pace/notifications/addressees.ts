import { and, eq, inArray } from 'drizzle-orm'
import type { Telling } from '#domain/notification/from-events.ts'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { people } from '../schema.ts'
import {
  findAdmins,
  findAgents,
  findAnswerers,
  findManagers,
  findMessages,
  findOwners,
  findViewings,
  type Written,
} from './who-works.ts'

export type Told = Telling & { personId: string }

/** Each telling with whom it is for: who works a record stands in its row. */
export async function findAddressees(tx: PaceDb, tellings: readonly Telling[]): Promise<Told[]> {
  const [ownerOf, agentOf, viewingOf, messageOf, answererOf, managersOf, admins] =
    await Promise.all([
      findOwners(tx, idsFor(tellings, 'lead')),
      findAgents(tx, idsFor(tellings, 'listing')),
      findViewings(tx, idsFor(tellings, 'viewing')),
      findMessages(tx, idsFor(tellings, 'message')),
      findAnswerers(tx, idsFor(tellings, 'contact')),
      findManagers(tx, idsFor(tellings, 'managers')),
      findAdmins(
        tx,
        tellings.some(({ to, kind }) => to === 'admins' || kind === 'reviewAsked'),
      ),
    ])
  const found = tellings.flatMap((one): Told[] => {
    if (one.to === 'admins') return admins.map(({ id: personId }) => ({ ...one, personId }))
    if (typeof one.to === 'object') {
      const lead = one.lead ?? viewingOf.get(one.key)?.leadId ?? null
      return [{ ...one, lead, personId: one.to.person }]
    }
    if (one.to === 'viewing') {
      const viewing = viewingOf.get(one.key)
      if (!viewing) return []
      const { agentId: personId, leadId, listingId } = viewing
      return [{ ...one, personId, lead: one.lead ?? leadId, listing: one.listing ?? listingId }]
    }
    if (one.to === 'message') return toWriter(one, messageOf.get(one.key))
    if (one.to === 'managers') {
      const leading = managersOf.get(one.key) ?? []
      // A review waits for an answer: where nobody leads the team it is an admin's.
      const isAdmins = one.kind === 'reviewAsked' && leading.length === 0
      const ids = isAdmins ? admins.map(({ id }) => id) : leading.map(({ personId }) => personId)
      return ids.map((personId) => ({ ...one, personId }))
    }
    const personId = personFor(one, { ownerOf, agentOf, answererOf })
    return personId ? [{ ...one, personId }] : []
  })
  return present(tx, found)
}

function toWriter(one: Telling, message: Written | undefined): Told[] {
  if (!message?.personId || !message.contactId) return []
  const { personId, contactId: contact, leadId: lead } = message
  return [{ ...one, personId, lead, detail: { ...one.detail, contact } }]
}

type People = ReadonlyMap<string, string | null>

function personFor(
  { to, key, lead, detail }: Telling,
  { ownerOf, agentOf, answererOf }: Record<'ownerOf' | 'agentOf' | 'answererOf', People>,
): string | null | undefined {
  if (to === 'lead') return ownerOf.get(lead ?? '')
  return to === 'contact' ? answererOf.get(detail.contact ?? '') : agentOf.get(key)
}

/** An enquiry goes to whoever works its lead, a message to who answers its contact; the others to who works the record itself. */
function idsFor(tellings: readonly Telling[], to: Exclude<Telling['to'], object>): string[] {
  const own = tellings.filter((one) => one.to === to)
  return own.flatMap(({ key, lead, detail }) => {
    if (to === 'lead') return lead ?? []
    return to === 'contact' ? (detail.contact ?? []) : key
  })
}

/** Who is still here, and did not do it in person. */
async function present(tx: PaceDb, told: readonly Told[]): Promise<Told[]> {
  // One that is nobody's must not keep all the others from their news.
  const ids = [...new Set(told.map(({ personId }) => personId))].filter(isUuid)
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), eq(people.status, 'active')))
  const here = new Set(rows.map(({ id }) => id))
  return told.filter(({ personId, actor }) => here.has(personId) && actor !== `person:${personId}`)
}

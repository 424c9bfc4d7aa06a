import { onTestFinished } from 'vitest'
import type { LeadFields } from '#domain/lead/fields.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { type Card, cardKey } from '#domain/views/cards.ts'
import { readCards } from '#domain/views/view-document.ts'
import { PATIENCE_MS } from '#tests/support/wait-for.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { Views, type ViewsOptions } from '../views/views.ts'
import { SOME_TIME } from './log-writer.ts'
import { silent, type Workspace } from './workspace.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'

type Process = Pick<Workspace, 'rooms' | 'tail'>

const SETTINGS = {
  current: () => ({ version: 1, house: SOME_HOUSE, reference: SOME_REFERENCE }),
  onChange: () => () => undefined,
}

export function startViews(
  { db }: Pick<Workspace, 'db'>,
  { tail }: Process,
  options: Partial<ViewsOptions> = {},
): Views {
  const views = new Views({
    db,
    tail,
    log: silent,
    isOpen: () => true,
    leaseMs: 300,
    settings: SETTINGS,
    ...options,
  })
  views.start()
  onTestFinished(() => views.stop())
  return views
}

let references = 0

export async function createLead(
  { rooms, projector }: Workspace,
  fields: Partial<LeadFields>,
): Promise<{ id: string; name: string }> {
  references += 1
  const id = crypto.randomUUID()
  const reference = `L-${String(references).padStart(5, '0')}`
  const update = createLeadUpdate({ reference, stage: 'new', createdAt: SOME_TIME, ...fields })
  await rooms.create(`lead:${id}`, { actor: 'person:x', update })
  await projector.whenProjected(`lead:${id}`, 1, PATIENCE_MS)
  return { id, name: `lead:${id}` }
}

export async function cardsOf(rooms: Rooms, name: string): Promise<Card[]> {
  return readCards(await rooms.read(name))
}

export async function keysOf(rooms: Rooms, name: string): Promise<string[]> {
  return (await cardsOf(rooms, name)).map(cardKey).sort()
}

export function setFields(rooms: Rooms, name: string, fields: Partial<LeadFields>) {
  return rooms.change(name, {
    actor: 'person:x',
    change: (doc) => {
      for (const [field, value] of Object.entries(fields)) doc.getMap('fields').set(field, value)
    },
  })
}

import { CLOCKS_ACTOR } from '#domain/clock/kinds.ts'
import type { NewEntityEvent } from '../events/events.ts'

/** A lead whose due time moved. */
export type DueMove = { id: string; from: string | null; to: string | null }

/** What is due of a lead moved by something else than its own document: whoever shows the lead hears of it. */
export function dueEvent({ id, from, to }: DueMove): NewEntityEvent {
  const change = { old: { dueAt: from }, new: { dueAt: to } }
  return { resource: 'lead', key: id, ...change, actor: CLOCKS_ACTOR, documentSeq: null }
}

import type { PaceDb } from '#db/pace/client.ts'
import { moveRows, writeRows } from '#db/pace/documents/projection-rows.ts'
import { type Advance, advanceProjections } from '#db/pace/documents/projections.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import { insertStageMoves, stageMoveOf } from '#db/pace/leads/stages.ts'
import { insertPriceMoves, priceMoveOf } from '#db/pace/listings/prices.ts'
import { insertStatusMoves, statusMoveOf } from '#db/pace/listings/statuses.ts'
import { diffFields, eventFields, type Projection } from '#domain/record/projection.ts'

type Fields = Record<string, unknown>
/** An event with when it happened: the event's own time is that of its writing. */
export type ToldChange = { event: NewEntityEvent; at: string }
/** A document's log has moved on, and this is what of it is told. */
export type Telling = Advance & {
  /** What the row is to say; null where it says all of it already. */
  projection: Projection | null
  changes: readonly ToldChange[]
  /** When the last change that the row tells was made, and by whom. */
  at: string
  actor: string
}

type Commit = { seq: number; actor: string; at: string }

/** What the commit changed, as an event tells it; null where it changed nothing of that. A record that was not there is all new. */
export function changeOf(
  before: Fields | null,
  after: Projection,
  { seq: documentSeq, actor, at }: Commit,
): ToldChange | null {
  const change = diffFields(before, eventFields(after))
  const { kind: resource, key } = after
  return change && { event: { resource, key, ...change, actor, documentSeq }, at }
}

/** What is told of one commit by whoever has the document before and after it at hand. */
export function tellCommit(
  { name, generation, ...commit }: Commit & Pick<Telling, 'name' | 'generation'>,
  { before, after }: { before: Fields | null; after: Projection },
): Telling {
  const { seq, actor, at } = commit
  const change = changeOf(before, after, commit)
  const place = { name, generation, from: seq - 1, to: seq }
  return { ...place, projection: change && after, changes: change ? [change] : [], at, actor }
}

/**
 * Writes the rows and the stays in stages of those documents that nobody else has moved on, and says which they are. The events are to be
 * appended last in the transaction: until it ends every other writer of events waits.
 */
export async function writeProjections(
  tx: PaceDb,
  tellings: readonly Telling[],
): Promise<{ moved: ReadonlySet<string>; events: NewEntityEvent[] }> {
  const moved = await advanceProjections(tx, tellings)
  const told = tellings.filter(({ name }) => moved.has(name))
  const written = told.flatMap(({ projection, to: documentSeq, at, actor }) =>
    projection ? [{ projection, place: { documentSeq, at, actor } }] : [],
  )
  // Contacts are held before leads, by every writer of both.
  const ofLeads = await writeRows(tx, written)
  await moveRows(
    tx,
    told.filter(({ projection }) => !projection),
  )
  const changes = told.flatMap((one) => one.changes)
  await insertStageMoves(
    tx,
    changes.flatMap(({ event, at }) => stageMoveOf(event, at) ?? []),
  )
  await insertStatusMoves(
    tx,
    changes.flatMap(({ event, at }) => statusMoveOf(event, at) ?? []),
  )
  await insertPriceMoves(
    tx,
    changes.flatMap(({ event, at }) => priceMoveOf(event, at) ?? []),
  )
  return { moved, events: [...changes.map(({ event }) => event), ...ofLeads] }
}

import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { Committed } from '../../../sync-client/commands.server.ts'
import type { Upserting, UpsertRow } from './upsert-row.ts'

/** What became of a row: which record it is, and the commit; a plain row has no commits, its `seq` is 0. */
export type Written = {
  outcome: 'created' | 'changed' | 'unchanged'
  id: string
  document: string
  seq: number
}
export type Upsert = (upserting: Upserting, row: UpsertRow) => Promise<Written>
type DocumentKind = 'contact' | 'lead' | 'listing'

/** Of a record that a command has made. */
export function made({ document, seq }: Pick<Committed, 'document' | 'seq'>): Written {
  return { outcome: 'created', id: document.slice(document.indexOf(':') + 1), document, seq }
}

/** Sets what the row says. A lead's source has a command of its own: no page sets it. */
export async function changeDocument(
  { runner }: Upserting,
  { kind, id }: { kind: DocumentKind; id: string },
  { fields, key }: UpsertRow,
): Promise<Written> {
  const document = documentName(kind, id)
  const { source, ...others } = fields
  const has = { source: source !== undefined, others: Object.keys(others).length > 0 }
  const sourced = has.source
    ? await runner.run(document, 'setSource', { source }, keyed(key && `${key}.source`))
    : null
  const set =
    has.others || !sourced
      ? await runner.run(document, 'setFields', { fields: others }, keyed(key && `${key}.fields`))
      : sourced
  const isChanged = [sourced, set].some((one) => one && one.undoable !== false)
  return { ...made(set), outcome: isChanged ? 'changed' : 'unchanged' }
}

type Find = (word: string) => Promise<string | false | null | undefined>

/** The id of the record that the row names, null where it names none. What the asker may not see is not there. */
export async function findNamed(
  { id, calledId, reference }: UpsertRow,
  kind: string,
  { byId, byReference }: { byId: Find; byReference?: Find },
): Promise<string | null> {
  if (calledId !== undefined) return calledId
  if (reference !== undefined && !byReference) throw numberless(kind)
  if (id === undefined && reference === undefined) return null
  const found = id === undefined ? await byReference?.(reference ?? '') : await byId(id)
  if (found) return found
  throw missing(kind, id === undefined ? 'reference' : 'id')
}

export function missing(kind: string, path: string): DomainError {
  const message = `There is no such ${kind}, or you may not see it.`
  return new DomainError('notFound', message, [{ path, message }])
}

function numberless(kind: string): DomainError {
  const message = `A ${kind} has no number; name it by its id or by your own externalId.`
  return new DomainError('invalid', message, [{ path: 'reference', message }])
}

/** How a making is asked for, so that the row sent again makes nothing twice. */
export function keyedMaking({ key, makingKey }: UpsertRow) {
  return keyed(key ?? makingKey)
}

export function keyed(key: string | undefined) {
  return key === undefined ? {} : { idempotencyKey: key }
}

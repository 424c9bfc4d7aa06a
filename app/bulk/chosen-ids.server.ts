import { readIds } from '#db/pace/list/read-ids.ts'
import { type BulkKind, MOST_TARGETS } from '#domain/bulk/bulk.ts'
import { DomainError } from '#domain/errors.ts'
import { selectionSchema } from '#domain/list/selection.ts'
import { parse } from '#domain/parse.ts'
import { anyListAccess, requireNoun } from '../list/access/list-access.server.ts'
import type { requirePerson } from '../pages/context.server.ts'

type Who = Pick<ReturnType<typeof requirePerson>, 'actor' | 'db' | 'deps'>

/** The records that somebody chose on a list: those ticked, or all that match now and that they may see, but some. */
export async function chosenIds(
  who: Who,
  { kind, selection }: { kind: BulkKind; selection: unknown },
): Promise<string[]> {
  const { actor, db, deps } = who
  const { source: sourceFor, readable } = anyListAccess(requireNoun(kind))
  const source = sourceFor(actor)
  const chosen = parse(selectionSchema(source.list), selection, 'What is chosen')
  if ('ids' in chosen) return [...chosen.ids]
  const { filter, text, except } = chosen
  const { zone } = deps.settings.current().house
  const query = { filter, text, zone }
  const ids = await readIds(db, source, readable(actor), query, MOST_TARGETS + except.length + 1)
  const left = new Set(except)
  const wanted = ids.filter((id) => !left.has(id))
  if (wanted.length <= MOST_TARGETS) return wanted
  throw new DomainError(
    'invalid',
    `Choose at most ${MOST_TARGETS} records; narrow the list first.`,
    [],
    { key: 'chooseFewer', with: { most: MOST_TARGETS } },
  )
}

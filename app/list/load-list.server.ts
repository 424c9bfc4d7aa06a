import { redirect } from '@remix-run/node'
import { can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { readListState, saysState, writeListState } from '#domain/list/address.ts'
import type { ListDefinition, ListNoun } from '#domain/list/definition.ts'
import { isUuid } from '#domain/uuid.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { countRows } from '#db/pace/list/count-rows.ts'
import { ListCursorSchema, type ListQuery, readPage } from '#db/pace/list/read-page.ts'
import { findSavedView } from '#db/pace/saved-views/saved-views.ts'
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts'
import type { requirePerson } from '../pages/context.server.ts'
import { listAccess } from './access/list-access.server.ts'

/** Rows that come at a time. */
const ROWS = 120

type Who = Pick<ReturnType<typeof requirePerson>, 'actor' | 'db' | 'deps'>

/** What a list's address asks for, in the zone of the house. Throws `invalid`. */
export function readQuery(list: ListDefinition, request: Request, { deps }: Pick<Who, 'deps'>) {
  const { house } = deps.settings.current()
  const state = readListState(list, new URL(request.url).searchParams, house)
  return { state, query: { ...state, zone: house.zone } satisfies ListQuery }
}

/**
 * What the page of a list shows. An address that names a view alone leads to the view's own; from then on it says everything
 * itself, so that Back undoes what was changed. `since` is where in the log the rows stand: what happens after is followed.
 * What comes after the first page is counted no more.
 */
export async function loadList<Noun extends ListNoun>(noun: Noun, request: Request, who: Who) {
  const { actor, db } = who
  const { source: sourceFor, readable, mayExport } = listAccess(noun)
  const source = sourceFor(actor)
  const url = new URL(request.url)
  await openView(source.list, url, who)
  const { state, query } = readQuery(source.list, request, who)
  const cursor = url.searchParams.get('cursor')
  const after = cursor ? decodeCursor(ListCursorSchema, cursor) : undefined
  const scope = readable(actor)
  const since = await findLastSequence(db)
  const [page, counts] = await Promise.all([
    readPage(db, source, scope, query, { limit: ROWS, after }),
    after ? NOT_COUNTED : countRows(db, source, scope, query),
  ])
  const next = page.next && encodeCursor(page.next)
  return { state, since, page: { rows: page.rows, next }, counts, mayExport: mayExport(actor) }
}

const NOT_COUNTED = { total: null, each: {} }

/** Sends an address that names a view and says nothing else on to what the view holds. */
async function openView(list: ListDefinition, url: URL, { actor, db }: Who) {
  const id = url.searchParams.get('view')
  if (!id || saysState(url.searchParams)) return
  const view = isUuid(id) ? await findSavedView(db, id) : null
  if (!view || view.noun !== list.noun || !can(actor, 'read', 'view', view)) {
    throw new DomainError('notFound', 'This view does not exist, or it is not shared with you.')
  }
  throw redirect(`${url.pathname}?${writeListState(list, view.state, id).toString()}`)
}

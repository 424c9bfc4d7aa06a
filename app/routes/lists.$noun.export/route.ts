import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { exportList, FORMATS } from '../../list/export/export-list.server.ts'
import { anyListAccess, requireNoun } from '../../list/access/list-access.server.ts'
import { readQuery } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

const FormatSchema = z.enum(FORMATS)

/** A view as a file: the rows that it finds, of those that its reader may take away, in its columns and order. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db, deps, by } = requirePerson(context, request)
  const access = anyListAccess(requireNoun(params['noun']))
  const scope = access.exportable(actor)
  const source = access.source(actor)
  const { state, query } = readQuery(source.list, request, { deps })
  const format = parse(FormatSchema, new URL(request.url).searchParams.get('format'), 'The format')
  const { settings } = deps
  return exportList({
    db,
    settings,
    source,
    scope,
    state,
    query,
    format,
    by,
    signal: request.signal,
  })
}

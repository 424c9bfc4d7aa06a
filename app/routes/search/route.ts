import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access.ts'
import { searchRecords } from '#db/pace/search.ts'
import { requirePerson } from '../../context.server.ts'
import { leadScope } from '../../api/scopes.ts'

/** What the palette finds: only records that the asker may open. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor } = requirePerson(context, request)
  authorise(actor, 'read', 'person')
  const text = new URL(request.url).searchParams.get('q')?.trim().slice(0, 80) ?? ''
  return { hits: text.length < 2 ? [] : await searchRecords(db, leadScope(actor), text, 8) }
}

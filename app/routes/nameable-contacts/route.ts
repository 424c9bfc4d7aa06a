import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { findContactsByText } from '#db/pace/contacts/find-by-text.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

const AskedSchema = z.object({ q: z.string().trim().max(80).default('') })
const MOST = 6
const SHORTEST = 2

export const clientLoader = loadBesidePage

/** Contacts that the asker may name on a record, by a text. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person } = requirePerson(context, request)
  authorise(actor, 'read', 'contact', { ownerId: person.id })
  const { q } = parse(
    AskedSchema,
    Object.fromEntries(new URL(request.url).searchParams),
    'The contact',
  )
  const isAsked = q.length >= SHORTEST
  return { q, found: isAsked ? await findContactsByText(db, leadScope(actor), q, MOST) : [] }
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { isStorable } from '#domain/storable.ts'
import { loadEvidence } from '../../evidence/load-evidence.server.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

const id = z.string().min(1).max(64).refine(isStorable)
const AskedSchema = z.object({ call: id, mark: id })

export const clientLoader = loadBesidePage

/** The words that a value of a record rests on, as far as the asker may read and hear them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person } = requirePerson(context, request)
  // Whether this call is theirs to read is asked where it has been found.
  authorise(actor, 'read', 'call', { ownerId: person.id })
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const { call: callId, mark: markId } = parse(AskedSchema, asked, 'The evidence')
  return loadEvidence(db, actor, { callId, markId })
}

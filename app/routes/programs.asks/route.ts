import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { listWaiting } from '#db/pace/programs/approvals.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { showApprovals } from '../../programs/shown-approvals.server.ts'

export const clientLoader = loadBesidePage

/** What programs ask the person who looks, for the corner of every page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'program', { ownerId: person.id })
  return { asks: await showApprovals(db, actor, await listWaiting(db, person.id, new Date())) }
}

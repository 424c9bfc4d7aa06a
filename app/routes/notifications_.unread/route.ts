import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { countUnread } from '#db/pace/notifications/page.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

export const clientLoader = loadBesidePage

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db, person } = requirePerson(context, request)
  authorise(actor, 'read', 'notification', { ownerId: person.id })
  return { unread: await countUnread(db, person.id) }
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** The templates that the house may write by: the same for whoever writes to anybody. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'event')
  return { templates: await deps.messages.templates() }
}

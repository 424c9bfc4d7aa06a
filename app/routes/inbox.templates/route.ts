import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** The templates that the house may write by, from one of its numbers: the same for whoever writes to anybody. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'event')
  const door = z.uuid().safeParse(new URL(request.url).searchParams.get('line')).data
  return { templates: await deps.messages.templates(door) }
}

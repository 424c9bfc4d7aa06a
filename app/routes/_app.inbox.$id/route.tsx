import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { messageWords } from '#words/messages.ts'
import { loadRecordOrMore, sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { runThreadAction } from './thread-actions.server.ts'
import { loadThread, requireConversation } from './loaded/thread-loader.server.ts'
import { Thread } from './thread.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: thread }) => [
  { title: `${thread?.name ?? messageWords().unknown} · PACE` },
]

export const clientLoader = loadRecordOrMore

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const found = await requireConversation(who, params['id'])
  return loadThread(who, found, new URL(request.url).searchParams.get('cursor'))
}

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const found = await requireConversation(who, params['id'])
  return runThreadAction(who, found, await request.formData())
}

export default function ConversationRoute() {
  const thread = useLoaderData<typeof loader>()
  return <Thread key={thread.id} thread={thread} />
}

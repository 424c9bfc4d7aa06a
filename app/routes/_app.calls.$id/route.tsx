import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { authorise, can } from '#domain/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { findCall, listRelatedCalls } from '#db/pace/calls.ts'
import { findLeadRecord, searchLeadRecords } from '#db/pace/lead-records.ts'
import { leadScope, teamScope } from '../../api/scopes.ts'
import { callerName } from '../../components/caller-name.ts'
import { notFound, requirePerson } from '../../context.server.ts'
import { CallActionSchema, runCallAction } from './actions.server.ts'
import { CallPage } from './call-page.tsx'
import { callViewFromRow } from './call-view.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? callerName(data.caller) : 'Call'} · PACE` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  const found = (await findCall(db, params['id'] ?? '')) ?? notFound('call')
  const { call, agentName, leadName } = found
  authorise(actor, 'read', 'call', callFacts(call))
  const [lead, candidates, related] = await Promise.all([
    call.leadId ? findLeadRecord(db, leadScope(actor), call.leadId) : null,
    !call.leadId && call.callerPhone
      ? searchLeadRecords(db, leadScope(actor), { text: call.callerPhone }, 5)
      : [],
    listRelatedCalls(db, teamScope(actor, 'calls:read'), call, 4),
  ])
  return {
    id: call.id,
    view: callViewFromRow(call),
    caller: { leadName, callerName: call.callerName, callerPhone: call.callerPhone },
    agentName,
    leadId: call.leadId,
    lead,
    candidates,
    related,
    mayWrite: can(actor, 'write', 'call', callFacts(call)),
    mayWriteLead: lead !== null && can(actor, 'write', 'lead', leadFacts(lead)),
  }
}

/** What is live needs no asking again; only another lead changes what the server must bring. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formData,
  defaultShouldRevalidate,
}) => {
  const intent = formData?.get('intent')
  if (intent === 'accept' || intent === 'wrapUp') return false
  return defaultShouldRevalidate
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const { call } = (await findCall(db, params['id'] ?? '')) ?? notFound('call')
  authorise(actor, 'write', 'call', callFacts(call))
  const form = Object.fromEntries(await request.formData())
  const input = parse(CallActionSchema, form, 'The request')
  const commands = deps.commands.forPerson(session)
  return runCallAction({ db, actor, commands, call }, input)
}

export default function CallRoute() {
  const data = useLoaderData<typeof loader>()
  return <CallPage key={data.id} {...data} />
}

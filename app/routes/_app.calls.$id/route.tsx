import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { authorise, can } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { findCall, listRelatedCalls } from '#db/pace/calls/page.ts'
import { listLatestSegments } from '#db/pace/calls/segments.ts'
import { findLeadRecord, searchLeadRecords } from '#db/pace/leads/records.ts'
import { callWords } from '#words/call.ts'
import { callScope, leadScope } from '../../api/caller/scopes.ts'
import { callerName } from '../../components/business/call/caller-name.ts'
import { loadRecord } from '../../ahead/load-record.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { loadRecording } from './recording/load-recording.server.ts'
import { CallActionSchema, runCallAction } from './actions.server.ts'
import { CallPage } from './call-page.tsx'
import { callViewFromRow } from './view/call-view.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

/** Segments that the server renders: the last that were said. The rest comes with the document. */
const FIRST_SHOWN = 100

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? callerName(data.caller) : callWords().call} · PACE` },
]

export const clientLoader = loadRecord

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  const since = await findLastSequence(db)
  const found = (await findCall(db, params['id'] ?? '')) ?? notFound('call')
  const { call, agentName } = found
  const facts = callFacts(call, found.lead)
  authorise(actor, 'read', 'call', facts)
  const [transcript, lead, candidates, related, recording] = await Promise.all([
    listLatestSegments(db, call.id, FIRST_SHOWN),
    call.leadId ? findLeadRecord(db, leadScope(actor), call.leadId) : null,
    !call.leadId && call.callerPhone
      ? searchLeadRecords(db, leadScope(actor), { phone: call.callerPhone }, 5)
      : [],
    listRelatedCalls(db, callScope(actor), call, 4),
    loadRecording(db, actor, { call, facts }),
  ])
  return {
    id: call.id,
    view: callViewFromRow({ ...call, transcript }),
    caller: {
      leadName: lead?.name ?? null,
      callerName: call.callerName,
      callerPhone: call.callerPhone,
    },
    agentName,
    leadId: call.leadId,
    lead,
    candidates,
    related,
    since,
    spoken: {
      recording,
      mayKeepRecording: can(actor, 'keepRecording', 'call', facts),
      mayWrite: can(actor, 'write', 'call', facts),
    },
    mayWriteLead: lead !== null && can(actor, 'write', 'lead', leadFacts(lead)),
  }
}

/** What these do is seen in the documents, or told in the answer. */
const SEEN_LIVE = ['accept', 'wrapUp', 'bookViewing', 'proposeViewing']

/** What is live needs no asking again; only another lead changes what the server must bring. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formData,
  defaultShouldRevalidate,
}) => {
  const intent = formData?.get('intent')
  if (typeof intent === 'string' && SEEN_LIVE.includes(intent)) return false
  return defaultShouldRevalidate
}

export const clientAction = sendFromPage

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

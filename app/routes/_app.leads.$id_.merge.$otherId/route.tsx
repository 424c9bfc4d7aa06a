import { formatWords } from '#words/format.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorise } from '#domain/access/access.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { CHOSEN_OF_LEAD } from '#domain/lead/merge.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/leads/records.ts'
import { contactWords } from '#words/contacts.ts'
import { labelWords } from '#words/labels.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatNumber } from '../../components/format/format-money.ts'
import { formatInstant } from '../../components/format/format-time.ts'
import { listLabel } from '../../house/lists.ts'
import { MergePage } from '../../merge/merge-page.tsx'
import { mergeTwo, requireTwo } from '../../merge/two-records.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${contactWords().merge.title} · PACE` }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  return requireTwo('lead', params, (id) => findSide(who, id))
}

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const two = await requireTwo('lead', params, (id) => findSide(who, id))
  return mergeTwo(who, request, 'lead', two)
}

/** A lead, for somebody who may merge it. */
async function findSide({ db, actor }: ReturnType<typeof requirePerson>, id: string) {
  const row = await findLeadRecord(db, 'all', id)
  if (row) authorise(actor, 'merge', 'lead', leadFacts(row))
  return row
}

export default function MergeLeads() {
  const { stays, goes } = useLoaderData<typeof loader>()
  const { areaName } = useWorkspace()
  const titled = ({ id, name, reference }: LeadRecord) => ({
    id,
    title: `${name ?? ''} ${reference}`.trim(),
  })
  const rows = CHOSEN_OF_LEAD.map((name) => ({
    name,
    mine: shownOf(stays[name], name, areaName),
    theirs: shownOf(goes[name], name, areaName),
  }))
  return (
    <MergePage
      title={contactWords().merge.ofLeads}
      at="/leads"
      stays={titled(stays)}
      goes={titled(goes)}
      rows={rows}
    />
  )
}

function shownOf(value: unknown, name: string, areaName: (key: string) => string): string | null {
  const words = labelWords()
  const tables: Record<string, Record<string, string>> = {
    intent: words.intents,
    furnishing: words.furnishings,
    budgetPeriod: words.periods,
    financing: words.financing,
    temperature: words.temperatures,
  }
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return formatNumber(value)
  if (Array.isArray(value))
    return formatWords().list(value.map((one) => areaName(String(one)))) || null
  if (name === 'propertyType') return listLabel('propertyType', String(value))
  if (name === 'nextFollowUpAt') return formatInstant(String(value))
  return wordOf(tables[name] ?? {}, String(value))
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ArrowLeft, Download } from 'lucide-react'
import { z } from 'zod'
import { can } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { makeItALead, markAsSpam, requireArrival } from '../../arrivals/decide.server.ts'
import { Section } from '../../components/kit/card.tsx'
import { Page } from '../../frame/page.tsx'
import { loadRecord } from '../../ahead/load-record.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { StateBadge, whoOf } from '../_app.enquiries._index/cells.tsx'
import { Decide } from './decide.tsx'
import { Facts } from './facts.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

/** So much of it is shown; all of it can be taken away. */
const SHOWN = 40_000

export const meta: MetaFunction = () => [{ title: `${arrivalWords().title} · PACE` }]

export const clientLoader = loadRecord

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const { actor, db } = who
  const { arrival } = await requireArrival(who, params['id'])
  const { body, digest: _, words: __, sender: ___, ...shown } = arrival
  const text = withoutUnstorable(new TextDecoder().decode(body.subarray(0, SHOWN * 4)))
  const original = cutCharacters(text, SHOWN)
  const lead = arrival.leadId ? await findLeadRecord(db, 'all', arrival.leadId) : null
  const mayOpenLead = lead !== null && can(actor, 'read', 'lead', leadFacts(lead))
  return {
    arrival: shown,
    original,
    isCut: original.length < text.length || body.length > SHOWN * 4,
    lead: mayOpenLead && lead ? { id: lead.id, reference: lead.reference } : null,
  }
}

const detail = z.string().trim().max(254).default('')
const DecisionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('lead'), name: detail, phone: detail, email: detail }),
  z.object({ intent: z.literal('spam') }),
])

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, db, by, deps, person } = requirePerson(context, request)
  const id = params['id'] ?? ''
  // What may be decided is said by the arrival's own facts: `requireArrival` authorises.
  const deciding = { db, actor, person, by, understand: deps.arrivals.understand }
  const form = Object.fromEntries(await request.formData())
  const { intent, ...given } = parse(DecisionSchema, form, arrivalWords().decide)
  if (intent === 'spam') await markAsSpam(deciding, id)
  else {
    const said = Object.entries(given).filter(([, value]) => value !== '')
    await makeItALead(deciding, id, Object.fromEntries(said))
  }
  return { decided: intent }
}

export default function ArrivalPage() {
  const { arrival, original, isCut, lead } = useLoaderData<typeof loader>()
  const words = arrivalWords()
  const mayDecide = ['held', 'other', 'spam'].includes(arrival.state)
  return (
    <Page
      title={<bdi>{whoOf(arrival)}</bdi>}
      aside={<StateBadge state={arrival.state} />}
      actions={
        <Link
          to="/enquiries"
          className="flex items-center gap-1.5 text-sm text-muted hover:text-ink"
        >
          <ArrowLeft className="size-4 rtl:-scale-x-100" aria-hidden /> {words.back}
        </Link>
      }
    >
      <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-8">
        {mayDecide && <Decide key={arrival.state} arrival={arrival} />}
        <Facts arrival={arrival} lead={lead} />
        <Section
          title={words.original}
          actions={
            <a
              href={`/enquiries/${arrival.id}/original`}
              download
              className="flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-hover"
            >
              <Download className="size-4" aria-hidden /> {words.download}
            </a>
          }
        >
          <pre
            dir="auto"
            lang=""
            tabIndex={0}
            aria-label={words.original}
            className="max-h-[60vh] overflow-auto rounded-xl border bg-sunken p-4 font-mono text-xs break-words whitespace-pre-wrap"
          >
            {original}
          </pre>
          <p className="mt-2 text-xs text-faint">
            {words.originalNote} {isCut && words.cut}
          </p>
        </Section>
      </div>
    </Page>
  )
}

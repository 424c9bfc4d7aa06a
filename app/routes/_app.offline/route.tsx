import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Users } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { TakenNote } from '#db/pace/taken-along/taken-along.ts'
import { phoneWords } from '#words/phone.ts'
import { formatInstant } from '../../components/format/format-time.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Section } from '../../components/kit/card.tsx'
import { TextInput } from '../../components/kit/field.tsx'
import { Page } from '../../frame/page.tsx'
import { requirePerson } from '../../pages/context.server.ts'
import { loadTaken } from './load-taken.server.ts'
import { meantBy } from './is-meant.ts'
import { TakenLeadRow } from './taken-lead-row.tsx'
import { TakenViewingRow } from './taken-viewing-row.tsx'

export const meta: MetaFunction = () => [{ title: `${phoneWords().taken.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  return loadTaken(requirePerson(context, request))
}

const NO_NOTES: readonly TakenNote[] = []

/** What this device has with it: to be read and rung from where there is no network. */
export default function TakenAlong() {
  const { at, leads, notes, viewings } = useLoaderData<typeof loader>()
  const [sought, setSought] = useState('')
  const words = phoneWords().taken
  const notesOf = useMemo(() => Map.groupBy(notes, ({ leadId }) => leadId), [notes])
  // The field goes on while three hundred leads are looked through.
  const asked = useDeferredValue(sought)
  const shown = useMemo(() => leads.filter(meantBy(asked)), [leads, asked])
  return (
    <Page
      title={words.title}
      aside={<span className="text-xs text-faint">{formatInstant(at)}</span>}
    >
      <div className="mx-auto grid max-w-3xl gap-8">
        <p className="text-sm text-muted">{words.why}</p>
        <Section title={words.viewings} count={viewings.length}>
          {viewings.length === 0 ? (
            <p className="text-sm text-muted">{words.noViewings}</p>
          ) : (
            <ul className="divide-y rounded-lg border">
              {viewings.map((viewing) => (
                <TakenViewingRow key={viewing.id} viewing={viewing} />
              ))}
            </ul>
          )}
        </Section>
        <Section title={words.leads} count={leads.length}>
          <TextInput
            type="search"
            aria-label={words.find}
            placeholder={words.find}
            value={sought}
            onChange={({ target }) => setSought(target.value)}
            className="mb-3 pointer-coarse:h-11"
          />
          {shown.length === 0 ? (
            <EmptyState icon={Users} title={leads.length === 0 ? words.noLeads : words.noneFound} />
          ) : (
            <ul className="divide-y rounded-lg border">
              {shown.map((lead) => (
                <TakenLeadRow key={lead.id} lead={lead} notes={notesOf.get(lead.id) ?? NO_NOTES} />
              ))}
            </ul>
          )}
        </Section>
      </div>
    </Page>
  )
}

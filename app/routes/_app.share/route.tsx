import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigate, useSearchParams } from '@remix-run/react'
import { Share2 } from 'lucide-react'
import { useState } from 'react'
import { authorise, can } from '#domain/access/access.ts'
import { listOpenLeads, listOwnListings } from '#db/pace/taken-along/taken-along.ts'
import { shareWords } from '#words/share.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Page } from '../../frame/page.tsx'
import { requirePerson } from '../../pages/context.server.ts'
import { ChoosePlace, type Offered } from '../../share/choose-place.tsx'
import { SharedItems } from '../../share/shared-items.tsx'
import { type Place, useShared } from '../../share/use-shared.ts'

export const meta: MetaFunction = () => [{ title: `${shareWords().title} · PACE` }]

/** One's own records, to choose from without a network too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person } = requirePerson(context, request)
  authorise(actor, 'read', 'desk', { ownerId: person.id })
  const facts = { ownerId: person.id }
  const [leads, listings] = await Promise.all([
    can(actor, 'write', 'lead', facts) ? listOpenLeads(db, person.id) : [],
    can(actor, 'write', 'listing', facts) ? listOwnListings(db, person.id) : [],
  ])
  const own: Offered[] = [
    ...leads.map(({ id, reference, name, phone }) => {
      return { kind: 'lead' as const, id, title: name ?? phone ?? reference, detail: reference }
    }),
    ...listings.map(({ id, reference, title }) => {
      return { kind: 'listing' as const, id, title: title || reference, detail: reference }
    }),
  ]
  return { own }
}

const PLACES = { lead: '/leads', listing: '/listings' } as const

/** What another app has shared with PACE, and to what it belongs. */
export default function SharedWithPace() {
  const { own } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const { rows, putAll, discard } = useShared()
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const words = shareWords()
  async function put(place: Place): Promise<void> {
    setBusy(true)
    const isAll = await putAll(place)
    setBusy(false)
    const [kind, id] = place.split(':')
    if (isAll) navigate(`${kind === 'lead' ? PLACES.lead : PLACES.listing}/${id}`)
  }
  return (
    <Page title={words.title}>
      <div className="mx-auto grid max-w-3xl gap-8">
        {params.has('missed') && (
          <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
            {words.missed}
          </p>
        )}
        {rows?.length === 0 && (
          <EmptyState icon={Share2} title={words.none}>
            {words.how}
          </EmptyState>
        )}
        {rows && rows.length > 0 && (
          <>
            <Section title={words.shared} count={rows.length}>
              <SharedItems rows={rows} onDiscard={(id) => void discard(id)} />
            </Section>
            {rows.every(({ files }) => files.length === 0) && (
              <p className="text-sm text-muted">{words.textGoesToLeads}</p>
            )}
            <ChoosePlace
              own={own}
              busy={busy}
              takesListings={rows.some(({ files }) => files.length > 0)}
              onChoose={(place) => void put(place)}
            />
          </>
        )}
      </div>
    </Page>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { Building2 } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { LISTING_LIST } from '#domain/list/listings.ts'
import type { ListingRow } from '#db/pace/listings/columns.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { listingsWords } from '#words/listings.ts'
import { BulkActions } from '../../bulk/bulk-actions.tsx'
import { countOf } from '../../bulk/count-of.ts'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { LISTING_CELLS, ListingOnPhone, nameOf } from './cells.tsx'
import { loadPageOrMore } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${listingsWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'listing', { teamId: who.person.teamId })
  return loadList('listing', request, who)
}

/** Views are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

export default function Listings() {
  return (
    <ListPage<Placed<ListingRow>>
      list={LISTING_LIST}
      loaded={useLoaderData<typeof loader>()}
      words={listingsWords()}
      icon={Building2}
      cells={LISTING_CELLS}
      link={(row) => ({ to: `/listings/${row.id}`, label: nameOf(row) })}
      nameOf={nameOf}
      phone={(row) => <ListingOnPhone row={row} />}
      actions={(chosen, done, total) => (
        <BulkActions kind="listing" chosen={chosen} count={countOf(chosen, total)} onDone={done} />
      )}
    />
  )
}

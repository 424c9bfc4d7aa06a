import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData, useSearchParams } from '@remix-run/react'
import { Building2, Plus } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { LISTING_LIST } from '#domain/list/listings.ts'
import type { ListingRow } from '#db/pace/listings/columns.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { newListingWords } from '#words/new-listing.ts'
import { listingsWords } from '#words/listings.ts'
import { BulkActions } from '../../bulk/bulk-actions.tsx'
import { countOf } from '../../bulk/count-of.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { createListing } from '../../new-listing/create-listing.server.ts'
import { NewListingDialog } from '../../new-listing/new-listing-dialog.tsx'
import { requirePerson } from '../../pages/context.server.ts'
import { LISTING_CELLS, ListingOnPhone, nameOf } from './cells.tsx'
import { loadPageOrMore, sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${listingsWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'listing', { teamId: who.person.teamId })
  return loadList('listing', request, who)
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'create', 'listing')
  const id = await createListing(who, await request.formData())
  return redirect(`/listings/${id}`)
}

/** Views are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

const linkOf = (row: Placed<ListingRow>) => ({ to: `/listings/${row.id}`, label: nameOf(row) })
const onPhone = (row: Placed<ListingRow>) => <ListingOnPhone row={row} />

export default function Listings() {
  const [params] = useSearchParams()
  const toNew = `?${new URLSearchParams([...params, ['new', '']]).toString()}`
  return (
    <ListPage<Placed<ListingRow>>
      list={LISTING_LIST}
      loaded={useLoaderData<typeof loader>()}
      words={listingsWords()}
      icon={Building2}
      cells={LISTING_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
      actions={(chosen, done, total) => (
        <BulkActions kind="listing" chosen={chosen} count={countOf(chosen, total)} onDone={done} />
      )}
      buttons={
        <ButtonLink to={toNew} variant="primary" size="sm" className="h-8">
          <Plus className="size-3.5" aria-hidden />
          {newListingWords().title}
        </ButtonLink>
      }
    >
      <NewListingDialog />
    </ListPage>
  )
}

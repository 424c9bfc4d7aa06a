import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorise, can } from '#domain/access.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { parse } from '#domain/parse.ts'
import { findListing, listPublications } from '#db/pace/listings.ts'
import { listMatchingLeads, listSimilarListings } from '#db/pace/matches.ts'
import { listLatestEvents } from '#db/pace/events.ts'
import { leadScope, teamScope } from '../../api/scopes.ts'
import { notFound, requirePerson } from '../../context.server.ts'
import { ListingActionSchema, runListingAction } from './actions.server.ts'
import { ListingPage } from './listing-page.tsx'
import { listingFromRow } from './listing-of-row.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.listing.title ?? 'Listing'} · PACE` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  const row = await requireListing(db, params['id'])
  const facts = listingFacts(row)
  authorise(actor, 'read', 'listing', facts)
  const [publications, leads, similar, events] = await Promise.all([
    listPublications(db, row.id),
    listMatchingLeads(db, leadScope(actor), row, 12),
    listSimilarListings(db, teamScope(actor, 'listings:read'), row, 6),
    listLatestEvents(db, 'listing', row.id, 60),
  ])
  return {
    id: row.id,
    listing: listingFromRow(row, publications),
    leads,
    similar,
    events,
    may: {
      write: can(actor, 'write', 'listing', facts),
      publish: can(actor, 'publish', 'listing', facts),
    },
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const row = await requireListing(db, params['id'])
  const form = Object.fromEntries(await request.formData())
  const input = parse(ListingActionSchema, form, 'The request')
  const facts = listingFacts(row)
  authorise(actor, input.intent === 'setStatus' ? 'write' : 'publish', 'listing', facts)
  return runListingAction(deps.commands.forPerson(session), row.id, input)
}

export default function ListingRoute() {
  const data = useLoaderData<typeof loader>()
  return <ListingPage key={data.id} {...data} />
}

async function requireListing(db: Parameters<typeof findListing>[0], id: string | undefined) {
  const found = id && UUID.test(id) ? await findListing(db, id) : null
  return found?.listing ?? notFound('listing')
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorise, can } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { parse } from '#domain/parse.ts'
import { isUuid } from '#domain/uuid.ts'
import { findListing, listPublications } from '#db/pace/listings/page.ts'
import { readPortalFacts } from '#db/pace/listings/portal-facts.ts'
import { findShowing } from '#db/pace/viewings/showings.ts'
import { findLastSequence, listLatestEvents } from '#db/pace/events/events.ts'
import { listingWords } from '#words/listing.ts'
import { loadPortalNotes } from './portals/portal-notes.server.ts'
import { loadFiles } from '../../files/record/list-files.server.ts'
import { loadRecord } from '../../ahead/load-record.ts'
import { loadApplicants } from '../../market/load-applicants.server.ts'
import { loadMarket } from '../../market/load-market.server.ts'
import { loadOwnerSide } from '../../owner-report/load-owner-side.server.ts'
import { loadOrigin } from '../../new-listing/load-origin.server.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { ACTION_OF, ListingActionSchema, runListingAction } from './actions.server.ts'
import { ListingPage } from './listing-page.tsx'
import { listingFromRow } from './listing-of-row.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.listing.title ?? listingWords().listing} · PACE` },
]

export const clientLoader = loadRecord

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const { actor, db, deps } = who
  const since = await findLastSequence(db)
  const row = await requireListing(db, params['id'])
  const facts = listingFacts(row)
  authorise(actor, 'read', 'listing', facts)
  const [
    publications,
    applicants,
    market,
    ownerSide,
    events,
    files,
    portals,
    portalNotes,
    showing,
    origin,
  ] = await Promise.all([
    listPublications(db, row.id),
    loadApplicants(who, row),
    loadMarket(who, row),
    loadOwnerSide(who, row),
    listLatestEvents(db, 'listing', row.id, 60),
    loadFiles(db, deps.sealFile, documentName('listing', row.id)),
    readPortalFacts(db, row.id),
    loadPortalNotes(db, row.id),
    findShowing(db, row.id),
    loadOrigin(who, row.id),
  ])
  return {
    id: row.id,
    since,
    listing: listingFromRow(row, publications),
    applicants,
    market,
    ownerSide,
    events,
    files,
    portalNotes,
    showing,
    origin,
    media: row.media,
    captions: row.captions,
    description: row.description,
    portals,
    may: {
      write: can(actor, 'write', 'listing', facts),
      publish: can(actor, 'publish', 'listing', facts),
      approve: can(actor, 'approve', 'listing', facts),
      archive: can(actor, 'archive', 'listing', facts),
    },
  }
}

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const row = await requireListing(db, params['id'])
  const form = Object.fromEntries(await request.formData())
  const input = parse(ListingActionSchema, form, 'The request')
  const facts = listingFacts(row)
  authorise(actor, ACTION_OF[input.intent], 'listing', facts)
  return runListingAction(deps.commands.forPerson(session), row.id, input)
}

export default function ListingRoute() {
  const data = useLoaderData<typeof loader>()
  return <ListingPage key={data.id} {...data} />
}

async function requireListing(db: Parameters<typeof findListing>[0], id: string | undefined) {
  const found = id && isUuid(id) ? await findListing(db, id) : null
  return found?.listing ?? notFound('listing')
}

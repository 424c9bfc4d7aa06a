import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Clock3, Globe } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { DIFFERENCE_LIST } from '#domain/list/differences.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { parse } from '#domain/parse.ts'
import { DIFFERENCE_KINDS } from '#domain/portals/drift.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { findListing } from '#db/pace/listings/page.ts'
import type { DifferenceRow } from '#db/pace/portals/columns.ts'
import { portalWords } from '#words/portals.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { useChanges } from '../../live/use-changes.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { DIFFERENCE_CELLS, DifferenceOnPhone, nameOf } from './cells.tsx'
import { Repair } from './repair-button.tsx'
import { repair } from './repair.server.ts'
import { loadPageOrMore, sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${portalWords().world.title} · PACE` }]

const RepairSchema = z.object({ listingId: z.uuid(), kind: z.enum(DIFFERENCE_KINDS) })

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'portal', { teamId: who.person.teamId })
  return loadList('difference', request, who)
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const wish = parse(RepairSchema, form, 'The request')
  const { listing } = (await findListing(db, wish.listingId)) ?? notFound('listing')
  authorise(actor, 'publish', 'listing', listingFacts(listing))
  await repair({ db, commands: deps.commands.forPerson(session) }, wish)
  return { repaired: true }
}

/** Where a portal shows another thing than the house says: the oldest first, as it changes. */
const linkOf = (row: Placed<DifferenceRow>) => ({
  to: `/listings/${row.listingId}`,
  label: nameOf(row),
})
const onPhone = (row: Placed<DifferenceRow>) => <DifferenceOnPhone row={row} />
const actionsOf = (row: Placed<DifferenceRow>) => <Repair difference={row} />

export default function World() {
  const loaded = useLoaderData<typeof loader>()
  useChanges('/world/live', loaded.since)
  const words = portalWords().world
  return (
    <ListPage<Placed<DifferenceRow>>
      list={DIFFERENCE_LIST}
      loaded={loaded}
      words={{ title: words.title, search: null, ...words.says.differences }}
      icon={Globe}
      cells={DIFFERENCE_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
      rowActions={actionsOf}
      buttons={
        <ButtonLink to="/world/unmet" size="sm" className="h-8">
          <Clock3 className="size-3.5" aria-hidden /> {words.views.unmet}
        </ButtonLink>
      }
    />
  )
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Globe } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { parse } from '#domain/parse.ts'
import { DIFFERENCE_KINDS } from '#domain/portals/drift.ts'
import { findListing } from '#db/pace/listings/page.ts'
import { portalWords } from '#words/portals.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Page } from '../../frame/page.tsx'
import { useChanges } from '../../live/use-changes.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { AskedSchema } from './asked.ts'
import { DifferenceItem } from './difference-item.tsx'
import { PageEnds, WorldFilters } from './filters.tsx'
import { loadWorld } from './load-world.server.ts'
import { repair } from './repair.server.ts'
import { UnmetItem } from './unmet-item.tsx'

export const meta: MetaFunction = () => [{ title: `${portalWords().world.title} · PACE` }]

const QuerySchema = AskedSchema.extend({ after: z.string().max(300).optional() })
const RepairSchema = z.object({ listingId: z.uuid(), kind: z.enum(DIFFERENCE_KINDS) })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'portal', { teamId: person.teamId })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { after, ...asked } = parse(QuerySchema, query, 'The address')
  return loadWorld(db, actor, asked, after)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const wish = parse(RepairSchema, form, 'The request')
  const { listing } = (await findListing(db, wish.listingId)) ?? notFound('listing')
  authorise(actor, 'publish', 'listing', listingFacts(listing))
  await repair({ db, commands: deps.commands.forPerson(session) }, wish)
  return { repaired: true }
}

/** Where a portal shows another thing than the house says, or has still to do what it was asked: the oldest first, as it changes. */
export default function World() {
  const { items, unmet, asked, since, hasTeams, isFirst, next } = useLoaderData<typeof loader>()
  useChanges('/world/live', since)
  const words = portalWords().world
  const isEmpty = items.length === 0 && unmet.length === 0
  const says = words.says[asked.show]
  return (
    <Page title={words.title} toolbar={<WorldFilters asked={asked} teams={hasTeams} />}>
      <div className="mx-auto grid w-full max-w-4xl gap-3">
        <p className="text-sm text-muted">{says.why}</p>
        {isEmpty && (
          <EmptyState icon={Globe} title={says.none}>
            {says.noneHint}
          </EmptyState>
        )}
        <ul className="grid gap-2">
          {items.map((item) => (
            <DifferenceItem key={item.id} difference={item} />
          ))}
          {unmet.map((wish) => (
            <UnmetItem key={`${wish.listingId} ${wish.portal}`} wish={wish} />
          ))}
        </ul>
        <PageEnds asked={asked} isFirst={isFirst} next={next} />
      </div>
    </Page>
  )
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Globe } from 'lucide-react'
import { z } from 'zod'
import { authorise, can } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { keysOf, PORTALS } from '#domain/catalogue.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { parse } from '#domain/parse.ts'
import { DIFFERENCE_KINDS } from '#domain/portals/drift.ts'
import { findListing } from '#db/pace/listings/page.ts'
import { listDifferences } from '#db/pace/portals/differences.ts'
import { portalWords } from '#words/portals.ts'
import { teamScope } from '../../api/caller/scopes.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Page } from '../../frame/page.tsx'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { DifferenceItem } from './difference-item.tsx'
import { PageEnds, WorldFilters } from './filters.tsx'
import { repair } from './repair.server.ts'

export const meta: MetaFunction = () => [{ title: `${portalWords().world.title} · PACE` }]

const PAGE = 50
const QuerySchema = z.object({
  portal: z.enum(keysOf(PORTALS)).optional().catch(undefined),
  kind: z.enum(DIFFERENCE_KINDS).optional().catch(undefined),
  after: z.string().max(200).optional(),
})
const CursorSchema = z.object({ at: InstantSchema, id: z.uuid() })
const RepairSchema = z.object({ listingId: z.uuid(), kind: z.enum(DIFFERENCE_KINDS) })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'portal', { teamId: person.teamId })
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const { portal, kind, after } = parse(QuerySchema, asked, 'The address')
  const cursor = after ? decodeCursor(CursorSchema, after) : undefined
  const scope = teamScope(actor, 'listings:read')
  const page = { limit: PAGE, ...(cursor ? { after: cursor } : {}) }
  const { rows, next } = await listDifferences(db, scope, { portal, kind }, page)
  const items = rows.map((row) => ({
    ...row,
    mayRepair: can(actor, 'publish', 'listing', factsOf(row)),
  }))
  return { items, portal, kind, isFirst: !after, next: next ? encodeCursor(next) : null }
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

function factsOf({ agentId, teamId }: { agentId: string | null; teamId: string | null }) {
  return { ownerId: agentId, teamId }
}

/** Where a portal shows another thing than the house says, the oldest first, each with its cause and what mends it. */
export default function World() {
  const { items, portal, kind, isFirst, next } = useLoaderData<typeof loader>()
  const words = portalWords().world
  return (
    <Page title={words.title} toolbar={<WorldFilters portal={portal} kind={kind} />}>
      <div className="mx-auto grid w-full max-w-4xl gap-3">
        <p className="text-sm text-muted">{words.why}</p>
        {items.length === 0 && (
          <EmptyState icon={Globe} title={words.none}>
            {words.noneHint}
          </EmptyState>
        )}
        <ul className="grid gap-2">
          {items.map((item) => (
            <DifferenceItem key={item.id} difference={item} />
          ))}
        </ul>
        <PageEnds portal={portal} kind={kind} isFirst={isFirst} next={next} />
      </div>
    </Page>
  )
}

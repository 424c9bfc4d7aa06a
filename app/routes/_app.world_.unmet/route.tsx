import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Clock3, Globe } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { listUnmetWishes, UnmetCursorSchema } from '#db/pace/portals/unmet-wishes.ts'
import { portalWords } from '#words/portals.ts'
import { teamScope } from '../../api/caller/scopes.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Page } from '../../frame/page.tsx'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import { useChanges } from '../../live/use-changes.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { AskedSchema } from './asked.ts'
import { PageEnds, WorldFilters } from './filters.tsx'
import { UnmetItem } from './unmet-item.tsx'

const PAGE = 50
const QuerySchema = AskedSchema.extend({ after: z.string().max(300).optional() })

export const meta: MetaFunction = () => [{ title: `${portalWords().world.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'portal', { teamId: person.teamId })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { after, ...asked } = parse(QuerySchema, query, 'The address')
  const cursor = after ? decodeCursor(UnmetCursorSchema, after) : undefined
  const since = await findLastSequence(db)
  const { rows: unmet, next } = await listUnmetWishes(
    db,
    teamScope(actor, 'listings:read'),
    { portal: asked.portal, teamId: asked.team },
    { limit: PAGE, ...(cursor ? { after: cursor } : {}) },
  )
  const hasTeams = actor.kind === 'person' && actor.role === 'admin'
  return { unmet, since, asked, hasTeams, isFirst: !after, next: next ? encodeCursor(next) : null }
}

/** What portals were asked for and have still to do: the oldest first, as it changes. */
export default function Unmet() {
  const { unmet, asked, since, hasTeams, isFirst, next } = useLoaderData<typeof loader>()
  useChanges('/world/live', since)
  const words = portalWords().world
  const says = words.says.unmet
  return (
    <Page
      title={words.title}
      aside={<span className="text-sm text-faint">{words.views.unmet}</span>}
      actions={
        <ButtonLink to="/world" size="sm" className="h-8">
          <Globe className="size-3.5" aria-hidden /> {words.views.differences}
        </ButtonLink>
      }
      toolbar={<WorldFilters asked={asked} teams={hasTeams} />}
    >
      <div className="mx-auto grid w-full max-w-4xl gap-3">
        <p className="text-sm text-muted">{says.why}</p>
        {unmet.length === 0 && (
          <EmptyState icon={Clock3} title={says.none}>
            {says.noneHint}
          </EmptyState>
        )}
        <ul className="grid gap-2">
          {unmet.map((wish) => (
            <UnmetItem key={`${wish.listingId} ${wish.portal}`} wish={wish} />
          ))}
        </ul>
        <PageEnds asked={asked} isFirst={isFirst} next={next} />
      </div>
    </Page>
  )
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, useLoaderData } from '@remix-run/react'
import { ChartColumn, ClipboardCheck, MessageCircleQuestion } from 'lucide-react'
import { z } from 'zod'
import { authorise, can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { LONGEST_QUESTION } from '#domain/metrics/plan-schema.ts'
import { parse } from '#domain/parse.ts'
import { deleteTile, insertTile, MOST_TILES } from '#db/pace/ask/tiles.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { TILE_PLACES } from '#db/pace/schema.ts'
import { coachingWords } from '#words/coaching.ts'
import { questionWords } from '#words/question.ts'
import { answerTiles } from '../../ask/answer-tiles.server.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Page } from '../../frame/page.tsx'
import { TileBoard } from '../../frame/tiles/tile-board.tsx'
import { REST_MS } from '../../live/pace-runs.ts'
import { useChanges } from '../../live/use-changes.ts'
import { loadBesidePage, sendFromPage } from '../../pages/beside-page.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'

export const meta: MetaFunction = () => [{ title: `${questionWords().numbers} · PACE` }]

const PlaceSchema = z.object({ place: z.enum(TILE_PLACES).default('numbers') })
const json = z
  .string()
  .max(8_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'is no plan' })
      return z.NEVER
    }
  })
const WishSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('pin'),
    place: z.enum(TILE_PLACES),
    said: z.string().trim().min(1).max(LONGEST_QUESTION),
    plan: json,
  }),
  z.object({ intent: z.literal('unpin'), id: z.uuid() }),
])

/** What the reader has pinned, counted now, and where in the log that is. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'ask', 'question')
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const { place } = parse(PlaceSchema, { place: asked['place'] }, 'The address')
  const since = await findLastSequence(who.db)
  return { since, tiles: await answerTiles(who, place) }
}

/** Desk and wall ask for their own beside themselves. */
export function clientLoader(asked: ClientLoaderFunctionArgs) {
  const isForAnother = new URL(asked.request.url).searchParams.has('place')
  return isForAnother ? loadBesidePage(asked) : asked.serverLoader()
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'ask', 'question')
  const wish = parse(WishSchema, Object.fromEntries(await request.formData()), 'The request')
  if (wish.intent === 'unpin') {
    if (!(await deleteTile(db, person.id, wish.id))) notFound('tile')
    return { unpinned: wish.id }
  }
  const { place, said } = wish
  const plan = checkPlan(wish.plan)
  const id = await insertTile(db, { personId: person.id, place, said, plan })
  if (!id)
    throw new DomainError('conflict', `There are ${MOST_TILES} tiles already.`, [], {
      key: 'tilesFull',
      with: { most: String(MOST_TILES) },
    })
  return { pinned: id }
}

/** Numbers that somebody looks at every day: pinned questions, counted anew as the records change. */
export default function Numbers() {
  const { tiles, since } = useLoaderData<typeof loader>()
  useChanges('/numbers/live', since, { restMs: REST_MS })
  const words = questionWords()
  return (
    <Page title={words.numbers} actions={<ToCoaching />}>
      {tiles.length === 0 ? (
        <EmptyState
          icon={ChartColumn}
          title={words.noTiles}
          action={
            <ButtonLink to="/ask" variant="primary">
              <MessageCircleQuestion className="size-3.5" aria-hidden /> {words.title}
            </ButtonLink>
          }
        >
          {words.noTilesHint}
        </EmptyState>
      ) : (
        <TileBoard tiles={tiles} />
      )}
    </Page>
  )
}

/** Those who look back on the calls of others go on from here. */
function ToCoaching() {
  const { me } = useWorkspace()
  if (!can({ kind: 'person', ...me }, 'review', 'call', { teamId: me.teamId })) return null
  return (
    <ButtonLink to="/numbers/coaching" size="sm" className="h-8">
      <ClipboardCheck className="size-3.5" aria-hidden /> {coachingWords().open}
    </ButtonLink>
  )
}

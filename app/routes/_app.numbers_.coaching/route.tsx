import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClipboardCheck, Download } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { activeValues } from '#domain/reference/reference.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import {
  listOffered,
  OfferedCursorSchema,
  readFates,
  readItemScores,
  readScores,
  type Reviewed,
} from '#db/pace/calls/reviewed.ts'
import { coachingWords } from '#words/coaching.ts'
import { buttonClass } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Page } from '../../frame/page.tsx'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { type Asked, AskedSchema, FATE_COLUMNS } from './asked.ts'
import { Fates } from './fates.tsx'
import { ItemScores } from './item-scores.tsx'
import { Narrowing } from './narrowing.tsx'
import { OfferedCalls } from './offered-calls.tsx'
import { Scores } from './scores.tsx'

const PAGE = 50

export const meta: MetaFunction = () => [{ title: `${coachingWords().title} · PACE` }]

/** Managers look back on their team’s calls, admins on all. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db, deps } = requirePerson(context, request)
  authorise(actor, 'review', 'call', { teamId: person.teamId })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const asked = parse(AskedSchema, query, 'The address')
  const { house, reference } = deps.settings.current()
  const first = daysAfter(dayOf(Date.now(), house.zone), 1 - asked.days)
  const reviewed: Reviewed = {
    teamId: person.role === 'admin' ? null : person.teamId,
    agentId: asked.agent ?? null,
    since: new Date(instantOf(first, 0, house.zone)).toISOString(),
  }
  const items = activeValues(reference, 'callChecklist').map(({ key }) => key)
  const weeks = { zone: house.zone, shiftDays: house.firstDay - 1 }
  const [scores, itemScores, fates, offered] = await Promise.all([
    readScores(db, reviewed, { items, weeks }),
    readItemScores(db, reviewed, items),
    readFates(db, reviewed),
    readOffered(reviewed, asked),
  ])
  return { asked, scores, itemScores, fates, offered }

  async function readOffered(of: Reviewed, { kind, type, fate, after }: Asked) {
    if (!kind || !type) return null
    const cursor = after ? decodeCursor(OfferedCursorSchema, after) : undefined
    const offers = { kind, type, fates: FATE_COLUMNS[fate] }
    const { rows, next } = await listOffered(db, of, offers, {
      limit: PAGE,
      ...(cursor ? { after: cursor } : {}),
    })
    return { rows, next: next && encodeCursor(next) }
  }
}

/** How calls went: scores of agents over time, what is missed, and what became of what was suggested, down to the calls. */
export default function Coaching() {
  const { asked, scores, itemScores, fates, offered } = useLoaderData<typeof loader>()
  const words = coachingWords()
  const isEmpty = scores.length === 0 && fates.length === 0
  return (
    <Page
      title={words.title}
      toolbar={<Narrowing asked={asked} />}
      actions={
        <a
          href={`/calls/corrections.jsonl?days=${asked.days}`}
          download
          className={buttonClass({ size: 'sm' })}
        >
          <Download className="size-3.5" aria-hidden /> {words.corrections}
        </a>
      }
    >
      <div className="mx-auto grid w-full max-w-5xl gap-8">
        {offered && <OfferedCalls asked={asked} calls={offered.rows} next={offered.next} />}
        {isEmpty && (
          <EmptyState icon={ClipboardCheck} title={words.nothing}>
            {words.nothingHint}
          </EmptyState>
        )}
        {scores.length > 0 && <Scores asked={asked} scores={scores} />}
        {itemScores.length > 0 && <ItemScores scores={itemScores} />}
        {fates.length > 0 && <Fates asked={asked} fates={fates} />}
      </div>
    </Page>
  )
}

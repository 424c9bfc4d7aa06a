import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { listDeskCards } from '#db/pace/views/desk.ts'
import { listLeadNames, listListingNames } from '#db/pace/search/record-names.ts'
import { findTask, finishTask } from '#db/pace/tasks/page.ts'
import { deskWords } from '#words/desk.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { useNow } from '../../components/hooks/use-now.ts'
import { useRowKeys } from '../../components/hooks/use-row-keys.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { useMyDesk } from '../../frame/my-desk.tsx'
import { Page } from '../../frame/page.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { useRefresh } from '../../live/document/use-refresh.ts'
import { useCards } from '../../live/cards/use-cards.ts'
import { planAgenda } from './agenda.ts'
import { AgendaView } from './agenda-view.tsx'
import { Greeting } from './greeting.tsx'
import { lacksNames, mentioned, type Names } from './names.ts'
import { TeamToday } from './team-today.tsx'
import { LatePinnedTiles } from '../../frame/tiles/late-pinned-tiles.tsx'
import { ViewingsPanel } from './viewings-panel.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${deskWords().title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'desk', { ownerId: person.id })
  const now = new Date().toISOString()
  const cards = await listDeskCards(
    db,
    { personId: person.id, teamId: person.teamId },
    {
      now: new Date(now),
      zone: deps.settings.current().house.zone,
    },
  )
  const { leads, listings } = mentioned(cards)
  const [leadNames, listingNames] = await Promise.all([
    listLeadNames(db, leadScope(actor), leads),
    listListingNames(db, listings),
  ])
  return { cards, leadNames, listingNames }
}

const ActionSchema = z.object({ intent: z.literal('finishTask'), taskId: z.uuid() })

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, actor } = requirePerson(context, request)
  const { taskId } = parse(ActionSchema, Object.fromEntries(await request.formData()), 'The form')
  const task = (await findTask(db, taskId)) ?? notFound('task')
  authorise(actor, 'write', 'task', task)
  await finishTask(db, taskId, actorName(actor))
  return data({ done: taskId })
}

export default function Desk() {
  const { cards: initial, leadNames, listingNames } = useLoaderData<typeof loader>()
  const { me } = useWorkspace()
  const words = deskWords()
  const live = useMyDesk()
  const cards = useCards(live, initial)
  const now = useNow()
  const names: Names = useMemo(
    () => ({
      leads: new Map(leadNames.map((lead) => [lead.id, lead])),
      listings: new Map(listingNames.map((listing) => [listing.id, listing])),
    }),
    [leadNames, listingNames],
  )
  useShowLive(live, 'view')
  useNamesOfNewCards(lacksNames(cards, names))
  useRowKeys()
  const agenda = planAgenda(cards, me.id, now)
  return (
    <Page
      title={words.title}
      panelTitle={words.viewings.title}
      panel={<ViewingsPanel viewings={agenda.viewings} names={names} />}
      actions={
        <ButtonLink to="/leads?new" size="sm" className="h-8">
          <Plus className="size-3.5" aria-hidden />
          {words.newLead}
        </ButtonLink>
      }
    >
      <div className="mx-auto max-w-4xl">
        <Greeting name={me.name} agenda={agenda} now={now} />
        {me.role !== 'agent' && <TeamToday />}
        <AgendaView agenda={agenda} names={names} />
        <LatePinnedTiles place="desk" />
      </div>
    </Page>
  )
}

function useNamesOfNewCards(lacking: boolean): void {
  const refresh = useRefresh()
  useEffect(() => {
    if (lacking) refresh()
  }, [lacking, refresh])
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Users } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { wallWords } from '#words/wall.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { requirePerson } from '../../pages/context.server.ts'
import { Page } from '../../frame/page.tsx'
import { renderCards } from '../../pages/view-cards.server.ts'
import { Wall } from './wall.tsx'

export const meta: MetaFunction = () => [{ title: `${wallWords().title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db, deps } = requirePerson(context, request)
  const asked = new URL(request.url).searchParams.get('team')
  const teamId = asked ? parse(z.uuid(), asked, 'The team') : person.teamId
  if (!teamId) return { wall: null }
  authorise(actor, 'read', 'wall', { teamId })
  const cards = await renderCards(
    db,
    { kind: 'wall', teamId },
    {
      actor,
      zone: deps.settings.current().house.zone,
    },
  )
  return { wall: { teamId, cards } }
}

export default function WallRoute() {
  const { wall } = useLoaderData<typeof loader>()
  if (wall) return <Wall key={wall.teamId} {...wall} />
  const words = wallWords()
  return (
    <Page title={words.title}>
      <EmptyState icon={Users} title={words.noTeam}>
        {words.noTeamHint}
      </EmptyState>
    </Page>
  )
}

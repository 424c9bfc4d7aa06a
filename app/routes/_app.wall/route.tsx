import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Users } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access.ts'
import { parse } from '#domain/parse.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { requirePerson } from '../../context.server.ts'
import { Page } from '../../frame/page.tsx'
import { renderCards } from '../../view-cards.server.ts'
import { Wall } from './wall.tsx'

export const meta: MetaFunction = () => [{ title: 'Wall · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  const asked = new URL(request.url).searchParams.get('team')
  const teamId = asked ? parse(z.uuid(), asked, 'The team') : person.teamId
  if (!teamId) return { wall: null }
  authorise(actor, 'read', 'wall', { teamId })
  const cards = await renderCards(db, { kind: 'wall', teamId })
  return { wall: { teamId, cards } }
}

export default function WallRoute() {
  const { wall } = useLoaderData<typeof loader>()
  if (wall) return <Wall key={wall.teamId} {...wall} />
  return (
    <Page title="Wall">
      <EmptyState icon={Users} title="You are in no team yet">
        A wall shows a team's calls. Ask an admin to put you in one.
      </EmptyState>
    </Page>
  )
}

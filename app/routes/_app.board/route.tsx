import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { Users } from 'lucide-react'
import { z } from 'zod'
import { shortText } from '#domain/text/characters.ts'
import { authorise } from '#domain/access/access.ts'
import { keysOf } from '#domain/catalogue.ts'
import { DomainError } from '#domain/errors.ts'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { parse } from '#domain/parse.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { boardWords } from '#words/board.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { undoableOf } from '../../sync-client/undoable-of.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { Page } from '../../frame/page.tsx'
import { renderCards } from '../../pages/view-cards.server.ts'
import { Board } from './board.tsx'
import { firstSight } from './state/first-sight.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${boardWords().title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db, deps } = requirePerson(context, request)
  const asked = new URL(request.url).searchParams.get('team')
  const teamId = asked ? parse(z.uuid(), asked, 'The team') : person.teamId
  if (!teamId) return { board: null }
  authorise(actor, 'read', 'board', { teamId })
  const cards = await renderCards(
    db,
    { kind: 'board', teamId },
    {
      actor,
      zone: deps.settings.current().house.zone,
    },
  )
  return { board: { teamId, sight: firstSight(cards, Date.now()) } }
}

/** The board is live: nothing on it needs to be asked for again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formMethod,
  defaultShouldRevalidate,
}) => (formMethod ? false : defaultShouldRevalidate)

const MoveSchema = z.object({
  leadId: z.uuid(),
  moveId: z.uuid(),
  stage: z.enum(keysOf(LEAD_STAGES)),
  lostReason: shortText(200).optional(),
})

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { leadId, moveId, stage, lostReason } = parse(MoveSchema, form, 'The move')
  const lead = (await findLeadRecord(db, 'all', leadId)) ?? notFound('lead')
  authorise(actor, 'setStage', 'lead', leadFacts(lead))
  if (stage === 'lost' && !lostReason) {
    throw new DomainError(
      'invalid',
      'Say why the lead was lost.',
      [{ path: 'lostReason', message: 'is missing' }],
      { key: 'sayWhyLost' },
    )
  }
  const moved = await deps.commands
    .forPerson(session)
    .run(`lead:${leadId}`, 'setStage', { stage, lostReason }, { idempotencyKey: moveId })
  return { moved: leadId, undo: undoableOf(moved, 'setStage') }
}

export default function BoardPage() {
  const { board } = useLoaderData<typeof loader>()
  if (board) return <Board key={board.teamId} {...board} />
  const words = boardWords()
  return (
    <Page title={words.title}>
      <EmptyState icon={Users} title={words.noTeam}>
        {words.noTeamHint}
      </EmptyState>
    </Page>
  )
}

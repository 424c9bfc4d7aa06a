import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { MessageCircleQuestion } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { PlanSchema } from '#domain/metrics/plan-schema.ts'
import { parse } from '#domain/parse.ts'
import { sqlOfPlan } from '#db/pace/sql/plan-sql.ts'
import { READABLE } from '#db/pace/sql/readable.ts'
import { sqlWords } from '#words/sql.ts'
import { answerSql } from '../../ask/sql/answer-sql.server.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { Page } from '../../frame/page.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { SqlDesk } from './sql-desk.tsx'

export const meta: MetaFunction = () => [{ title: `${sqlWords().title} · PACE` }]

/** A page holds so much in a form; what is longer than a query may be is told in words. */
const WishSchema = z.object({ statement: z.string().max(100_000) })
const LONGEST_PLAN = 8_000
const EXAMPLE = 'select stage, count(*) as leads\nfrom leads\ngroup by stage\norder by 2 desc'

/** The SQL of an answer, by its plan; without one a small example. An address that cannot be read opens nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, deps } = requirePerson(context, request)
  authorise(actor, 'writeSql', 'question', { teamId: person.teamId })
  const { house } = deps.settings.current()
  const plan = planIn(new URL(request.url).searchParams.get('plan') ?? '')
  const statement = plan ? sqlOfPlan(plan, { calendar: house, now: new Date() }) : EXAMPLE
  return { statement, tables: READABLE }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, db, deps, by } = requirePerson(context, request)
  authorise(actor, 'writeSql', 'question', { teamId: person.teamId })
  const form = Object.fromEntries(await request.formData())
  const { statement } = parse(WishSchema, form, 'The request')
  const asked = { actor, by, person, statement, signal: request.signal }
  return { answer: await answerSql({ db, runSql: deps.runSql }, asked) }
}

export const clientAction = sendFromPage

function planIn(text: string) {
  if (text === '' || text.length > LONGEST_PLAN) return null
  try {
    const draft = PlanSchema.safeParse(JSON.parse(text))
    return draft.success ? checkPlan(draft.data) : null
  } catch {
    return null
  }
}

export default function SqlPage() {
  const { statement, tables } = useLoaderData<typeof loader>()
  // After a run the page is loaded anew, and what was written stays: another address is another answer.
  const { search } = useLocation()
  return (
    <Page title={sqlWords().title} actions={<ToWords />}>
      <SqlDesk key={search} begins={statement} tables={tables} />
    </Page>
  )
}

function ToWords() {
  return (
    <ButtonLink to="/ask" size="sm" className="h-8">
      <MessageCircleQuestion className="size-3.5" aria-hidden /> {sqlWords().back}
    </ButtonLink>
  )
}

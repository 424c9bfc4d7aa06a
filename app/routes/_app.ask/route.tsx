import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, useLoaderData } from '@remix-run/react'
import { Code } from 'lucide-react'
import { z } from 'zod'
import { authorise, can } from '#domain/access/access.ts'
import { LONGEST_QUESTION, PlanSchema } from '#domain/metrics/plan-schema.ts'
import { listQuestions } from '#db/pace/ask/questions.ts'
import { nameQuestions } from '../../ask/name-questions.server.ts'
import { questionWords } from '#words/question.ts'
import { sqlWords } from '#words/sql.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { Page } from '../../frame/page.tsx'
import { Questions } from '../../frame/question/questions.tsx'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'

export const meta: MetaFunction = () => [{ title: `${questionWords().title} · PACE` }]

const LONGEST_PLAN = 8_000
const SharedSchema = z.object({
  said: z.string().trim().min(1).max(LONGEST_QUESTION),
  plan: z
    .string()
    .max(LONGEST_PLAN)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'is no plan' })
        return z.NEVER
      }
    })
    .pipe(PlanSchema),
})

/** A question that somebody shares, by its plan, and what the reader asked before. An address that cannot be read asks nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db, deps } = requirePerson(context, request)
  authorise(actor, 'ask', 'question')
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const shared = SharedSchema.safeParse(params)
  return {
    shared: shared.success ? shared.data : null,
    history: await nameQuestions(db, deps.settings.current(), await listQuestions(db, person.id)),
  }
}

/** The panel asks for what was asked before beside whatever page it stands on. */
export function clientLoader(asked: ClientLoaderFunctionArgs) {
  const isForPanel = new URL(asked.request.url).searchParams.has('before')
  return isForPanel ? loadBesidePage(asked) : asked.serverLoader()
}

/** The conversation as a page of its own: what is shared opens here. */
export default function AskPage() {
  const { shared } = useLoaderData<typeof loader>()
  return (
    <Page title={questionWords().title} actions={<ToSql />}>
      <div className="mx-auto w-full max-w-3xl">
        <Questions opens={shared} />
      </div>
    </Page>
  )
}

/** For who may write queries of their own. */
function ToSql() {
  const { me } = useWorkspace()
  if (!can({ kind: 'person', ...me }, 'writeSql', 'question', { teamId: me.teamId })) return null
  return (
    <ButtonLink to="/ask/sql" size="sm" className="h-8">
      <Code className="size-3.5" aria-hidden /> {sqlWords().open}
    </ButtonLink>
  )
}

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData, useSearchParams } from '@remix-run/react'
import { Plus, Users } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import type { LeadRow } from '#db/pace/leads/columns.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { listWords } from '#words/lists.ts'
import { BulkActions } from '../../bulk/bulk-actions.tsx'
import { countOf } from '../../bulk/count-of.ts'
import { isStage, StageIcon } from '../../components/business/stage.tsx'
import { ButtonLink } from '../../components/kit/button.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { LEAD_CELLS, LeadOnPhone, nameOf } from './cells.tsx'
import { createLead } from './create-lead.server.ts'
import { NewLeadDialog } from './new-lead-dialog.tsx'
import { loadPageOrMore, sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${listWords().leads.title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'lead', { ownerId: who.person.id })
  return loadList('lead', request, who)
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const id = await createLead(who, await request.formData())
  return redirect(`/leads/${id}`)
}

/** Views are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

const linkOf = (row: Placed<LeadRow>) => ({
  to: `/leads/${row.id}`,
  label: row.name ?? row.reference,
})
const onPhone = (row: Placed<LeadRow>) => <LeadOnPhone row={row} />

export default function Leads() {
  const loaded = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const words = listWords().leads
  const toNew = `?${new URLSearchParams([...params, ['new', '']]).toString()}`
  return (
    <ListPage<Placed<LeadRow>>
      list={LEAD_LIST}
      loaded={loaded}
      words={words}
      icon={Users}
      cells={LEAD_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
      tabIcon={(stage) => isStage(stage) && <StageIcon stage={stage} />}
      actions={(chosen, done, total) => (
        <BulkActions kind="lead" chosen={chosen} count={countOf(chosen, total)} onDone={done} />
      )}
      buttons={
        <ButtonLink
          to={toNew}
          variant="primary"
          size="sm"
          className="h-8"
          title={`${words.newLead} (N)`}
        >
          <Plus className="size-3.5" aria-hidden />
          {words.newLead}
        </ButtonLink>
      }
    >
      <NewLeadDialog />
    </ListPage>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ScrollText } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { AUDIT_LIST } from '#domain/list/audit.ts'
import type { AuditRow } from '#db/pace/audit/columns.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { auditWords } from '#words/audit.ts'
import { ListPane } from '../../list/list-pane.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { actionWords } from './action-words.ts'
import { AUDIT_CELLS, EntryOnPhone } from './cells.tsx'
import { pageOf } from './name-of.ts'

export const meta: MetaFunction = () => [{ title: `${auditWords().title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'audit')
  return loadList('audit', request, who)
}

const nameOf = ({ action }: AuditRow) => actionWords(action)
const linkOf = (row: Placed<AuditRow>) => ({ to: pageOf(row.target), label: nameOf(row) })
const onPhone = (row: Placed<AuditRow>) => <EntryOnPhone row={row} />

export default function Audit() {
  const loaded = useLoaderData<typeof loader>()
  return (
    <ListPane<Placed<AuditRow>>
      list={AUDIT_LIST}
      loaded={loaded}
      words={auditWords()}
      icon={ScrollText}
      cells={AUDIT_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
    />
  )
}

import { CircleCheckBig } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Card, Section } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useNow } from '../../components/use-now.ts'
import { type Agenda, FIRST_CONTACT_MS } from './agenda.ts'
import { CallBanner } from './call-banner.tsx'
import { LeadRow } from './lead-row.tsx'
import type { Names } from './names.ts'
import { TaskRow } from './task-row.tsx'

/** What to do, in the order in which to do it. */
export function AgendaView({ agenda, names }: { agenda: Agenda; names: Names }) {
  const now = useNow()
  const isLate = (at: string) => now - Date.parse(at) > FIRST_CONTACT_MS
  const nothing = Object.entries(agenda).every(
    ([key, items]) => key === 'viewings' || items.length === 0,
  )
  if (nothing) {
    return (
      <Card>
        <EmptyState icon={CircleCheckBig} title="All done">
          Enquiries, calls and follow-ups appear here the moment they need you.
        </EmptyState>
      </Card>
    )
  }
  return (
    <div className="grid gap-7">
      {agenda.calls.map((call) => (
        <CallBanner key={call.id} call={call} />
      ))}
      <Part title="To claim" items={agenda.unclaimed}>
        {(lead) => (
          <LeadRow
            key={lead.id}
            lead={lead}
            since={lead.createdAt}
            late={isLate(lead.createdAt)}
            claimable
            first={lead === agenda.unclaimed[0]}
          />
        )}
      </Part>
      <Part title="To contact" items={agenda.uncontacted}>
        {(lead) => (
          <LeadRow key={lead.id} lead={lead} since={lead.createdAt} late={isLate(lead.createdAt)} />
        )}
      </Part>
      <Part title="Follow-ups overdue" items={agenda.overdue}>
        {(lead) => <LeadRow key={lead.id} lead={lead} since={lead.nextFollowUpAt} late />}
      </Part>
      <Part title="Follow-ups today" items={agenda.dueToday}>
        {(lead) => <LeadRow key={lead.id} lead={lead} since={lead.nextFollowUpAt} />}
      </Part>
      <Part title="Tasks" items={agenda.tasks}>
        {(task) => (
          <TaskRow
            key={task.id}
            task={task}
            leadName={names.leads.get(task.leadId ?? '')?.name ?? null}
          />
        )}
      </Part>
      <Part title="No next step" items={agenda.adrift}>
        {(lead) => (
          <LeadRow key={lead.id} lead={lead} since={lead.stageChangedAt ?? lead.createdAt} />
        )}
      </Part>
    </div>
  )
}

const FIRST = 6

function Part<Item>({
  title,
  items,
  children,
}: {
  title: string
  items: Item[]
  children: (item: Item) => ReactNode
}) {
  const [all, setAll] = useState(false)
  if (items.length === 0) return null
  const shown = all ? items : items.slice(0, FIRST)
  return (
    <Section title={title} count={items.length}>
      <Card className="overflow-hidden">
        <ul>{shown.map(children)}</ul>
        {items.length > shown.length && (
          <div className="border-t p-1">
            <Button variant="quiet" size="sm" className="w-full" onClick={() => setAll(true)}>
              Show {items.length - shown.length} more
            </Button>
          </div>
        )}
      </Card>
    </Section>
  )
}

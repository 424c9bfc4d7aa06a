import { CircleCheckBig } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { deskWords } from '#words/desk.ts'
import { Button } from '../../components/kit/button.tsx'
import { Card, Section } from '../../components/kit/card.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import type { Agenda } from './agenda.ts'
import { CallBanner } from './call-banner.tsx'
import { LeadRow } from './lead-row.tsx'
import type { Names } from './names.ts'
import { TaskRow } from './task-row.tsx'

/** What to do, in the order in which to do it. */
export function AgendaView({ agenda, names }: { agenda: Agenda; names: Names }) {
  const words = deskWords()
  const nothing = Object.entries(agenda).every(
    ([key, items]) => key === 'viewings' || items.length === 0,
  )
  if (nothing) return <AllDone />
  return (
    <div className="grid gap-7">
      {agenda.calls.map((call) => (
        <CallBanner key={call.id} call={call} />
      ))}
      <Part title={words.toClaim} items={agenda.unclaimed}>
        {(lead) => (
          <LeadRow
            key={lead.id}
            lead={lead}
            since={lead.createdAt}
            claimable
            first={lead === agenda.unclaimed[0]}
          />
        )}
      </Part>
      <Part title={words.toContact} items={agenda.uncontacted}>
        {(lead) => <LeadRow key={lead.id} lead={lead} since={lead.createdAt} />}
      </Part>
      <Part title={words.overdue} items={agenda.overdue}>
        {(lead) => <LeadRow key={lead.id} lead={lead} since={lead.nextFollowUpAt} />}
      </Part>
      <Part title={words.dueToday} items={agenda.dueToday}>
        {(lead) => <LeadRow key={lead.id} lead={lead} since={lead.nextFollowUpAt} />}
      </Part>
      <Part title={words.tasks} items={agenda.tasks}>
        {(task) => (
          <TaskRow
            key={task.id}
            task={task}
            leadName={names.leads.get(task.leadId ?? '')?.name ?? null}
          />
        )}
      </Part>
      <Part title={words.noNextStep} items={agenda.adrift}>
        {(lead) => (
          <LeadRow key={lead.id} lead={lead} since={lead.stageChangedAt ?? lead.createdAt} />
        )}
      </Part>
    </div>
  )
}

function AllDone() {
  const { allDone, allDoneHint } = deskWords()
  return (
    <Card>
      <EmptyState icon={CircleCheckBig} title={allDone}>
        {allDoneHint}
      </EmptyState>
    </Card>
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
              {deskWords().showMore(items.length - shown.length)}
            </Button>
          </div>
        )}
      </Card>
    </Section>
  )
}

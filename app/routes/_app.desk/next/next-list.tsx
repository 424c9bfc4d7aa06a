import { CircleCheckBig } from 'lucide-react'
import { useId } from 'react'
import { arrange } from '#domain/desk/urgency.ts'
import type { DeskItem } from '#domain/desk/desk-item.ts'
import { deskWords } from '#words/desk.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Card } from '../../../components/kit/card.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { useHouse } from '../../../house/use-house.tsx'
import { endOfDay } from './end-of-day.ts'
import { NextRow } from './next-row.tsx'

type NextListProps = {
  items: readonly DeskItem[]
  now: number
  complete: boolean
  loading: boolean
  loadMore: () => void
}

/** What to do next, all kinds in one list; as time goes by rows take the places that the rule gives them now. */
export function NextList({ items, now, complete, loading, loadMore }: NextListProps) {
  const words = deskWords()
  const title = useId()
  const { zone } = useHouse()
  const rows = arrange(items, { now, endOfToday: endOfDay(now, zone) })
  if (rows.length === 0 && complete) return <AllDone />
  return (
    <section aria-labelledby={title} className="min-w-0">
      <h2 id={title} className="mb-2 text-sm font-semibold">
        {words.next}
      </h2>
      <Card className="overflow-hidden">
        <ol>
          {rows.map((row, at) => (
            <NextRow key={`${row.item.kind} ${row.item.id}`} row={row} isFirst={at === 0} />
          ))}
        </ol>
        {!complete && (
          <div className="border-t p-1">
            <Button
              variant="quiet"
              size="sm"
              className="w-full"
              disabled={loading}
              onClick={loadMore}
            >
              {words.more}
            </Button>
          </div>
        )}
      </Card>
    </section>
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

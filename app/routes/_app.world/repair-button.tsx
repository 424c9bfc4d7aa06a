import { Send } from 'lucide-react'
import { PORTAL_WAYS } from '#domain/catalogue.ts'
import type { DifferenceRow } from '#db/pace/portals/columns.ts'
import { portalWords } from '#words/portals.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { RowControls } from '../../components/record/rows/record-row.tsx'

/** The one press that mends a difference. A portal that pulls cannot be told anything. */
export function Repair({ difference }: { difference: DifferenceRow }) {
  const { listingId, kind, portal } = difference
  const { run, busy, data } = useAction<{ repaired: true }>('/world')
  const words = portalWords().world
  if (PORTAL_WAYS[portal] !== 'sent') return null
  return (
    <RowControls>
      <Button
        size="sm"
        disabled={busy || data !== undefined}
        onClick={() => run({ listingId, kind })}
      >
        <Send className="size-3.5 rtl:-scale-x-100" aria-hidden />
        {data ? words.repairing : words.repair}
      </Button>
    </RowControls>
  )
}

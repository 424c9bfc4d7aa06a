import type { KeptViewing } from '#db/pace/viewings/of-agent.ts'
import { formatWords } from '#words/format.ts'
import { viewingWords } from '#words/viewings.ts'
import { formatInstant } from '../../components/format/format-time.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'

/** When, where and with whom. */
export function TakenViewingRow({ viewing }: { viewing: KeptViewing }) {
  const { areaName } = useWorkspace()
  const { startsAt, building, unit, area, leadName, leadReference, listingTitle } = viewing
  const place = formatWords().list([building, unit, area && areaName(area)])
  return (
    <li className="grid gap-0.5 p-3">
      <time dateTime={startsAt} className="text-sm font-semibold">
        {formatInstant(startsAt)}
      </time>
      <bdi className="text-sm">{leadName ?? leadReference}</bdi>
      <p className="text-xs text-muted">{place || listingTitle || viewingWords().noListing}</p>
    </li>
  )
}

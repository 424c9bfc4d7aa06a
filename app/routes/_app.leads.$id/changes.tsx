import { ArrowRight } from 'lucide-react'
import { FURNISHINGS, LEAD_SOURCES, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { formatMoney } from '../../components/format-money.ts'
import { formatInstant } from '../../components/format-time.ts'
import { isStage, StageBadge } from '../../components/stage.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import type { Change } from './timeline-items.ts'

/** Which fields changed, from what to what. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="mt-0.5 grid gap-0.5 text-xs">
      {changes.map((change) => (
        <li key={change.field} className="flex flex-wrap items-center gap-x-1.5 text-muted">
          <span>{LEAD_FIELDS[change.field].label}</span>
          {change.from !== null && (
            <span className="text-faint">
              <Value change={change} value={change.from} />
            </span>
          )}
          {change.from !== null && (
            <ArrowRight aria-label="to" className="size-3 text-faint rtl:rotate-180" />
          )}
          <span className="text-ink">
            {change.to === null ? 'cleared' : <Value change={change} value={change.to} />}
          </span>
        </li>
      ))}
    </ul>
  )
}

const LABELS: Record<string, string> = {
  ...LEAD_SOURCES,
  ...PROPERTY_TYPES,
  ...FURNISHINGS,
  ...PERIODS,
}

function Value({ change, value }: { change: Change; value: unknown }) {
  const { face, areaName, teamName } = useWorkspace()
  const text = String(value)
  switch (change.field) {
    case 'stage':
      return isStage(text) ? <StageBadge stage={text} /> : <>{text}</>
    case 'ownerId':
      return <>{face(text)?.name ?? 'a former colleague'}</>
    case 'teamId':
      return <>{teamName(text)}</>
    case 'collaboratorIds':
      return <>{listOf(value, (id) => face(id)?.name ?? '?')}</>
    case 'areas':
      return <>{listOf(value, areaName)}</>
    case 'budgetMin':
    case 'budgetMax':
      return <>{formatMoney(Number(value))}</>
    case 'nextFollowUpAt':
      return <>{formatInstant(text)}</>
    case 'pets':
      return <>{value ? 'yes' : 'no'}</>
    default:
      return <>{LABELS[text] ?? text}</>
  }
}

function listOf(value: unknown, name: (key: string) => string): string {
  const keys = Array.isArray(value) ? value.map(String) : []
  return keys.map(name).join(', ') || 'nobody'
}

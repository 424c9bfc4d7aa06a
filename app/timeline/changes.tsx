import { formatWords } from '#words/format.ts'
import { ArrowRight } from 'lucide-react'
import { contactWords } from '#words/contacts.ts'
import { leadWords } from '#words/lead.ts'
import { labelWords } from '#words/labels.ts'
import { fieldLabel } from '#words/fields.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatMoney } from '../components/format/format-money.ts'
import { formatInstant } from '../components/format/format-time.ts'
import { isStage, StageBadge } from '../components/business/stage.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import { type Change, CONSENT } from './timeline-items.ts'
import { listLabel } from '../house/lists.ts'

/** Which fields changed, from what to what. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const words = leadWords().changes
  return (
    <ul className="mt-0.5 grid gap-0.5 text-xs">
      {changes.map((change) => (
        <li key={change.field} className="flex flex-wrap items-center gap-x-1.5 text-muted">
          <span>{labelOfChange(change.field)}</span>
          {change.from !== null && (
            <span className="text-faint">
              <ChangedValue field={change.field} value={change.from} />
            </span>
          )}
          {change.from !== null && (
            <ArrowRight aria-label={words.to} className="size-3 text-faint rtl:rotate-180" />
          )}
          <span className="text-ink">
            {change.to === null ? (
              words.cleared
            ) : (
              <ChangedValue field={change.field} value={change.to} />
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function labelOfChange(field: string): string {
  if (!field.startsWith(CONSENT)) return fieldLabel(field)
  const { title, channels } = contactWords().consent
  return `${title} · ${wordOf(channels, field.slice(CONSENT.length))}`
}

function valueLabels(): Readonly<Record<string, string>> {
  const { furnishings, periods, financing, temperatures, intents } = labelWords()
  return {
    ...furnishings,
    ...periods,
    ...financing,
    ...temperatures,
    ...intents,
    ...contactWords().consent.states,
  }
}

/** What a field says, as people read it. */
export function ChangedValue({ field, value }: { field: string; value: unknown }) {
  const { face, areaName, teamName } = useWorkspace()
  const words = leadWords().changes
  const text = String(value)
  switch (field) {
    case 'stage':
      return isStage(text) ? <StageBadge stage={text} /> : <>{text}</>
    case 'ownerId':
      return <>{face(text)?.name ?? words.formerColleague}</>
    case 'teamId':
      return <>{teamName(text)}</>
    case 'collaboratorIds':
      return <>{listOf(value, (id) => face(id)?.name ?? '?')}</>
    case 'areas':
      return <>{listOf(value, areaName)}</>
    case 'budgetMin':
    case 'budgetMax':
      return <>{formatMoney(Number(value))}</>
    case 'source':
    case 'propertyType':
    case 'lostReason':
      return <>{listLabel(field, text)}</>
    case 'nextFollowUpAt':
    case 'archivedAt':
      return <>{formatInstant(text)}</>
    case 'roles':
      return <>{listOf(value, (role) => wordOf(contactWords().roles, role))}</>
    case 'also':
    case 'tags':
      return <bdi>{listOf(value, (one) => one, words.cleared)}</bdi>
    case 'kind':
      return <>{wordOf(contactWords().kinds, text)}</>
    case 'language':
      return <>{wordOf(contactWords().languages, text)}</>
    case 'doNotCall':
    case 'pets':
      return <>{value ? labelWords().yes : labelWords().no}</>
    default:
      return <>{wordOf(valueLabels(), text)}</>
  }
}

function listOf(
  value: unknown,
  name: (key: string) => string,
  none = leadWords().changes.nobody,
): string {
  const keys = Array.isArray(value) ? value.map(String) : []
  return formatWords().list(keys.map(name)) || none
}

import { z } from 'zod'
import { LISTING_CLOCKS } from '#domain/clock/kinds.ts'
import { clockWords } from '#words/clocks.ts'
import { type Portal, PORTALS } from '#domain/catalogue.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { LISTING_FIELDS, PortalStateSchema } from '#domain/listing/fields.ts'
import { DIFFERENCE_KINDS } from '#domain/portals/drift.ts'
import { listingWords } from '#words/listing.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { sayPortalReason } from '#words/portal-reasons.ts'
import { portalWords } from '#words/portals.ts'
import { showingWords } from '#words/showing.ts'
import { labelWords } from '#words/labels.ts'
import { fieldLabel } from '#words/fields.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatMoney } from '../../../components/format/format-money.ts'

type Fields = Record<string, unknown>

/** An event of a listing in the words of the trade, a line for each thing that changed. */
export function tellEvent({ old, new: now }: Pick<EntityEvent, 'old' | 'new'>): string[] {
  if (!old) return [listingWords().timeline.created]
  if (!now) return [listingWords().timeline.removed]
  if ('ownerReport' in now) return [tellReport(now)]
  return Object.keys({ ...old, ...now }).flatMap((name) => tellField(name, old, now) ?? [])
}

function tellField(name: string, old: Fields, now: Fields): string | null {
  const says = listingWords().timeline
  if (name === 'fromCall') return says.fromCall
  if (name === 'showing') return showingWords().timeline
  if (name === 'description') return says.description
  if (name === 'file') return tellFile(old[name], now[name])
  if (name === 'floorPlan') return tellPlan(old[name], now[name])
  if (name === 'media') return says.photos
  if (name === 'captions') return says.captions
  if (name.startsWith('portals.')) return tellPortal(name.slice('portals.'.length), now[name])
  if (name.startsWith('drift.')) return tellDrift(name.slice('drift.'.length), now[name])
  if (name.startsWith('clock.')) return tellClock(name.slice('clock.'.length), now[name])
  if (!isField(name) || UNSAID.includes(name)) return null
  const label = fieldLabel(name)
  const [before, after] = [words(name, old[name]), words(name, now[name])]
  if (before === null) return says.set(label, after ?? '')
  return after === null ? says.cleared(label) : says.changed(label, before, after)
}

function tellReport(now: Fields): string {
  const says = ownerReportWords().timeline
  return now['step'] === 'opened' ? says.opened : says.changed
}

function tellFile(before: unknown, after: unknown): string {
  const says = listingWords().timeline
  if (before && after) {
    return says.fileRenamed(words('file', before) ?? '', words('file', after) ?? '')
  }
  return after
    ? says.fileAdded(words('file', after) ?? '')
    : says.fileRemoved(words('file', before) ?? '')
}

function tellPlan(before: unknown, after: unknown): string {
  const says = listingWords().timeline
  return after
    ? says.floorPlan(words('floorPlan', after) ?? '')
    : says.noFloorPlan(words('floorPlan', before) ?? '')
}

function tellPortal(portal: string, value: unknown): string | null {
  const state = PortalStateSchema.safeParse(value)
  if (!state.success || !isPortal(portal)) return null
  const reason = state.data.reason ? `: ${sayPortalReason(state.data.reason)}` : ''
  const says = listingWords().timeline
  return says.portal(
    labelWords().portals[portal],
    `${says.portalStates[state.data.state]}${reason}`,
  )
}

const RungSchema = z.object({ state: z.enum(['warned', 'breached']) })

const DriftSchema = z.array(z.enum(DIFFERENCE_KINDS))

/** In what a portal shows another thing than we say, or that it does no more. */
function tellDrift(portal: string, value: unknown): string | null {
  const kinds = DriftSchema.safeParse(value).data
  if (!kinds) return null
  const says = listingWords().timeline
  const name = wordOf(labelWords().portals, portal)
  if (kinds.length === 0) return says.agrees(name)
  return says.drifts(name, kinds.map((kind) => portalWords().world.kinds[kind]).join(', '))
}

function tellClock(name: string, value: unknown): string | null {
  const kind = LISTING_CLOCKS.find((one) => one === name)
  const rung = RungSchema.safeParse(value).data
  return kind && rung ? clockWords().told[kind][rung.state] : null
}

/** Names and ids that say nothing to whoever reads them: who did it stands above the line. */
const UNSAID: readonly string[] = ['reviewAskedBy', 'reviewedBy']

function words(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (name === 'price' && typeof value === 'number') return formatMoney(value)
  if (name === 'status' && typeof value === 'string')
    return wordOf(labelWords().listingStatuses, value)
  if (typeof value === 'boolean')
    return value ? listingWords().timeline.yes : listingWords().timeline.no
  return String(value)
}

function isField(name: string): name is keyof typeof LISTING_FIELDS {
  return Object.hasOwn(LISTING_FIELDS, name)
}

function isPortal(name: string): name is Portal {
  return Object.hasOwn(PORTALS, name)
}

import { labelWords } from '#words/labels.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatDay } from '../format/format-time.ts'
import {
  Building2,
  CalendarDays,
  CircleCheck,
  ContactRound,
  Landmark,
  type LucideIcon,
  Paperclip,
  Phone,
  UserRound,
  Users,
} from 'lucide-react'
import type { FoundKind, SearchHit } from '#domain/search/hit.ts'

export const HIT_ICONS: Record<FoundKind, LucideIcon> = {
  lead: Users,
  contact: ContactRound,
  listing: Building2,
  property: Landmark,
  call: Phone,
  viewing: CalendarDays,
  task: CircleCheck,
  file: Paperclip,
  person: UserRound,
}

const PLACES = {
  lead: '/leads',
  contact: '/contacts',
  listing: '/listings',
  property: '/properties',
  call: '/calls',
} as const

/** Where a hit is opened: a colleague is met in the leads that they work, what has no page with its record. */
export function hitAddress({ kind, id, on }: SearchHit): string {
  if (kind === 'person') return `/leads?owner=${id}`
  if (kind === 'viewing' || kind === 'task' || kind === 'file') return recordAddress(on)
  return `${PLACES[kind]}/${encodeURIComponent(id)}`
}

/** Hits by their kind, in the order in which the kinds came. */
export function groupHits(hits: readonly SearchHit[]): [FoundKind, SearchHit[]][] {
  return [...Map.groupBy(hits, ({ kind }) => kind)]
}

function recordAddress(record: string | undefined): string {
  if (!record) return '/desk'
  const [kind = '', id] = record.split(':', 2)
  return isPlaced(kind) ? `${PLACES[kind]}/${id}` : '/desk'
}

function isPlaced(kind: string): kind is keyof typeof PLACES {
  return Object.hasOwn(PLACES, kind)
}

/** What stands beside a hit's title: a role and a day in the reader's words, a reference as it is. */
export function hitDetail({ kind, detail }: SearchHit): string {
  if (kind === 'person') return wordOf(labelWords().roles, detail)
  return /^\d{4}-\d{2}-\d{2}$/.test(detail) ? formatDay(`${detail}T12:00:00Z`) : detail
}

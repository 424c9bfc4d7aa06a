/** What a timeline can be narrowed to. */
export const TIMELINE_GROUPS = [
  'messages',
  'calls',
  'viewings',
  'enquiries',
  'changes',
  'notes',
  'files',
  'shortlists',
] as const
export type TimelineGroup = (typeof TIMELINE_GROUPS)[number]

const BETWEEN = '.'
const LONGEST = 200

/** Groups as an address or a cookie names them; none, and what names none, is everything. */
export function readGroups(text: string | null): TimelineGroup[] {
  const named = new Set((text ?? '').slice(0, LONGEST).split(BETWEEN))
  const groups = TIMELINE_GROUPS.filter((group) => named.has(group))
  return groups.length === TIMELINE_GROUPS.length ? [] : groups
}

/** The same, written; never empty, so that everything can be asked for where something else is remembered. */
export function writeGroups(groups: readonly TimelineGroup[]): string {
  const inOrder = TIMELINE_GROUPS.filter((group) => groups.includes(group))
  return inOrder.length === 0 ? ALL_GROUPS : inOrder.join(BETWEEN)
}

export const ALL_GROUPS = 'all'
/** What of timelines somebody last looked at, in their browser. */
export const TIMELINE_COOKIE = 'pace-timeline'

/** Fields that follow from another change, or are bookkeeping: nobody asks for them. */
export const UNSAID: readonly string[] = [
  'stageChangedAt',
  'firstContactedAt',
  'importedAt',
  'contactId',
  'createdAt',
  'reference',
  'teamId',
  'mergedInto',
]

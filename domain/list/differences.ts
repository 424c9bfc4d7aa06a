import { PORTALS } from '../catalogue.ts'
import type { DifferenceCause, DifferenceKind } from '../portals/drift.ts'
import type { ListDefinition } from './definition.ts'

const KINDS: Record<DifferenceKind, string> = {
  status: 'Shown or not',
  price: 'Price',
  title: 'Title',
  description: 'Description',
  photos: 'Photos',
  permit: 'Permit',
  unread: 'Could not be compared',
}

const CAUSES: Record<DifferenceCause, string> = {
  waiting: 'Our change is still to be sent',
  refused: 'The portal refused our change',
  changedThere: 'Changed at the portal',
  unknown: 'Cause unknown',
}

/** Where a portal shows another thing than the house says: what nobody has mended for long stands first. */
export const DIFFERENCE_LIST = {
  noun: 'difference',
  columns: {
    listing: { label: 'Listing', kind: 'text', width: 'minmax(180px,2fr)', filter: false },
    portal: { label: 'Portal', kind: 'choice', width: '128px', choices: PORTALS, required: true },
    kind: { label: 'Matter', kind: 'choice', width: '136px', choices: KINDS, required: true },
    cause: { label: 'Cause', kind: 'choice', width: '220px', choices: CAUSES, required: true },
    ours: { label: 'PACE', kind: 'text', width: 'minmax(120px,1fr)', filter: false },
    theirs: { label: 'At the portal', kind: 'text', width: 'minmax(120px,1fr)', filter: false },
    agent: { label: 'Agent', kind: 'person', width: '48px' },
    team: { label: 'Team', kind: 'team', width: '112px' },
    seen: { label: 'Seen since', kind: 'instant', width: '104px', sort: 'asc', required: true },
  },
  shown: ['listing', 'portal', 'kind', 'ours', 'theirs', 'cause', 'seen'],
  sort: [{ column: 'seen', direction: 'asc' }],
  tabs: 'kind',
  still: true,
} as const satisfies ListDefinition

export type DifferenceColumn = keyof typeof DIFFERENCE_LIST.columns

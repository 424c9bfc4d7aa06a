import type { FileFamily } from './content.ts'
import type { FiledKind } from './filed-record.ts'

/** What a file is beyond its content: a floor plan is no photo, though most are pictures. */
export const FILE_KINDS = ['floorPlan'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** A picture or a document of a listing can be its floor plan. */
export function canBeFloorPlan(record: FiledKind, family: FileFamily): boolean {
  return record === 'listing' && (family === 'picture' || family === 'document')
}

/** What portals and sites show as photos. */
export function isPhoto({ family, kind }: { family: FileFamily; kind: FileKind | null }): boolean {
  return family === 'picture' && kind === null
}

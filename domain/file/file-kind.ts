import { type FileFamily, familyOf } from './content.ts'
import { endingOf } from './file-name.ts'
import type { FiledKind } from './filed-record.ts'

/** What a file is beyond its content: a floor plan is no photo, though most are pictures. */
export const FILE_KINDS = ['floorPlan'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What is sent: a voice note becomes a note, and its sound a file of that. */
export const UPLOAD_KINDS = [...FILE_KINDS, 'voiceNote'] as const
export type UploadKind = (typeof UPLOAD_KINDS)[number]

/** A picture or a PDF of a listing can be its floor plan; a drawing that runs scripts, or a letter, cannot. */
export function canBeFloorPlan(record: FiledKind, type: string): boolean {
  return record === 'listing' && (familyOf(type) === 'picture' || type === 'application/pdf')
}

/** Whether a page offers it: what a file is called is what is in it, or it would not be there. */
export function mayBePlan({ family, name }: { family: FileFamily; name: string }): boolean {
  return family === 'picture' || (family === 'document' && endingOf(name) === 'pdf')
}

/** What portals and sites show as photos. */
export function isPhoto({ family, kind }: { family: FileFamily; kind: FileKind | null }): boolean {
  return family === 'picture' && kind === null
}

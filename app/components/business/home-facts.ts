import type { MatchingListing } from '#db/pace/matching/for-lead.ts'
import { labelWords } from '#words/labels.ts'
import { formatSize } from '../format/format-size.ts'

/** Rooms, size and place of a home, as far as they are known. */
export function homeFacts({
  bedrooms,
  sizeSqft,
  areaName,
}: Pick<MatchingListing, 'bedrooms' | 'sizeSqft' | 'areaName'>): string {
  const labels = labelWords()
  const rooms = bedrooms === 0 ? labels.studio : bedrooms !== null && labels.bed(bedrooms)
  return [rooms, sizeSqft && formatSize(sizeSqft), areaName].filter(Boolean).join(' · ')
}

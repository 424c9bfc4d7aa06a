import { labelWords } from '#words/labels.ts'
import { formatSize } from '../format/format-size.ts'

type Home = { bedrooms: number | null; sizeSqft: number | null; areaName: string | null }

/** Rooms, size and place of a home, as far as they are known. */
export function homeFacts({ bedrooms, sizeSqft, areaName }: Home): string {
  const labels = labelWords()
  const rooms = bedrooms === 0 ? labels.studio : bedrooms !== null && labels.bed(bedrooms)
  return [rooms, sizeSqft && formatSize(sizeSqft), areaName].filter(Boolean).join(' · ')
}

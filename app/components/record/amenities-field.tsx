import { findValue } from '#domain/reference/reference.ts'
import { recordWords } from '#words/record.ts'
import { listLabel, listOptions } from '../../house/lists.ts'
import { useReference } from '../../house/use-house.tsx'
import { ManyField } from './many-field.tsx'

const MOST = 40

/** What a home has of the house's amenities; what was retired stays where it is, and says so. */
export function AmenitiesField({ name }: { name: string }) {
  const reference = useReference()
  const words = recordWords()
  const labelOf = (key: string) => {
    const label = listLabel('amenity', key)
    return findValue(reference, 'amenity', key)?.isRetired ? words.retired(label) : label
  }
  const options = listOptions(reference, 'amenity')
  return <ManyField {...{ name, options, labelOf, add: words.addAmenity, most: MOST }} />
}

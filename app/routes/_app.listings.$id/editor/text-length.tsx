import { lengthOf } from '#domain/listing/completeness.ts'
import { listingWords } from '#words/listing.ts'
import { cn } from '../../../components/kit/class-names.ts'

type TextLengthProps = { text: string; full?: { from: number; to: number } }

/** How long a text is, and how long Property Finder would have it. */
export function TextLength({ text, full }: TextLengthProps) {
  const words = listingWords().texts
  const length = lengthOf(text)
  const isOff = full !== undefined && length > 0 && (length < full.from || length > full.to)
  return (
    <p className={cn('text-xs', isOff ? 'text-warn' : 'text-faint')}>
      {full ? words.lengthOf(length, full.from, full.to) : words.length(length)}
    </p>
  )
}

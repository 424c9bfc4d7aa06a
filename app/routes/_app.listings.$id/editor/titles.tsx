import { FULL_LENGTHS } from '#domain/listing/completeness.ts'
import { listingWords } from '#words/listing.ts'
import { PlainText } from './plain-text.tsx'

const LARGE =
  'field-sizing-content w-full resize-none rounded-md bg-transparent px-2 py-0.5 text-xl font-semibold tracking-tight text-balance hover:bg-hover focus-visible:bg-surface read-only:hover:bg-transparent'

/** What the listing is called, in both languages beside each other. */
export function Titles() {
  const words = listingWords()
  return (
    <div className="-mx-2 grid gap-x-6 gap-y-2 md:grid-cols-2 [&_p]:px-2">
      <PlainText
        name="title"
        advice={words.titleAdvice}
        placeholder={words.titleHint}
        full={FULL_LENGTHS.title}
        className={LARGE}
      />
      <PlainText
        name="titleAr"
        advice={words.titleAdvice}
        placeholder={words.titleArHint}
        arabic
        full={FULL_LENGTHS.title}
        className={LARGE}
      />
    </div>
  )
}

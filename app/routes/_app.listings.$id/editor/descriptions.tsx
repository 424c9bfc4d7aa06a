import { FULL_LENGTHS } from '#domain/listing/completeness.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { listingWords } from '#words/listing.ts'
import { fieldLabel } from '#words/fields.ts'
import { Section } from '../../../components/kit/card.tsx'
import { RichText } from '../../../components/rich-text/rich-text.tsx'
import { PlainText } from './plain-text.tsx'
import { useDescription } from './use-description.ts'
import { TextLength } from './text-length.tsx'

const WRITTEN =
  'field-sizing-content min-h-24 w-full resize-none rounded-lg border bg-surface px-3.5 py-3 text-base leading-6 focus-visible:border-accent read-only:text-muted'

/** By itself, so that a letter draws nothing but its own figure anew. */
function DescriptionLength({ live, description }: Pick<DescriptionsProps, 'live' | 'description'>) {
  return <TextLength text={useDescription(live, description)} full={FULL_LENGTHS.description} />
}

type DescriptionsProps = { live: LiveDocument | null; readOnly: boolean; description: string }

/** What portals and the site say of it, in both languages beside each other, so that one is written with the other in sight. */
export function Descriptions({ live, readOnly, description }: DescriptionsProps) {
  const words = listingWords()
  return (
    <div className="grid gap-x-6 gap-y-8 lg:grid-cols-2">
      <Section title={words.description}>
        <div data-field="description" className="grid scroll-m-16 gap-1">
          <RichText
            live={live}
            fragment="description"
            readOnly={readOnly}
            label={words.description}
            placeholder={words.descriptionHint}
          />
          <DescriptionLength live={live} description={description} />
        </div>
      </Section>
      <Section title={fieldLabel('descriptionAr')}>
        <PlainText
          name="descriptionAr"
          advice={words.descriptionArAdvice}
          placeholder={words.descriptionArHint}
          multiline
          arabic
          full={FULL_LENGTHS.description}
          className={WRITTEN}
        />
      </Section>
    </div>
  )
}

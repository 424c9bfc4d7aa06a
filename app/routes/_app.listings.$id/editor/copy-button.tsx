import { Copy } from 'lucide-react'
import { listingWords } from '#words/listing.ts'
import { ButtonLink } from '../../../components/kit/button.tsx'

/** Begins another listing with what this one says. */
export function CopyButton({ id }: { id: string }) {
  const { copy } = listingWords()
  return (
    <ButtonLink
      to={`/listings?new=from:${id}`}
      variant="quiet"
      size="icon"
      aria-label={copy}
      title={copy}
    >
      <Copy className="size-4" aria-hidden />
    </ButtonLink>
  )
}

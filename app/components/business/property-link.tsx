import { Link } from '@remix-run/react'
import { Landmark } from 'lucide-react'
import { listingWords } from '#words/listing.ts'

/** To the page of the home that a listing offers. */
export function PropertyLink({ id }: { id: string }) {
  return (
    <Link
      to={`/properties/${id}`}
      className="inline-flex w-fit items-center gap-1 text-sm text-accent hover:underline"
    >
      <Landmark className="size-3.5" aria-hidden />
      {listingWords().property}
    </Link>
  )
}

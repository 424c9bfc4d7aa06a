import type { FeedRead } from '#db/pace/listings/feed-reads.ts'
import { portalWords } from '#words/portals.ts'
import { formatNumber } from '../../components/format/format-money.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Section } from '../../components/kit/card.tsx'
import { CopyText } from '../../components/kit/copy-text.tsx'
import { Filled } from '../../components/kit/filled.tsx'

export type FeedView = {
  url: string
  read: Pick<FeedRead, 'readAt' | 'shown' | 'keptOut' | 'reader'> | null
}

export function viewFeed(url: string, read: FeedRead | null): FeedView {
  if (!read) return { url, read: null }
  const { readAt, shown, keptOut, reader } = read
  return { url, read: { readAt, shown, keptOut, reader } }
}

/** Where Bayut and dubizzle fetch the listings, and whether they do. */
export function FeedSection({ feed: { url, read } }: { feed: FeedView }) {
  const words = portalWords().feed
  return (
    <Section title={words.name}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="text-sm text-muted">{words.why}</p>
        <CopyText text={url} label={words.address} />
        {read ? (
          <div className="grid gap-1 text-sm">
            <p>
              <Filled text={words.lastRead} parts={{ when: <RelativeTime at={read.readAt} /> }} />
              {' · '}
              {words.counts(formatNumber(read.shown), formatNumber(read.keptOut))}
            </p>
            {read.reader && (
              <p className="truncate text-xs text-faint">
                {words.reader} <bdi lang="">{read.reader}</bdi>
              </p>
            )}
          </div>
        ) : (
          <p className="rounded-lg bg-warn-soft px-3 py-2 text-sm">{words.neverRead}</p>
        )}
      </div>
    </Section>
  )
}

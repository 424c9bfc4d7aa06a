import { Link, useLocation, useSearchParams } from '@remix-run/react'
import { BOXES, type Box } from '#domain/message/boxes.ts'
import { MESSAGE_CHANNELS } from '#domain/message/message.ts'
import { messageWords } from '#words/messages.ts'
import { cn } from '../../components/kit/class-names.ts'
import { FilterBar, FilterSelect } from '../../components/kit/filter-bar.tsx'

/** Whose conversations, and by which way. On a phone they stand above the list alone. */
export function InboxFilters({ box, isOpen }: { box: Box; isOpen: boolean }) {
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const words = messageWords()
  const options = MESSAGE_CHANNELS.map((value) => ({ value, label: words.channels[value] }))
  return (
    <div className={cn('flex flex-wrap items-center gap-x-4 gap-y-2', isOpen && 'hidden md:flex')}>
      <nav aria-label={words.box} className="flex gap-1">
        {BOXES.map((one) => (
          <Link
            key={one}
            to={`${pathname}?${withBox(params, one)}`}
            aria-current={one === box ? 'page' : undefined}
            className="rounded-md px-2.5 py-1 text-sm text-muted hover:bg-hover aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            {words.boxes[one]}
          </Link>
        ))}
      </nav>
      <FilterBar keep={['box']}>
        <FilterSelect name="channel" label={words.channel} options={options} />
      </FilterBar>
    </div>
  )
}

function withBox(params: URLSearchParams, box: Box): string {
  const next = new URLSearchParams(params)
  next.delete('cursor')
  next.set('box', box)
  return next.toString()
}

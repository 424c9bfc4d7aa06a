import { useLocation, useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { type RefObject, useRef } from 'react'
import {
  readGroups,
  TIMELINE_COOKIE,
  TIMELINE_GROUPS,
  type TimelineGroup,
  writeGroups,
} from '#domain/timeline/timeline.ts'
import { timelineWords } from '#words/timeline.ts'
import { keptAnswers } from '../ahead/kept-answers.ts'
import { cn } from '../components/kit/class-names.ts'
import { useShortcuts } from '../components/hooks/use-shortcuts.ts'

const YEAR_S = 31_536_000
/** What of an address says where in a timeline its page begins. */
export const PLACE_OF_PAGE = ['at', 'kind', 'id', 'note'] as const

/** What of a timeline is shown: each kind is pressed in or out, and this browser remembers it for every record. */
export function TimelineFilter({ show: answered }: { show: readonly TimelineGroup[] }) {
  const show = useAskedFor(answered)
  const words = timelineWords()
  const all = useRef<HTMLButtonElement>(null)
  const narrow = useNarrow()
  useShortcuts({ f: { run: () => all.current?.focus(), does: words.narrow } })
  const toggled = (group: TimelineGroup) =>
    show.includes(group) ? show.filter((one) => one !== group) : [...show, group]
  return (
    <div role="group" aria-label={words.show} className="flex flex-wrap gap-1 px-4 pt-3">
      <Chip at={all} isOn={show.length === 0} onPress={() => narrow([])}>
        {words.all}
      </Chip>
      {TIMELINE_GROUPS.map((group) => (
        <Chip key={group} isOn={show.includes(group)} onPress={() => narrow(toggled(group))}>
          {words.groups[group]}
        </Chip>
      ))}
    </div>
  )
}

/** What was pressed last counts before its answer is there: the next press goes on from it. */
function useAskedFor(answered: readonly TimelineGroup[]): readonly TimelineGroup[] {
  const { pathname } = useLocation()
  const { location } = useNavigation()
  const asked = location?.pathname === pathname && new URLSearchParams(location.search).get('show')
  return asked ? readGroups(asked) : answered
}

/** Widens what is shown to what somebody has just written: nobody is to write it twice. */
export function useShowNotes(show: readonly TimelineGroup[]): () => void {
  const narrow = useNarrow()
  return () => {
    if (show.length > 0 && !show.includes('notes')) narrow([...show, 'notes'])
  }
}

/** Begins again at the newest: a page of everything is no place in a part of it. */
function useNarrow() {
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return (groups: readonly TimelineGroup[]) => {
    const show = writeGroups(groups)
    document.cookie = `${TIMELINE_COOKIE}=${show}; path=/; max-age=${YEAR_S}; samesite=lax`
    // Records that are kept show another part of theirs.
    keptAnswers.forget()
    const next = new URLSearchParams(params)
    for (const name of PLACE_OF_PAGE) next.delete(name)
    next.set('show', show)
    navigate(`?${next}`, { replace: true, preventScrollReset: true })
  }
}

type ChipProps = {
  at?: RefObject<HTMLButtonElement>
  isOn: boolean
  onPress: () => void
  children: string
}

function Chip({ at, isOn, onPress, children }: ChipProps) {
  return (
    <button
      ref={at}
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={cn(
        'h-7 rounded-full border px-2.5 text-xs',
        isOn
          ? 'border-accent/50 bg-accent-soft font-medium text-accent'
          : 'bg-surface text-muted hover:bg-hover hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}

import { Check, Ellipsis, Minus, X } from 'lucide-react'
import { useMemo } from 'react'
import { type ScoredItem, scoreCall, tallyOf } from '#domain/call/after/scorecard.ts'
import { CHECK_RESULTS, type CheckResult } from '#domain/call/checklist.ts'
import { activeValues } from '#domain/reference/reference.ts'
import { callWords } from '#words/call.ts'
import { formatInstant } from '../../../components/format/format-time.ts'
import { IconButton } from '../../../components/kit/button.tsx'
import { Section } from '../../../components/kit/card.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { Menu, MenuItem } from '../../../components/kit/overlay/menu.tsx'
import { listLabel } from '../../../house/lists.ts'
import { useReference } from '../../../house/use-house.tsx'
import type { CallView } from '../view/call-view.ts'
import { Evidence } from '../view/evidence.tsx'
import { useAuthor } from '../view/mark-details.tsx'

type Correct = (item: string, result: CheckResult | null) => void
type ScorecardProps = { view: CallView; onCorrect: Correct | null }

/** What a call that is over held of the house's checklist, with the words that show it, and what people say of it instead. */
export function Scorecard({ view, onCorrect }: ScorecardProps) {
  const words = callWords().scorecard
  const reference = useReference()
  const { segments, marks, corrections } = view
  const scored = useMemo(() => {
    const items = activeValues(reference, 'callChecklist').map(({ key }) => key)
    return scoreCall(items, { segments, marks, isOver: true }, corrections)
  }, [reference, segments, marks, corrections])
  const { met, judged } = tallyOf(scored)
  return (
    <Section
      title={words.title}
      actions={
        <span className="text-xs text-faint">
          {judged > 0 ? callWords().done(met, judged) : words.notKnown}
        </span>
      }
    >
      <ul className="grid gap-1">
        {scored.map((one) => (
          <Item
            key={one.item}
            label={listLabel('callChecklist', one.item)}
            scored={one}
            segments={segments}
            onCorrect={onCorrect}
          />
        ))}
      </ul>
    </Section>
  )
}

type ItemProps = {
  label: string
  scored: ScoredItem
  segments: CallView['segments']
  onCorrect: Correct | null
}

function Item({ label, scored, segments, onCorrect }: ItemProps) {
  const { item, found, corrected, result } = scored
  const words = callWords().scorecard
  return (
    <li aria-label={label} className="flex items-start gap-2 rounded-md py-1">
      <Sign result={result} />
      <div className="min-w-0 flex-1">
        <p className={cn('text-sm', (result === 'na' || result === null) && 'text-faint')}>
          {label}{' '}
          <span className="text-xs text-faint">
            · {result ? words.results[result] : words.notJudged}
          </span>
        </p>
        {found?.marks.map((mark) => (
          <Evidence key={mark.id} mark={mark} segments={segments} whole />
        ))}
        {corrected && <CorrectedBy scored={scored} />}
      </div>
      {onCorrect && (
        <Menu
          trigger={
            <IconButton label={words.correct(label)} size="iconSm">
              <Ellipsis className="size-3.5" aria-hidden />
            </IconButton>
          }
        >
          {CHECK_RESULTS.map((one) => (
            <MenuItem key={one} checked={result === one} onSelect={() => onCorrect(item, one)}>
              {words.results[one]}
            </MenuItem>
          ))}
          {corrected && <MenuItem onSelect={() => onCorrect(item, null)}>{words.asFound}</MenuItem>}
        </Menu>
      )}
    </li>
  )
}

/** Whose word counts, since when, and what was found before. */
function CorrectedBy({ scored: { corrected, found } }: { scored: ScoredItem }) {
  const { name } = useAuthor(corrected?.by ?? '')
  if (!corrected) return null
  const words = callWords().scorecard
  const when = corrected.at ? formatInstant(corrected.at) : null
  return (
    <p className="mt-0.5 text-xs text-muted">
      <bdi>{name}</bdi>
      {when && ` · ${when}`}
      {found && ` · ${words.found(words.results[found.result])}`}
    </p>
  )
}

const SIGNS = {
  met: { Icon: Check, look: 'bg-good-soft text-good' },
  notMet: { Icon: X, look: 'bg-bad-soft text-bad' },
  na: { Icon: Minus, look: 'bg-sunken text-faint' },
} as const

function Sign({ result }: { result: CheckResult | null }) {
  const { Icon, look } = SIGNS[result ?? 'na']
  return (
    <span
      aria-hidden
      className={cn('mt-0.5 grid size-4 shrink-0 place-items-center rounded-full', look)}
    >
      {result && <Icon className="size-3" strokeWidth={3} />}
    </span>
  )
}

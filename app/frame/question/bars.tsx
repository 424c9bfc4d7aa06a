import { scaleLinear } from '@visx/scale'
import { labelWords } from '#words/labels.ts'
import { questionWords } from '#words/question.ts'
import { formatNumber } from '../../components/format/format-money.ts'
import type { Point } from './answer.ts'

type BarsProps = { title: string; points: readonly Point[]; say: (value: number) => string }

const MOST = 16
/** The longest bar leaves room for its value. */
const LONGEST = 78

/** Lying bars with their names and values beside them: no axis to read off, long names have room, words keep their size. */
export function Bars({ title, points, say }: BarsProps) {
  const shown = points.slice(0, MOST)
  const scale = scaleLinear({
    domain: [0, Math.max(1, ...shown.map((point) => point.value))],
    range: [0, LONGEST],
  })
  return (
    <figure aria-label={title}>
      <ul className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-2.5 text-xs">
        {shown.map(({ label, series, value }) => {
          const name = series ? `${label}, ${series}` : label
          return (
            <li key={name} className="col-span-2 grid h-6.5 grid-cols-subgrid items-center">
              <span className="truncate text-end text-muted" title={name}>
                {name}
              </span>
              <span className="flex items-center gap-2">
                <span
                  aria-hidden
                  className="h-4 min-w-0.5 rounded-[3px]"
                  style={{ width: `${scale(value)}%`, background: colourOf(series ?? label) }}
                />
                <span className="font-medium whitespace-nowrap">{say(value)}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {points.length > shown.length && (
        <figcaption className="mt-2 text-2xs text-faint">
          {questionWords().firstBars(formatNumber(shown.length), formatNumber(points.length))}
        </figcaption>
      )}
    </figure>
  )
}

/** Stages keep the colours that they have on the boards. */
function colourOf(label: string): string {
  const stage = Object.entries(labelWords().stages).find(([, name]) => name === label)?.[0]
  return stage ? `var(--stage-${stage})` : 'var(--accent)'
}

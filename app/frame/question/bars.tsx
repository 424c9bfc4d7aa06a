import { scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import type { Point } from './answer-chart.tsx'

type BarsProps = { title: string; points: readonly Point[]; say: (value: number) => string }

const WIDTH = 496
const ROW = 26
const LABEL = 150
const VALUE = 72
const MOST = 16

/** Lying bars with their names and values beside them: no axis to read off, and long names have room. */
export function Bars({ title, points, say }: BarsProps) {
  const shown = points.slice(0, MOST)
  const scale = scaleLinear({
    domain: [0, Math.max(1, ...shown.map((point) => point.value))],
    range: [0, WIDTH - LABEL - VALUE],
  })
  return (
    <figure>
      <svg
        role="img"
        aria-label={title}
        viewBox={`0 0 ${WIDTH} ${shown.length * ROW}`}
        className="block w-full"
      >
        {shown.map(({ label, series, value }, index) => {
          const y = index * ROW
          const width = Math.max(2, scale(value))
          const name = series ? `${label}, ${series}` : label
          return (
            <g key={name}>
              <text
                x={LABEL - 10}
                y={y + ROW / 2}
                dy="0.35em"
                textAnchor="end"
                className="fill-muted text-xs"
              >
                {short(name)}
              </text>
              <Bar
                x={LABEL}
                y={y + 5}
                width={width}
                height={ROW - 10}
                rx={3}
                fill={colourOf(series ?? label)}
              />
              <text
                x={LABEL + width + 8}
                y={y + ROW / 2}
                dy="0.35em"
                className="fill-ink text-xs font-medium"
              >
                {say(value)}
              </text>
            </g>
          )
        })}
      </svg>
      {points.length > shown.length && (
        <figcaption className="mt-2 text-2xs text-faint">
          The first {shown.length}; the table has all {points.length}.
        </figcaption>
      )}
    </figure>
  )
}

/** Stages keep the colours that they have on the boards. */
function colourOf(label: string): string {
  const stage = Object.entries(LEAD_STAGES).find(([, name]) => name === label)?.[0]
  return stage ? `var(--stage-${stage})` : 'var(--accent)'
}

function short(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name
}

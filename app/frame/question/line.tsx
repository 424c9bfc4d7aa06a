import { scaleLinear, scalePoint } from '@visx/scale'
import { AreaClosed, LinePath } from '@visx/shape'
import type { Point } from './answer.ts'

type LineProps = { title: string; points: readonly Point[]; say: (value: number) => string }

const WIDTH = 496
const HEIGHT = 180
const EDGE = { top: 22, right: 34, bottom: 22, left: 10 }

/** A run over time: the last value and the highest are said, the ends of the axis are named. */
export function Line({ title, points, say }: LineProps) {
  const x = scalePoint({
    domain: points.map((point) => point.label),
    range: [EDGE.left, WIDTH - EDGE.right],
  })
  const highest = Math.max(1, ...points.map((point) => point.value))
  const y = scaleLinear({ domain: [0, highest], range: [HEIGHT - EDGE.bottom, EDGE.top] })
  const xOf = (point: Point) => x(point.label) ?? 0
  const yOf = (point: Point) => y(point.value)
  const last = points.at(-1)
  const said = points.filter((point) => point === last || point.value === highest)
  return (
    <svg role="img" aria-label={title} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block w-full">
      <line
        x1={EDGE.left}
        x2={WIDTH - EDGE.right}
        y1={HEIGHT - EDGE.bottom}
        y2={HEIGHT - EDGE.bottom}
        stroke="var(--line)"
      />
      <AreaClosed
        data={[...points]}
        x={xOf}
        y={yOf}
        yScale={y}
        fill="var(--accent)"
        opacity={0.1}
      />
      <LinePath
        data={[...points]}
        x={xOf}
        y={yOf}
        stroke="var(--accent)"
        strokeWidth={2}
        strokeLinejoin="round"
      />
      {said.map((point) => (
        <g key={point.label}>
          <circle
            cx={xOf(point)}
            cy={yOf(point)}
            r={3.5}
            fill="var(--accent)"
            stroke="var(--surface)"
            strokeWidth={2}
          />
          <text
            x={xOf(point)}
            y={yOf(point) - 9}
            textAnchor="middle"
            className="fill-ink text-xs font-medium"
          >
            {say(point.value)}
          </text>
        </g>
      ))}
      <Ends first={points[0]?.label} last={last?.label} />
    </svg>
  )
}

function Ends({ first, last }: { first?: string; last?: string }) {
  const y = HEIGHT - 5
  return (
    <>
      <text x={EDGE.left} y={y} className="fill-faint text-2xs">
        {first}
      </text>
      <text x={WIDTH - EDGE.right} y={y} textAnchor="end" className="fill-faint text-2xs">
        {last}
      </text>
    </>
  )
}

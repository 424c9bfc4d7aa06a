import { questionWords } from '#words/question.ts'
import { formatFigure } from '../../components/format/format-figure.ts'
import { formatShortPrice } from '../../components/format/format-money.ts'
import type { AnswerChart as Chart, AnswerRows } from './answer.ts'
import { Bars } from './bars.tsx'
import { Line } from './line.tsx'
import { currentHouse } from '../../house/current-house.ts'

/** The form that shows the rows best; every form is plain SVG or text with its own labels, and the table says the rest. */
export function AnswerChart({ chart, rows }: { chart: Chart; rows: AnswerRows }) {
  const words = questionWords()
  const points = rows.rows.flatMap((row) => {
    const value = row[chart.y]
    if (typeof value !== 'number') return []
    const series = chart.series ? String(row[chart.series] ?? words.notKnown) : null
    return [{ label: String((chart.x ? row[chart.x] : null) ?? words.notKnown), series, value }]
  })
  const say = (value: number) => sayValue(value, chart.unit)
  const [only] = points
  if (chart.type === 'number' && only) {
    return (
      <p className="text-[2.25rem] leading-10 font-semibold tracking-tight">{say(only.value)}</p>
    )
  }
  if (chart.type === 'line' && !chart.series)
    return <Line title={chart.title} points={points} say={say} />
  return <Bars title={chart.title} points={points} say={say} />
}

function sayValue(value: number, unit: string): string {
  if (unit === currentHouse().currency) return formatShortPrice(value)
  return formatFigure(value, unit)
}

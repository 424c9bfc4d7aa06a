import { Circle, Path, Svg } from '@react-pdf/renderer'
import { createElement as h, type ReactElement } from 'react'
import type { PriceStep } from '#domain/market/price-steps.ts'
import { priceLine } from '../../market/price-line.ts'

const WIDTH = 515
const HEIGHT = 90
const ACCENT = '#0b6b78'

type Frame = { until: string; isRightToLeft: boolean }

/** The prices as a line; the table below says each. */
export function paperChart(steps: readonly PriceStep[], frame: Frame): ReactElement {
  const { path, dots } = priceLine(steps, { ...frame, width: WIDTH, height: HEIGHT })
  return h(
    Svg,
    { key: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT },
    h(Path, { d: path, stroke: ACCENT, strokeWidth: 1.5, fill: 'none' }),
    ...dots.map(({ x, y }, at) =>
      h(Circle, { key: steps[at]?.at, cx: x, cy: y, r: 2.5, fill: ACCENT }),
    ),
  )
}

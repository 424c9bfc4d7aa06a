import { Flame, Snowflake, Thermometer } from 'lucide-react'
import { labelWords } from '#words/labels.ts'
import { cn } from '../kit/class-names.ts'

const TEMPERATURES = {
  hot: { icon: Flame, tone: 'text-bad' },
  warm: { icon: Thermometer, tone: 'text-warn' },
  cold: { icon: Snowflake, tone: 'text-faint' },
} as const

/** How near a lead is to a decision, as a small sign. */
export function Temperature({ value }: { value: string | null }) {
  if (!isTemperature(value)) return null
  const { icon: Icon, tone } = TEMPERATURES[value]
  const label = labelWords().temperatures[value]
  return <Icon role="img" aria-label={label} className={cn('size-3.5 shrink-0', tone)} />
}

function isTemperature(value: string | null): value is keyof typeof TEMPERATURES {
  return value !== null && Object.hasOwn(TEMPERATURES, value)
}

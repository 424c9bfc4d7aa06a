import { cn } from './class-names.ts'

const DIGITS = '0123456789'
/** One text of ten lines: ten elements for each digit made most of a page. */
const WHEEL = [...DIGITS].join('\n')

type RollingNumberProps = { value: string | number; className?: string }

/** A number whose digits roll to their new value. Screen readers hear the value alone. */
export function RollingNumber({ value, className }: RollingNumberProps) {
  const letters = [...String(value)]
  return (
    <span className={cn('inline-flex', className)}>
      <span className="sr-only">{value}</span>
      <span aria-hidden dir="ltr" className="tabular inline-flex">
        {letters.map((letter, index) => (
          // From the end, so that a digit keeps its wheel when the number grows longer.
          <Wheel key={letters.length - index} letter={letter} />
        ))}
      </span>
    </span>
  )
}

function Wheel({ letter }: { letter: string }) {
  const digit = DIGITS.indexOf(letter)
  if (digit < 0) return <span>{letter}</span>
  return (
    <span className="inline-block h-[1lh] overflow-hidden">
      <span
        className="block whitespace-pre transition-transform duration-500 ease-calm"
        style={{ transform: `translateY(-${digit}lh)` }}
      >
        {WHEEL}
      </span>
    </span>
  )
}

import { Check } from 'lucide-react'
import { Checkbox } from 'radix-ui'
import type { Ticks } from '#domain/call/after/ticks.ts'
import { callWords } from '#words/call.ts'
import { useReference } from '../../../house/use-house.tsx'
import { Avatar } from '../../../components/kit/avatar.tsx'
import { Section } from '../../../components/kit/card.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { useAuthor } from '../view/mark-details.tsx'
import { listOptions } from '../../../house/lists.ts'

type ChecklistProps = { ticks: Ticks; onTick: ((key: string, done: boolean) => void) | null }

/** What every call should hold. Everybody on the call sees a tick as it is made, and by whom. */
export function Checklist({ ticks, onTick }: ChecklistProps) {
  const words = callWords()
  const items = listOptions(useReference(), 'callChecklist')
  const done = items.filter(({ value }) => ticks[value]).length
  return (
    <Section
      title={words.checklist}
      actions={<span className="text-xs text-faint">{words.done(done, items.length)}</span>}
    >
      <ul className="-mx-1.5">
        {items.map(({ value: key, label }) => (
          <li key={key}>
            <label
              className={cn(
                'flex min-h-8 items-center gap-2.5 rounded-md px-1.5 text-sm',
                onTick && 'cursor-pointer hover:bg-hover',
              )}
            >
              <Checkbox.Root
                checked={Boolean(ticks[key])}
                disabled={!onTick}
                onCheckedChange={(checked) => onTick?.(key, checked === true)}
                className="grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong bg-surface data-[state=checked]:border-accent data-[state=checked]:bg-accent"
              >
                <Checkbox.Indicator className="animate-rise">
                  <Check className="size-3 text-on-accent" strokeWidth={3} aria-hidden />
                </Checkbox.Indicator>
              </Checkbox.Root>
              <span
                className={cn(
                  'flex-1',
                  ticks[key] && 'text-faint line-through decoration-line-strong',
                )}
              >
                {label}
              </span>
              {ticks[key] && <TickedBy by={ticks[key]} />}
            </label>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function TickedBy({ by }: { by: string }) {
  return <Avatar face={useAuthor(by)} size="xs" />
}

import { Check } from 'lucide-react'
import { Command } from 'cmdk'
import { cn } from '../../components/kit/class-names.ts'
import type { Option } from '../words/value-words.ts'

type PickListProps = {
  label: string
  options: readonly Option[]
  chosen: readonly string[]
  onPick: (value: string) => void
}

/** So few need no search. */
const FEW = 8

/** Things to choose from by typing, arrows or pointer; the chosen ones are ticked. */
export function PickList({ label, options, chosen, onPick }: PickListProps) {
  return (
    <Command label={label} className="grid gap-1">
      <Command.Input
        autoFocus
        placeholder={label}
        className={cn(
          'h-8 w-full rounded-md bg-sunken px-2.5 text-sm outline-none placeholder:text-faint',
          options.length <= FEW && 'sr-only',
        )}
      />
      <Command.List className="max-h-60 overflow-y-auto">
        {options.map(({ value, label: name }) => (
          <Command.Item
            key={value}
            value={`${name} ${value}`}
            onSelect={() => onPick(value)}
            className="flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm select-none data-[selected=true]:bg-hover"
          >
            <Check
              aria-hidden
              className={cn('size-3.5 text-accent', !chosen.includes(value) && 'invisible')}
            />
            <bdi className="truncate">{name}</bdi>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}

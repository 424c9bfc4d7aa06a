import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './class-names.ts'
import { Kbd } from './kbd.tsx'

type MenuProps = {
  trigger: ReactNode
  label?: string
  align?: 'start' | 'end'
  children: ReactNode
}

/** A list of actions under a button. */
export function Menu({ trigger, label, align = 'end', children }: MenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          aria-label={label}
          className="z-50 min-w-48 animate-rise rounded-lg border bg-raised p-1 shadow-high"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

type MenuItemProps = {
  icon?: ReactNode
  keys?: string
  checked?: boolean
  disabled?: boolean
  danger?: boolean
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({
  icon,
  keys,
  checked,
  disabled,
  danger,
  onSelect,
  children,
}: MenuItemProps) {
  return (
    <DropdownMenu.Item
      disabled={disabled}
      onSelect={onSelect}
      className={cn(
        'flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:text-faint',
        danger && 'text-bad [&_svg]:text-bad',
      )}
    >
      {icon}
      <span className="flex-1 truncate">{children}</span>
      {checked && <Check aria-label="chosen" />}
      {keys && <Kbd keys={keys} />}
    </DropdownMenu.Item>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-2 py-1.5 text-2xs font-medium text-faint">
      {children}
    </DropdownMenu.Label>
  )
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />
}

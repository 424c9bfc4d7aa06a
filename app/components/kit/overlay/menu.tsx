import { Check } from 'lucide-react'
import { Slot } from 'radix-ui'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { kitWords } from '#words/kit.ts'
import { cn } from '../class-names.ts'
import { Kbd } from '../kbd.tsx'
import { MenuOffers } from './menu-commands.tsx'
import { type MenuProps, useMenuParts } from './menu-parts.ts'

const loadMenu = () => import('./open-menu.tsx')
/** Brings what opens a menu ahead of its first use. Without a network it comes later, or not. */
export const fetchMenu = () => void loadMenu().catch(() => undefined)
const OpenMenu = lazy(async () => ({ default: (await loadMenu()).OpenMenu }))

/**
 * A list of actions under a button. What opens and places it is fetched when a pointer or the focus comes near the button: no page
 * waits for it.
 */
export function Menu(props: MenuProps) {
  const [isUsed, setUsed] = useState(false)
  const button = (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={fetchMenu}
      onFocus={fetchMenu}
      onClick={() => setUsed(true)}
    >
      {props.trigger}
    </Slot.Root>
  )
  return (
    <>
      {isUsed ? (
        <Suspense fallback={button}>
          <OpenMenu {...props} />
        </Suspense>
      ) : (
        button
      )}
      <MenuOffers label={props.label}>{props.children}</MenuOffers>
    </>
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
  const { Item } = useMenuParts()
  return (
    <Item
      disabled={disabled}
      onSelect={onSelect}
      data-danger={danger ? '' : undefined}
      className={cn(
        'flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:text-faint',
        danger && 'text-bad [&_svg]:text-bad',
      )}
    >
      {icon && (
        <span aria-hidden className="contents">
          {icon}
        </span>
      )}
      <span className="flex-1 truncate">{children}</span>
      {checked && <Check aria-label={kitWords().chosen} />}
      {keys && <Kbd keys={keys} />}
    </Item>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useMenuParts()
  return <Label className="px-2 py-1.5 text-2xs font-medium text-faint">{children}</Label>
}

export function MenuSeparator() {
  const { Separator } = useMenuParts()
  return <Separator className="my-1 h-px bg-line" />
}

import { DropdownMenu } from 'radix-ui'
import { MenuParts, type MenuProps } from './menu-parts.ts'

/** A menu from its first opening on. */
export function OpenMenu({ trigger, label, align = 'end', children }: MenuProps) {
  return (
    <MenuParts.Provider value={DropdownMenu}>
      <DropdownMenu.Root defaultOpen>
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
    </MenuParts.Provider>
  )
}

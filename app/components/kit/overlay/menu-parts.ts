import type { DropdownMenu } from 'radix-ui'
import { createContext, type ReactNode, useContext } from 'react'

export type MenuProps = {
  trigger: ReactNode
  label?: string
  align?: 'start' | 'end'
  children: ReactNode
}

/** What a menu is made of; there once a menu has been opened. */
export const MenuParts = createContext<typeof DropdownMenu | null>(null)

export function useMenuParts() {
  const parts = useContext(MenuParts)
  if (!parts) throw new Error('a part of a menu stands outside a menu')
  return parts
}

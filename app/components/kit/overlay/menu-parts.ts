import { createContext, type FunctionComponent, type ReactNode, useContext } from 'react'

export type MenuProps = {
  trigger: ReactNode
  label?: string
  align?: 'start' | 'end'
  children: ReactNode
}

type Styled = { className?: string; children?: ReactNode }
export type MenuItemPiece = Styled & {
  disabled?: boolean | undefined
  onSelect?: (event: Event) => void
  /** There where it cannot easily be taken back. */
  'data-danger'?: '' | undefined
}
export type MenuPieces = {
  Item: FunctionComponent<MenuItemPiece>
  Label: FunctionComponent<Styled>
  Separator: FunctionComponent<Styled>
}

/** What a menu is made of; there once a menu has been opened, or is asked what it offers. */
export const MenuParts = createContext<MenuPieces | null>(null)

export function useMenuParts() {
  const parts = useContext(MenuParts)
  if (!parts) throw new Error('a part of a menu stands outside a menu')
  return parts
}

import { createContext, type ReactNode, useContext } from 'react'
import { goToField } from './go-to-field.ts'

/** What stands over the page goes away first (`frame/page.tsx`). */
export const GoToField = createContext<(name: string) => void>(goToField)

/** What is missing, as a press that leads to where it is written. */
export function FieldPress({ name, children }: { name: string; children: ReactNode }) {
  const goTo = useContext(GoToField)
  return (
    <button
      type="button"
      onClick={() => goTo(name)}
      className="text-start underline decoration-dotted underline-offset-2 hover:text-ink hover:decoration-solid"
    >
      {children}
    </button>
  )
}

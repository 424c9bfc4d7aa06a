import { frameWords } from '#words/frame.ts'
import { usePanels } from './panels.tsx'

/**
 * Stands where a panel with an input will be, until its part of the build has come: whoever types on sight loses no
 * letter, and none of them is taken for a key of the page.
 */
export function PanelOnItsWay() {
  const { panel, typed, close } = usePanels()
  const words = frameWords().palette
  if (panel !== 'palette' && panel !== 'question') return null
  return (
    <input
      autoFocus
      aria-label={panel === 'palette' ? words.title : words.yourQuestion}
      defaultValue={typed.read()}
      onFocus={({ currentTarget }) => putCaretAtEnd(currentTarget)}
      onChange={(event) => typed.keep(event.target.value)}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Escape') close()
        if (key === 'Enter' && !nativeEvent.isComposing) typed.enter()
      }}
      className="fixed inset-x-3 top-[10vh] z-50 mx-auto h-12 w-[calc(100%-1.5rem)] max-w-xl rounded-xl border bg-raised px-4 text-base shadow-high outline-none"
    />
  )
}

/** Some browsers put it before what is there already. */
export function putCaretAtEnd(input: HTMLInputElement): void {
  input.setSelectionRange(input.value.length, input.value.length)
}

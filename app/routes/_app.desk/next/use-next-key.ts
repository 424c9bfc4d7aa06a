import { deskWords } from '#words/desk.ts'
import { pressElement } from '../../../components/hooks/press-element.ts'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import { NEXT_STEP } from './next-steps.tsx'

/** E does the next thing about the row that has the focus. Where none has it the first gets it: what stands there may be another thing by now. */
export function useNextKey(): void {
  useShortcuts({ e: { run: takeNextStep, does: deskWords().nextStep } })
}

function takeNextStep(event: KeyboardEvent): void {
  // A key that is held does it once: the focus is on another row by then.
  if (event.repeat) return
  const focused = document.activeElement?.closest('li')
  const step = focused?.querySelector<HTMLElement>(`[${NEXT_STEP}]`)
  if (step) return pressElement(step)
  const first = document.querySelector(`[${NEXT_STEP}]`)?.closest('li')
  first?.querySelector<HTMLElement>('[data-row]')?.focus()
}

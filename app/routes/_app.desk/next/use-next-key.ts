import { deskWords } from '#words/desk.ts'
import { pressElement } from '../../../components/hooks/press-element.ts'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import { NEXT_STEP } from './next-steps.tsx'

/** E does the next thing about the row that has the focus; where none has it, about the first. */
export function useNextKey(): void {
  useShortcuts({ e: { run: takeNextStep, does: deskWords().nextStep } })
}

function takeNextStep(): void {
  const focused = document.activeElement?.closest('li')
  const step =
    focused?.querySelector<HTMLElement>(`[${NEXT_STEP}]`) ??
    document.querySelector<HTMLElement>(`[${NEXT_STEP}]`)
  if (step) pressElement(step)
}

import { MOST_STEPS, readNextStep } from '#domain/call/assistance.ts'
import { sayStep } from '#words/steps.ts'
import { formatDay } from '../../../../components/format/format-time.ts'
import type { Mark } from '../../view/call-view.ts'

export type OpenStep = { mark: Mark; text: string }

/** What is to be done after the call and was not decided on, in the reader's words. */
export function openSteps(marks: readonly Mark[]): OpenStep[] {
  const open = marks.filter(({ kind, status }) => kind === 'nextStep' && status === 'open')
  return open
    .toSorted((a, b) => b.confidence - a.confidence || a.id.localeCompare(b.id))
    .slice(0, MOST_STEPS)
    .flatMap((mark) => {
      const step = readNextStep(mark)
      if (!step) return []
      const day = step.gaps?.['day']
      const gaps = typeof day === 'string' ? { ...step.gaps, day: dayWords(day) } : step.gaps
      return [{ mark, text: sayStep(mark.type, { ...step, ...(gaps ? { gaps } : {}) }) }]
    })
}

function dayWords(day: string): string {
  const at = `${day}T12:00:00Z`
  return Number.isNaN(Date.parse(at)) ? day : formatDay(at)
}

import {
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { isStage, STAGES } from '../state/columns.ts'

/** With a card in hand, left and right step from column to column. */
export const columnKeys: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = event.code === KeyboardCode.Right ? 1 : event.code === KeyboardCode.Left ? -1 : 0
  if (step === 0) return undefined
  event.preventDefault()
  const over = String(context.over?.id ?? context.active?.data.current?.['stage'] ?? '')
  const target = STAGES[isStage(over) ? STAGES.indexOf(over) + step : 0]
  const rect = target ? context.droppableRects.get(target) : undefined
  return rect ? { x: rect.left + 8, y: Math.max(currentCoordinates.y, rect.top + 8) } : undefined
}

/** A pointer must travel before it drags, so that a press opens the lead; Space lifts a card and puts it down. */
export function useBoardSensors() {
  return useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: columnKeys,
      scrollBehavior: 'auto',
      keyboardCodes: {
        start: [KeyboardCode.Space],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
        cancel: [KeyboardCode.Esc],
      },
    }),
  )
}

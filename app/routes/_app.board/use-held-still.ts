import { useRef } from 'react'

/** The value as it was when `held` began, for as long as it lasts: nothing reorders under a card in somebody's hand. */
export function useHeldStill<Value>(value: Value, held: boolean): Value {
  const still = useRef(value)
  if (!held) still.current = value
  return still.current
}

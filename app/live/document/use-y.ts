import { useCallback, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

type Shared = Y.AbstractType<Y.YEvent<never>>

/**
 * What `read` makes of a shared type, one render per transaction. Undefined while there is no type. `equal` keeps the old
 * value, and so spares the render, when a change does not touch what is read.
 */
export function useY<
  Type extends Y.Map<unknown> | Y.Array<unknown> | Y.Text | Y.XmlFragment,
  Value,
>(
  type: Type | undefined,
  read: (type: Type) => Value,
  equal: (a: Value, b: Value) => boolean = sameJson,
): Value | undefined {
  const last = useRef<{ type: Type; value: Value } | null>(null)
  const subscribe = useCallback(
    (changed: () => void) => {
      const shared: Shared | undefined = type as Shared | undefined
      shared?.observeDeep(changed)
      return () => shared?.unobserveDeep(changed)
    },
    [type],
  )
  const snapshot = () => {
    if (!type) return undefined
    const value = read(type)
    if (last.current?.type === type && equal(last.current.value, value)) return last.current.value
    last.current = { type, value }
    return value
  }
  return useSyncExternalStore(subscribe, snapshot, snapshot)
}

function sameJson(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)
}

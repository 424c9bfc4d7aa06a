import { type FocusEvent, useEffect, useRef } from 'react'

/**
 * Whoever walks by keys stays where they are when the row that they were on is done and leaves: the one that takes its place has the
 * focus then, and the next key is for it.
 */
export function useKeptPlace(keys: readonly string[]) {
  const list = useRef<HTMLOListElement>(null)
  const at = useRef<{ key: string; place: number } | null>(null)
  const known = useRef(keys)
  known.current = keys
  const shown = keys.join()
  useEffect(() => {
    const last = at.current
    if (!last || known.current.includes(last.key)) return
    at.current = null
    // Whoever has gone elsewhere meanwhile is not fetched back.
    if (document.activeElement !== document.body) return
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []
    rows[Math.min(last.place, rows.length - 1)]?.focus()
  }, [shown])
  return {
    ref: list,
    onFocus: ({ target }: FocusEvent) => {
      const rows = [...(list.current?.children ?? [])]
      const place = rows.findIndex((row) => row.contains(target))
      const key = known.current[place]
      at.current = key === undefined ? null : { key, place }
    },
  }
}

/** The brokerage's zone has no summer time, so an offset says it all. */
const OFFSET = '+04:00'
const OFFSET_MS = 4 * 3_600_000

/** An instant as a `datetime-local` input holds it, in the brokerage's zone; empty for none. */
export function toLocalInput(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? '' : new Date(at + OFFSET_MS).toISOString().slice(0, 16)
}

/** The instant that such an input means; null when it is empty. */
export function fromLocalInput(text: string): string | null {
  const at = Date.parse(`${text}:00${OFFSET}`)
  return text === '' || Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** `days` from now at `hour` o'clock in the brokerage's zone. */
export function dayAt(now: number, days: number, hour: number): string {
  const day = new Date(now + OFFSET_MS + days * 86_400_000).toISOString().slice(0, 10)
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00${OFFSET}`).toISOString()
}

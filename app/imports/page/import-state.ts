import type { ImportState } from '#domain/import/import.ts'
import type { Tone } from '../../components/kit/badge.tsx'

/** States in which something is going on by itself: the page looks again. */
export const GOING: readonly ImportState[] = ['reading', 'checking', 'running', 'undoing']

const TONES: Partial<Record<ImportState, Tone>> = {
  mapping: 'warn',
  checked: 'accent',
  running: 'accent',
  paused: 'warn',
  done: 'good',
  failed: 'bad',
}

export function toneOf(state: ImportState): Tone {
  return TONES[state] ?? 'neutral'
}

import { analyseSegment } from './analyse-segment.ts'
import { BEGINNING } from './dialogue/dialogue.ts'
import { NO_PLACES } from './findings/gazetteer.ts'

const WORDS = [
  'I am looking for a two bedroom apartment in the marina, up to 160k per year, from the first of February.',
  'My number is 050 123 4567. Could we come next Tuesday at half past five? That is too expensive.',
]

/** Runs every analyser once, so that the first caller does not wait for models and tables to load. */
export function warmUp(): void {
  for (let round = 0; round < 20; round += 1) {
    for (const text of WORDS) {
      analyseSegment({
        text,
        role: 'customer',
        dialogue: BEGINNING,
        places: NO_PLACES,
        startedAt: '2026-01-01T08:00:00Z',
      })
    }
  }
}

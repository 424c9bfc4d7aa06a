import { useCallback } from 'react'
import { FED_TEXT, findSegment, WORD_TIMES } from '#domain/call/call.ts'
import type { Segment } from '#domain/call/fields.ts'
import { type LineTimes, timesOfLine } from '#domain/call/playback/word-times.ts'
import type { LiveDocument } from '#live/live-document.ts'

const NONE: LineTimes = { words: [], isGuess: false }

/** When the words of a line are spoken, as the call's document tells it: asked for the line that is heard, and no other. */
export function useTimesOf(
  live: LiveDocument | null,
  segments: readonly Segment[],
): (segmentId: string) => LineTimes {
  return useCallback(
    (segmentId) => {
      const line = segments.find(({ id }) => id === segmentId)
      if (!line) return NONE
      const map = live ? findSegment(live.doc, segmentId) : undefined
      return timesOfLine(line, { times: map?.get(WORD_TIMES), fed: map?.get(FED_TEXT) })
    },
    [live, segments],
  )
}

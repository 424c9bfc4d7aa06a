import { parentPort } from 'node:worker_threads'
import { analyseSegment } from '../tasks/analyse-segment.ts'
import { createGazetteer, type Gazetteer, NO_PLACES } from '../tasks/findings/gazetteer.ts'
import { warmUp } from '../tasks/warm-up.ts'
import type { AnalysisAnswer, AnalysisRequest } from './analyser.ts'

/** The thread in which segments are read: whatever a text does to it, the process that it belongs to goes on. */
let places: Gazetteer = NO_PLACES
warmUp()
parentPort?.on('message', (request: AnalysisRequest) => {
  if (request.places) places = createGazetteer(request.places.places, request.places.house)
  parentPort?.postMessage(answer(request))
})
parentPort?.postMessage('ready')

function answer({ said }: AnalysisRequest): AnalysisAnswer {
  try {
    return { analysis: analyseSegment({ ...said, places }) }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : 'unknown' }
  }
}

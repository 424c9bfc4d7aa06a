import {
  createGazetteer,
  type Gazetteer,
  NO_PLACES,
  type Place,
} from '../tasks/entities/gazetteer.ts'

/** The catalogue of areas, learnt from app through the first call that may look, and kept for an hour. */
export type Places = {
  current(): Gazetteer
  learn(load: () => Promise<Place[] | null>): Promise<void>
  onLearnt(listener: () => void): () => void
}

const AGE_MS = 60 * 60 * 1000

export function createPlaces(now: () => number = Date.now): Places {
  let gazetteer = NO_PLACES
  let learntAt = Number.NEGATIVE_INFINITY
  let loading: Promise<void> | null = null
  const listeners = new Set<() => void>()

  async function load(read: () => Promise<Place[] | null>): Promise<void> {
    const places = await read()
    if (!places) return
    learntAt = now()
    if (JSON.stringify(places) === JSON.stringify(gazetteer.places)) return
    gazetteer = createGazetteer(places)
    for (const listener of listeners) listener()
  }

  return {
    current: () => gazetteer,
    async learn(read) {
      if (now() - learntAt < AGE_MS) return
      loading ??= load(read).finally(() => (loading = null))
      await loading
    },
    onLearnt(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

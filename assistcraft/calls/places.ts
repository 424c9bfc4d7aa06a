import { createGazetteer, type Gazetteer, NO_PLACES } from '../tasks/findings/gazetteer.ts'

/** What a call's words are read by, learnt from app through a call that may look, and asked for again after a minute. */
export type Places = {
  current(): Gazetteer
  learn(load: () => Promise<Learnt | null>): Promise<void>
  onLearnt(listener: () => void): () => void
}

type Learnt = Pick<Gazetteer, 'places' | 'house'>

const AGE_MS = 60_000

export function createPlaces(now: () => number = Date.now): Places {
  let gazetteer = NO_PLACES
  let learntAt = Number.NEGATIVE_INFINITY
  let loading: Promise<void> | null = null
  const listeners = new Set<() => void>()

  async function load(read: () => Promise<Learnt | null>): Promise<void> {
    const learnt = await read()
    if (!learnt) return
    learntAt = now()
    const { places, house } = gazetteer
    if (JSON.stringify(learnt) === JSON.stringify({ places, house })) return
    gazetteer = createGazetteer(learnt.places, learnt.house)
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

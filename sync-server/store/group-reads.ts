import DataLoader from 'dataloader'

type Options = {
  /** So many statements run at once; whoever asks while they do shares the next. */
  atOnce?: number
  largest?: number
}

/**
 * Reads in groups: what is asked in one turn, and what is asked while earlier groups are being read, is read together.
 * Nothing is remembered. `read` answers for each key, in their order.
 */
export function groupReads<Key, Value>(
  read: (keys: readonly Key[]) => Promise<Value[]>,
  { atOnce = 1, largest = 500 }: Options = {},
): (key: Key) => Promise<Value> {
  const waiting: (() => void)[] = []
  let running = 0

  function start(dispatch: () => void): void {
    running += 1
    setImmediate(dispatch)
  }

  async function readGroup(keys: readonly Key[]): Promise<Value[]> {
    try {
      return await read(keys)
    } finally {
      running -= 1
      const next = waiting.shift()
      if (next) start(next)
    }
  }

  const loader = new DataLoader<Key, Value>(readGroup, {
    cache: false,
    maxBatchSize: largest,
    batchScheduleFn: (dispatch) => (running < atOnce ? start(dispatch) : waiting.push(dispatch)),
  })
  return (key) => loader.load(key)
}

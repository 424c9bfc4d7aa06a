type Wait<Waiter> = { clock: number; waiter: Waiter }

/** Who waits for which clock of which client; released in the order of the clocks, each at the cost of its place in a heap. */
export class ClockWaits<Waiter> {
  readonly #heaps = new Map<number, Wait<Waiter>[]>()
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Waits until more than `clock` of the client is there. */
  add({ client, clock }: { client: number; clock: number }, waiter: Waiter): void {
    const heap = this.#heaps.get(client) ?? []
    this.#heaps.set(client, heap)
    heap.push({ clock, waiter })
    rise(heap)
    this.#size += 1
  }

  /** Takes out whoever waited for less than `clock`. */
  release(client: number, clock: number): Waiter[] {
    const heap = this.#heaps.get(client) ?? []
    const released: Waiter[] = []
    for (let first = heap[0]; first && first.clock < clock; first = heap[0]) {
      released.push(first.waiter)
      const last = heap.pop()
      if (last && heap.length > 0) sink(heap, last)
    }
    this.#size -= released.length
    return released
  }
}

/** The last of a heap goes up to its place. */
function rise(heap: Wait<unknown>[]): void {
  let index = heap.length - 1
  while (index > 0) {
    const above = (index - 1) >> 1
    if (clockAt(heap, above) <= clockAt(heap, index)) return
    swap(heap, above, index)
    index = above
  }
}

/** Takes the first place and goes down to its own. */
function sink<Waiter>(heap: Wait<Waiter>[], wait: Wait<Waiter>): void {
  heap[0] = wait
  let index = 0
  for (;;) {
    const [left, right] = [2 * index + 1, 2 * index + 2]
    const below = clockAt(heap, right) < clockAt(heap, left) ? right : left
    if (clockAt(heap, below) >= clockAt(heap, index)) return
    swap(heap, below, index)
    index = below
  }
}

function clockAt(heap: readonly Wait<unknown>[], index: number): number {
  return heap[index]?.clock ?? Infinity
}

function swap(heap: Wait<unknown>[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]]
  if (!one || !other) return
  heap[a] = other
  heap[b] = one
}

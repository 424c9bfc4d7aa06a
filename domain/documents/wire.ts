/** Types of messages: the stock y-websocket protocol, and the two that PACE adds for clients that send one first. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Answered once all that was sent before it is durable. */
  marker: 101,
  /** A fresh ticket or token of the same person or client. */
  renewal: 102,
} as const

/** Kinds of sync messages. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** The one kind of auth message: something is refused. */
export const REFUSED = 0

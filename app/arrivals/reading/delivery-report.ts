/** What a mail server says of a mail that the house sent (RFC 3464): of which, and what became of it where that is known. */
export type DeliveryReport = {
  /** The ids that the mail may have, the surest first. */
  of: string[]
  state: 'failed' | 'delivered' | null
  /** The words of the server that would not have it. */
  problem: string
}

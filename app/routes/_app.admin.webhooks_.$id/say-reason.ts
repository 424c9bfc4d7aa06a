import { webhookWords } from '#words/webhooks.ts'

/** Why an endpoint is told nothing: PACE's own reasons and what the network says by its codes, in the reader's language; else as it was said. */
export function sayReason(reason: string): string {
  const { reasons, network } = webhookWords()
  if (isOneOf(reasons, reason)) return reasons[reason]
  const code = Object.keys(network).find((one) => reason.split(/[\s:]+/, 20).includes(one))
  return code && isOneOf(network, code) ? network[code] : reason
}

function isOneOf<Table extends object>(table: Table, name: string): name is string & keyof Table {
  return Object.hasOwn(table, name)
}

import { writeListState } from '#domain/list/address.ts'
import type { ListDefinition } from '#domain/list/definition.ts'
import type { ListState } from '#domain/list/state.ts'

/** Another state at the address where one is: of its view still, and shown as it is shown. */
export function listAddress(list: ListDefinition, state: ListState, here: URLSearchParams): string {
  const params = writeListState(list, state, here.get('view'))
  const shape = here.get('as')
  if (shape) params.set('as', shape)
  return params.toString()
}

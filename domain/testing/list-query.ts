import { readListState } from '../list/address.ts'
import type { ListDefinition } from '../list/definition.ts'
import { SOME_HOUSE } from './house.ts'

/** What a list's address asks for, in a house like any other. */
export function listQuery(list: ListDefinition, address: string) {
  return { ...readListState(list, new URLSearchParams(address), SOME_HOUSE), zone: SOME_HOUSE.zone }
}

import { FOUND_KINDS, type SearchHit } from '#domain/search/hit.ts'

/** The palette tells its items apart by these. */
export function hitValue({ kind, id }: Pick<SearchHit, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

export function isHit(value: string): boolean {
  return FOUND_KINDS.some((kind) => value.startsWith(`${kind} `))
}

export function plain(text: string): string {
  return text.trim().toLocaleLowerCase()
}

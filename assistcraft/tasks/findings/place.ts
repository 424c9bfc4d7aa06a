/** An area or a building of the catalogue, by all that it is called. */
export type Place = {
  key: string
  name: string
  nameAr?: string | null
  aliases: readonly string[]
  kind: 'area' | 'building'
}

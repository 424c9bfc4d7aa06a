type Area = { key: string; name: string; nameAr: string | null; aliases: readonly string[] }

/** The keys of the areas that are meant by these keys, names or other names, each once. Unknown ones are left out. */
export function matchAreas(words: readonly string[], areas: readonly Area[]): string[] {
  const found = words.flatMap((word) => areas.find((area) => isCalled(area, word))?.key ?? [])
  return [...new Set(found)]
}

function isCalled(area: Area, word: string): boolean {
  const wanted = simplify(word)
  return [area.key, area.name, area.nameAr ?? '', ...area.aliases].some(
    (name) => simplify(name) === wanted,
  )
}

/** `dubai-marina`, `Dubai Marina` and `DUBAI  MARINA` are one name. */
function simplify(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
}

/** Whether whoever asks has this answer already: If-None-Match compares weakly (RFC 9110, 13.1.2). */
export function hasTag(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => opaque(tag.trim())) ?? []
  return tags.includes('*') || tags.includes(opaque(etag))
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '')
}

/** Whether what is to be changed is still what whoever asks has read: If-Match compares strongly (RFC 9110, 13.1.1). */
export function hasStrongTag(ifMatch: string, etag: string): boolean {
  const tags = ifMatch.split(',').map((tag) => tag.trim())
  return tags.includes('*') || tags.includes(etag)
}

/** How a call ended, in words: people write them, a call centre sends keys (`viewingBooked`). */
export function dispositionWords(disposition: string): string {
  const spelled = disposition.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ')
  if (spelled === disposition && /[\sA-Z]/.test(disposition)) return disposition
  const words = spelled.toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

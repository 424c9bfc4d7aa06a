import { listLabel } from '../../house/lists.ts'

/** How a call ended: by the house's list, else in the words of whoever wrote it, or a call centre's own key spelled out. */
export function dispositionWords(disposition: string): string {
  const listed = listLabel('disposition', disposition)
  if (listed !== disposition) return listed
  const spelled = disposition.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ')
  if (spelled === disposition && /[\sA-Z]/.test(disposition)) return disposition
  const words = spelled.toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

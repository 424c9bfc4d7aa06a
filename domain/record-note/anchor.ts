/** What a note is called on the page that it stands on. */
export function anchorOf(note: string): string {
  return `note-${note}`
}

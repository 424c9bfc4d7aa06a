export const filing = {
  tags: 'Tags',
  addTag: 'Add a tag',
  removeTag: (tag: string) => `Take the tag ${tag} away`,
  archive: 'Archive',
  archived: 'Archived: it stands in no list, search or board.',
  bringBack: 'Bring back',
}

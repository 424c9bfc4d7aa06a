export const share = {
  title: 'Shared with PACE',
  shared: 'Not put anywhere yet',
  none: 'Nothing is waiting',
  how: 'Share a photo, a file or a text with PACE from another app of this phone: here it is asked where it belongs.',
  missed: 'What was shared did not arrive, or this device had no room for it. Share it once more.',
  where: 'Where does it belong?',
  find: 'Find a lead or a listing',
  noneFound:
    'No lead or listing of yours is called that. Without a network only your own are found.',
  textGoesToLeads: 'Words become a note on a lead; a listing takes photos and files.',
  discard: (name: string) => `Discard ${name}`,
  discardTitle: 'Discard what was shared?',
  discardWhy:
    'It is kept on this device alone and goes from here; the app that it came from keeps its own.',
  discardAction: 'Discard',
}

export const newListing = {
  title: 'New listing',
  titleOfCopy: 'A listing like this one',
  heard: (words: string) => `Heard: “${words}”. A guess until you create it.`,
  heardOfLead: 'As the lead says. A guess until you create it.',
  guessed: (count: number) =>
    count === 1 ? '1 value is a guess from the call' : `${count} values are guesses from the call`,
  nothingHeard: 'The call says nothing of the home yet.',
  copiedFrom: (name: string) =>
    `Texts, amenities and terms are taken over from ${name}; not its papers, its unit or its photos.`,
  readingListing: 'Reading the listing',
  reading: 'Reading what the call says',
  couldNotRead:
    'What it is begun with could not be read. Fill it in yourself, or close and try again.',
  notKnown: 'Not known',
  purpose: 'Offered for',
  cancel: 'Cancel',
  create: 'Create draft',
  creating: 'Creating the draft',
  open: 'Open the home',
  another: 'It is another home',
}

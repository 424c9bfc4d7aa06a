import { plural } from './plural.ts'

export const properties = {
  list: {
    title: 'Properties',
    search: 'Search properties',
    newProperty: 'New property',
    none: 'No property fits',
    noneHint: 'Take away a filter, or search for a building, a unit or a title deed.',
  },
  one: 'Property',
  open: 'Open the property',
  nameless: 'Home without an address',
  make: 'Add property',
  groups: { place: 'Place', home: 'The home', papers: 'Papers' },
  follows: (count: number) =>
    plural(count, {
      one: 'One draft follows what is changed here. What is published stays as it is.',
      other: '# drafts follow what is changed here. What is published stays as it is.',
    }),
  keeper: 'Looked after by',
  nobody: 'Nobody',
  addOrStudio: 'Add, or studio',
  owners: {
    title: 'Owners',
    none: 'Nobody has said whose it is.',
    hidden: 'An owner whom you may not see',
    nameless: 'Contact without a name',
    share: 'Share in per cent',
    shareOf: (name: string) => `Share of ${name} in per cent`,
    find: 'Name, phone or e-mail of an owner',
    add: (name: string) => `Add ${name} as an owner`,
    remove: (name: string) => `Take ${name} from the owners`,
    nothing: 'No contact of yours is called so.',
  },
  listings: {
    title: 'Listings',
    none: 'No listing that you may see.',
    fresh: 'New listing',
    noPrice: 'No price yet',
    permit: (number: string) => `Permit ${number}`,
  },
  viewings: { title: 'Viewings', none: 'No viewing that you may see.', someone: 'Viewing' },
  known: {
    title: 'It seems to be in the house already',
    another: 'It is another home',
  },
  panel: 'What happened to it',
  timeline: {
    title: 'Timeline',
    none: 'Nothing has happened yet.',
    created: 'Property brought in',
    ownerAdded: (name: string) => `Owner added: ${name}`,
    ownerRemoved: (name: string) => `Owner removed: ${name}`,
    shareSet: (name: string, share: string) => `Share of ${name}: ${share}`,
    somebody: 'a contact',
  },
}

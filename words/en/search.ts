export const search = {
  title: 'Search',
  label: 'Search everything',
  hint: 'A name, a phone, a reference, a file',
  begin:
    'Leads, contacts, listings, properties, calls, viewings, tasks, files and colleagues are searched at once. Two letters are enough.',
  nothing: (text: string) => `Nothing found for “${text}”`,
  advice: 'Try a phone number, a reference like L-10042, or a community.',
  all: (text: string) => `All results for “${text}”`,
  kinds: {
    lead: 'Leads',
    contact: 'Contacts',
    listing: 'Listings',
    property: 'Properties',
    call: 'Calls',
    viewing: 'Viewings',
    task: 'Tasks',
    file: 'Files',
    person: 'Colleagues',
  },
}

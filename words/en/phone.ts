export const phone = {
  app: {
    description: 'Leads, listings, viewings and calls of your brokerage',
    newLead: 'New lead',
  },
  install: {
    offer: 'Keep PACE on this phone: it opens at once, and without a network too.',
    action: 'Install',
    later: 'Not now',
    item: 'Install PACE',
  },
  /** What is with the device where there is no network. */
  taken: {
    title: 'Taken along',
    why: 'Your open leads and the viewings of today and tomorrow, as this device last took them along. They can be read and rung without a network, and go when you sign out.',
    viewings: 'Viewings of today and tomorrow',
    noViewings: 'None.',
    leads: 'Your open leads',
    find: 'Find by name, reference or number',
    noLeads: 'You have no open leads.',
    noneFound: 'No lead of that kind',
    followUp: (when: string) => `Next call: ${when}`,
  },
}

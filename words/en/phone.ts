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
}

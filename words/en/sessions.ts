export const sessions = {
  title: 'Where you are signed in',
  list: 'Sessions',
  endOthers: 'End all others',
  endOthersTitle: 'End all other sessions?',
  endOthersWhy:
    'Everywhere but in this browser you are signed out at once, and pages that are open there close.',
  limits:
    'A session ends by itself after 12 hours without use, and after 7 days in any case. If you do not know one of these, end it and tell an admin.',
  thisBrowser: 'This browser',
  used: 'used {when}',
  signedIn: 'signed in {when}',
  from: (address: string) => ` · from ${address}`,
  endOf: (device: string) => `End the session of ${device}`,
  end: 'End',
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
  someBrowserOn: (system: string) => `A browser on ${system}`,
  unknownBrowser: 'An unknown browser',
}

/** Where the browser comes back to from Google's consent; the client at Google names this address. */
export const BACK_PATH = '/google-calendar/back'
export const CONNECT_PATH = '/google-calendar/connect'
export const NOTIFICATIONS_PATH = '/google-calendar/notifications'

/** Addresses that others send to, without a session: each is opened by a key in it. */
export const FORMS_PATH = '/forms'
export const MAIL_IN_PATH = '/mail-in'
export const LEAD_ADS_PATH = '/lead-ads'
export const WHATSAPP_PATH = '/whatsapp'
export const TEXTS_PATH = '/sms'

/** A mail with what is attached to it. */
export const MAIL_BYTES = 20 * 1024 * 1024

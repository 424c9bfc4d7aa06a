import { html } from 'hono/html'
import type { NotificationRow } from '#db/pace/notifications/page.ts'
import type { Language } from '#domain/language.ts'
import { directionOf } from '#words/catalogue/language.ts'
import { notificationWords } from '#words/notifications.ts'
import { placeOf, sayNotification } from './say-notification.ts'

type Options = {
  rows: readonly NotificationRow[]
  name: string
  language: Language
  zone: string
  appUrl: string
  unsubscribe: string
}

/** What somebody has not been told otherwise since the last one, as a mail in their language. */
export function writeDigest({ rows, name, language, zone, appUrl, unsubscribe }: Options) {
  const words = notificationWords(language)
  const items = rows.map((row) => ({
    said: sayNotification(row, { zone, language }),
    url: appUrl + placeOf(row),
  }))
  const page = html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <body style="font-family: system-ui, sans-serif; font-size: 15px; line-height: 1.5">
        <p>${words.mail.hello(name)}</p>
        <ul>
          ${items.map(({ said, url }) => html`<li><a href="${url}">${said}</a></li>`)}
        </ul>
        <p><a href="${appUrl}/notifications">${words.mail.open}</a></p>
        <p style="font-size: 12px"><a href="${unsubscribe}">${words.mail.stop}</a></p>
      </body>
    </html>`
  const lines = items.map(({ said, url }) => `• ${said}\n  ${url}`)
  const text = [
    words.mail.hello(name),
    ...lines,
    `${words.mail.open}: ${appUrl}/notifications`,
    `${words.mail.stop}: ${unsubscribe}`,
  ].join('\n\n')
  return { subject: words.mail.subject(rows.length), text, html: String(page) }
}

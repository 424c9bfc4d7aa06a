/** What one SMS may hold in all: the network parts it, and its reader's phone puts it together again. */
export const LONGEST_SMS = 1000

/** GSM 03.38: one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Of its extension: an escape and one more. */
const EXTENDED = new Set('\f^{}\\[~]|€')

const SIZES = {
  gsm: { alone: 160, parted: 153 },
  unicode: { alone: 70, parted: 67 },
} as const

export type SmsSize = {
  /** `gsm` for Latin letters; one letter of another script, or an emoji, makes all of it `unicode`. */
  encoding: keyof typeof SIZES
  /** So many are paid for. */
  segments: number
  /** So many units are left in the last one. */
  left: number
}

/** How a text goes over the air: what it is parted into, as its network counts. Nothing that is one letter is parted. */
export function smsSize(text: string): SmsSize {
  const letters = [...text.replaceAll('\r\n', '\n')]
  const isGsm = letters.every((one) => BASIC.has(one) || EXTENDED.has(one))
  const encoding = isGsm ? 'gsm' : 'unicode'
  const units = letters.map((one) => (isGsm ? (EXTENDED.has(one) ? 2 : 1) : one.length))
  const { alone, parted } = SIZES[encoding]
  const all = units.reduce((sum, one) => sum + one, 0)
  if (all <= alone) return { encoding, segments: all === 0 ? 0 : 1, left: alone - all }
  let [segments, used] = [1, 0]
  for (const one of units) {
    if (used + one > parted) [segments, used] = [segments + 1, 0]
    used += one
  }
  return { encoding, segments, left: parted - used }
}

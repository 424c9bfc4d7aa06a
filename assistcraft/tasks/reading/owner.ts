import type { Said } from '../findings/finding.ts'

const HOME = String.raw`(?:flats?|apartments?|villas?|townhouses?|house|penthouse|studio|propert(?:y|ies)|place|unit|one bed|two bed|three bed|\w+ bed(?:room)?s?|office)`
/** Whoever has a tenant, or a home to put on the market, is no seeker. */
const OWNER = new RegExp(
  String.raw`\b(?:my|our|the|ma) tenants?\b(?! contract)|\b(?:i am|i['’]?m|we are|we['’]re|as) (?:the |an? )?(?:owner|landlord|landlady)s?\b|\b(?:i|we) own\b|\b(?:sell(?:ing)?|let(?:ting)?(?: out)?|rent(?:ing)? out|list(?:ing)?|market(?:ing)?) (?:it|my|our|them|(?:my |our |the )?${HOME})\b|\b(?:rent|let|list|put|give) (?:it|them|my \w+|our \w+|the \w+) (?:out|on the market|for rent|for sale|up for|on rent)\b|\b(?:back )?on the market\b|\brented (?:out |to)\b|\b(?:i have|i['’]ve|we have|we['’]ve|i am having|i['’]m having|i got|we got)(?: got)? (?:a|one|the|an|my|this) (?:\w+ ){0,3}?${HOME}\b[^.?!]{0,60}\b(?:with you|to (?:let|rent out|sell)|since|tenant|rented|which i|that i|for rent|for sale|vacant)\b|\brented\b[^.?!]{0,6}(?:,|$)`,
  'i',
)
const SEEKS =
  /\b(?:look(?:ing)? for|need (?:a|an|something)|want (?:a|an|to rent (?!out)|to buy)|my landlord|our landlord|the owner(?:['’]s)? (?:says?|wants?|is))\b/i

/** Whether a caller tells that he has a home to let or to sell. */
export function ownsHome({ role, text, dialogue: { intent } }: Said): boolean {
  if (role !== 'customer') return false
  if (intent === 'listProperty' || intent === 'valuation') return true
  return OWNER.test(text) && !SEEKS.test(text)
}

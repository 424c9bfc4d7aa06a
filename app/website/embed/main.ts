import { EnquiryElement } from './enquiry-element.ts'
import { ListingsElement } from './listings-element.ts'

// A page may bring the script twice.
if (!customElements.get('pace-enquiry')) customElements.define('pace-enquiry', EnquiryElement)
if (!customElements.get('pace-listings')) customElements.define('pace-listings', ListingsElement)

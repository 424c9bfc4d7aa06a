import { createAsked } from '../components/kit/overlay/asked.ts'
import type { Preset } from './booking-form.tsx'

/** Opens, over whatever page is there, the booking of a viewing with what is known of it. */
export const { ask: askToBook, useAsked: useAskedToBook } = createAsked<Preset>()

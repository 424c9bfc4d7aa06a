// Rebuilds formats.json from the metadata of libphonenumber: node app/components/format/phone/build-formats.ts
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { z } from 'zod'

/** Where those who buy, rent and let in Dubai come from, by calling code; others are shown as they are stored. */
const CODES =
  '971 966 974 965 973 968 962 961 964 98 20 90 91 92 94 880 977 63 65 60 62 66 86 852 81 82 44 353 1 33 49 39 34 31 32 41 43 46 47 45 48 40 30 7 380 994 998 61 64 27 234 254 212 216'.split(
    ' ',
  )

const FormatSchema = z
  .tuple([z.string(), z.string()])
  .rest(z.unknown())
  .transform(([pattern, national, leading, , , international]) => {
    const begins = z.array(z.string()).catch([]).parse(leading).at(-1) ?? ''
    return [pattern, international ?? national, begins] as const
  })
const MetadataSchema = z.object({
  country_calling_codes: z.record(z.string(), z.array(z.string()).min(1)),
  countries: z.record(z.string(), z.array(z.unknown())),
})

const require = createRequire(import.meta.url)
const metadata = MetadataSchema.parse(require('libphonenumber-js/metadata.min.json'))
const formats = Object.fromEntries(
  CODES.map((code) => {
    const main = metadata.country_calling_codes[code]?.[0] ?? ''
    return [code, z.array(FormatSchema).catch([]).parse(metadata.countries[main]?.[4])]
  }),
)
writeFileSync(new URL('formats.json', import.meta.url), `${JSON.stringify(formats)}\n`)

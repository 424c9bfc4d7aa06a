/** How often the consumer of the log is killed, and where what was seen is written: `npm run bench -- consumer` asks for more than a test. */
export const CONSUMER_KILLS = Number(process.env['PACE_CONSUMER_KILLS'] ?? 20)
export const CONSUMER_RESULT = process.env['PACE_CONSUMER_RESULT']

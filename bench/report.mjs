// The guardian's report from the command line, in each format: time and size, on the demonstration and on a million
// reports. The whole command is measured: starting, counting, writing.
import { statSync } from 'node:fs'
import { sightlineDoes } from '../tests/support/program.mjs'
import { benchmark, demonstrationRecord, folder, median, millionRecord, printTable, timed } from './measuring.mjs'

const formats = ['pdf', 'docx', 'xlsx', 'html', 'json', 'csv']
const periods = { demonstration: ['2017-09-01', '2017-11-30'], million: ['2024-09-01', '2024-11-30'] }
const tries = 3

async function measure(database, [from, to], format) {
  const out = `${folder}/report.${format}`
  const args = ['report', 'guardian', '--from', from, '--to', to, '--format', format, '--out', out, '--database', database.url]
  const times = []
  for (let n = 0; n < tries; ++n) times.push((await timed(() => sightlineDoes(args))).milliseconds)
  return { time: median(times), size: statSync(out).size }
}

await benchmark("The guardian's report from the command line", async () => {
  const small = await demonstrationRecord()
  const large = await millionRecord()
  const lines = [[`median of ${tries}`, 'demonstration', 'size', 'a million', 'size']]
  for (const format of formats) {
    const one = await measure(small, periods.demonstration, format)
    const other = await measure(large, periods.million, format)
    const cells = [one, other].flatMap(({ time, size }) => [`${time.toFixed(0)} ms`, `${(size / 1000).toFixed(0)} kB`])
    lines.push([format, ...cells])
  }
  printTable(lines)
})
